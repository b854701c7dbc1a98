"""The whole way in a real browser: the demo is analysed, a place is chosen, the deck comes along."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect
from pptx import Presentation

_ANALYSIS = 600_000
_SCREEN = 20_000


def test_from_first_start_to_the_deck(
    browser: Browser, serve: Callable[[Path], object], tmp_path: Path
) -> None:
    with serve(tmp_path / "workspace") as site, browser.new_context(accept_downloads=True) as context:
        assert site.first_answer < 15
        page = context.new_page()
        elsewhere: list[str] = []
        page.on(
            "request", lambda request: elsewhere.append(request.url) if _is_elsewhere(request.url) else None
        )
        page.goto(site.address)
        expect(page.get_by_role("heading", name="We lezen").first).to_be_visible(timeout=_SCREEN)
        expect(page.get_by_role("progressbar").first).to_be_visible()
        expect(page.get_by_role("heading", name="In vijf minuten")).to_be_visible(timeout=_ANALYSIS)
        expect(page.get_by_role("heading", name="We lezen")).to_have_count(0, timeout=_SCREEN)
        expect(page.get_by_role("heading", level=1)).to_contain_text("600 mensen", timeout=_SCREEN)
        assert page.evaluate("document.documentElement.lang") == "nl"
        expect(page.get_by_text("alle antwoorden en aantallen zijn verzonnen").first).to_be_visible()

        page.get_by_role("link", name="Kaart", exact=True).click()
        expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=_SCREEN)
        box = page.get_by_role("combobox", name="Kies een plek")
        box.click()
        page.get_by_role("option", name="Markt Gavere").click()
        begin = time.monotonic()
        expect(page.get_by_role("heading", name="Markt Gavere")).to_be_visible(timeout=_SCREEN)
        assert time.monotonic() - begin < 10
        assert "unit=" in page.url

        page.get_by_role("link", name="Presenteren", exact=True).click()
        button = page.get_by_role("button", name="Download de presentatie")
        expect(button).to_be_visible(timeout=_SCREEN)
        with page.expect_download(timeout=60_000) as waiting:
            button.click()
        deck = Presentation(io.BytesIO(Path(waiting.value.path()).read_bytes()))
        assert waiting.value.suggested_filename.endswith("presentation.pptx")
        assert len(deck.slides) == 6
        assert elsewhere == []


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://localhost:", "data:", "blob:"))
