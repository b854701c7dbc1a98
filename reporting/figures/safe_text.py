"""Text that people wrote, made harmless for Plotly, which reads a little HTML, MathJax and templates."""

from __future__ import annotations

import re
import textwrap

LONGEST = 160
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "＄", "%{": "%\u200b{"}
_BREAK = "<br>"


def plotly_safe(text: str, width: int | None = None) -> str:
    """`text` so that Plotly shows each character as it is.

    Control and direction signs go, white space becomes single spaces, after 160 characters an
    ellipsis follows; `width` breaks lines at that many characters. The only markup in the result
    is our own line break. (reliability: no `<` but our `<br>`, no `$`, no `%{`.)
    """
    clean = " ".join(_HIDDEN.sub("", text).split())
    if len(clean) > LONGEST:
        clean = clean[: LONGEST - 1].rstrip() + "…"
    lines = textwrap.wrap(clean, width) if width else [clean]
    return _BREAK.join(_escaped(line) for line in lines)


def _escaped(line: str) -> str:
    for sign, harmless in _ESCAPES.items():
        line = line.replace(sign, harmless)
    return line
