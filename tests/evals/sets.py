"""Labelled sets for tuning: statements as the product sees them, and the label a person gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DEMO_FOLDER = ROOT / "data" / "demo"


@dataclass(frozen=True)
class LabelledSet:
    """Statements with `text`, `respondent_id` and where known `function`; one gold label per row."""

    name: str
    statements: pd.DataFrame
    gold: NDArray[np.str_]


def read_demo_phrases(folder: Path | None = None) -> LabelledSet | None:
    """Give back the phrases of the demo with a theme, labelled by their first theme; None when absent."""
    folders = [folder] if folder else [DEMO_FOLDER, SHARED / "demo"]
    files = [place / "phrases.csv" for place in folders if (place / "phrases.csv").is_file()]
    if not files:
        return None
    phrases = pd.read_csv(files[0], sep=";", dtype="str", keep_default_na=False)
    phrases = phrases[phrases["themas"].str.startswith("T")]
    statements = _as_statements(phrases["tekst"]).assign(function=phrases["vraag"].to_numpy())
    return LabelledSet("demo phrases", statements, _labels(phrases["themas"].str.split("+").str[0]))


def read_xsid(folder: Path = SHARED / "real" / "xsid-nl") -> LabelledSet | None:
    """Give back the validation part of xSID in Dutch (intents of spoken commands); None when absent."""
    if not (folder / "nl.valid.csv").is_file():
        return None
    commands = pd.read_csv(folder / "nl.valid.csv", dtype="str", keep_default_na=False)
    return LabelledSet("xsid-nl valid", _as_statements(commands["text"]), _labels(commands["intent"]))


def read_sib(folder: Path = SHARED / "real" / "sib200-nl") -> LabelledSet | None:
    """Give back the train and dev parts of SIB-200 in Dutch (subjects of sentences); None when absent."""
    files = [folder / "train.tsv", folder / "dev.tsv"]
    if not all(file.is_file() for file in files):
        return None
    parts = [pd.read_csv(file, sep="\t", quoting=3, dtype="str", keep_default_na=False) for file in files]
    sentences = pd.concat(parts, ignore_index=True)
    return LabelledSet(
        "sib200-nl train+dev", _as_statements(sentences["text"]), _labels(sentences["category"])
    )


def read_all() -> Iterator[tuple[str, LabelledSet | None]]:
    """Give back each set with its name, or None for a set that is not on this machine."""
    yield "demo phrases", read_demo_phrases()
    yield "xsid-nl valid", read_xsid()
    yield "sib200-nl train+dev", read_sib()


def _as_statements(texts: pd.Series[str]) -> pd.DataFrame:
    """Give back one statement per text, each by another person."""
    people = [f"r{number}" for number in range(len(texts))]
    return pd.DataFrame({"text": texts.to_numpy(), "respondent_id": people})


def _labels(column: pd.Series[str]) -> NDArray[np.str_]:
    return np.asarray(column.tolist(), dtype=np.str_)
