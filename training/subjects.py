"""`python -m training.subjects`: train the readers of subjects on the points and write them.

Under a minute; the same material gives the same bytes on the same kind of machine.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from analysis.text.subjects.reading import (
    OTHER,
    READER_FILE,
    READERS,
    SUBJECTS,
    Reader,
    count_letters,
    weigh_letters,
)
from training.material import (
    BACKGROUND_FILE,
    MORE_POINTS_FILE,
    POINTS_FILE,
    Remark,
    read_background,
    read_remarks,
)

_STRICTNESS = 3.0


def train_reader(texts: Sequence[str], classes: Sequence[int]) -> Reader:
    """Give back a reader of the classes 0, 1, …; `classes`: one per text, all as heavy as each other."""
    counts = count_letters(texts)
    rarity = TfidfTransformer(sublinear_tf=True).fit(counts).idf_.astype(np.float16)
    model = LogisticRegression(C=_STRICTNESS, class_weight="balanced", max_iter=300)
    model.fit(weigh_letters(counts, rarity.astype(np.float64)), np.asarray(classes))
    return Reader(rarity, model.coef_.astype(np.float16), model.intercept_.astype(np.float16))


def list_remarks() -> list[Remark]:
    """Give back all that there is to learn from."""
    return [*read_remarks(POINTS_FILE), *read_remarks(MORE_POINTS_FILE), *read_background(BACKGROUND_FILE)]


def write_readers(file: Path, remarks: Sequence[Remark]) -> int:
    """Train both readers on `remarks`, with every subject among them; write them; give back how many."""
    glosser = Glosser(read_glossary())
    numbers = {name: number for number, name in enumerate((*SUBJECTS, *OTHER))}
    classes = [numbers[remark.subject] for remark in remarks]
    own = train_reader([remark.text for remark in remarks], classes)
    said = train_reader([_say(remark, glosser) for remark in remarks], classes)
    tensors = {
        f"{name}.{part}": np.ascontiguousarray(value)
        for name, reader in zip(READERS, (own, said), strict=True)
        for part, value in reader._asdict().items()
    }
    save_file(tensors, file)
    return len(remarks)


def _say(remark: Remark, glosser: Glosser) -> str:
    return remark.text if remark.language == "en" else glosser.gloss(remark.text)


if __name__ == "__main__":
    n_texts = write_readers(READER_FILE, list_remarks())
    sys.stderr.write(f"texts: {n_texts}; written: {READER_FILE.stat().st_size / 1e6:.1f} MB\n")
