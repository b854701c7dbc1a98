"""Votes on statements: what all groups of voters agree on, and what tells each group apart."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.rows import rows_of
from reporting.words.words import Words

_AGREED = 0.6
_MOST = 7


def votes_panel(study: Study, analysis: Analysis, words: Words) -> Panel | None:
    """What all groups agree on, the most shared first (key "votes"); None when nobody voted.

    A statement stands here when in each group, of at least `group_figure_minimum` voters on it, six in ten
    agree. Without groups of voters: what most of all agree with.
    """
    table = analysis.further.get("vote_consensus")
    if table is None or table.empty:
        return None
    shares = _shares(analysis)
    groups = list(shares.columns)
    if groups:
        agreed = table[table["answer_id"].isin(shares.index[(shares >= _AGREED).all(axis=1)])]
        rows = agreed.sort_values(["consensus", "answer_id"], ascending=[False, True])
    else:
        enough = table[table["n_votes"] >= analysis.settings.thresholds.percentage_minimum]
        rows = enough[enough["agree"] >= _AGREED].sort_values(["agree", "answer_id"], ascending=[False, True])
    n_voters = study.votes["voter_id"].nunique()
    return Panel(
        key="votes",
        title=_title(words, len(rows), bool(groups)),
        lead=words(
            "panels.votes.lead" if groups else "panels.votes.lead_no_groups",
            people=words.count(n_voters, "people"),
            statements=words.count(len(table), "statements"),
            groups=words.number(len(groups)),
            share=words.share(_AGREED),
        ),
        table=_table(study, words, rows.head(_MOST), shares),
        figure=None,
        alt="",
        note=note_of(study, analysis, words, n=n_voters),
        question=words("panels.votes.question"),
    )


def votes_apart_panel(study: Study, analysis: Analysis, words: Words) -> Panel | None:
    """What tells each group of voters apart (key "votes-apart"); None when nothing does."""
    table = analysis.further.get("vote_groups")
    marked = None if table is None else table[table["marks"].ne("")]
    if table is None or marked is None or marked.empty:
        return None
    totals = table.groupby("answer_id")[["n_agree", "n_disagree", "n_votes"]].sum()
    texts, least = _texts(study), analysis.settings.thresholds.percentage_minimum
    rows = []
    for row in rows_of(marked.sort_values(["group", "answer_id"])):
        side, whole = f"n_{row.marks}", totals.loc[row.answer_id]
        own, rest = row.n_votes, int(whole["n_votes"]) - row.n_votes
        if min(own, rest) < least:
            continue
        share, other = getattr(row, side) / own, (int(whole[side]) - getattr(row, side)) / rest
        said = words(f"panels.votes.side_{row.marks}", share=words.share(share), rest=words.share(other))
        rows.append((words("panels.votes.group", name=row.group), texts[row.answer_id], said))
    columns = [
        words("panels.votes.group", name=""),
        words("panels.votes.statement"),
        words("panels.votes.agree"),
    ]
    return Panel(
        key="votes-apart",
        title=words("panels.votes.marks_title"),
        lead=words("panels.votes.marks_lead"),
        table=pd.DataFrame(rows, columns=[name.strip() for name in columns], dtype="str"),
        figure=None,
        alt="",
        note="",
    )


def _title(words: Words, n: int, has_groups: bool) -> str:
    if not has_groups:
        return words("panels.votes.title_no_groups")
    key = "title" if n > 1 else "title_one" if n else "title_none"
    return words(f"panels.votes.{key}", n=words.number(n))


def _shares(analysis: Analysis) -> pd.DataFrame:
    """Share that agrees, statements × groups; missing where too few of a group voted on it."""
    table = analysis.further["vote_groups"]
    least = analysis.settings.thresholds.group_figure_minimum
    shares = (table["n_agree"] / table["n_votes"].where(table["n_votes"] >= least)).astype("float64")
    return table.assign(share=shares).pivot_table(
        index="answer_id", columns="group", values="share", aggfunc="first", dropna=False
    )


def _table(study: Study, words: Words, rows: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """The statements with the share of each group that agrees, or of all voters without groups."""
    texts = _texts(study)
    columns = {words("panels.votes.statement"): [texts[answer] for answer in rows["answer_id"]]}
    for group in shares.columns:
        said = [words.share(share) for share in shares.loc[list(rows["answer_id"]), group]]
        columns[words("panels.votes.group", name=group)] = said
    if not len(shares.columns):
        columns[words("panels.votes.agree")] = [words.share(share) for share in rows["agree"]]
    columns[words("panels.votes.votes")] = [words.number(n) for n in rows["n_votes"]]
    return pd.DataFrame(columns, dtype="str")


def _texts(study: Study) -> dict[str, str]:
    return dict(zip(study.answers["answer_id"], study.answers["text"], strict=True))
