"""Bytes → text: which encoding a text file was saved in.

UTF-8 (with or without BOM), UTF-16 in both byte orders with or without BOM, Windows-1252 and Mac
Roman. A file that mixes UTF-8 with something else is refused with the row where it goes wrong:
guessing would damage answers silently.
"""

from __future__ import annotations

import codecs
import re

from data.reading.finding import Finding, refuse, warn

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# 'cafÃ©': UTF-8 that was read as Windows-1252 and saved again.
_TWICE_ENCODED = re.compile("Ã[\u0080-\u00bf©«¨´¯¶¼¡]|â€[\u0080-\u00ff™œ“”]")
_TYPOGRAPHIC = set("’‘“”–—…€°²³½«»·\u00a0•©®™")


def decode_bytes(content: bytes) -> tuple[str, list[Finding]]:
    """Give back the text of a file and warnings about its encoding.

    `content`: the bytes of a text file, at least one. Raises `Refusal` for NUL bytes, for a
    UTF-16 file that stops halfway a character and for mixed encodings.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decode_strictly(content[len(bom) :], encoding), []
    wide = _wide_encoding(content)
    if wide:
        return _decode_strictly(content, wide), [warn("encoding_guessed", encoding="UTF-16")]
    if b"\x00" in content:
        refuse("nul_bytes", row=_row_of(content, content.index(b"\x00")))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_single_byte(content, error.start)
    twice = _TWICE_ENCODED.search(text)
    return text, [warn("encoded_twice", row=text.count("\n", 0, twice.start()) + 1)] if twice else []


def _decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        refuse("broken_encoding", row=_row_of(content, error.start), encoding=encoding.upper())


def _row_of(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without BOM: mostly Latin text has a zero in nearly every second byte."""
    sample = content[:4000]
    if len(sample) < 4 or len(content) % 2:
        return ""
    pairs = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * pairs and sample[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * pairs and sample[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _decode_single_byte(content: bytes, first_invalid: int) -> tuple[str, list[Finding]]:
    """Windows-1252 or Mac Roman, whichever gives the more likely words; never a mixture with UTF-8."""
    if _MULTIBYTE.search(content):
        refuse("mixed_encoding", row=_row_of(content, first_invalid), byte=first_invalid + 1)
    candidates = []
    for order, (encoding, name) in enumerate((("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((_count_unlikely(text), order, text, name))
    _, _, text, name = min(candidates)
    return text, [warn("encoding_guessed", encoding=name)]


def _count_unlikely(text: str) -> int:
    """Count the non-ASCII characters that stand where a writer would not put them."""
    unlikely = 0
    for match in re.finditer(r"(.?)([^\x00-\x7f])(.?)", text[:2_000_000]):
        before, character, after = match.groups()
        if character.isalpha():
            loose = not before.isalpha() and not (after.isalpha() and after.isascii())
            unlikely += character.isupper() and (before.islower() or loose)
        elif before.isalpha() and after.isalpha():
            unlikely += character != "’"
        else:
            unlikely += character not in _TYPOGRAPHIC
    return unlikely
