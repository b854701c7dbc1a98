"""Whether an answer says anything, read together with what its question asks for (domain study 3.4).

'Niks' says nothing about a theme, but it is a verdict: after 'what could be better?' it is praise,
after 'what makes this place special?' it is blame. 'Alles' is the other way round, and is kept as a
statement. 'Alles goed' and a row of hearts are verdicts with content. Whoever says that he does not
know, or only points back ('idem', 'zie boven'), says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from data.model import QuestionFunction

_MASK = re.compile(r"\[[^\]]{1,30}\]")
_SIGNS = re.compile(r"[^\w\s/+]|_")
_STRETCHED = re.compile(r"(.)\1{2,}")
_CODES = frozenset({"0", "9", "88", "98", "99", "888", "998", "999", "9999"})


class Verdict(StrEnum):
    """What an answer without a subject still says about the place."""

    NONE = ""
    PRAISE = "praise"
    BLAME = "blame"


@dataclass(frozen=True)
class Content:
    """`has_content`: whether it joins the themes. `verdict`: what it says about the place as a whole."""

    has_content: bool
    verdict: Verdict = Verdict.NONE


_SUBSTANCE = Content(True)
_EMPTY = Content(False)
_NOTHING = {
    QuestionFunction.IMPROVEMENT: Content(False, Verdict.PRAISE),
    QuestionFunction.APPRECIATION: Content(False, Verdict.BLAME),
}
_EVERYTHING = {
    QuestionFunction.IMPROVEMENT: Content(True, Verdict.BLAME),
    QuestionFunction.APPRECIATION: Content(True, Verdict.PRAISE),
}

_NOTHING_WORDS = re.compile(
    r"""(?:(?:absoluut|helemaal|echt)\s)?(?:niks|niets|nikske|nietske|nada|noppes|nix|nul(?:\skomma\snul)?|geen|gene|geeneen
    |n?iets?\sniet|niet\sveel|nothing|none|rien(?:\sdu\stout)?|aucune?|nichts|keine?|ninguno|ninguna
    |(?:niks|niets|nothing|rien|nichts|nada)\s(?:speciaals?|bijzonders?|anders|concreets?|special|in\sparticular|else
    |de\s(?:spécial|special|particulier|especial|particular)|besonderes))""",
    re.VERBOSE,
)
_EVERYTHING_WORDS = re.compile(r"alles|allemaal|everything|tout|todo|alles\seigenlijk")
_EMPTY_WORDS = re.compile(
    r"""nee|neen|neje|nope|no|non|nein|ja|yes|oui|si|sí|ok|oke|okee|okay
    |n\s?v\s?t|n/v/t|w\s?n|g\s?m|wn/gm|wn\sgm|n/?a|na|nb|tbd|x+|y+|z+|idem(?:\sdito)?|dito|zelfde(?:\sals\s\w+)?|same
    |niet\svan\stoepassing|not\sapplicable|sans\sobjet|no\saplica|nicht\szutreffend
    |zie\s(?:hier)?(?:boven|onder|vorige?|eerder)(?:\s(?:antwoord|vraag))?|(?:hetzelfde|zelfde)(?:\sals\s(?:hierboven|boven|daarnet))?
    |see\sabove|as\sabove|voir\s(?:ci[\s-]?)?dessus|siehe\soben|como\sarriba
    |(?:heb\s)?(?:ik\sheb\s)?(?:geen|gene|nog\sgeen)\s(?:idee(?:en|ën)?|gedacht|mening|antwoord|opmerking(?:en)?|commentaar|suggesties?|voorstel(?:len)?
    |herinnering(?:en)?|ervaring|inspiratie|gedacht|voorkeur|vragen|toevoegingen|aanvulling(?:en)?)
    |no\s(?:idea|opinion|comments?|answer|suggestions?|clue)|(?:aucune|pas\sd)\s?(?:idée|idee|avis|opinion)|sans\s(?:avis|opinion)|pas\sd\savis
    |keine\s(?:ahnung|meinung|angabe)|(?:sin|ninguna)\s(?:opinión|opinion|idea)|ni\sidea
    |(?:dat\s)?(?:(?:ik|k)\s)?(?:(?:en\s)?(?:weet|wet|weeet)(?:\s(?:ik|k))?(?:\s(?:het|dat|t))?|zou(?:\s(?:het|t))?)\s(?:eigenlijk\s|echt\s|nog\s|zo\s)?(?:niet?|nie)(?:\s(?:goed|zo|meer|direct|precies))?(?:\sweten)?
    |(?:k\s?)?weet(?:ik)?\s?(?:t|het)?\s?nie?t?|kweet(?:\s?(?:ni|nie|niet|t\snie|het\snie?t?))|kweeni(?:e|et)?|kwenie|kweetni(?:e)?|wenie|weeni(?:e)?|geenidee|gi?een\sgedacht
    |(?:ik\s)?(?:heb\s)?(?:daar|hier)(?:\sheb)?(?:\sik)?\s(?:nog\s)?(?:nooit|niet)\s(?:over|bij|aan)\s(?:nagedacht|stilgestaan|gedacht)
    |(?:nog\s)?nooit\s(?:over\snagedacht|bij\sstilgestaan)|(?:ik\s)?(?:kom|kwam|ben)\s(?:er|daar|hier)\s(?:nog\s)?nooit(?:\sgeweest)?
    |(?:zeg|zou)\sik\sliever\sniet(?:\szeggen)?|wil\sik\sniet\szeggen|geen\sgoesting\som\ste\santwoorden
    |(?:i\s)?(?:really\s)?(?:don\s?t|do\snot)\sknow|not\ssure|idk|dunno|je\sne\ssais\spas|(?:je\s)?sais\spas|j\s?sais\spas|weiß\s(?:ich\s)?nicht|weiss\s(?:ich\s)?nicht|(?:ich\s)?wei(?:ß|ss)\ses\snicht|no\s(?:lo\s)?s[eé]|prefer\snot\sto\ssay
    |moet\s(?:hier|er|dat|ik\shier)\s(?:nog\s)?iets\s(?:staan|invullen|schrijven)|wat\smoet\sik\shier\s(?:schrijven|invullen|zetten)
    |nog\ste\svroeg(?:\som\s(?:te|iets\ste|dat\ste)\szeggen)?|pas|skip|overslaan|test(?:\stest)*|blanco|bla(?:\sbla)*|asdf\w*|qwerty|azerty
    |misschien|maybe|peut\sêtre|vielleicht""",
    re.VERBOSE,
)


@lru_cache(maxsize=65_536)
def recognise_content(text: str, function: str = QuestionFunction.OTHER) -> Content:
    """Give back whether a text says anything as an answer to a question of this function.

    `text`: also empty; the language makes no difference (Dutch, English, French, German, Spanish).
    `function`: a value of QuestionFunction. Only emoji (not mere signs) are content: they are a verdict.
    """
    bare = _MASK.sub(" ", text)
    if not any(sign.isalnum() for sign in bare):
        return _SUBSTANCE if any(_is_emoji(sign) for sign in bare) else _EMPTY
    words = _bare_words(bare)
    if not words or words in _CODES or (len(words) == 1 and not _is_whole_word(words)):
        return _EMPTY
    for said in (words, _without_padding(words)):
        if _NOTHING_WORDS.fullmatch(said):
            return _NOTHING.get(QuestionFunction(function), _EMPTY)
        if _EVERYTHING_WORDS.fullmatch(said):
            return _EVERYTHING.get(QuestionFunction(function), _EMPTY)
        if not said or _EMPTY_WORDS.fullmatch(said):
            return _EMPTY
    return _SUBSTANCE


def _bare_words(text: str) -> str:
    """Give back small letters without signs, stretched letters ('nikssss') shortened, single spaces."""
    plain = _SIGNS.sub(" ", unicodedata.normalize("NFC", text.lower()))
    return " ".join(_STRETCHED.sub(r"\1", plain).strip(" /+").split())


def _without_padding(words: str) -> str:
    """Give back the words without those at either end that add nothing; one word always stays."""
    padding = _padding()
    parts = words.split()
    start, stop = 0, len(parts)
    while start < stop - 1 and parts[start] in padding:
        start += 1
    while stop > start + 1 and parts[stop - 1] in padding:
        stop -= 1
    return " ".join(parts[start:stop])


@lru_cache(maxsize=1)
def _padding() -> frozenset[str]:
    lines = (Path(__file__).parent / "word_lists" / "padding.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _is_emoji(sign: str) -> bool:
    return unicodedata.category(sign) == "So"


def _is_whole_word(sign: str) -> bool:
    """Give back whether one sign can be a word, as in Chinese and Japanese."""
    return unicodedata.category(sign) == "Lo"
