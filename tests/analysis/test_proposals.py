"""Proposals: a group that few people speak of is found; nothing without structure is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.counted import count_study
from analysis.model import Settings
from analysis.proposals import propose_groups
from data.schemas import check_table
from data.trust_schemas import SMALL_GROUP_STATEMENTS, SMALL_GROUPS
from tests.example_study import empty_study, example_study

WORDINGS = (
    "geen hellend vlak hier",
    "een drempel te hoog",
    "de stoep is te smal",
    "geen liftknop",
    "trap zonder leuning",
)


@pytest.fixture(scope="module")
def planted():
    """Single voices of five people of the smallest group that lie close together, the rest scattered."""
    study, analysis = example_study(n_respondents=160)
    statements = analysis.statements.sort_values("statement_id", ignore_index=True)
    content = statements[statements["status"].ne("no_content")].reset_index(drop=True)
    members = study.memberships
    sizes = members.groupby(["grouping", "group"])["respondent_id"].transform("size")
    few = members[sizes.eq(sizes[sizes >= 8].min())]["respondent_id"]
    mine = content[content["respondent_id"].isin(few)].drop_duplicates("respondent_id").index[:5]
    vectors = np.random.default_rng(6).normal(size=(len(content), 40)).astype(np.float32)
    vectors[mine] = 4 * np.eye(40)[7] + 0.4 * vectors[mine]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    content.loc[:, ["status", "theme_id"]] = ["single", ""]
    content.loc[mine, "text"] = list(WORDINGS[: len(mine)])
    counted = count_study(study, content, [])
    counted = replace(counted, campaigns=counted.campaigns.head(0))
    return counted, content, vectors, mine


def test_the_voice_of_a_few_is_proposed_with_its_test(planted) -> None:
    counted, content, vectors, mine = planted
    tables = propose_groups(counted, content, vectors, Settings())
    groups = check_table(tables["small_groups"], SMALL_GROUPS)
    members = check_table(tables["small_group_statements"], SMALL_GROUP_STATEMENTS)
    assert len(groups) == 1
    row = groups.iloc[0]
    assert row["n_all"] == len(mine) >= 3
    assert row["coherence"] > row["coherence_limit"]
    assert row["tightness"] > row["tightness_limit"]
    assert set(members["statement_id"]) == set(content.loc[mine, "statement_id"])


def test_the_order_of_the_rows_does_not_matter(planted) -> None:
    counted, content, vectors, _ = planted
    order = np.random.default_rng(1).permutation(len(content))
    one = propose_groups(counted, content, vectors, Settings())
    two = propose_groups(counted, content.iloc[order].reset_index(drop=True), vectors[order], Settings())
    for name, table in one.items():
        pd.testing.assert_frame_equal(table, two[name])


def test_scattered_statements_give_nothing(planted) -> None:
    counted, content, vectors, _ = planted
    scattered = np.random.default_rng(3).permuted(vectors, axis=0)
    tables = propose_groups(counted, content, scattered, Settings())
    assert all(table.empty for table in tables.values())


def test_an_empty_study() -> None:
    study, analysis = empty_study()
    counted = count_study(study, analysis.statements, [])
    tables = propose_groups(counted, analysis.statements, np.zeros((0, 8), dtype=np.float32), Settings())
    assert check_table(tables["small_groups"], SMALL_GROUPS).empty
    assert check_table(tables["small_group_statements"], SMALL_GROUP_STATEMENTS).empty
