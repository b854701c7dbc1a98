"""Which theme each statement belongs to when a researcher decided: their word first, then what resembles it.

Statements whose wording was seen keep their theme or go where a person put them. Others, such as those of a
new round, join the theme of most of their nearest neighbours; what fits nowhere is grouped freely and may
become a new theme.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.guiding import Grouped
from analysis.model import Settings
from analysis.text.embedder import Embedder
from analysis.themes.assignment import Numbers, ThemeAssignment, Vectors, Whole
from analysis.themes.basis import Basis, Rulings, find_seen
from analysis.themes.codebook import Codebook, name_new_theme
from analysis.themes.communities import find_centroids
from analysis.themes.deciding import Decided, apply_decisions
from analysis.themes.decisions import Act, key_statements
from analysis.themes.following import follow_answers
from analysis.themes.grouping import find_themes
from analysis.themes.joining import NEIGHBOURS, join_themes
from analysis.themes.word_kinds import names_a_subject

_LEAST_TO_GROUP = 30


@dataclass(frozen=True)
class _Known:
    """Rows whose theme is settled, to compare others with: unit rows, theme ('' = single) and speaker."""

    vectors: Vectors
    themes: NDArray[np.object_]
    people: NDArray[np.object_]


def follow_rulings(
    said: pd.DataFrame,
    vectors: Vectors,
    is_newest: NDArray[np.bool_],
    rulings: Rulings,
    settings: Settings,
    embedder: Embedder,
) -> Grouped:
    """Give back the themes of the statements of the newest round, in their order, as the researcher decided.

    `said`: `answer_id`, `respondent_id`, `text`, `language`, `function` of the statements with content of all
    rounds; `vectors`: one unit row each; `is_newest`: which are of the newest round. Zero rows: no themes.
    """
    decided, book = _settle(said, rulings)
    known = _gather_known(decided, said, vectors, book.codebook, embedder)
    content, own = said[is_newest].reset_index(drop=True), vectors[is_newest]
    rows = decided[is_newest].reset_index(drop=True)
    people = content["respondent_id"].to_numpy(dtype=object)
    theme = rows["theme_id"].to_numpy(dtype=object, copy=True)
    is_known = rows["is_known"].to_numpy(dtype=bool)
    theme[~is_known] = ""
    is_new = ~is_known & rows["has_subject"].to_numpy(dtype=bool)
    theme[is_new] = _join(own[is_new], people[is_new], known)
    fresh = _find_new_themes(content, own, is_new & (theme == ""), settings)
    names = np.array([*_name_new(fresh, book.codebook, rulings), ""], dtype=object)
    theme = np.where(fresh >= 0, names[fresh], theme)
    found = _describe(theme, rows, own)
    followers = np.flatnonzero(~is_known & ~rows["has_subject"].to_numpy(dtype=bool))
    found = follow_answers(found, content, followers)
    labels = {one.theme_id: one.label for one in book.codebook}
    return Grouped(found, labels, _tell_origins(found, rulings.basis), book)


def find_marked(decided: Decided | None, rulings: Rulings | None) -> frozenset[str]:
    """Give back the themes that a person, not the machine, marked as a minority voice and that are there."""
    if decided is None or rulings is None:
        return frozenset()
    by_hand = {one.theme_id for one in rulings.decisions if one.act is Act.MINORITY and one.is_marked}
    names = {decided.went_into.get(theme_id, theme_id) for theme_id in by_hand}
    return frozenset(theme.theme_id for theme in decided.codebook if theme.is_minority) & names


def _settle(said: pd.DataFrame, rulings: Rulings) -> tuple[pd.DataFrame, Decided]:
    """Give back each statement with the theme of the basis and of the decisions, and what is known of it.

    A remark without a subject follows the rest of its answer, unless a person placed it or a codebook did.
    """
    keys = key_statements(said["text"].tolist())
    seen = find_seen(rulings.basis, keys)
    table = pd.DataFrame(
        {
            "text": said["text"].to_numpy(dtype=object),
            "theme_id": seen["theme_id"].fillna("").to_numpy(dtype=object),
            "nearest_theme_id": seen["nearest_theme_id"].fillna("").to_numpy(dtype=object),
        },
        dtype="str",
    )
    decided = apply_decisions(table, rulings.basis.codebook, rulings.decisions)
    rows, was = decided.statements, table["theme_id"]
    named = {key for decision in rulings.decisions for key in decision.keys}
    has_subject = _name_subject(said)
    is_seen = seen["theme_id"].notna().to_numpy() & (has_subject | bool(rulings.basis.origins))
    is_placed = pd.Index(keys, dtype="str").isin(named) & rows["is_decided"].to_numpy(dtype=bool)
    exists = rows["theme_id"].isin(["", *decided.codebook.theme_ids]).to_numpy()
    stayed = rows["theme_id"].eq(was.replace(dict(decided.went_into))).to_numpy()
    return rows.assign(
        strength=seen["strength"].to_numpy(dtype=float),
        has_subject=has_subject,
        is_known=(is_seen | is_placed) & exists,
        is_unchanged=is_seen & stayed & exists,
    ), decided


def _name_subject(content: pd.DataFrame) -> NDArray[np.bool_]:
    pairs = zip(content["text"], content["language"], strict=True)
    return np.array([names_a_subject(*pair) for pair in pairs], dtype=bool)


def _gather_known(
    rows: pd.DataFrame, said: pd.DataFrame, vectors: Vectors, book: Codebook, embedder: Embedder
) -> _Known:
    """Give back what is settled: of themes of which few statements are here, their other examples too."""
    is_known = (rows["is_known"] & rows["has_subject"]).to_numpy(dtype=bool)
    themes = rows["theme_id"].to_numpy(dtype=object)[is_known]
    people = said["respondent_id"].to_numpy(dtype=object)[is_known]
    n_here = Counter(themes.tolist())
    few = [theme for theme in book if n_here[theme.theme_id] < NEIGHBOURS]
    examples = [(theme.theme_id, text) for theme in few for text in theme.examples]
    here = set(key_statements(said["text"][is_known].tolist()))
    keys = key_statements([text for _, text in examples])
    examples = [example for example, key in zip(examples, keys, strict=True) if key not in here]
    if not examples:
        return _Known(vectors[is_known], themes, people)
    texts = [text for _, text in examples]
    taught = embedder.embed(texts, [book.language] * len(texts))
    return _Known(
        np.concatenate([vectors[is_known], taught]),
        np.concatenate([themes, np.array([theme for theme, _ in examples], dtype=object)]),
        np.concatenate([people, np.full(len(examples), "", dtype=object)]),
    )


def _join(vectors: Vectors, people: NDArray[np.object_], known: _Known) -> NDArray[np.object_]:
    """Give back the theme of each row by its nearest settled neighbours of other people, '' for none."""
    names = sorted(set(known.themes) - {""})
    number = {name: position for position, name in enumerate(names)} | {"": -1}
    index = np.fromiter((number[name] for name in known.themes), dtype=np.int64, count=len(known.themes))
    joined = join_themes(vectors, people, known.vectors, index, known.people)
    return np.array([*names, ""], dtype=object)[joined]


def _find_new_themes(
    content: pd.DataFrame, vectors: Vectors, rest: NDArray[np.bool_], settings: Settings
) -> Whole:
    """Give back the number of the new theme of each row that fits nowhere, -1 for all others."""
    fresh = np.full(len(content), -1, dtype=np.int64)
    if rest.sum() >= _LEAST_TO_GROUP:
        own = content[rest].reset_index(drop=True)
        found = find_themes(own, vectors[rest], resolution=settings.resolution, seed=settings.seed)
        fresh[rest] = found.theme_index
    return fresh


def _name_new(fresh: Whole, book: Codebook, rulings: Rulings) -> list[str]:
    """Give back an id per new theme that nothing has or had."""
    decided = {decision.new_theme_id for decision in rulings.decisions}
    taken = [*book.theme_ids, *rulings.basis.codebook.theme_ids, *sorted(decided)]
    first = len(taken)
    for _ in range(int(fresh.max(initial=-1)) + 1):
        taken.append(name_new_theme(taken))
    return taken[first:]


def _describe(theme: NDArray[np.object_], rows: pd.DataFrame, vectors: Vectors) -> ThemeAssignment:
    """Give back the assignment: what did not change keeps its closeness, the rest is put on its scale.

    Remarks that are to follow their answer are near to nothing yet.
    """
    names = sorted(set(theme) - {""})
    number = {name: position for position, name in enumerate(names)} | {"": -1}
    index = np.fromiter((number[name] for name in theme), dtype=np.int64, count=len(theme))
    if not names:
        return ThemeAssignment(index, index.copy(), np.zeros(len(theme)), vectors[:0])
    centroids = find_centroids(vectors, np.ones(len(vectors)), index, len(names))
    closeness = np.clip(vectors @ centroids.T, 0.0, 1.0).astype(np.float64)
    suggested = np.array([number.get(name, -1) for name in rows["nearest_theme_id"]], dtype=np.int64)
    suggested = np.where(suggested >= 0, suggested, closeness.argmax(axis=1))
    nearest = np.where(index >= 0, index, suggested)
    waits = ~(rows["is_known"] | rows["has_subject"]).to_numpy(dtype=bool)
    own = np.take_along_axis(closeness, nearest[:, None], axis=1)[:, 0]
    kept = rows["is_unchanged"].to_numpy(dtype=bool)
    strength = rows["strength"].to_numpy(dtype=float)
    scaled = np.clip(own * _scales(own, strength, kept, nearest, len(names))[nearest], 0.0, 1.0)
    strength = np.where(kept, strength, scaled)
    nearest[waits], strength[waits] = -1, 0.0
    return ThemeAssignment(index, nearest, strength, centroids, tuple(names))


def _scales(own: Numbers, strength: Numbers, kept: NDArray[np.bool_], nearest: Whole, count: int) -> Numbers:
    """Give back, per theme, what its plain closeness is to be multiplied with; 1 where nothing is known."""
    plain = np.bincount(nearest[kept], own[kept], count)
    told = np.bincount(nearest[kept], strength[kept], count)
    return np.asarray(np.divide(told, plain, out=np.ones(count), where=plain > 0))


def _tell_origins(found: ThemeAssignment, basis: Basis) -> pd.DataFrame:
    """Give back THEME_ORIGINS when the analysis started from a codebook; no rows otherwise."""
    names = found.theme_ids if basis.origins else ()
    own = [basis.origins.get(name, "") for name in names]
    certainty = [float(found.strength[found.theme_index == place].mean()) for place in range(len(names))]
    return pd.DataFrame(
        {
            "theme_id": pd.Series(names, dtype="str"),
            "codebook_theme_id": pd.Series(own, dtype="str"),
            "is_new": [not name for name in own],
            "certainty": certainty,
        }
    )
