"""The flat picture: always the same, themes apart where they differ, and honest about what it keeps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.themes.assignment import scale_rows
from analysis.themes.picture import MOST_SHOWN, lay_out_statements
from data.picture_schemas import PICTURE_AXES, STATEMENT_PICTURE
from data.schemas import check_table


def make(n: int, n_themes: int, *, seed: int = 1) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    index = np.arange(n) % max(1, n_themes) if n_themes else np.full(n, -1)
    middles = rng.standard_normal((max(1, n_themes), 32)) * 3
    rows = middles[np.maximum(index, 0)] + rng.standard_normal((n, 32))
    ids = pd.DataFrame({"statement_id": [f"s{number:05d}" for number in range(n)]}, dtype="str")
    return ids, scale_rows(rows.astype(np.float32)), index.astype(np.int64)


@pytest.mark.parametrize(("n", "n_themes"), [(60, 6), (60, 2), (40, 0), (3, 0)])
def test_every_statement_has_a_place(n: int, n_themes: int) -> None:
    tables = lay_out_statements(*make(n, n_themes))
    picture = check_table(tables["statement_picture"], STATEMENT_PICTURE)
    axes = check_table(tables["picture_axes"], PICTURE_AXES)
    assert len(picture) == n
    assert 0 < axes["kept_share"].sum() <= 1


def test_themes_that_differ_lie_apart() -> None:
    ids, vectors, index = make(300, 6)
    picture = lay_out_statements(ids, vectors, index)["statement_picture"]
    places = picture[["x", "y"]].to_numpy()
    middles = np.stack([places[index == theme].mean(axis=0) for theme in range(6)])
    inside = np.mean([places[index == theme].std(axis=0).mean() for theme in range(6)])
    assert middles.std(axis=0).mean() > 2 * inside


def test_the_same_statements_give_the_same_picture() -> None:
    one, other = (lay_out_statements(*make(100, 5)) for _ in range(2))
    for name, table in one.items():
        pd.testing.assert_frame_equal(table, other[name])


def test_too_few_statements_give_no_picture_and_many_an_even_selection() -> None:
    assert lay_out_statements(*make(2, 0))["statement_picture"].empty
    assert lay_out_statements(*make(2, 0))["picture_axes"].empty
    many = lay_out_statements(*make(MOST_SHOWN + 5, 4))["statement_picture"]
    assert len(many) <= MOST_SHOWN
    assert many["statement_id"].iloc[0] == "s00000"
