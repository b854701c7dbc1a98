"""`python -m training.known`: vectors of the shipped codebooks, kept beside the encoder that made them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from analysis.text.own_encoder import KNOWN_FOLDER, LAYERS_FILE, load_own_encoder
from analysis.text.vector_cache import CachedEncoder
from analysis.themes.codebook_file import SHIPPED, load_codebook
from analysis.themes.directions import write_pole_lesson
from analysis.themes.theme_model import write_lesson


def list_known_texts() -> list[str]:
    """Give back every text that the shipped codebooks teach, in the words that the encoder reads."""
    glosser = Glosser(read_glossary())
    return sorted({glosser.gloss(text) for text in _taught()})


def write_known_vectors(layers_file: Path = LAYERS_FILE, folder: Path = KNOWN_FOLDER) -> int:
    """Write the vectors of all known texts anew to `folder`; give back their number.

    To be done again when the encoder, the glossary or a shipped codebook changes: what is not known is
    encoded at the first analysis, so an old folder costs time and never truth.
    """
    shutil.rmtree(folder, ignore_errors=True)
    texts = list_known_texts()
    CachedEncoder(load_own_encoder(layers_file), folder).encode(texts)
    return len(texts)


def _taught() -> Iterator[str]:
    for name in SHIPPED:
        book = load_codebook(name)
        yield from write_lesson(book).texts
        yield from write_pole_lesson(book)


if __name__ == "__main__":
    sys.stderr.write(f"vectors of the shipped codebooks: {write_known_vectors()}\n")
