"""Small groups that the machine proposes as minority voices: who, in which words, by which test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.model import Analysis
from data.model import Study
from reporting.panels.quotes import Quote, quote_from
from reporting.panels.rules import may_show_group, said_part, said_people
from reporting.panels.titles import short_label
from reporting.rows import rows_of
from reporting.words.words import Words

_QUOTES = 3


@dataclass(frozen=True)
class Proposal:
    """`title`: who says it; `quotes`: its most typical wordings; `test`: how it was found, in words."""

    group_id: str
    title: str
    quotes: tuple[Quote, ...]
    test: str


def proposals(study: Study, analysis: Analysis, words: Words) -> list[Proposal]:
    """All proposals, the voices of a group first; [] when there is none."""
    table, members = (analysis.further.get(name) for name in ("small_groups", "small_group_statements"))
    if table is None or members is None:
        return []
    labels = dict(zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True))
    said = members.merge(analysis.statements, on="statement_id").sort_values(["group_id", "order"])
    found = []
    for row in rows_of(table.sort_values("order")):
        own = said[said["group_id"] == row.group_id].drop_duplicates("text").set_index("statement_id")
        quotes = tuple(quote_from(study, words, own.iloc[n]) for n in range(min(_QUOTES, len(own))))
        title = _title(words, analysis, row)
        found.append(Proposal(row.group_id, title, quotes, _test(words, row, labels)))
    return found


def _title(words: Words, analysis: Analysis, row: Any) -> str:
    limits = analysis.settings.thresholds
    if row.way == "silent" or not may_show_group(int(row.n_base), limits):
        return words("panels.proposals.silent", people=said_people(int(row.n_all), limits, words))
    part = said_part(int(row.n_respondents), int(row.n_base), limits, words)
    return words("panels.proposals.group", part=part, group=row.group, grouping=words.grouping(row.grouping))


def _test(words: Words, row: Any, labels: dict[str, str]) -> str:
    place = (
        words("panels.proposals.in_theme", theme=short_label(str(labels.get(row.theme_id, row.theme_id))))
        if row.theme_id
        else words("panels.proposals.in_single")
    )
    figures = {name: words.number(getattr(row, name), 2) for name in ("coherence", "coherence_limit")}
    said = [place, words("panels.proposals.coherent", **figures)]
    if row.way == "group":
        said.append(words("panels.proposals.ratio", n=words.number(row.ratio_low, 1)))
    return " ".join(said)
