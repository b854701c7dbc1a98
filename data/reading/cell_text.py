"""Text as it enters the house: one Unicode form, without characters that nobody can see.

Control characters, lone surrogates, direction overrides and zero-width characters are taken out
because they break exports and can make a sentence look different from what it is. Joiners stay
where they join (emoji families, Persian, Indic scripts). Only the standard library is used.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_LINE_END = re.compile("\r\n|\r|\x85|\u2028|\u2029")
# A joiner beside an ASCII character or at an end joins nothing.
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")
_PLAIN = re.compile(r"[\x20-\x7e]*\Z")


def clean_text(text: str) -> str:
    r"""Give back `text` in NFC, without invisible characters and outer white space.

    `text`: any string, also empty or with lone surrogates. Line ends become '\n'. Cleaning a
    cleaned text changes nothing.
    """
    if _PLAIN.match(text):
        return text.strip()
    visible = _LINE_END.sub("\n", _INVISIBLE.sub("", text))
    joined = _STRAY_JOINER.sub("", unicodedata.normalize("NFC", visible))
    return _strip(unicodedata.normalize("NFC", joined))


def _strip(text: str) -> str:
    """Strip until stable: a joiner at an end only becomes visible once the blanks are gone."""
    stripped = text.strip()
    while (again := _STRAY_JOINER.sub("", stripped).strip()) != stripped:
        stripped = unicodedata.normalize("NFC", again)
    return stripped


def clean_header(text: str, max_length: int) -> str:
    """Give back a column name on one line, without HTML tags, at most `max_length` characters long."""
    without_tags = re.sub(r"</?[A-Za-z][^<>]{0,200}>|&nbsp;", " ", text)
    return " ".join(clean_text(without_tags).split())[:max_length].strip()
