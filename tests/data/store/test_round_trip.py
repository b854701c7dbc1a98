"""A study comes back from the workspace exactly as it was saved, whatever people wrote."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import SQLAlchemyError

from data.intake import build_study
from data.model import ColumnChoice, ColumnRole, Recognition, Study, StudyInfo
from data.store import open_store, tables
from data.store.tables import STUDY_SCHEMAS
from tests.data.raw_tables import make_table

_ROLES = {
    "wie": ColumnRole.RESPONDENT,
    "plek": ColumnRole.PLACE,
    "lat": ColumnRole.LATITUDE,
    "lon": ColumnRole.LONGITUDE,
    "cijfer": ColumnRole.RATING,
    "tekst": ColumnRole.TEXT,
}
_RECOGNITION = Recognition("plain", "long", tuple(ColumnChoice(name, role) for name, role in _ROLES.items()))
_WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "R1", "R2"]),
        _WRITTEN,
        st.sampled_from(["", "50.123456789"]),
        st.sampled_from(["", "3.987654321"]),
        st.sampled_from(["", "7", "7,3", "weet niet"]),
        _WRITTEN,
    ),
    min_size=1,
    max_size=4,
)


def build(rows: list[tuple[str, ...]]) -> Study:
    table = make_table(list(_ROLES), [*rows, ("R9", "Markt", "", "", "3", "een gewoon antwoord")])
    areas = {"municipality-proef": "POLYGON ((3 50, 4 50, 4 51, 3 50))"}
    info = StudyInfo("s", "Proef", population={"municipality-proef": 12903})
    return build_study((table,), _RECOGNITION, info, None, areas, "schematisch")


@given(_ROWS)
@settings(max_examples=12, derandomize=True, deadline=None)
def test_a_study_comes_back_exactly(rows: list[tuple[str, ...]]) -> None:
    study = build(rows)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        store.save_study(study)
        loaded = store.load_study("s")
    assert (loaded.info, loaded.problems, loaded.areas_note) == (study.info, study.problems, study.areas_note)
    assert dict(loaded.areas) == dict(study.areas)
    for name in STUDY_SCHEMAS:
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(study, name), check_exact=True)


def test_a_save_that_breaks_half_way_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    first = build([("R1", "Sluis", "", "", "8", "het eerste antwoord")])
    store.save_study(first)
    write = tables.write_rows

    def break_at_answers(connection: object, table: object, owner: object, frame: pd.DataFrame) -> None:
        if getattr(table, "name", "") == "answers":
            raise SQLAlchemyError("disk full")
        write(connection, table, owner, frame)

    monkeypatch.setattr(tables, "write_rows", break_at_answers)
    with pytest.raises(SQLAlchemyError):
        store.save_study(build([("R2", "Kerk", "", "", "2", "het tweede antwoord")]))
    monkeypatch.undo()
    loaded = store.load_study("s")
    for name in STUDY_SCHEMAS:
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(first, name))
