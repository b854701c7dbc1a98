"""How much people gave: places per person, which question was answered, identical answers as one voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.answered import draw_answered
from reporting.figures.effort import draw_effort
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.quotes import Quote, quote_from
from reporting.panels.rules import may_show_share, said_people
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words


@dataclass(frozen=True)
class Campaign:
    """Nearly the same answer of many people: one of them as a quote, and how many people sent it."""

    title: str
    quote: Quote


def effort_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel | None:
    """How many people told about how many places (key "effort"); None when nobody told about a place."""
    told = study.place_answers[study.place_answers["place_id"] != ""]
    if told.empty:
        return None
    limits, per_person = analysis.settings.thresholds, told.groupby("respondent_id")["place_id"].nunique()
    counts = per_person.value_counts().sort_index()
    rows = pd.DataFrame({"n_places": counts.index.to_numpy(dtype=int), "n": counts.to_numpy(dtype=int)})
    rows["people"] = [said_people(int(n), limits, words) for n in rows["n"]]
    rows["n_said"] = [
        words.number(n) if n >= limits.count_minimum else words("panels.effort.few", n=limits.count_minimum)
        for n in rows["n"]
    ]
    rows["said"] = [
        words("panels.effort.said", places=words.count(int(row.n_places), "places"), people=row.people)
        for row in rows_of(rows)
    ]
    busiest, middle = words.count(int(per_person.max()), "places"), int(per_person.mode().iloc[0])
    return Panel(
        key="effort",
        title=words("panels.effort.title", places=words.count(middle, "places"), most=busiest),
        lead=words("panels.effort.lead", most=busiest),
        table=pd.DataFrame(
            {
                words("panels.effort.column_places"): [words.number(n) for n in rows["n_places"]],
                words("panels.sample.column_people"): rows["people"],
            },
            dtype="str",
        ),
        figure=draw_effort(rows, words, dark=dark),
        alt=words("panels.effort.alt", groups=" ".join(rows["said"])),
        note=note_of(study, analysis, words, n=len(per_person)),
    )


def effort_of_groups(analysis: Analysis, words: Words, grouping: str) -> pd.DataFrame:
    """A readable table of places and words per person in each group, without groups that are too small."""
    table, limits = analysis.further.get("sample_groups"), analysis.settings.thresholds
    if table is None:
        return pd.DataFrame()
    own = table[(table["grouping"] == grouping) & (table["n_respondents"] >= limits.group_figure_minimum)]
    return pd.DataFrame(
        {
            words("panels.sample.column_group"): own["group"].tolist(),
            words("panels.sample.column_people"): [words.number(n) for n in own["n_respondents"]],
            words("panels.effort.column_mean_places"): [words.number(mean, 1) for mean in own["mean_visits"]],
            words("panels.effort.column_mean_words"): [words.number(mean) for mean in own["mean_words"]],
        },
        dtype="str",
    )


def empties_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel | None:
    """How many people wrote something with content at each question (key "empties"); None without any."""
    if study.questions.empty or study.respondents.empty:
        return None
    total, limits = len(study.respondents), analysis.settings.thresholds
    said = analysis.statements[analysis.statements["status"] != "no_content"]
    heard = said.groupby("question_id")["respondent_id"].nunique()
    written = study.answers.groupby("question_id")["respondent_id"].nunique()
    rows = study.questions.sort_values("order", ignore_index=True)
    n = rows["question_id"].map(heard).fillna(0).astype(int)
    n_written = rows["question_id"].map(written).fillna(0).astype(int)
    rows = rows.assign(
        name=[short_label(str(text)) for text in rows["text"]],
        n=n, share=n / total,
        count_said=[said_people(int(value), limits, words) for value in n],
        empty_said=[said_people(int(value), limits, words) for value in total - n_written],
        bare_said=[said_people(int(value), limits, words) for value in n_written - n],
    )  # fmt: skip
    rows["said"] = [
        words("panels.empties.said", question=row.name, people=row.count_said) for row in rows_of(rows)
    ]
    least = rows.sort_values(["n", "order"]).iloc[0]
    shares = may_show_share(total, limits)
    return Panel(
        key="empties",
        title=words("panels.empties.title", question=least["name"], people=least["count_said"]),
        lead=words("panels.empties.lead", people=words.count(total, "people")),
        table=pd.DataFrame(
            {
                words("panels.empties.column_question"): rows["name"],
                words("panels.empties.column_content"): rows["count_said"],
                words("panels.empties.column_bare"): rows["bare_said"],
                words("panels.empties.column_empty"): rows["empty_said"],
            },
            dtype="str",
        ),
        figure=draw_answered(rows, words, dark=dark) if shares else None,
        alt=words("panels.empties.alt", questions=" ".join(rows["said"])) if shares else "",
        note=note_of(study, analysis, words),
    )


def campaigns_of(study: Study, analysis: Analysis, words: Words) -> list[Campaign]:
    """Sets of nearly identical answers, the largest first; [] when there is none."""
    table = analysis.further.get("campaigns")
    if table is None or table.empty:
        return []
    statements = analysis.statements
    found = []
    ordered = table.sort_values(["n_respondents", "campaign_id"], ascending=[False, True])
    for campaign_id in ordered["campaign_id"].drop_duplicates():
        own = table[table["campaign_id"] == campaign_id]
        said = statements[statements["statement_id"].isin(own["statement_id"])].sort_values("statement_id")
        if said.empty:
            continue
        first = said.set_index("statement_id").iloc[0]
        found.append(Campaign(_title_of_campaign(words, own.iloc[0]), quote_from(study, words, first)))
    return found


def _title_of_campaign(words: Words, row: pd.Series) -> str:
    """How many people sent it, and when: known of everybody, or not said."""
    people = words.count(int(row["n_respondents"]), "people")
    if not row["first_day"]:
        return words("panels.campaigns.title", people=people)
    first, last = (date.fromisoformat(str(row[name])) for name in ("first_day", "last_day"))
    return words("panels.campaigns.title_when", people=people, when=said_days(words, first, last))


def said_days(words: Words, first: date, last: date) -> str:
    """A day or a period in words: "op 2 maart 2026", "tussen 2 en 3 maart 2026"."""
    if first == last:
        return words("panels.campaigns.on_day", day=words.date(first))
    begin = words.date(first)
    if (first.year, first.month) == (last.year, last.month):
        begin = words.number(first.day)
    elif first.year == last.year:
        begin = words("format.day_month", day=first.day, month=words(f"format.month.m{first.month}"))
    return words("panels.campaigns.between_days", first=begin, last=words.date(last))
