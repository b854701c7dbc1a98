"""The demo study with its gold themes in place of found ones: statements, names and directions, for tests."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data import schemas
from data.demo.study import DEMO_FILE, load_demo_study
from data.model import Study

GOLD = Path(__file__).resolve().parents[1] / "evals" / "demo_gold.csv"


def load_gold(
    files: tuple[str, ...] = (DEMO_FILE,),
) -> tuple[Study, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give back the study, STATEMENTS (one per answer and theme), names and directions of its gold themes."""
    study = load_demo_study(files)
    gold = pd.read_csv(GOLD, sep=";", dtype="str", keep_default_na=False)
    questions = study.questions.set_index("text")["question_id"]
    gold = gold.assign(source_row=gold["source_row"].astype(int), question_id=gold["question"].map(questions))
    keys = ["source_file", "source_row", "question_id"]
    joined = study.answers.merge(gold[[*keys, "main_theme", "second_themes", "pole"]], on=keys, how="left")
    seconds = joined["second_themes"].fillna("").str.split(r"[|,;+ ]+", regex=True)
    themes = [[main, *more] for main, more in zip(joined["main_theme"].fillna(""), seconds, strict=True)]
    long = joined.assign(theme_id=themes).explode("theme_id")
    long = long[long["theme_id"].fillna("").ne("")].drop_duplicates(["answer_id", "theme_id"])
    is_theme = long["theme_id"].str.startswith("T")
    statements = long.assign(
        statement_id=long["answer_id"] + "." + long["theme_id"],
        language="nl",
        status=is_theme.map({True: "themed", False: "no_content"}),
        nearest_theme_id="",
        strength=0.8,
        direction=0,
        direction_certainty=0.0,
        input_kind="ervaring",
    )
    statements["theme_id"] = statements["theme_id"].where(is_theme, "")
    poled = long[long["pole"].isin(["+", "-", "−"]) & long["theme_id"].eq(long["main_theme"]) & is_theme]
    directions = poled[["theme_id", "respondent_id"]].assign(
        direction=poled["pole"].eq("+").map({True: 1.0, False: -1.0})
    )
    names = pd.DataFrame({"theme_id": sorted(set(statements["theme_id"]) - {""})}, dtype="str")
    names = names.assign(label=names["theme_id"], keywords="")
    return (
        study,
        schemas.check_table(statements, schemas.STATEMENTS),
        names,
        directions.reset_index(drop=True),
    )
