"""Cuts one answer into parts that each hold one idea (domain study 2.1).

Three kinds of places to cut: line breaks and bullets, ends of sentences (`pysbd` where a full stop may
belong to an abbreviation), and words or signs of contrast and addition ('maar', 'en ook', ';', '+').
A cut stays only when both sides keep a word that can be a noun or a verb; so 'mooi maar duur' is one
idea and 'Zalig!' stays with what it is about. Every part is a literal piece of the answer; together
they hold all its letters and figures, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

_LONGEST_FOR_LIBRARY = 2_000
_LINES = re.compile(r"\s*(?:\r?\n|\r|\u2028)+\s*|\s+[•●▪◦‣]\s*")
_FIRST_NUMBER = re.compile(r"\s*1[.)]\s")
_NEXT_NUMBER = re.compile(r"(?<=\w)[,;.]?\s+(?=[2-9][.)]\s+[^\W\d_])")
_CONTEXT = 80
_BULLET = re.compile(r"^[\s•●▪◦‣*·–—\-+>]+(?=[^\s\d])")
_SENTENCE_END = re.compile(
    r"[.!?…]+[)\"'”’»]*(?:\s*[^\w\s.!?…,;:+\-–'\"“‘«(#/&@$€%*]+)*\s+(?=[^\s])|(?<=[^\W\d_]{3})[.!?](?=[A-ZÀ-Þ][^\W\d_]{2})"
)
_MAY_BE_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:[^\W\d_]|[^\W\d_aeiouyàâéèêëïîôöûü]{2,4}|[^\W\d_]+(?:\.[^\W\d_]+)+|\d{1,2}|bijv?|mevr|prof|etc|enz|excl|incl|burg)\.\s",
    re.IGNORECASE,
)
_AFTER_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:bv|bijv|dhr|mevr|mr|mvr|dr|ir|prof|ing|nr|nrs|st|ste|ca|incl|excl|max|min|o\.a|m\.a\.w|m\.i|t\.o\.v|t\.a\.v|i\.p\.v"
    r"|d\.w\.z|a\.u\.b|aub|z\.g|zgn|zg|enz|etc|e\.d|e\.a|resp|evt|ev|tel|art|blz|jl|ongev|gem|burg|vb|nl|a\.d|p\.s|b\.v|m\.b\.t|o\.l\.v|i\.v\.m"
    r"|[^\W\d_]|e\.g|i\.e|mrs|vs|approx|dept|p\.ex|env|z\.b|usw|bzw|ca|p\.ej)\.[)\"'”’»]*\s+$",
    re.IGNORECASE,
)
_NEVER_BEFORE_NEXT = re.compile(
    r"(?:^|[\s(])(?:dhr|mevr|mvr|mr|mrs|dr|ir|prof|ing|nr|nrs|st|ste|ca|incl|excl|bv|bijv|vb|art|blz|tel|o\.a|m\.a\.w|d\.w\.z)\.\s+$",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"\s*[;；]\s*(?![)(DPp\-])|\s+\+\s*(?=[^\W\d_])|(?<=[^\W\d_])\s*\+\s+"
    r"|[,\s]+(?=(?:maar|doch|but|mais|aber|sondern|pero|mutta|però|mas|porém)\b)"
    r"|[,\s]+(?=(?:en|alsook|maar)\s+ook\b|and\s+also\b|et\s+aussi\b|und\s+auch\b|y\s+también\b|e\s+anche\b|e\s+também\b|ja\s+myös\b)",
    re.IGNORECASE,
)
_NOT_A_CONTRAST_BEFORE = re.compile(
    r"\b(?:zeg|doe|kom|ga|laat|kijk|neem|geef|vraag|blijf|alleen|enkel|nog|gewoon|toe|zomaar|altijd|liefst|all|nothing|anything|everything|no)$"
    r"|\bniet\s+(?:alleen|enkel|slechts)\b|\bnot\s+only\b|\bnon\s+seulement\b|\bnicht\s+nur\b|\bno\s+s[oó]lo\b"
    r"|\b(?:is|ben|zijn|'t\s+is)?\s*niet\s+(?:dat|omdat)\b|\b(?:ben|is|zijn)\s+niet\s+tegen\b|\bniets?\s+tegen\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:niet|geen|gene|not|no|pas|nicht|kein\w*)\s+(?:\S+\s+){0,3}\S+$", re.IGNORECASE
)
_ONLY_BEFORE = re.compile(
    r"(?:^|\s)(?:ik|je|jij|ge|gij|u|hij|zij|ze|we|wij|men|het|'t|dat|da|er|dan|ook|eigenlijk|is|was|waren|zijn|ben|heb|heeft"
    r"|hebben|had|hadden|kan|kunnen|mag|mogen|moet|moeten|zal|zou|wordt|worden|mij|me|hem|haar|hun|ons|u|daar|hier|toch|soms|vaak|meestal)$",
    re.IGNORECASE,
)
_ONLY_AFTER = re.compile(
    r"(?:maar|but|mais|aber)(?:\s*[.!?…]|\s*$|\s+(?:\d|een\s+paar|twee|drie|vier|vijf|weinig|half|halve|één|1)\b)",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s+[-–—]{1,2}\s+")
_SHORT_CORRECTION = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_QUALITY = re.compile(
    r"(?:[^\W\d_]{3,}(?:ige?|lijke?|loze?|loos|bare?|baar|zame?|zaam|achtige?|ische?|isch))$"
)
_LISTS = Path(__file__).parent / "word_lists"


def cut_answer(text: str, language: str = "nl") -> list[str]:
    """Give back the parts of one answer, in order; never none: a text that cannot be cut is its own part.

    `text`: cleaned, also empty. `language`: code of the answer, for sentence ends.
    """
    cuts = sorted(set(_find_cuts(text, language)))
    edges = [0, *_keep_cuts(text, cuts), len(text)]
    parts = [_trim(text[start:stop]) for start, stop in pairwise(edges)]
    return [part for part in parts if part] or [text.strip()]


def has_noun_or_verb(text: str) -> bool:
    """Give back whether a text keeps a word that can be a noun or a verb.

    There is no parser behind this: a word of three letters or more that is no small word (article,
    pronoun, preposition, auxiliary, adverb) and no word for a quality ('mooi', 'rustig') can be one.
    """
    return any(_can_be_noun_or_verb(word) for word in _WORD.findall(text.lower()))


def _find_cuts(text: str, language: str) -> Iterator[int]:
    """Give back the places where a next part may begin."""
    if _FIRST_NUMBER.match(text):
        yield from (number.end() for number in _NEXT_NUMBER.finditer(text))
    start = 0
    for line in (*_LINES.finditer(text), None):
        stop = line.start() if line else len(text)
        piece = text[start:stop]
        yield from (start + place for place in _sentence_cuts(piece, language))
        yield from (start + place for place in _joint_cuts(piece))
        if line:
            start = line.end()
            yield start


def _sentence_cuts(text: str, language: str) -> list[int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if not ends:
        return []
    if _MAY_BE_ABBREVIATION.search(text) and len(text) <= _LONGEST_FOR_LIBRARY:
        found = _library_cuts(text, language)
        ends = found if found is not None else ends
    return [end for end in ends if not _is_abbreviation(text, end)]


def _is_abbreviation(text: str, end: int) -> bool:
    """Give back whether the full stop before `end` belongs to an abbreviation in the middle of a sentence."""
    before = text[max(0, end - 24) : end]
    if _NEVER_BEFORE_NEXT.search(before):
        return True
    follows = text[end : end + 1]
    return bool(_AFTER_ABBREVIATION.search(before)) and not follows.isupper()


def _library_cuts(text: str, language: str) -> list[int] | None:
    """Give back pysbd's sentence ends; None when its pieces are not the text, piece after piece."""
    cuts = []
    place = 0
    for sentence in _segmenter(language).segment(text):
        found = text.find(sentence.strip(), place)
        if found < 0 or text[place:found].strip():
            return None
        place = found
        if place:
            cuts.append(place)
        place += len(sentence.strip())
    return None if text[place:].strip() else cuts


@lru_cache(maxsize=8)
def _segmenter(language: str):  # type: ignore[no-untyped-def]
    import pysbd
    from pysbd.languages import LANGUAGE_CODES

    return pysbd.Segmenter(language=language if language in LANGUAGE_CODES else "nl", clean=False)


def _joint_cuts(text: str) -> Iterator[int]:
    """Give back the places after a sign, or before a word, of contrast or addition."""
    for joint in _JOINTS.finditer(text):
        left = text[max(0, joint.start() - _CONTEXT) : joint.start()]
        right = text[joint.end() : joint.end() + _CONTEXT]
        if joint.group().strip(" ,\t") or not _is_no_contrast(left, joint.group(), right):
            yield joint.end()
    dashes = list(_DASHES.finditer(text))
    if len(dashes) > 1:
        yield from (dash.end() for dash in dashes)


def _is_no_contrast(left: str, joint: str, right: str) -> bool:
    """Give back whether 'maar' only softens ('zeg maar'), means 'only' ('is maar een excuus'), or sets
    something right ('niet de auto maar de mens').
    """
    if _NOT_A_CONTRAST_BEFORE.search(left):
        return True
    if "," not in joint and (_ONLY_BEFORE.search(left) or _ONLY_AFTER.match(right)):
        return True
    return bool(_CORRECTION.search(left)) and len(right.split()) <= _SHORT_CORRECTION


def _keep_cuts(text: str, cuts: list[int]) -> list[int]:
    """Give back the cuts that leave a noun or verb on both sides; what a lost cut parted stays together."""
    inner = [cut for cut in cuts if 0 < cut < len(text)]
    edges = [0, *inner, len(text)]
    says = [has_noun_or_verb(text[start:stop]) for start, stop in pairwise(edges)]
    kept: list[int] = []
    has_said = False
    for cut, said in zip(inner, says, strict=False):
        has_said = has_said or said
        if has_said:
            kept.append(cut)
            has_said = False
    last_said = max((number for number, said in enumerate(says) if said), default=0)
    return [cut for cut in kept if cut <= edges[last_said]]


def _trim(part: str) -> str:
    """Give back a part without the signs that parted it; letters and figures stay."""
    bare = _BULLET.sub("", part.strip())
    return bare.rstrip(" \t\r\n;+,-–—•●▪◦‣") or part.strip()


def _can_be_noun_or_verb(word: str) -> bool:
    if word in _small_words():
        return False
    return (len(word) >= 3 and not _QUALITY.fullmatch(word)) or not word.isascii()


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Give back small words and words for qualities of Dutch and its neighbours."""
    text = (_LISTS / "no_noun_no_verb.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
