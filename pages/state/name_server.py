"""A language model on a server that the person who runs Beleef configured; off unless they did.

BELEEF_NAMES_URL is the address of a service that speaks as OpenAI's (for example a local one:
http://localhost:11434/v1), BELEEF_NAMES_MODEL its model, BELEEF_NAMES_KEY a key when it wants one. Only
keywords and masked quotes of one theme go out, when a person presses the button. What comes back is checked.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from analysis.themes.suggested import check_suggestion, write_question
from data.errors import StudyError
from data.privacy.masking import mask_text

_SECONDS = 30.0
_LARGEST = 200_000


@dataclass(frozen=True)
class NameServer:
    """Where names are asked, and of which model."""

    url: str
    model: str
    key: str = ""

    @property
    def host(self) -> str:
        """The machine that keywords and quotes go to, as a person may read it."""
        return urlsplit(self.url).hostname or ""


class _NoRedirect(HTTPRedirectHandler):
    """Answers go to the configured address and nowhere else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def find_name_server() -> NameServer | None:
    """The configured server; None when there is none, or its address is no web address."""
    url = os.environ.get("BELEEF_NAMES_URL", "").strip().rstrip("/")
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        return None
    return NameServer(
        url, os.environ.get("BELEEF_NAMES_MODEL", "default"), os.environ.get("BELEEF_NAMES_KEY", "")
    )


def suggest_name(server: NameServer, keywords: Sequence[str], quotes: Sequence[str], language: str) -> str:
    """A name for a theme that a person may confirm.

    Raises StudyError `name_server_silent` when the server does not answer as it should, and `name_refused`
    when what it proposed may not be shown.
    """
    masked = [mask_text(quote)[0] for quote in quotes]
    answer = _ask(server, write_question(keywords, masked, language))
    name = check_suggestion(answer, keywords, masked)
    if not name or mask_text(name)[0] != name:
        raise StudyError("name_refused", server=server.host)
    return name


def _ask(server: NameServer, messages: list[dict[str, str]]) -> str:
    body = {"model": server.model, "messages": messages, "temperature": 0, "max_tokens": 40}
    headers = {"Content-Type": "application/json"}
    if server.key:
        headers["Authorization"] = f"Bearer {server.key}"
    request = Request(f"{server.url}/chat/completions", json.dumps(body).encode(), headers)  # noqa: S310 (http and https only)
    try:
        with build_opener(_NoRedirect).open(request, timeout=_SECONDS) as response:
            told = json.loads(response.read(_LARGEST))
        return str(told["choices"][0]["message"]["content"])
    except HTTPError as error:
        error.close()
        raise StudyError("name_server_silent", server=server.host) from error
    except (URLError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise StudyError("name_server_silent", server=server.host) from error
