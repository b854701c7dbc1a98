"""The demo for measuring what is learned from examples: its phrases, and its answers with gold labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from tests.evals.sets import DEMO_FOLDER, ROOT

FUNCTIONS = {
    "M": "appreciation",
    "B": "improvement",
    "V": "story",
    "D": "dream",
    "G": "energy",
    "P": "perspective",
    "S": "closing",
}
_HEADERS = {
    "Wat maakt deze plek bijzonder voor jou?": "appreciation",
    "Wat kan beter?": "improvement",
    "Welke herinnering heb je eraan?": "story",
    "Hoe ziet jouw dorp er in 2035 uit als alles meezit?": "dream",
    "Wat zou je zelf willen doen of kunnen delen?": "energy",
    "Voor wie is deze plek minder fijn?": "perspective",
    "Wat moeten we zeker nog weten?": "closing",
}
_ANSWERS = "beleefde_plekjes_2026.csv"


@dataclass(frozen=True)
class GoldTexts:
    """Texts with gold labels. `table`: text, function, theme, themes, pole (+ - or ''), kind, phrases."""

    name: str
    table: pd.DataFrame

    @property
    def is_themed(self) -> np.ndarray:
        """Whether each text has a theme."""
        return self.table["theme"].str.startswith("T").to_numpy()


def read_phrases() -> GoldTexts:
    """Give back the base phrases of the demo; `phrases` is their own id."""
    sheet = pd.read_csv(DEMO_FOLDER / "phrases.csv", sep=";", dtype="str", keep_default_na=False)
    table = pd.DataFrame(
        {
            "text": sheet["tekst"],
            "function": sheet["vraag"].map(FUNCTIONS).fillna("other"),
            "theme": sheet["themas"].str.split("+").str[0],
            "themes": sheet["themas"],
            "pole": sheet["richting"],
            "kind": sheet["soort"],
            "phrases": sheet["id"],
        }
    )
    return GoldTexts("phrases", table)


def read_answers() -> GoldTexts:
    """Give back the answers of the newest round of the demo as they were given, with gold labels."""
    gold = pd.read_csv(ROOT / "tests/evals/demo_gold.csv", sep=";", dtype="str", keep_default_na=False)
    gold = gold[gold["source_file"].eq(_ANSWERS)].reset_index(drop=True)
    sheet = pd.read_csv(DEMO_FOLDER / _ANSWERS, sep=";", dtype="str", keep_default_na=False)
    rows = gold["source_row"].astype(int).to_numpy() - 2
    columns = sheet.columns.get_indexer(pd.Index(gold["question"]))
    table = pd.DataFrame(
        {
            "text": sheet.to_numpy()[rows, columns],
            "function": gold["question"].map(_HEADERS).fillna("other"),
            "theme": gold["main_theme"],
            "themes": (gold["main_theme"] + "+" + gold["second_themes"].str.replace("|", "+")).str.strip("+"),
            "pole": gold["pole"],
            "kind": gold["kind"],
            "phrases": gold["phrases"],
        }
    )
    return GoldTexts("answers", table)
