"""The readers of subjects: made from the material alone, the same every time, and shipped as made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.text.subjects.reading import OTHER, READER_FILE, SUBJECTS, SubjectReader
from analysis.themes.copies import plain_text
from tests.evals.sets import DEMO_FOLDER, read_all
from training.material import MORE_POINTS_FILE, POINTS_FILE, Remark, read_background, read_remarks
from training.subjects import list_remarks, write_readers


def test_no_text_is_a_demo_answer_or_stands_in_a_labelled_set() -> None:
    judged = {plain_text(text) for _, known in read_all() if known for text in known.statements["text"]}
    for file in sorted(DEMO_FOLDER.glob("phrases*.csv")):
        sheet = pd.read_csv(file, sep=";", dtype="str", keep_default_na=False)
        judged |= {plain_text(text) for text in sheet["tekst"]}
    texts = {plain_text(remark.text) for remark in list_remarks()}
    assert len(texts) > 15_000
    assert not texts & judged


def test_the_material_speaks_of_every_subject_and_of_other_worlds() -> None:
    remarks = [*read_remarks(POINTS_FILE), *read_remarks(MORE_POINTS_FILE)]
    counts = pd.Series([remark.subject for remark in remarks]).value_counts()
    assert set(counts.index) == {*SUBJECTS, OTHER[0]}
    assert counts.min() >= 60
    background = read_background()
    assert len(background) >= 1_300
    assert {remark.subject for remark in background} == {OTHER[1]}
    assert {remark.language for remark in background} == {"nl", "en"}


def test_the_same_material_gives_the_same_readers_that_know_it(tmp_path: Path) -> None:
    texts = {
        "green": "meer bomen en struiken",
        "traffic": "te veel auto's rijden te snel",
        OTHER[1]: "de maan schijnt",
    }
    remarks = [Remark(f"{text} {n}", "nl", name) for name, text in texts.items() for n in range(20)]
    rest = [name for name in (*SUBJECTS, *OTHER) if name not in texts]
    remarks += [Remark(f"{name} {name}", "en", name) for name in rest]
    one, two = tmp_path / "one.safetensors", tmp_path / "two.safetensors"
    assert write_readers(one, remarks) == write_readers(two, remarks) == len(remarks)
    assert one.read_bytes() == two.read_bytes()
    chances = SubjectReader(one).read(["meer bomen", "de maan"], ["more trees", "the moon"])
    assert SUBJECTS[int(chances[0].argmax())] == "green"
    assert chances[1].sum() < chances[0].sum()


def test_the_shipped_readers_know_what_they_were_taught() -> None:
    remarks = [remark for remark in read_remarks(POINTS_FILE) if remark.language == "en"]
    remarks = [remark for remark in remarks if remark.subject in SUBJECTS]
    texts = [remark.text for remark in remarks]
    heard = np.array(SUBJECTS)[SubjectReader(READER_FILE).read(texts, texts).argmax(axis=1)]
    assert (heard == np.array([remark.subject for remark in remarks])).mean() > 0.8
