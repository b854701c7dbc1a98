"""A card says whether a theme is of the codebook or new; nothing when there was no codebook."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from reporting.panels.origins import origin_of
from reporting.words.words import load_words
from tests.example_study import example_study


def test_of_the_codebook_new_or_found_freely() -> None:
    _, analysis = example_study()
    words = load_words("nl")
    first, second = analysis.themes["theme_id"].tolist()[:2]
    assert origin_of(replace(analysis, further={}), words, first) == ""
    origins = pd.DataFrame(
        {
            "theme_id": [first, second],
            "codebook_theme_id": ["T01", ""],
            "is_new": [False, True],
            "certainty": [0.62, 0.4],
        }
    )
    chosen = replace(analysis, further={**analysis.further, "theme_origins": origins})
    assert "62" in origin_of(chosen, words, first)
    assert origin_of(chosen, words, second) == words("panels.themes.origin_new")
    assert origin_of(chosen, words, "T999") == ""
