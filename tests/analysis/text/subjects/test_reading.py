"""Subjects are heard in residents' words, also misspelt or in dialect, and not where there are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from analysis.text.subjects.hearing import Hearing
from analysis.text.subjects.reading import OTHER, SUBJECTS, SubjectReader, count_letters, weigh_letters
from data.errors import ModelUnavailable


@pytest.fixture(scope="module")
def hearing() -> Hearing:
    return Hearing(Glosser(read_glossary()))


@pytest.mark.parametrize(
    ("text", "language", "subject"),
    [
        ("De camions rijden hier veel te rap door het dorp.", "nl", "traffic"),
        ("De kamions rijn ier vele te rap deur tdorp", "nl", "traffic"),
        ("Een fietspad dat naam waardig, met een haag tussen mij en de auto's.", "nl", "cycling"),
        ("Met mijn rolstoel geraak ik niet over de drempel van de zaal.", "nl", "access"),
        ("Er ligt altijd zwerfvuil rond de glasbak.", "nl", "tidiness"),
        ("There is nowhere for teenagers to hang out.", "en", "youth"),
    ],
)
def test_the_subject_is_heard(hearing: Hearing, text: str, language: str, subject: str) -> None:
    chances = hearing.hear([text], [language])[0]
    assert SUBJECTS[int(chances.argmax())] == subject


def test_what_is_about_something_else_has_less_of_a_subject(hearing: Hearing) -> None:
    elsewhere = [
        "Napoleon verloor in 1815 de slag bij Waterloo.",
        "De patiënt kreeg twee pillen tegen hoge bloeddruk.",
        "Het toestel valt telkens uit wanneer ik een bericht wil versturen.",
        "De regisseur kreeg een prijs voor zijn derde film.",
    ]
    here = [
        "Plant bomen op het marktplein tegen de hitte.",
        "De bus komt maar twee keer per dag.",
        "Een bakker in het dorp zou fijn zijn.",
        "De sporthal is te klein voor onze club.",
    ]
    chances = hearing.hear([*elsewhere, *here], ["nl"] * 8).sum(axis=1)
    assert chances[:4].mean() < 0.45
    assert chances[4:].mean() > 0.85


def test_another_language_says_nothing_and_rows_follow_their_text(hearing: Hearing) -> None:
    texts = ["Plus d'arbres dans la rue", "Meer bomen in de straat", "Meer bomen in de straat", ""]
    chances = hearing.hear(texts, ["fr", "nl", "nl", "und"])
    assert chances.shape == (4, len(SUBJECTS))
    assert chances.dtype == np.float32
    assert not chances[0].any()
    assert (chances[1] == chances[2]).all()
    assert (chances.sum(axis=1) <= 1 + 1e-6).all()
    assert (chances >= 0).all()
    assert (hearing.hear(texts[::-1], ["und", "nl", "nl", "fr"]) == chances[::-1]).all()


def test_no_texts_no_rows_and_unequal_lengths_are_refused(hearing: Hearing) -> None:
    assert hearing.hear([], []).shape == (0, len(SUBJECTS))
    with pytest.raises(ValueError, match="shorter"):
        hearing.hear(["bomen"], [])
    with pytest.raises(ValueError, match="same length"):
        SubjectReader().read(["bomen"], [])


def test_letters_are_weighed_to_unit_rows() -> None:
    counts = count_letters(["bomen bomen bomen", "", "water"])
    rows = weigh_letters(counts, np.ones(counts.shape[1], dtype=np.float32))
    assert np.sqrt(rows.multiply(rows).sum(axis=1)).ravel().tolist()[0] == pytest.approx([1.0, 0.0, 1.0])


def test_an_absent_or_damaged_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable):
        SubjectReader(tmp_path / "absent.safetensors").read(["x"], ["x"])
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(b"no tensors")
    with pytest.raises(ModelUnavailable):
        SubjectReader(damaged).read(["x"], ["x"])
    lacking = tmp_path / "lacking.safetensors"
    save_file({"own.rarity": np.zeros(2, dtype=np.float16)}, lacking)
    with pytest.raises(ModelUnavailable):
        SubjectReader(lacking).read(["x"], ["x"])


def test_the_shipped_readers_know_every_subject_and_what_is_none() -> None:
    from analysis.text.subjects.reading import READER_FILE, read_readers

    for reader in read_readers(READER_FILE):
        assert reader.slopes.shape == (len(SUBJECTS) + len(OTHER), len(reader.rarity))
        assert reader.heights.shape == (len(SUBJECTS) + len(OTHER),)
        assert np.isfinite(reader.slopes).all()
