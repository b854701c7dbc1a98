"""The measured study with voices set by hand: minority voices of each way, two sides, a missing village.

What the tables say is chosen so that every sentence of the screens occurs: a large group, a group that is
too small to name, a difference that is not robust, people who answer on behalf of others.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.model import Analysis
from data.campaign_schemas import CAMPAIGNS
from data.measure_schemas import MINORITY_VOICES
from data.model import Study
from data.schemas import QUESTIONS, check_table
from tests.measured_example import measured_example

DIVIDED = "T5"
POLES = {"plus": "Later open mogen blijven", "minus": "Vroeger stil na tien uur"}
FOR_OTHERS = "Voor wie in een rolstoel zit, is de drempel hier te hoog."
_VOICES = (
    # theme, way, grouping, group, n, base, share, n_all, reach, ratio_low, is_confirmed
    ("T6", "group", "home_village", "Baaigem", 12, 34, 12 / 34, 14, 0.0875, 3.1, True),
    ("T6", "group", "gender", "vrouw", 13, 84, 13 / 84, 14, 0.0875, 1.6, True),
    ("T4", "group", "age", "12–24", 7, 17, 7 / 17, 8, 0.05, 4.2, True),
    ("T7", "group", "language", "Frans", 4, 6, 4 / 6, 6, 0.004, 5.0, True),
    ("T5", "opposite", "", "plus", 5, 37, 5 / 37, 5, 0.03, np.nan, True),
    ("T3", "underheard", "", "", 6, 20, 0.3, 9, 0.06, 2.0, True),
    ("T2", "silent", "", "", 8, 0, np.nan, 8, 0.05, np.nan, False),
)


def voiced_example(**options: object) -> tuple[Study, Analysis]:
    """The study of `measured_example` (with its `options`) with the tables above and one campaign."""
    study, analysis = measured_example(**options)
    known = set(analysis.themes["theme_id"])
    study, analysis = _speak_for_others(study, analysis)
    statements = _take_sides(analysis.statements)
    further = dict(analysis.further)
    further["minority_voices"] = _voices(known)
    further["campaigns"] = _campaign(statements)
    further["theme_measures"] = _divide(further["theme_measures"])
    further["theme_poles"] = pd.DataFrame(
        [(DIVIDED, "T16", POLES["plus"], POLES["minus"])],
        columns=["theme_id", "codebook_theme_id", "plus_label", "minus_label"],
    )
    further["sample_groups"] = _miss(further["sample_groups"])
    return study, replace(
        analysis, statements=statements, theme_groups=_differ(analysis.theme_groups), further=further
    )


def without_differences(analysis: Analysis) -> Analysis:
    """The same analysis in which no group differs from the others."""
    return replace(analysis, theme_groups=analysis.theme_groups.assign(q_value=0.9))


def _voices(known: set[str]) -> pd.DataFrame:
    rows = [
        (theme, way, grouping, group, n, base, share, n_all, reach, ratio, 0.001, 0.5, 0.3, confirmed, order)
        for order, (theme, way, grouping, group, n, base, share, n_all, reach, ratio, confirmed) in enumerate(
            _VOICES
        )
        if theme in known
    ]
    return check_table(pd.DataFrame(rows, columns=list(MINORITY_VOICES.columns)), MINORITY_VOICES)


def _differ(groups: pd.DataFrame) -> pd.DataFrame:
    """T1: women more often, not robust; men less often; people of Baaigem more often about T2."""
    groups = groups.assign(weighted_difference=groups["difference"])
    for theme, group, difference, weighted in (
        ("T1", "vrouw", 0.12, -0.01),
        ("T1", "man", -0.12, -0.12),
        ("T2", "Baaigem", 0.30, 0.30),
    ):
        own = groups["theme_id"].eq(theme) & groups["group"].eq(group)
        low, high = difference - 0.08, difference + 0.08
        groups.loc[own, ["difference", "difference_low", "difference_high"]] = (difference, low, high)
        groups.loc[own, ["q_value", "weighted_difference"]] = (0.0004 if theme == "T2" else 0.02, weighted)
    return groups


def _speak_for_others(study: Study, analysis: Analysis) -> tuple[Study, Analysis]:
    """The question for whom a place is less pleasant, answered by six people outside the group of T4."""
    row = pd.DataFrame(
        [("Q6", "Voor wie is deze plek minder fijn?", "perspective", 5)], columns=list(QUESTIONS.columns)
    )
    questions = check_table(pd.concat([study.questions, row]), QUESTIONS)
    young = study.memberships.loc[study.memberships["group"].eq("12–24"), "respondent_id"]
    others = study.respondents.loc[~study.respondents["respondent_id"].isin(young), "respondent_id"]
    pattern = analysis.statements[analysis.statements["theme_id"].eq("T4")].head(1)
    if pattern.empty:
        return replace(study, questions=questions), analysis
    rows = pattern.loc[pattern.index.repeat(6)].assign(
        statement_id=[f"Z{n}.1" for n in range(6)],
        answer_id=[f"Z{n}" for n in range(6)],
        respondent_id=others.head(6).to_numpy(),
        question_id="Q6",
        text=[FOR_OTHERS, *[f"{FOR_OTHERS} Dat zag ik {n} keer." for n in range(2, 7)]],
    )
    statements = pd.concat([analysis.statements, rows], ignore_index=True)
    return replace(study, questions=questions), replace(analysis, statements=statements)


def _take_sides(statements: pd.DataFrame) -> pd.DataFrame:
    """The statements of the divided theme in turn plus, minus and neither; one person says both."""
    turn = np.array([1, -1, 0])[np.arange(len(statements)) % 3]
    direction = np.where(statements["theme_id"].eq(DIVIDED), turn, 0)
    return statements.assign(direction=direction, direction_certainty=np.where(direction == 0, 0.0, 0.9))


def _divide(measures: pd.DataFrame) -> pd.DataFrame:
    own = measures["theme_id"].eq(DIVIDED)
    measures = measures.copy()
    columns = ["n_directed", "plus_share", "dividedness_low", "dividedness_high"]
    measures.loc[own, columns] = (36, 0.5, 0.8, 1.0)
    return measures.astype({"n_directed": int})


def _campaign(statements: pd.DataFrame) -> pd.DataFrame:
    sent = statements[statements["theme_id"].eq("T1")]["statement_id"].head(11)
    rows = [("C-1", statement_id, len(sent)) for statement_id in sent]
    return check_table(
        pd.DataFrame(rows, columns=["campaign_id", "statement_id", "n_respondents"]), CAMPAIGNS
    )


def _miss(groups: pd.DataFrame) -> pd.DataFrame:
    """Semmerzake took part too little for its number."""
    own = groups["group"].eq("Semmerzake")
    groups = groups.copy()
    columns = ["population_share", "gap", "gap_low", "gap_high"]
    share = groups.loc[own, "sample_share"]
    for column, more in zip(columns, (0.15, 0.15, 0.05, 0.22), strict=True):
        groups.loc[own, column] = share + more if column == "population_share" else more
    groups.loc[own, "is_missing"] = True
    return groups
