"""Which theme each statement belongs to: found freely, or starting from the codebook that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.model import Settings
from analysis.text.embedder import Embedder
from analysis.themes.assignment import ThemeAssignment
from analysis.themes.codebook import Codebook
from analysis.themes.codebook_file import SHIPPED, load_codebook, read_codebook
from analysis.themes.deciding import Decided
from analysis.themes.deductive import find_guided_themes
from analysis.themes.grouping import find_themes
from analysis.themes.theme_model import learn_themes, write_lesson
from data.origin_schemas import THEME_ORIGINS


@dataclass(frozen=True)
class Grouped:
    """`labels`: names by theme_id that the codebook gives; `origins`: THEME_ORIGINS, no rows without one;
    `decided`: what a researcher decided, None when nobody did.
    """

    assignment: ThemeAssignment
    labels: Mapping[str, str] = field(default_factory=dict)
    origins: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(THEME_ORIGINS.columns)))
    decided: Decided | None = None


def group_statements(
    content: pd.DataFrame, vectors: NDArray[np.float32], settings: Settings, embedder: Embedder
) -> Grouped:
    """Give back the themes of statements with content, in their order.

    Raises UnreadableFile or StudyError for a codebook that cannot be used.
    """
    if not settings.codebook:
        return Grouped(find_themes(content, vectors, resolution=settings.resolution, seed=settings.seed))
    book = find_codebook(settings.codebook)
    lesson = write_lesson(book)
    taught = embedder.embed(lesson.texts, [book.language] * len(lesson.texts))
    found = find_guided_themes(
        content,
        vectors,
        learn_themes(book, lesson, taught),
        resolution=settings.resolution,
        seed=settings.seed,
    )
    names, theme_ids = found.theme_ids, found.assignment.theme_ids
    index, strength = found.assignment.theme_index, found.assignment.strength
    labels = {theme.theme_id: theme.label for theme in book}
    origins = pd.DataFrame(
        {
            "theme_id": theme_ids,
            "codebook_theme_id": np.where(found.is_new, "", np.array(names, dtype=object)),
            "is_new": found.is_new,
            "certainty": [float(strength[index == number].mean()) for number in range(len(names))],
        }
    )
    own = {theme: labels[name] for theme, name in zip(theme_ids, names, strict=True) if name in labels}
    return Grouped(found.assignment, own, origins)


def find_codebook(choice: str) -> Codebook:
    """Give back a shipped codebook by its name, or the codebook that `choice` holds as TOML."""
    return load_codebook(choice) if choice in SHIPPED else read_codebook(choice.encode())
