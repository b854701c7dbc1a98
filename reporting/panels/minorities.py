"""Minority voices: few people of all, but many of their own group; who, where, and who else names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.model import Analysis, Thresholds
from data.measure_schemas import MINORITY_VOICES
from data.model import Study
from reporting.figures.group_shares import draw_group_shares
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.rules import may_show_group, may_show_share, said_part
from reporting.panels.titles import NAMED, short_label
from reporting.panels.units import unit_name
from reporting.rows import rows_of
from reporting.words.words import Words

MOST_PLACES = 3
_ABOUT = {"group": "group", "opposite": "opposite", "underheard": "underheard", "silent": "silent"}


@dataclass(frozen=True)
class MinorityVoice:
    """One theme that is a minority voice.

    `sentence`: 'x of 100 of everybody, but y of the z …'; `others`: further groups of which it is the voice,
    "" for none; `where`: places it is about; `group`, `grouping`: the group of the sentence, "" when it is
    not about one or may not be named; `is_confirmed`: False for a silent voice that nobody called severe.
    """

    theme_id: str
    label: str
    kind: str
    way: str
    grouping: str
    group: str
    sentence: str
    others: str
    where: str
    is_confirmed: bool


def minority_rows(analysis: Analysis) -> pd.DataFrame:
    """MINORITY_VOICES with label and kind of the theme, in the order to show them; zero rows without any."""
    table = analysis.further.get("minority_voices")
    labels = analysis.themes[["theme_id", "label", "kind"]]
    if table is None:
        return pd.DataFrame(columns=[*MINORITY_VOICES.columns, "label", "kind"])
    return table.merge(labels, on="theme_id").sort_values("order", ignore_index=True)


def minority_voices(study: Study, analysis: Analysis, words: Words) -> list[MinorityVoice]:
    """One record per theme, by the share within its own group; those nobody confirmed come last."""
    rows = minority_rows(analysis)
    found = []
    for theme_id in rows["theme_id"].drop_duplicates():
        own = rows[rows["theme_id"] == theme_id]
        limits = analysis.settings.thresholds
        named = own[own["n_base"] >= limits.group_figure_minimum]
        ordered = [*rows_of(named), *rows_of(own.drop(named.index))]
        first = ordered[0]
        is_named = first.way == "group" and may_show_group(int(first.n_base), limits)
        found.append(
            MinorityVoice(
                theme_id=str(theme_id),
                label=short_label(str(first.label)),
                kind=str(first.kind),
                way=str(first.way),
                grouping=str(first.grouping) if is_named else "",
                group=str(first.group) if is_named else "",
                sentence=_sentence(analysis, words, first),
                others=_others(words, limits, [row for row in rows_of(named) if row is not first], first),
                where=_where(study, analysis, words, str(theme_id)),
                is_confirmed=bool(first.is_confirmed),
            )
        )
    return found


def minorities_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel:
    """Each voice in its own group beside everybody (key "minorities"); the table holds all of them."""
    rows, limits = minority_rows(analysis), analysis.settings.thresholds
    rows = rows[rows["is_confirmed"].astype(bool)].reset_index(drop=True)
    said = [_sentence(analysis, words, row) for row in rows_of(rows)]
    rows = rows.assign(said=pd.Series(said, index=rows.index, dtype="str"))
    is_large = rows["way"].eq("group") & (rows["n_base"] >= limits.percentage_minimum)
    drawn = _drawn(analysis, words, rows[is_large])
    quoted = [_quoted(words, label) for label in rows["label"].drop_duplicates()]
    return Panel(
        key="minorities",
        title=words.choose("panels.minorities.title", len(quoted), themes=words.listing(quoted[:NAMED]))
        if quoted
        else words("panels.minorities.title_none"),
        lead=words("panels.minorities.lead" if quoted else "panels.minorities.lead_none"),
        table=_table(words, limits, rows),
        figure=draw_group_shares(drawn, words, dark=dark) if len(drawn) else None,
        alt=words("panels.minorities.alt", voices=" ".join(drawn["said"])) if len(drawn) else "",
        note=note_of(study, analysis, words),
        question=question_of_minorities(words, rows),
    )


def question_of_minorities(words: Words, rows: pd.DataFrame) -> str:
    """The question for the conversation: about the first of `rows` (see `minority_rows`)."""
    if rows.empty:
        return words("panels.minorities.question_none")
    return words("panels.questions.minority", theme=short_label(str(rows["label"].iloc[0])))


def _drawn(analysis: Analysis, words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows for the figure, with the interval of the group as THEME_GROUPS has it."""
    keys = ["theme_id", "grouping", "group"]
    bounds = analysis.theme_groups[[*keys, "low", "high"]]
    rows = rows.merge(bounds, on=keys)
    labels = [short_label(str(label)) for label in rows["label"]]
    named = zip(labels, rows["group"], rows["said"], strict=True)
    texts = [
        (words("panels.minorities.row", theme=label, group=group), f"{label}: {said}")
        for label, group, said in named
    ]
    names = pd.DataFrame(texts, columns=["name", "said"], index=rows.index, dtype="str")
    return rows.assign(name=names["name"], said=names["said"], whole=rows["reach"], is_sure=True)


def _sentence(analysis: Analysis, words: Words, row: Any) -> str:
    """The sentence of domain.md 2.8: everybody first as 'x of 100', then the group in people."""
    limits = analysis.settings.thresholds
    everybody = _of_hundred(words, limits, analysis, row)
    may_say = may_show_group(int(row.n_base), limits)
    key = _ABOUT[row.way] if may_say or row.way == "silent" else "unnamed"
    part = said_part(int(row.n_respondents), int(row.n_base), limits, words) if may_say else ""
    grouping = words.grouping(str(row.grouping)) if row.grouping else ""
    return words(
        f"panels.minorities.sentence_{key}",
        everybody=everybody, part=part, group=row.group, grouping=grouping,
        n=words.number(limits.group_figure_minimum),
    )  # fmt: skip


def _of_hundred(words: Words, limits: Thresholds, analysis: Analysis, row: Any) -> str:
    reach = float(row.reach)
    n_heard = round(int(row.n_all) / reach) if reach > 0 else 0
    if not may_show_share(n_heard, limits):
        return words.count(int(row.n_all), "people")
    rounded = round(100 * reach)
    return (
        words("panels.minorities.below_one") if rounded < 1 else words("panels.minorities.hundred", n=rounded)
    )


def _others(words: Words, limits: Thresholds, rows: list[Any], first: Any) -> str:
    others = [
        row
        for row in rows
        if row.way == "group" and (row.grouping, row.group) != (first.grouping, first.group)
    ]
    if not others:
        return ""
    said = [
        words(
            "panels.minorities.other",
            group=row.group,
            part=said_part(int(row.n_respondents), int(row.n_base), limits, words),
        )
        for row in others
    ]
    return words("panels.minorities.others", groups=words.listing(said))


def _where(study: Study, analysis: Analysis, words: Words, theme_id: str) -> str:
    """The places most people speak of when they mention the theme, from three people on."""
    limits, units = analysis.settings.thresholds, analysis.theme_units
    own = units[(units["theme_id"] == theme_id) & (units["level"] == "place")]
    heard = own[own["n_respondents"] > 0]
    own = own[own["n_respondents"] >= limits.minimum_respondents]
    own = own.sort_values(["n_respondents", "unit_id"], ascending=[False, True]).head(MOST_PLACES)
    names = [name for name in (unit_name(study, str(unit)) for unit in own["unit_id"]) if name]
    if not names:
        places = words.count(len(heard), "places")
        return words("panels.minorities.where_spread", places=places) if len(heard) else ""
    return words("panels.minorities.where", places=words.listing(names))


def _quoted(words: Words, label: object) -> str:
    return words("panels.titles.quoted", text=short_label(str(label)))


def _table(words: Words, limits: Thresholds, rows: pd.DataFrame) -> pd.DataFrame:
    may_say = [may_show_group(int(base), limits) for base in rows["n_base"]]
    dash = words("panels.rules.none")
    return pd.DataFrame(
        {
            words("panels.interests.column_label"): [short_label(str(label)) for label in rows["label"]],
            words("panels.minorities.column_way"): [
                words(f"panels.minorities.way.{way}") for way in rows["way"]
            ],
            words("panels.groups.column_group"): [
                words("panels.differences.group", group=row.group, grouping=words.grouping(str(row.grouping)))
                if row.grouping and shown
                else dash
                for row, shown in zip(rows_of(rows), may_say, strict=True)
            ],
            words("panels.minorities.column_sentence"): rows["said"].tolist(),
            words("panels.minorities.column_ratio"): [
                words("panels.minorities.ratio", n=words.number(ratio, 1)) if ratio == ratio else dash
                for ratio in rows["ratio_low"]
            ],
        },
        dtype="str",
    )
