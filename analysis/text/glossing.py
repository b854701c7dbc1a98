"""Says a Dutch text in English words, one by one, so that an English model can place it.

Word → expression or word in the glossary → lemma → without its endings → known parts of a compound;
what stays unknown (names, numbers, English) stays as it is. The result is only ever embedded: people
read the original.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import simplemma

from analysis.text.glossary.reading import Glossary, spell

_TOKEN = re.compile(
    r"\[[^\]]{1,30}\]|'?[^\W\d_]+(?:['\-./][^\W\d_]+)*[.']?|\d+(?:[.,:/]\d+)*|[^\w\s]", re.UNICODE
)
_ENDINGS = (
    "tjes",
    "etje",
    "pjes",
    "tje",
    "pje",
    "kes",
    "ken",
    "jes",
    "je",
    "ke",
    "en",
    "es",
    "s",
    "e",
    "t",
    "n",
)
_LINKS = ("", "s", "e", "en", "n")
_SHORTEST = 3
_LONGEST_EXPRESSION = 6
_LONGEST_WORD = 60
_PREFIXES = (
    *(
        "terug",
        "voorbij",
        "samen",
        "binnen",
        "rond",
        "achter",
        "onder",
        "tegen",
        "over",
        "door",
        "voor",
        "vast",
    ),
    *("weg", "mee", "neer", "open", "los", "vol", "aan", "bij", "uit", "toe", "om", "op", "af", "in", "na"),
)
_SPOKEN = (("oa", "aa"), ("oa", "a"), ("ieë", "ee"), ("jj", "j"), ("ae", "aa"))
_ACCENTS = str.maketrans("áàâäéèêíìîóòôúùû", "aaaaeeeiiiooouuu")
_SWAPPED = {"d": "t", "t": "d"}
_MASK = re.compile(r"^\[.*\]$")


class Glosser:
    """Dutch to English words by one glossary; remembers every word that it has seen."""

    def __init__(self, glossary: Glossary) -> None:
        self._words = glossary.words
        self._expressions = _begin_words(glossary.words)
        self._seen: dict[str, str] = {}

    def gloss(self, text: str) -> str:
        """Give back the English words for `text`, in its order; masks and nothing else are left out."""
        tokens = _TOKEN.findall(spell(text))
        out: list[str] = []
        start = 0
        while start < len(tokens):
            said, used = self._expression(tokens, start)
            out.append(said if used else self._token(tokens[start]))
            start += used or 1
        return " ".join(part for part in out if part)

    def _expression(self, tokens: list[str], start: int) -> tuple[str, int]:
        """Give back the gloss of the longest known expression at `start` and its number of words."""
        longest = min(self._expressions.get(tokens[start], 0), len(tokens) - start)
        for length in range(longest, 1, -1):
            said = self._words.get(" ".join(tokens[start : start + length]))
            if said is not None:
                return _first_sense(said), length
        return "", 0

    def _token(self, token: str) -> str:
        if token not in self._seen:
            self._seen[token] = self._say(token)
        return self._seen[token]

    def _say(self, token: str) -> str:
        if _MASK.match(token):
            return ""
        bare = token.strip("'.")
        if not bare or not bare[0].isalpha():
            return token
        said = self.find(token) or self.find(bare)
        if said:
            return said
        parts = [part for part in re.split(r"[-/.']", bare) if part]
        if len(parts) > 1:
            return " ".join(self.find(part) or part for part in parts)
        return bare

    def find(self, word: str) -> str:
        """Give back the gloss of one word in small letters, '' when neither it nor its parts are known."""
        if len(word) > _LONGEST_WORD:
            return ""
        for spelling in (word, *_spoken_spellings(word)):
            if said := self._known(spelling) or self._separable(spelling):
                return said
        return self._compound(word)

    def _known(self, word: str) -> str:
        """Give back the gloss of the word itself, its lemma, or what is left without an ending."""
        said = self._words.get(word) or self._words.get(lemma_of(word))
        if said:
            return _first_sense(said)
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST and (found := self._stem(stem)):
                return found
        return ""

    def _stem(self, stem: str) -> str:
        """Give back the gloss of a stem in one of its Dutch spellings: 'bom', 'boom' for 'bomen'."""
        for spelling in _spellings(stem):
            if said := self._words.get(spelling):
                return _first_sense(said)
        return ""

    def _separable(self, word: str) -> str:
        """Give back the gloss of a verb whose first part stands on its own: 'opgeruimd', 'opruimt'."""
        for first in _PREFIXES:
            rest = word.removeprefix(first)
            if rest == word or len(rest) < _SHORTEST:
                continue
            verb = lemma_of(rest)
            if verb == rest and rest.startswith("ge") and rest[-1] in "td":
                verb = lemma_of(rest[2:])
            if said := self._words.get(first + verb):
                return _first_sense(said)
            if rest[-1] in "tdn" and verb != rest and (said := self._words.get(verb)):
                return _first_sense(said)
        return ""

    def _compound(self, word: str) -> str:
        """Give back the glosses of two or three known parts, the longest last part first, or ''."""
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            head = self._known(word[cut:])
            if not head:
                continue
            for link in _LINKS:
                if link and not word[:cut].endswith(link):
                    continue
                first = word[:cut].removesuffix(link) if link else word[:cut]
                if len(first) >= _SHORTEST and (said := self._known(first) or self._compound_of_two(first)):
                    return f"{said} {head}"
        return ""

    def _compound_of_two(self, word: str) -> str:
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            if (head := self._known(word[cut:])) and (first := self._known(word[:cut])):
                return f"{first} {head}"
        return ""


def lemma_of(word: str) -> str:
    """Give back the Dutch lemma of a word in small letters (simplemma's own tables)."""
    return str(simplemma.lemmatize(word, lang="nl")).lower()


def _spoken_spellings(word: str) -> tuple[str, ...]:
    """Give back how a word as spoken or typed may be written: 'dáár', 'voetballe', 'gemelt'."""
    found = [word.replace(spoken, written) for spoken, written in _SPOKEN if spoken in word]
    plain = word.translate(_ACCENTS)
    if plain != word:
        found.append(plain)
    if len(word) > _SHORTEST and word[-1] == "e":
        found.append(word + "n")
    if len(word) > _SHORTEST and word[-1] in _SWAPPED:
        found.append(word[:-1] + _SWAPPED[word[-1]])
    return tuple(found)


def _first_sense(gloss: str) -> str:
    return gloss.split(";")[0].strip()


def _begin_words(words: Mapping[str, str]) -> dict[str, int]:
    """Give back, per token that begins an expression, the length of its longest expression in tokens."""
    longest: dict[str, int] = {}
    for entry in words:
        tokens = _TOKEN.findall(entry)
        if 1 < len(tokens) <= _LONGEST_EXPRESSION and " ".join(tokens) == entry:
            longest[tokens[0]] = max(longest.get(tokens[0], 0), len(tokens))
    return longest


def _spellings(stem: str) -> tuple[str, ...]:
    """Give back a stem and how it is written alone: long vowel doubled, double consonant single, z→s, v→f."""
    found = [stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        found.append(stem[:-1])
    if len(stem) > 1 and stem[-2] in "aeou" and (len(stem) < 3 or stem[-3] not in "aeiou"):
        found.append(stem[:-1] + stem[-2] + stem[-1])
    hard = {"z": "s", "v": "f"}
    found += [one[:-1] + hard[one[-1]] for one in tuple(found) if one[-1] in hard]
    return tuple(found)
