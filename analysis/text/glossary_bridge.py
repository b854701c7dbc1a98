"""The offline default: Dutch is said in English words by a glossary, and an English model places it.

Language first: English goes straight to the model, Dutch and undetermined texts through the glossary,
other languages straight with a note. The model is our own encoder; the one it was trained from can stand
in its place. Measured in docs/decisions/0003-grouping.md and by `python -m tests.evals`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.text import carried_model, own_encoder
from analysis.text.embedder import Encoder, Progress, Rows, no_subjects
from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from analysis.text.subjects.hearing import GLOSSED, KNOWN, Hearing
from analysis.text.vector_cache import CachedEncoder


class GlossaryBridge:
    """An `Embedder` over an English encoder.

    `n_added`: words that a user added, printed with the name; `hearing`: how subjects are heard, None = not.
    """

    def __init__(
        self,
        encoder: Encoder,
        model_name: str,
        glosser: Glosser,
        n_added: int = 0,
        hearing: Hearing | None = None,
    ) -> None:
        self._encoder = encoder
        self._model_name = model_name
        self._glosser = glosser
        self._n_added = n_added
        self._hearing = hearing

    @property
    def name(self) -> str:
        """'glossary nl-en + ' and the model, with the number of added words when there are any."""
        added = f" (+{self._n_added})" if self._n_added else ""
        return f"glossary nl-en{added} + {self._model_name}"

    def embed(self, texts: Sequence[str], languages: Sequence[str], progress: Progress | None = None) -> Rows:
        """As `Embedder.embed`. What is kept on disk is keyed by the English words, so a better glossary
        costs only the texts that it says otherwise.
        """
        english = [
            self._glosser.gloss(text) if language in GLOSSED else text
            for text, language in zip(texts, languages, strict=True)
        ]
        return self._encoder.encode(english, progress)

    def read_subjects(self, texts: Sequence[str], languages: Sequence[str]) -> Rows:
        """As `Embedder.read_subjects`."""
        return no_subjects(texts) if self._hearing is None else self._hearing.hear(texts, languages)

    def unknown_languages(self, languages: Sequence[str]) -> tuple[str, ...]:
        """As `Embedder.unknown_languages`: all but Dutch and English."""
        return tuple(sorted(set(languages) - KNOWN))


def load_glossary_bridge(
    *, cache_folder: Path | None = None, additions: Sequence[Path] = (), is_plain: bool = False
) -> GlossaryBridge:
    """Give back the bridge over our own encoder; the model is read at the first text.

    `is_plain`: over the carried MiniLM as it is published instead. Raises ModelUnavailable when the
    package with the model is not installed, UnreadableFile for a bad addition.
    """
    glossary = read_glossary(additions)
    name = carried_model.NAME if is_plain else own_encoder.NAME
    encoder: Encoder = carried_model.load_carried_encoder() if is_plain else own_encoder.load_own_encoder()
    encoder = CachedEncoder(encoder, cache_folder, None if is_plain else own_encoder.KNOWN_FOLDER)
    glosser = Glosser(glossary)
    hearing = None if is_plain else Hearing(glosser)
    return GlossaryBridge(encoder, name, glosser, glossary.n_added, hearing)
