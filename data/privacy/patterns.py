"""Personal data as it stands in open answers: what it looks like and what comes in its place.

Names of places and streets are what a study is about and stay; only a house number goes. Every
pattern is bounded, so that no text can keep it busy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.privacy.check_digits import is_enterprise_number, is_iban, is_register_number

_FOLDER = Path(__file__).resolve().parent
_STREETS = (
    "straat",
    "laan",
    "weg",
    "plein",
    "lei",
    "dreef",
    "hof",
    "baan",
    "stwg",
    "str.",
    "kaai",
    "dries",
    "veld",
    "berg",
)
_STREET = f"(?:{'|'.join(map(re.escape, _STREETS))})"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-Za-zà-öø-ÿ'’-]{1,24}"
_CAPITALISED = re.compile(_CAPITAL)
_PARTICLE = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Tt]e|[Ll]e|[Ll]a|[Dd]u|[Vv]ande|[Vv]anden)\s){0,3}"
)
_TITLE = (
    r"(?:[Mm]eneer|[Mm]ijnheer|[Mm]evrouw|[Mm]evr\.?|[Dd]hr\.?|[Jj]uffrouw|[Bb]uurman|[Bb]uurvrouw|[Dd]okter"
    r"|[Dd]r\.|[Pp]astoor|[Mm]eester|[Jj]uf|[Nn]onkel|[Mm]onsieur|[Mm]adame|Mr\.?|Mrs\.?|Ms\.?)"
)
_CUE = (
    r"(?:[Mm]ijn naam is|[Ii]k heet|[Gg]roet(?:en|jes)?(?: van)?|[Mm]et vriendelijke groeten?|[Mm]vg"
    r"|[Mm]y name is|[Jj]e m['’]appelle)"
)
# A part of every title and cue, in lower case.
_CUE_PARTS = (
    "meneer", "mijnheer", "mevr", "dhr", "juf", "buur", "dokter", "dr.", "pastoor", "meester", "nonkel",
    "monsieur", "madame", "mr", "ms", "naam is", "name is", "heet", "groet", "mvg", "appelle",
)  # fmt: skip


@dataclass(frozen=True)
class Pattern:
    """One kind of personal data. Group 'hide' of `expression` is what is hidden, `holds` checks it.

    `is_likely` is a quick look at the whole text that spares most texts the search.
    """

    kind: str
    mask: str
    expression: re.Pattern[str]
    holds: Callable[[str], bool] = lambda _: True
    is_likely: Callable[[str], bool] = lambda _: True


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_name(text: str) -> bool:
    """'Sint-Jan' and 'Carlos Dierickxplein' are places."""
    return not re.search(rf"(?:{_STREET}|park|kerk|school|zaal|wijk|brug|molen|kapel|kasteel)$", text.lower())


@cache
def _first_names() -> frozenset[str]:
    return frozenset((_FOLDER / "first_names.txt").read_text(encoding="utf-8").split())


def _names_someone(text: str) -> bool:
    return not _first_names().isdisjoint(_CAPITALISED.findall(text))


def _has_digits(n: int) -> Callable[[str], bool]:
    search = re.compile(rf"(?:\d[^\d]{{0,3}}){{{n}}}").search
    return lambda text: search(text) is not None


def _has_one_of(*parts: str) -> Callable[[str], bool]:
    def is_likely(text: str) -> bool:
        lower = text.lower()
        return any(part in lower for part in parts)

    return is_likely


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give back all kinds of personal data, in the order in which they are looked for."""
    first_names = "|".join(sorted(map(re.escape, _first_names()), key=lambda name: (-len(name), name)))
    return (
        Pattern(
            "link",
            "[link]",
            re.compile(r"(?P<hide>\b(?:https?://|www\.)[^\s<>\"']{3,2000})"),
            is_likely=_has_one_of("://", "www."),
        ),
        Pattern(
            "email",
            "[e-mail]",
            re.compile(
                r"(?P<hide>(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]| apenstaartje )\s?[\w-]{1,63}"
                r"(?:\.[\w-]{2,63}){1,4})"
            ),
            is_likely=_has_one_of("@", "(at)", "[at]", "apenstaartje"),
        ),
        Pattern(
            "account",
            "[account]",
            re.compile(r"(?<![\w@.])(?P<hide>@[A-Za-z_][A-Za-z0-9_.]{2,29})"),
            is_likely=_has_one_of("@"),
        ),
        Pattern(
            "iban",
            "[rekeningnummer]",
            re.compile(
                r"(?<![A-Za-z0-9])(?P<hide>[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}"
                r"(?:[ .-]?[A-Z0-9]{1,3})?)(?![A-Za-z0-9])"
            ),
            lambda text: is_iban(re.sub(r"[ .-]", "", text)),
            _has_digits(6),
        ),
        Pattern(
            "register_number",
            "[rijksregisternummer]",
            re.compile(r"(?<!\d)(?P<hide>\d{2}[. -]?\d{2}[. -]?\d{2}[-. ]?\d{3}[-. ]?\d{2})(?!\d)"),
            lambda text: is_register_number(_digits(text)),
            _has_digits(11),
        ),
        Pattern(
            "enterprise_number",
            "[ondernemingsnummer]",
            re.compile(r"(?<![\d.])(?P<hide>(?:BE ?)?[01]\d{3}\.\d{3}\.\d{3}|BE ?[01]\d{9})(?!\d)"),
            lambda text: is_enterprise_number(_digits(text)),
            _has_digits(10),
        ),
        Pattern(
            "phone",
            "[telefoon]",
            re.compile(
                r"(?<![\w+])(?<!\d[.,])(?P<hide>(?:(?:\+|00)32[ ./-]?(?:\(0\))?|\(?0)"
                r"(?:4[5-9]\d(?:[ ./-]?\d{2}){3}|4[5-9]\d[ ./-]?\d{3}[ ./-]?\d{3}"
                r"|[1-9](?:[ ./()-]{0,2}\d){7})|(?:\+|00)[1-9]\d{0,2}(?:[ ./()-]{0,2}\d){7,11})(?!\d)"
            ),
            is_likely=_has_digits(8),
        ),
        Pattern(
            "plate",
            "[nummerplaat]",
            re.compile(
                r"(?<![\w-])(?P<hide>[1-9GQTO]-?[A-HJ-NP-Z]{3}-?\d{3}|[A-Z]{3}-\d{3}|\d{3}-[A-Z]{3})(?![\w-])"
            ),
            is_likely=_has_digits(3),
        ),
        Pattern(
            "house_number",
            "[huisnummer]",
            re.compile(
                rf"{_STREET}\s(?:nr\.?\s|nummer\s)?"
                r"(?P<hide>\d{1,4}[a-zA-Z]?(?:\s?(?:bus|b)\s?\d{1,4})?)"
                r"(?!\d|[.,]\d|\s?(?:%|km|m\b|à|-)|\s(?!(?:bus|in|te|is|en|van|waar|staat|woont|wonen|ligt|heeft|want|maar|moet|naast|vlak)\b)[a-zà-ÿ])",
                re.IGNORECASE,
            ),
            is_likely=_has_one_of(*(f"{street} " for street in _STREETS)),
        ),
        Pattern(
            "name",
            "[naam]",
            re.compile(
                rf"\b(?:{_TITLE}|{_CUE},?)\s(?P<hide>{_PARTICLE}{_CAPITAL}(?:\s{_PARTICLE}{_CAPITAL})?)"
            ),
            _is_name,
            _has_one_of(*_CUE_PARTS),
        ),
        Pattern(
            "full_name",
            "[naam]",
            re.compile(rf"(?<![\w-])(?P<hide>(?:{first_names})\s{_PARTICLE}{_CAPITAL})(?![\w-])"),
            _is_name,
            _names_someone,
        ),
    )
