"""Names of places as people write them: compared without case, accents, articles and house numbers."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from data.model import Level

_ARTICLES = {
    "de",
    "het",
    "den",
    "t",
    "een",
    "in",
    "aan",
    "bij",
    "op",
    "the",
    "le",
    "la",
    "les",
    "van",
    "te",
    "en",
    "of",
}
_HOUSE_NUMBER = re.compile(r"(?<=[^\W\d]{3})\s+(?:nr\.?\s*)?\d{1,4}\s?[a-zA-Z]?(?:\s?bus\s?\d+)?\s*$")
_STREET = re.compile(r"(?:straat|laan|steenweg|baan|dreef|lei)$")
LEVEL_WORDS = {
    "plekje": Level.PLACE, "plek": Level.PLACE, "place": Level.PLACE, "punt": Level.PLACE,
    "straat": Level.STREET, "street": Level.STREET,
    "wijk": Level.QUARTER, "gehucht": Level.QUARTER, "buurt": Level.QUARTER, "quarter": Level.QUARTER,
    "district": Level.QUARTER, "sector": Level.QUARTER, "ggw7": Level.QUARTER,
    "deelgemeente": Level.VILLAGE, "dorp": Level.VILLAGE, "village": Level.VILLAGE,
    "gemeente": Level.MUNICIPALITY, "stad": Level.MUNICIPALITY, "municipality": Level.MUNICIPALITY,
}  # fmt: skip


def fold_name(name: str) -> str:
    """Give back a name as lower-case words without accents, signs and articles; may be ''.

    Words in brackets count: 'Leenstraat (voetbalkantine)' → 'leenstraat voetbalkantine'. A name of
    articles only keeps them.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", plain)
    return " ".join([word for word in words if word not in _ARTICLES] or words)


def strip_house_number(name: str) -> str:
    """Give back a street name without the number of a house at its end ('Kerkstraat 12' → 'Kerkstraat').

    Roads that are numbers ('N60') and short names stay as they are.
    """
    return _HOUSE_NUMBER.sub("", name).strip() or name


def read_level(word: str) -> Level | None:
    """Give back the level that a word in a place list stands for ('wijk', 'deelgemeente2024'), or None."""
    return LEVEL_WORDS.get(re.sub(r"(?:19|20)\d\d$", "", word.strip().lower()))


def guess_level(name: str) -> Level:
    """Give back STREET for a single word that ends as streets do ('Onderstraat'), else PLACE."""
    folded = fold_name(name)
    return Level.STREET if folded and _STREET.search(folded) and len(folded.split()) <= 3 else Level.PLACE


def make_slug(name: str) -> str:
    """Give back a name for use in an id: words with '-', at most 60 characters, never empty."""
    slug = fold_name(name).replace(" ", "-")
    if not slug or len(slug) > 60:
        digest = hashlib.blake2s(name.encode("utf-8", "replace"), digest_size=5).hexdigest()
        slug = f"{slug[:48]}-{digest}".strip("-")
    return slug


def digits_of(folded: str) -> tuple[str, ...]:
    """Give back the numbers in a folded name: 'zone 1' and 'zone 2' are never the same place."""
    return tuple(re.findall(r"\d+", folded))
