"""Proposals in words: who says it, in which words, and which test found them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.model import Analysis
from data.schemas import check_table
from data.trust_schemas import SMALL_GROUP_STATEMENTS, SMALL_GROUPS
from reporting.panels.proposals import proposals
from reporting.words.words import load_words
from tests.measured_example import measured_example

NL, EN = load_words("nl"), load_words("en")
STUDY, ANALYSIS = measured_example()
GROUP = ("G001", "T1", "group", "age", "12–24", 4, 31, 5, 0.03, 2.4, 0.01, 0.6, 0.3, 0.8, 0.5, 0)
SILENT = ("G002", "", "silent", "", "", 6, 0, 6, 0.04, float("nan"), float("nan"), 0.6, 0.3, 0.8, 0.5, 1)


def _with(*rows: tuple) -> Analysis:
    groups = check_table(pd.DataFrame(rows, columns=list(SMALL_GROUPS.columns)), SMALL_GROUPS)
    said = ANALYSIS.statements[ANALYSIS.statements["status"].eq("themed")].drop_duplicates("text")
    ids = said["statement_id"].tolist()
    members = [(row[0], ids[4 * place + n], n) for place, row in enumerate(rows) for n in range(4)]
    table = pd.DataFrame(members, columns=list(SMALL_GROUP_STATEMENTS.columns))
    return replace(
        ANALYSIS, further={**ANALYSIS.further, "small_groups": groups, "small_group_statements": table}
    )


def test_a_group_is_named_with_its_test() -> None:
    group, silent = proposals(STUDY, _with(GROUP, SILENT), NL)
    assert "31" in group.title
    assert "12–24 (leeftijd)" in group.title
    assert "Veilig fietsen naar school" in group.test
    assert "2,4 keer" in group.test
    assert silent.title == "6 mensen zeggen iets wat hierop lijkt"
    assert "losse stemmen" in silent.test
    assert "0,60" in silent.test
    assert len(group.quotes) == 3
    assert len({quote.text for quote in group.quotes}) == 3


def test_a_group_that_is_too_small_is_not_named() -> None:
    small = (*GROUP[:6], 6, *GROUP[7:])
    (proposal,) = proposals(STUDY, _with(small), EN)
    assert "12–24" not in proposal.title
    assert proposal.title == "5 people say something like this"


def test_nothing_to_propose() -> None:
    assert proposals(STUDY, replace(ANALYSIS, further={}), NL) == []
    empty = {
        "small_groups": pd.DataFrame(columns=list(SMALL_GROUPS.columns)),
        "small_group_statements": pd.DataFrame(columns=list(SMALL_GROUP_STATEMENTS.columns)),
    }
    assert proposals(STUDY, replace(ANALYSIS, further=empty), NL) == []
