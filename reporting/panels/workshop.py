"""The seven steps of the conversation: per step one question, one finding, and what people said.

From meeting each other to a shared picture of the future; each step uses another kind of what people
gave: places, who they are, experience, difference, bridges, goesting, dreams.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from analysis.model import Analysis
from data.model import QuestionFunction, Study
from reporting.figures.large import enlarge_figure
from reporting.panels.difference_step import find_difference, quotes_of_both
from reporting.panels.energy import MOVERS_FROM, energy_rows, title_of_energy
from reporting.panels.interest import interest_panels
from reporting.panels.map import map_panels
from reporting.panels.offers import offer_about, offers_of
from reporting.panels.panel import Panel
from reporting.panels.quotes import Quote, quote_from, quotes_of
from reporting.panels.sample import HOME, missing_group, sample_groupings, sample_panel
from reporting.panels.tensions import bridging_quotes, tension_rows
from reporting.panels.titles import short_label
from reporting.panels.units import n_answered_places, smallest_mapped_level
from reporting.rows import rows_of
from reporting.words.words import Words

STEPS = 7
_TELLING = 8
"""Number of words from which a statement stands well on a wall."""
_LONGEST = 200
"""Number of characters that a room can read from a distance."""


@dataclass(frozen=True)
class Voices:
    """Quotes under one heading."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Step:
    """What stands on the wall: the question, the finding, at most one picture, voices side by side."""

    number: int
    question: str
    finding: str
    panel: Panel | None = None
    voices: tuple[Voices, ...] = ()


def workshop_step(study: Study, analysis: Analysis, words: Words, number: int, *, dark: bool = False) -> Step:
    """One of the seven steps (1..7); what a study did not ask is said, and becomes a question to the room."""
    makers: tuple[Callable[[Study, Analysis, Words, bool], Step], ...] = (
        _places,
        _who,
        _knowing,
        _difference,
        _bridges,
        _energy,
        _dreams,
    )
    step = _on_the_wall(study, makers[number - 1](study, analysis, words, dark))
    if step.panel is None or step.panel.figure is None:
        return step
    return replace(step, panel=replace(step.panel, figure=enlarge_figure(step.panel.figure)))


def _on_the_wall(study: Study, step: Step) -> Step:
    """The step with only places as sources of quotes: which question they answer is said once."""
    names = set(study.places["name"])
    voices = tuple(
        replace(one, quotes=tuple(q if q.source in names else replace(q, source="") for q in one.quotes))
        for one in step.voices
    )
    return replace(step, voices=voices)


def _places(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    n = n_answered_places(study)
    if not n:
        return _nothing(words, 1)
    level = smallest_mapped_level(study)
    panel = map_panels(study, analysis, words, level=level, colour="appreciation", dark=dark)[0]
    people = words.count(len(study.respondents), "people")
    key = "workshop_steps.places" if panel.figure is not None else "workshop_steps.places_unmapped"
    finding = words(key, people=people, places=words.count(n, "places"))
    return Step(1, words("workshop_steps.question.1"), finding, panel)


def _who(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    groupings = sample_groupings(study)
    if not groupings:
        return _nothing(words, 2)
    is_home = HOME in groupings and study.info.population
    name = HOME if is_home else "age" if "age" in groupings else groupings[0]
    panel = sample_panel(study, analysis, words, name, dark=dark)
    missing = missing_group(study, name)
    key = "workshop_steps.who_missing" if missing else "workshop_steps.who"
    people = words.count(len(study.respondents), "people")
    return Step(2, words("workshop_steps.question.2"), words(key, people=people, group=missing), panel)


def _knowing(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    """Experience from stories, insight from what could be better, expertise from what people offer."""
    stories = _said_to(study, analysis, words, (QuestionFunction.STORY, QuestionFunction.APPRECIATION), 2)
    insights = _said_to(
        study, analysis, words, (QuestionFunction.PERSPECTIVE, QuestionFunction.IMPROVEMENT), 2
    )
    parts = {"experience": stories, "insight": insights, "expertise": offers_of(study, analysis, words, 2)}
    voices = _voices(words, parts)
    if not voices:
        return _nothing(words, 3)
    return Step(3, words("workshop_steps.question.3"), words("workshop_steps.knowing"), voices=voices)


def _difference(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    found = find_difference(analysis)
    if found is None:
        return Step(4, words("workshop_steps.question.4"), words("workshop_steps.no_difference"))
    panels = interest_panels(study, analysis, words, found.theme_id, grouping=found.grouping, dark=dark)
    panel = next((one for one in panels if one.key.startswith("interest-groups")), None)
    inside, outside = quotes_of_both(study, analysis, words, found)
    names = {"group": f"{found.group} ({words.grouping(found.grouping)})", "theme": short_label(found.label)}
    finding = words(f"workshop_steps.difference_{'more' if found.is_more else 'less'}", **names)
    voices = tuple(
        Voices(words(f"workshop_steps.voices.{side}", **names), tuple(quotes))
        for side, quotes in (("inside", inside), ("outside", outside))
        if quotes
    )
    return Step(4, words("workshop_steps.question.4"), finding, panel, voices)


def _bridges(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    """The fair choice of themes of the whole study, each in its most readable quote."""
    table = analysis.further.get("fair_quotes", pd.DataFrame(columns=["theme_id"]))
    chosen = table[table["theme_id"].eq("")]
    if chosen.empty:
        return _nothing(words, 5)
    chosen = chosen.sort_values("order").head(4)
    themes = analysis.statements.set_index("statement_id")["theme_id"].reindex(chosen["statement_id"])
    quotes = [_readable(study, quotes_of(study, analysis, words, str(theme), "typical")) for theme in themes]
    last = next(rows_of(chosen.tail(1)))
    finding = words(
        "workshop_steps.bridges",
        quotes=words.count(len(quotes), "quotes"),
        people=words.count(int(last.n_served), "people"),
        all=words.number(last.n_people),
    )
    between = _between(study, analysis, words)
    title = words("workshop_steps.voices.fair") if between else ""
    fair = Voices(title, tuple(quote for quote in quotes if quote))
    return Step(5, words("workshop_steps.question.5"), finding, voices=(fair, *between))


def _between(study: Study, analysis: Analysis, words: Words) -> tuple[Voices, ...]:
    """Who says something for both sides of the most divided theme with such people; nobody: empty."""
    for row in rows_of(tension_rows(analysis)):
        quotes = bridging_quotes(study, analysis, words, str(row.theme_id))
        if quotes:
            return (
                Voices(
                    words("workshop_steps.voices.between", theme=short_label(str(row.label))), tuple(quotes)
                ),
            )
    return ()


def _readable(study: Study, quotes: list[Quote]) -> Quote | None:
    """The quote that stands best on a wall: long enough, not too long, about a place; None without any."""
    names = set(study.places["name"])

    def fit(quote: Quote) -> tuple[bool, bool]:
        n = len(quote.text.split())
        return n >= _TELLING and len(quote.text) <= _LONGEST, quote.source in names

    return max(quotes, key=fit, default=None)


def _energy(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    """Where goesting and a shared interest meet: who could start, with an idea of theirs."""
    rows = energy_rows(analysis, words)
    rows = rows[rows["field"].isin(("start_together", "white_space")) & (rows["n_movers"] >= MOVERS_FROM)]
    if rows.empty:
        return _nothing(words, 6)
    voices = []
    for row in rows_of(rows.head(3)):
        offer = offer_about(study, analysis, words, str(row.theme_id))
        typical = _readable(study, quotes_of(study, analysis, words, str(row.theme_id), "typical"))
        quotes = [one for one in (offer or typical,) if one]
        title = words("workshop_steps.movers", theme=row.label, movers=words.number(row.n_movers))
        voices.append(Voices(title, tuple(quotes)))
    finding = title_of_energy(analysis, words)
    return Step(6, words("workshop_steps.question.6"), finding, voices=tuple(voices))


def _dreams(study: Study, analysis: Analysis, words: Words, dark: bool) -> Step:
    dreams = _said_to(study, analysis, words, (QuestionFunction.DREAM,), 4)
    if not dreams:
        return _nothing(words, 7)
    asked = study.questions["function"].eq(QuestionFunction.DREAM.value)
    question = short_label(str(study.questions.loc[asked, "text"].iloc[0]))
    finding = words("workshop_steps.dreams", question=question)
    return Step(7, words("workshop_steps.question.7"), finding, voices=(Voices("", tuple(dreams)),))


def _nothing(words: Words, number: int) -> Step:
    """A step that this study has nothing for: the question goes to the room."""
    return Step(number, words(f"workshop_steps.question.{number}"), words("workshop_steps.nothing"))


def _voices(words: Words, parts: dict[str, list[Quote]]) -> tuple[Voices, ...]:
    return tuple(
        Voices(words(f"workshop_steps.voices.{name}"), tuple(quotes))
        for name, quotes in parts.items()
        if quotes
    )


def _said_to(
    study: Study, analysis: Analysis, words: Words, functions: tuple[QuestionFunction, ...], most: int
) -> list[Quote]:
    """Readable statements to the first of these kinds of question that has any: one a person and theme."""
    for function in functions:
        asked = study.questions.loc[study.questions["function"].eq(function.value), "question_id"]
        said = analysis.statements
        said = said[said["question_id"].isin(asked) & said["status"].eq("themed")]
        fits = (said["text"].str.count(r"\S+") >= _TELLING) & (said["text"].str.len() <= _LONGEST)
        said = said[fits].sort_values(["strength", "statement_id"], ascending=[False, True])
        said = said.drop_duplicates("text").drop_duplicates("respondent_id").drop_duplicates("theme_id")
        chosen = said.head(most).set_index("statement_id")
        if len(chosen):
            return [quote_from(study, words, row) for _, row in chosen.iterrows()]
    return []
