"""The demo study as a person would analyse it: raw files, recognition, our own encoder, themes, measures.

Which found themes hold which gold theme is told by the gold labels that the app never reads.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.analyse import analyse_study
from analysis.counted import Counted, count_study
from analysis.model import Analysis, Settings
from analysis.places.hot_spots import PlacedMentions, find_hot_spots
from analysis.text.embedding import load_embedder
from analysis.waves.newest import newest_round
from data.demo.settings import DEMO_FOLDER
from data.demo.study import BOTH_ROUNDS, read_ages, read_areas, read_known_places, read_population
from data.intake import build_study, read_tables, recognise_columns
from data.model import Study, StudyInfo, SurveyFile
from tests.analysis.gold_demo import GOLD

OWN = 0.3


@dataclass(frozen=True)
class FoundDemo:
    """`newest`: the study of the newest round, that all but the changes is measured on; `counted`: the same
    study with the found themes; `held`: statements, found themes × gold themes ('' = single voice).
    """

    newest: Study
    analysis: Analysis
    counted: Counted
    held: pd.DataFrame

    @property
    def themes(self) -> pd.DataFrame:
        """THEMES by theme_id."""
        return self.analysis.themes.set_index("theme_id")

    @property
    def measures(self) -> pd.DataFrame:
        """THEME_MEASURES by theme_id."""
        return self.analysis.further["theme_measures"].set_index("theme_id")

    def holder(self, gold: str) -> str:
        """The found theme that holds most statements of a gold theme."""
        return str(self.held.drop(index="")[gold].idxmax())

    def own(self, gold: str) -> list[str]:
        """Found themes that say more of this gold theme than of any other, and three tenths or more of it."""
        found = self.held.drop(index="")
        is_own = found.idxmax(axis=1).eq(gold) & found[gold].ge(OWN * found.sum(axis=1))
        return [str(theme) for theme in found.index[is_own]]

    def groups(self, theme: str, grouping: str) -> pd.DataFrame:
        """THEME_GROUPS of one theme and grouping, by group."""
        table = self.analysis.theme_groups
        return table[table["theme_id"].eq(theme) & table["grouping"].eq(grouping)].set_index("group")

    def voices(self, theme: str) -> pd.DataFrame:
        """MINORITY_VOICES of one theme, the clearest first."""
        table = self.analysis.further["minority_voices"]
        return table[table["theme_id"].eq(theme)].sort_values("order")


def find_demo() -> FoundDemo:
    """Read, recognise, embed, group and measure the demo: some thirty seconds on a quiet machine."""
    files = [SurveyFile(name, (DEMO_FOLDER / name).read_bytes()) for name in BOTH_ROUNDS]
    tables = read_tables(files)
    info = StudyInfo(
        "t", "Proef", "Gavere", population=read_population(), margins={"age": read_ages()}, is_demo=True
    )
    study = build_study(tables, recognise_columns(tables), info, read_known_places(), read_areas())
    analysis = analyse_study(study, Settings(), load_embedder("offline"))
    newest = newest_round(study)
    taken = analysis.statements[analysis.statements["direction"].ne(0)]
    directions = taken[["theme_id", "respondent_id", "direction"]].astype({"direction": "float64"})
    counted = count_study(newest, analysis.statements, analysis.themes["theme_id"].tolist(), directions)
    return FoundDemo(newest, analysis, counted, _held(newest, analysis))


def hot_cells(counted: Counted, theme: str, *, without: int | None = None) -> set[str]:
    """Give back the cells in which a theme is hot, of everybody or without one person (a row number)."""
    pairs, mentions = counted.pairs, counted.mentions
    places = counted.study.places.set_index("place_id")[["latitude", "longitude"]]
    middle = places.reindex(list(pairs.unit_ids))
    rows = np.flatnonzero(pairs.person != (-1 if without is None else without))
    latitude, longitude = (
        middle[axis].to_numpy(dtype=float)[pairs.unit[rows]] for axis in ("latitude", "longitude")
    )
    person = pairs.person[rows]
    placed = PlacedMentions(
        person, mentions.weights[person], latitude, longitude, pairs.said[rows], counted.theme_ids
    )
    table = find_hot_spots(placed)
    return set(table.loc[table["theme_id"].eq(theme), "cell_id"])


def _held(study: Study, analysis: Analysis) -> pd.DataFrame:
    gold = pd.read_csv(GOLD, sep=";", dtype="str", keep_default_na=False)
    questions = study.questions.set_index("text")["question_id"]
    gold = gold.assign(source_row=gold["source_row"].astype(int), question_id=gold["question"].map(questions))
    answers = study.answers.merge(gold, on=["source_file", "source_row", "question_id"])
    said = analysis.statements[analysis.statements["status"].ne("no_content")]
    said = said.merge(answers[["answer_id", "main_theme"]], on="answer_id")
    return pd.crosstab(said["theme_id"], said["main_theme"])
