"""What a theme is called: the words that its people use and others do not.

Terms are weighed by class-based TF-IDF (Grootendorst 2022, arXiv 2203.05794, eq. 1), counted in
people instead of words, more for people near the heart of the theme, and chosen so that a second word
adds something. Names of people and places never make a label, unless a theme is about that place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd
from wordfreq import available_languages, zipf_frequency

from analysis.themes.assignment import Numbers, ThemeAssignment, Whole
from analysis.themes.copies import plain_text
from analysis.themes.terms import Term, TermUse, find_terms, is_verb_form
from analysis.themes.word_kinds import names_a_subject, vague_words

N_KEYWORDS = 6
SMALL_STUDY = 150
_MOST_READ = 20_000
_LONGEST_LABEL = 42
_QUOTE_WORDS = 7
_ABOUT_PLACE = 0.5
_SHARPNESS = 3
_SURELY_NOUN = 0.45
_SECOND_WORTH = 0.45
_SECOND_SHARE = 0.25
_SAME_STEM = 5
_GENERAL = 0.7
_CARRIED_BY = 0.25
_MORE_THAN_USUAL = 2.5


@dataclass(frozen=True)
class _Candidate:
    """A term that may name a theme: its weight there and the share of the theme's people who use it."""

    term: Term
    spelling: str
    weight: float
    share: float


def name_themes(
    statements: pd.DataFrame,
    assignment: ThemeAssignment,
    *,
    place_names: Collection[str] = (),
    expected_language: str = "nl",
) -> pd.DataFrame:
    """Give back one row per theme: `theme_id`, `label`, `keywords` (at most six, joined by ', ').

    `statements`: columns `text`, `respondent_id`, optionally `language`, in the row order of
    `assignment`. `place_names`: names and aliases of the places of the study. A term must be used by
    at least 5 people (3 in a study of fewer than 150). Of more than 20,000 statements an even share is
    read. No themes: zero rows. Labels are unique.
    """
    columns = ["theme_id", "label", "keywords"]
    if not assignment.n_themes:
        return pd.DataFrame({column: pd.Series(dtype="str") for column in columns})
    read = _rows_to_read(statements, assignment)
    themes = replace(assignment, theme_index=assignment.theme_index[read], strength=assignment.strength[read])
    candidates = _weigh_terms(statements.iloc[read], themes, place_names, expected_language)
    fallbacks = _short_quotes(statements, assignment)
    taken: set[str] = set()
    rows = []
    for index, theme_id in enumerate(assignment.theme_ids):
        chosen = _choose_diverse(candidates[index], N_KEYWORDS)
        label = _write_label(chosen, fallbacks[index], taken, theme_id)
        taken.add(label.casefold())
        rows.append((theme_id, label, ", ".join(candidate.spelling for candidate in chosen)))
    return pd.DataFrame(rows, columns=columns).astype("str")


def _rows_to_read(statements: pd.DataFrame, assignment: ThemeAssignment) -> Whole:
    """Give back the rows whose words are counted: all, or of very many an even share of every theme."""
    step = -(-len(statements) // _MOST_READ)
    if step == 1:
        return np.arange(len(statements))
    texts, people = (statements[column].to_numpy(dtype=object) for column in ("text", "respondent_id"))
    return np.sort(np.lexsort((people, texts, assignment.theme_index))[::step])


def _weigh_terms(
    statements: pd.DataFrame, assignment: ThemeAssignment, place_names: Collection[str], expected: str
) -> list[list[_Candidate]]:
    """Give back per theme its candidate terms, heaviest first."""
    found, uses = _find_own_terms(statements, assignment, expected)
    people = statements["respondent_id"].tolist()
    users, members = _count_people(found, people, assignment)
    n_people = len(set(people))
    minimum = 3 if n_people < SMALL_STUDY else 5
    places = _place_words(place_names)
    sizes = [len(group) for group in members]
    totals = {term: len(set().union(*by_theme.values())) for term, by_theme in users.items()}
    mean_size = float(np.mean(sizes))
    themes: list[list[_Candidate]] = [[] for _ in sizes]
    for term in sorted(users):
        if min(totals[term], uses[term].n_uses + 2) < minimum or (uses[term].is_name and totals[term] < 5):
            continue
        kind, general = _kind_weight(uses[term], expected), _weigh_general_noun(uses[term], expected)
        if not kind and not general:
            continue
        usual = totals[term] / n_people
        for index, who in users[term].items():
            share = len(who) / sizes[index] if index >= 0 else 0.0
            if index < 0 or len(who) < 2 or not _is_allowed(uses[term], places, share):
                continue
            if general and (share < _CARRIED_BY or share < _MORE_THAN_USUAL * usual):
                continue
            heart = sum(who.values()) / sizes[index]
            weight = (kind or general) * heart * float(np.log(1 + mean_size / totals[term]))
            themes[index].append(_Candidate(term, uses[term].spelling, weight, share))
    return [sorted(theme, key=lambda candidate: (-candidate.weight, candidate.term)) for theme in themes]


def _find_own_terms(
    statements: pd.DataFrame, assignment: ThemeAssignment, expected: str
) -> tuple[list[frozenset[Term]], dict[Term, TermUse]]:
    """Give back the terms of each statement in the language that most of its theme is in; none of others.

    None of a statement without a subject either: it is in the theme for what is said beside it.
    """
    texts = statements["text"].tolist()
    languages = statements["language"].tolist() if "language" in statements else [expected] * len(texts)
    languages = [expected if code == "und" else code for code in languages]
    themes = assignment.theme_index.tolist()
    spoken = Counter(zip(themes, languages, strict=True))
    main: dict[int, str] = {}
    for (index, language), _ in sorted(spoken.items(), key=lambda item: (-item[1], item[0])):
        main.setdefault(index, language)
    rows = zip(texts, themes, languages, strict=True)
    own = [
        text if language == main[index] and names_a_subject(text, language) else ""
        for text, index, language in rows
    ]
    return find_terms(own, [main[index] for index in themes])


def _count_people(
    found: Sequence[frozenset[Term]], people: Sequence[str], assignment: ThemeAssignment
) -> tuple[dict[Term, dict[int, dict[str, float]]], list[set[str]]]:
    """Give back who uses each term in each theme (-1 = elsewhere), and who is in each theme.

    Each person counts by how near the heart of the theme they say it (1 = as near as its mean).
    """
    users: dict[Term, dict[int, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    members: list[set[str]] = [set() for _ in range(assignment.n_themes)]
    closeness = _closeness_to_heart(assignment).tolist()
    for row, (terms, person, index) in enumerate(
        zip(found, people, assignment.theme_index.tolist(), strict=True)
    ):
        if index >= 0:
            members[index].add(person)
        for term in terms:
            who = users[term][index]
            who[person] = max(closeness[row], who.get(person, 0.0))
    return users, members


def _closeness_to_heart(assignment: ThemeAssignment) -> Numbers:
    """Give back the strength of each row relative to the mean of its theme, sharpened; 0 outside."""
    index = assignment.theme_index
    inside = index >= 0
    n_members = np.bincount(index[inside], minlength=assignment.n_themes)
    sums = np.bincount(index[inside], assignment.strength[inside], assignment.n_themes)
    mean = np.maximum(sums / np.maximum(n_members, 1), 1e-9)
    closeness: Numbers = np.where(inside, (assignment.strength / mean[index]) ** _SHARPNESS, 0.0)
    return closeness


def _place_words(place_names: Collection[str]) -> frozenset[str]:
    return frozenset(word for name in place_names for word in plain_text(name).split() if len(word) > 2)


def _is_allowed(use: TermUse, places: frozenset[str], share: float) -> bool:
    """Whether a term may stand in a label: no name, unless half of the theme's people name that place."""
    is_place = any(word in places for word in plain_text(use.spelling).split() if use.is_name)
    return not use.is_name or (is_place and share >= _ABOUT_PLACE)


def _weigh_general_noun(use: TermUse, language: str) -> float:
    """Give back how well a noun that fits many themes ('straat', 'dorp') may name one; 0 for other terms.

    It only does where a quarter of the people use it, far more than elsewhere.
    """
    word = use.spelling.lower()
    is_noun = word in vague_words(language) and use.n_noun > 0 and use.noun_share >= _SURELY_NOUN
    return _GENERAL * use.noun_share if is_noun else 0.0


def _kind_weight(use: TermUse, language: str) -> float:
    """Give back how well a kind of term names something: nouns and phrases above common words.

    Verb forms and words that fit any theme name nothing: 0.
    """
    words = use.spelling.lower().split()
    general = vague_words(language)
    vague = [word in general for word in words]
    is_noun = len(words) == 1 and use.n_noun > 0 and use.noun_share >= _SURELY_NOUN
    if all(vague) or (any(is_verb_form(word, language) for word in words) and not is_noun):
        return 0.0
    noun = 0.25 + 0.75 * use.noun_share
    phrase = 1.0 + 0.3 * (len(words) - 1) if not any(vague) else 0.75
    common = max(_zipf(word, language) for word in words if word not in general)
    return noun * phrase * float(np.interp(common, [4.6, 6.0], [1.0, 0.35]))


@lru_cache(maxsize=50_000)
def _zipf(word: str, language: str) -> float:
    return float(zipf_frequency(word, language if language in available_languages() else "nl"))


def _choose_diverse(candidates: Sequence[_Candidate], count: int) -> list[_Candidate]:
    """Give back the heaviest candidates that share no content word with an earlier choice."""
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if len(chosen) == count:
            break
        if not any(_overlap(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def _overlap(one: _Candidate, other: _Candidate) -> bool:
    """Whether two terms say partly the same: a shared word, a shared stem, or a word inside a compound."""
    words, others = ({*term.term, *term.spelling.lower().split()} for term in (one, other))
    return bool(words & others) or any(
        min(len(a), len(b)) >= 4 and (a in b or b in a or a[:_SAME_STEM] == b[:_SAME_STEM])
        for a in words
        for b in others
    )


def _write_label(chosen: Sequence[_Candidate], quote: str, taken: set[str], theme_id: str) -> str:
    """Give back a label that no other theme has: one or two terms, else a short quote."""
    for first in range(len(chosen)):
        for second in (*range(first + 1, len(chosen)), None):
            label = chosen[first].spelling
            if second is not None:
                strong = _stands_beside(chosen[first], chosen[second])
                joined = f"{label} & {chosen[second].spelling}"
                if not strong or len(joined) > _LONGEST_LABEL:
                    continue
                label = joined
            label = label[0].upper() + label[1:]
            if label.casefold() not in taken:
                return label
    label = f"‘{quote}’" if quote else theme_id
    return label if label.casefold() not in taken else f"{label} ({theme_id})"


def _stands_beside(first: _Candidate, second: _Candidate) -> bool:
    """Whether a second term is heavy enough, and said by enough people, to stand in the name as well."""
    is_heavy = second.weight >= _SECOND_WORTH * first.weight
    return is_heavy and second.share >= _SECOND_SHARE * first.share


def _short_quotes(statements: pd.DataFrame, assignment: ThemeAssignment) -> list[str]:
    """Give back per theme the beginning of its most central statement."""
    frame = pd.DataFrame(
        {
            "theme": assignment.theme_index,
            "strength": -assignment.strength,
            "text": statements["text"].to_numpy(),
        }
    ).query("theme >= 0")
    first = frame.sort_values(["theme", "strength", "text"]).groupby("theme")["text"].first()
    quotes = []
    for text in first:
        words = str(text).split()
        quotes.append(" ".join(words[:_QUOTE_WORDS]) + (" …" if len(words) > _QUOTE_WORDS else ""))
    return quotes
