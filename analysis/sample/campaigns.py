"""Campaigns: nearly the same long answer from several people. Counted once, shown, and never hidden.

Answers are compared by the words they share, so that a changed name or comma does not hide a campaign.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from analysis.certainty import Whole

LEAST_AT_PLACE, LEAST_ANYWHERE = 5, 10
LEAST_WORDS = 6
ALIKE = 0.75


def find_campaigns(answers: pd.DataFrame) -> pd.DataFrame:
    """Give back which answers are nearly the same: `campaign_id`, `answer_id`, `n_respondents`.

    Nearly the same: six words or more, and three quarters of all their words in common (Jaccard), directly
    or through another of the set; from at least ten people, or from five about the same place.
    `answers`: `answer_id`, `respondent_id`, `place_id`, `text`. None: zero rows.
    Domain: §0.1, planted truth 7 of §4.4.
    """
    ordered = answers.sort_values("answer_id", ignore_index=True)
    bags = pd.Series([" ".join(sorted(set(text.split()))) for text in _plain(ordered["text"])], dtype="str")
    long = bags.str.count(" ").ge(LEAST_WORDS - 1)
    distinct, bag = np.unique(bags[long].to_numpy(dtype=object), return_inverse=True)
    component = _connect([frozenset(text.split()) for text in distinct])[bag]
    rows = ordered.loc[long, ["answer_id", "respondent_id", "place_id"]].assign(component=component)
    anywhere = rows.groupby("component")["respondent_id"].transform("nunique")
    is_wide = anywhere >= LEAST_ANYWHERE
    rows = rows.assign(place_id=rows["place_id"].where(~is_wide, ""))
    at_place = rows.groupby(["component", "place_id"])["respondent_id"].transform("nunique")
    rows = rows.assign(n_respondents=at_place)[is_wide | (at_place >= LEAST_AT_PLACE)]
    first = rows.groupby(["component", "place_id"])["answer_id"].transform("min")
    found = rows.assign(campaign_id="C-" + first.astype("str"))
    return found[["campaign_id", "answer_id", "n_respondents"]].sort_values(
        ["campaign_id", "answer_id"], ignore_index=True
    )


def find_repeated(campaigns: pd.DataFrame, answers: pd.DataFrame) -> set[str]:
    """Give back the answer_ids of campaigns that say again what the first person of the campaign said.

    `campaigns`: as `find_campaigns` gives it; `answers`: `answer_id`, `respondent_id`. Measures leave these
    answers out, so that a campaign is one voice in every share. No campaigns: the empty set.
    """
    sent = campaigns.merge(answers[["answer_id", "respondent_id"]], on="answer_id")
    first = sent.groupby("campaign_id")["respondent_id"].transform("min")
    return set(sent.loc[sent["respondent_id"].ne(first), "answer_id"])


def date_campaigns(campaigns: pd.DataFrame, answers: pd.DataFrame, respondents: pd.DataFrame) -> pd.DataFrame:
    """Give back `campaigns` with the `first_day` and `last_day` on which each was sent, as yyyy-mm-dd.

    `campaigns`: as `find_campaigns` gives it; `answers`: `answer_id`, `respondent_id`; `respondents`:
    `respondent_id`, `answered_on`. '' for a campaign of which not everybody's day is known: the others may
    have sent it at any time. No campaigns: zero rows.
    """
    person = campaigns["answer_id"].map(answers.set_index("answer_id")["respondent_id"])
    day = person.map(respondents.set_index("respondent_id")["answered_on"]).fillna("").astype("str")
    by_campaign = day.groupby(campaigns["campaign_id"].to_numpy())
    first, last = by_campaign.transform("min"), by_campaign.transform("max")
    return campaigns.assign(first_day=first, last_day=last.where(first.ne(""), "")).astype(
        {"first_day": "str", "last_day": "str"}
    )


def _connect(bags: list[frozenset[str]]) -> Whole:
    """Give back the number of the set that every bag of words falls in."""
    pairs = np.array(_alike(bags), dtype=np.int64).reshape(-1, 2)
    shape = (len(bags), len(bags))
    table = sparse.csr_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape)
    if not bags:
        return np.zeros(0, dtype=np.int64)
    return np.asarray(connected_components(table, directed=False)[1], dtype=np.int64)


def _plain(texts: pd.Series) -> list[str]:
    return texts.str.casefold().str.replace(r"[^\w\s]", " ", regex=True).tolist()


def _alike(bags: list[frozenset[str]]) -> list[tuple[int, int]]:
    """Give back pairs of bags that share enough words.

    Sets with Jaccard ≥ ¾ share two words among the rarest quarter (and two more) of each (prefix filter of
    Chaudhuri 2006, longer prefix of Wang 2012): only bags that meet in two such words are compared.
    """
    frequency = Counter(word for bag in bags for word in bag)
    meeting: dict[tuple[str, str], list[int]] = defaultdict(list)
    pairs = []
    for row in sorted(range(len(bags)), key=lambda number: (len(bags[number]), number)):
        rare = sorted(bags[row], key=lambda word: (frequency[word], word))
        prefix = rare[: len(rare) - int(np.ceil(ALIKE * len(rare))) + 2]
        keys = list(combinations(prefix, 2))
        for other in sorted({candidate for key in keys for candidate in meeting[key]}):
            shared = len(bags[row] & bags[other])
            if shared >= ALIKE * (len(bags[row]) + len(bags[other]) - shared):
                pairs.append((other, row))
        for key in keys:
            meeting[key].append(row)
    return pairs
