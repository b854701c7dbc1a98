"""The files of the demo: byte for byte the generator's, and no gold in what the app reads."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pandas as pd
import pytest

from data.demo.generate import AREAS, FIRST, GOLD, MESSY, TIDY, build_files
from data.demo.settings import DEMO_FOLDER

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return build_files()


def _read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), sep=";", dtype="str", keep_default_na=False, encoding="utf-8-sig")


@pytest.mark.parametrize("name", [TIDY, MESSY, FIRST, AREAS, GOLD])
def test_the_files_are_what_the_generator_writes(files: dict[str, bytes], name: str) -> None:
    folder = ROOT / "tests" / "evals" if name == GOLD else DEMO_FOLDER
    assert (folder / name).read_bytes() == files[name]


def test_gold_points_at_the_answers(files: dict[str, bytes]) -> None:
    gold = _read(files[GOLD])
    assert not gold.duplicated(["source_file", "source_row", "question"]).any()
    assert gold["main_theme"].str.match(r"^(T\d\d|X\d)$").all()
    n_answers = 0
    for name in (TIDY, FIRST):
        table = _read(files[name])
        rows = gold[gold["source_file"] == name]
        for question, labels in rows.groupby("question"):
            positions = labels["source_row"].astype(int).to_numpy() - 2
            assert (table[question].iloc[positions] != "").all()
            assert (table["respondent"].iloc[positions].to_numpy() == labels["respondent"].to_numpy()).all()
            n_answers += int((table[question] != "").sum())
    assert n_answers == len(gold)


def test_gold_stays_out_of_what_the_app_reads(files: dict[str, bytes]) -> None:
    for name in (TIDY, MESSY, FIRST):
        table = _read(files[name])
        assert not [column for column in table if re.search(r"thema|theme|gold|richting|pool|soort", column)]
        assert not table.isin([f"T{number:02d}" for number in range(1, 24)]).any().any()


def test_only_the_generator_knows_the_gold() -> None:
    readers = [
        path
        for folder in ("data", "analysis", "reporting", "pages")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"demo_gold|data\.demo\.(generate|files|rounds|bank)", path.read_text(encoding="utf-8"))
    ]
    assert {path.parent for path in readers} <= {DEMO_FOLDER}
    assert "demo_gold" not in (DEMO_FOLDER / "study.py").read_text(encoding="utf-8")


def test_the_messy_file_drops_into_nothing_that_exists(files: dict[str, bytes]) -> None:
    table = _read(files[MESSY])
    mails = table["E-mailadres (als je op de hoogte wil blijven)"]
    assert mails[mails != ""].str.endswith("@example.org").all()
    assert len(table) == 600
