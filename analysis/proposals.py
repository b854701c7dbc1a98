"""Groups of people whom no theme holds: found among single voices and inside large themes, as proposals."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.counted import Counted
from analysis.interests.coherence import measure_coherence
from analysis.interests.difference import compare_groups
from analysis.interests.minority import COLUMNS, find_group_voices, list_minority_voices
from analysis.mentions import count_mentions
from analysis.model import Settings
from analysis.themes.copies import plain_text
from analysis.themes.features import take_out_means
from analysis.themes.quotes import find_readable
from analysis.themes.small_groups import find_directions, find_small_groups
from analysis.themes.word_kinds import names_a_subject
from data.trust_schemas import SMALL_GROUP_STATEMENTS, SMALL_GROUPS

MOST_SILENT = 12
_LARGE = 40
_LEAST_VOICES = 3
_LEAST_WORDINGS = 2
_VARIED = 3
_READABLE = 0.5
_LONG_WORDS = 6
_WORDS_ALIKE = "language"


def propose_groups(
    counted: Counted, content: pd.DataFrame, vectors: NDArray[np.float32], settings: Settings
) -> dict[str, pd.DataFrame]:
    """Give back SMALL_GROUPS and SMALL_GROUP_STATEMENTS by name.

    `content`: STATEMENTS with content, in the row order of `vectors` (unit rows). Every group is small and
    real as a minority voice must be (three people, not copied, no campaign, coherent). It is proposed when
    it is the voice of a group of people (not of a language: its words are alike anyhow); from single voices
    also when it is nobody's in particular, in at least three wordings of which half can be read by themselves
    ('Prima zo.' cannot), the twelve with most people.
    Nothing found: zero rows. Domain: §2.8.
    """
    order = np.argsort(content["statement_id"].to_numpy(dtype=object), kind="stable")
    order = order[~content["answer_id"].isin(counted.campaigns["answer_id"]).to_numpy()[order]]
    rows, own = content.iloc[order].reset_index(drop=True), vectors[order]
    said, origins = _search(rows, own, settings.seed)
    voices = _test(counted, said, origins, rows, own, settings)
    voices = voices.merge(origins, left_on="theme_id", right_on="group_id").rename(
        columns={"theme_id": "was"}
    )
    is_silent = voices["way"].eq("silent")
    kept = voices[~is_silent].drop_duplicates("group_id")
    silent = voices[is_silent & voices["is_varied"]].nlargest(MOST_SILENT, "n_all")
    found = pd.concat([kept, silent], ignore_index=True)
    found = found.assign(theme_id=found["origin_id"].astype("str"), order=np.arange(len(found)))
    members = said[said["group_id"].isin(found["group_id"])]
    return {
        "small_groups": found[list(SMALL_GROUPS.columns)],
        "small_group_statements": members[list(SMALL_GROUP_STATEMENTS.columns)].reset_index(drop=True),
    }


def _search(rows: pd.DataFrame, vectors: NDArray[np.float32], seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give back the statements of every group that was found, closest first, and where each was found."""
    people = np.unique(rows["respondent_id"].to_numpy(dtype=object), return_inverse=True)[1]
    plain = rows["text"].map(plain_text)
    words = plain.str.count(" ").to_numpy()
    wording = np.unique(plain.to_numpy(dtype=object), return_inverse=True)[1]
    voice = np.where(words >= _LONG_WORDS - 1, wording, len(wording) + people)
    spoken = vectors.copy()
    take_out_means(spoken, rows["language"].tolist())
    directions = find_directions(spoken)
    readable = find_readable(rows)
    said: list[pd.DataFrame] = []
    origins: list[tuple[str, str, float, float, bool]] = []
    for theme_id, pool in _pools(rows):
        found, tight, limit = find_small_groups(directions[pool], people[pool], seed=seed)
        for members, value in zip(found, tight, strict=True):
            own = pool[members]
            n_wordings = len(np.unique(wording[own]))
            if len(np.unique(voice[own])) < _LEAST_VOICES or n_wordings < _LEAST_WORDINGS:
                continue
            name = f"G{len(origins) + 1:03d}"
            heart = vectors[own] @ vectors[own].mean(axis=0)
            ranked = own[np.argsort(-heart, kind="stable")]
            said.append(pd.DataFrame({"group_id": name, "row": ranked, "order": np.arange(len(ranked))}))
            is_varied = not theme_id and n_wordings >= _VARIED and readable[own].mean() >= _READABLE
            origins.append((name, theme_id, value, limit, is_varied))
    table = (
        pd.concat(said, ignore_index=True) if said else pd.DataFrame({"group_id": [], "row": [], "order": []})
    )
    numbers = table["row"].to_numpy(dtype=np.int64)
    table = table.assign(
        statement_id=rows["statement_id"].to_numpy(dtype=object)[numbers], row=numbers
    ).astype({"group_id": "str", "statement_id": "str", "order": "int64"})
    facts = pd.DataFrame(
        origins, columns=["group_id", "origin_id", "tightness", "tightness_limit", "is_varied"]
    )
    return table, facts.astype({"group_id": "str", "origin_id": "str", "is_varied": bool})


def _pools(rows: pd.DataFrame) -> list[tuple[str, NDArray[np.int64]]]:
    """Give back where to look: '' for the single voices that name a subject, then each large theme."""
    pairs = zip(rows["text"], rows["language"], strict=True)
    named = np.array([names_a_subject(text, language) for text, language in pairs], dtype=bool)
    single = np.flatnonzero(named & rows["theme_id"].eq("").to_numpy())
    by_theme = rows[named & rows["theme_id"].ne("")].groupby("theme_id").indices
    numbers = np.flatnonzero(named & rows["theme_id"].ne("").to_numpy())
    large = [(str(name), numbers[own]) for name, own in sorted(by_theme.items()) if len(own) >= _LARGE]
    return [("", single), *large]


def _test(
    counted: Counted,
    said: pd.DataFrame,
    origins: pd.DataFrame,
    rows: pd.DataFrame,
    vectors: NDArray[np.float32],
    settings: Settings,
) -> pd.DataFrame:
    """Give back MINORITY_VOICES of the groups, put to the test as if each were a theme."""
    numbers = said["row"].to_numpy(dtype=np.int64)
    names = said["group_id"].drop_duplicates().tolist()
    told = (
        rows.iloc[numbers]
        .assign(theme_id=said["group_id"].to_numpy(dtype=object))
        .astype({"theme_id": "str"})
    )
    study, limits = counted.study, settings.thresholds
    mentions = count_mentions(told, study.answers, study.respondents, names)
    compared = compare_groups(mentions, counted.groups, limits.minimum_respondents)
    whole = pd.DataFrame({"theme_id": pd.Series(names, dtype="str"), "n_respondents": mentions.n_by_theme})
    whole = whole.assign(reach=whole["n_respondents"] / max(mentions.n_people, 1))
    ways = find_group_voices(compared[compared["grouping"].ne(_WORDS_ALIKE)], limits.difference_q)
    hopeful = [*ways["theme_id"], *_most_said(whole, origins)]
    whole = whole[whole["theme_id"].isin(hopeful)].reset_index(drop=True)
    coherence = _cohere(told, rows, vectors, numbers, whole["theme_id"].tolist(), settings.seed)
    nobody = pd.DataFrame(columns=[*COLUMNS, "n_all", "reach"]).astype({"reach": "float64"})
    return list_minority_voices(whole, [ways], nobody, coherence, most_reach=limits.minority_reach)


def _most_said(whole: pd.DataFrame, origins: pd.DataFrame) -> list[str]:
    """Give back the groups among single voices with most people: only these can be proposed as silent."""
    single = origins.loc[origins["is_varied"], "group_id"]
    return (
        whole[whole["theme_id"].isin(single)].nlargest(2 * MOST_SILENT, "n_respondents")["theme_id"].tolist()
    )


def _cohere(
    told: pd.DataFrame,
    rows: pd.DataFrame,
    vectors: NDArray[np.float32],
    numbers: NDArray[np.int64],
    names: list[str],
    seed: int,
) -> pd.DataFrame:
    """Give back how coherent each group of `names` is, beside random sets from all statements."""
    others = ~np.isin(np.arange(len(rows)), numbers)
    everything = pd.concat([told, rows[others].assign(theme_id="")], ignore_index=True)
    both = np.concatenate([vectors[numbers], vectors[others]])
    return measure_coherence(everything, both, names, seed=seed)
