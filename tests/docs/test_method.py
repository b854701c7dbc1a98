"""docs/method.md keeps its word: every worked example and every threshold is what the code gives."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis.certainty import effective_size, finite_size, newcombe_interval, wilson_interval
from analysis.disclosure.suppression import hide_more, hide_small
from analysis.disclosure.views import STAFF
from analysis.exact import fisher_p_values
from analysis.interests.breadth import evenness
from analysis.interests.coherence import mean_cosine
from analysis.interests.dividedness import measure_dividedness
from analysis.interests.energy import find_regulars, measure_energy
from analysis.interests.energy_certainty import mean_bounds
from analysis.interests.fair_quotes import choose_fairly
from analysis.interests.intensity import measure_intensity
from analysis.interests.minority import ratio_with_bound
from analysis.interests.ownership import measure_ownership
from analysis.interests.sharedness import shared_score
from analysis.interests.votes import measure_consensus
from analysis.mentions import count_mentions
from analysis.model import Thresholds
from analysis.places.appreciation import estimate_pull
from analysis.places.permutation import find_moments
from analysis.places.spread import concentration, expected_concentration
from analysis.sample.missing import compare_sample
from analysis.sample.weighting import rake_weights
from analysis.themes.accumulation import count_expected
from analysis.themes.agreement import measure_alpha
from analysis.themes.stability import match_best
from analysis.waves.changes import detectable_change
from analysis.waves.matching import match_themes
from data.recognising.visits import read_visits

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
EXAMPLES = [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)]


def one(*values: float) -> list[np.ndarray]:
    return [np.array([value]) for value in values]


def wilson(e):
    return dict(zip(("low", "high"), map(float, wilson_interval(e["share"], e["size"])), strict=True))


def effective(e):
    w = np.array(e["weights"], dtype=float)
    return {"size": float(effective_size(w.sum(), (w**2).sum()))}


def finite(e):
    return {"corrected": float(finite_size(e["size"], e["size"], e["population"]))}


def breadth(e):
    k, n = np.array(e["mentions"], dtype=float)[:, None], np.array(e["sizes"], dtype=float)[:, None]
    return {"breadth": evenness(k / n, n, np.array([k.sum() / n.sum()]))[0]}


def raw(e):
    return {
        "raw": concentration(np.array([e["mentions"]], dtype=float), np.array(e["answers"], dtype=float))[0]
    }


def expected(e):
    return {
        "expected": expected_concentration(*one(float(e["mentions"])), np.array(e["answers"], dtype=float))[0]
    }


def divided(e):
    people = [f"r{n}" for n in range(e["plus"] + e["minus"])]
    sides = [1] * e["plus"] + [-1] * e["minus"]
    table = pd.DataFrame({"theme_id": "T", "respondent_id": people, "direction": sides})
    return {"dividedness": measure_dividedness(table, ["T"])["dividedness"].item()}


def score(e):
    return {
        "score": float(
            shared_score(e["reach_low"], e["breadth_groups"], e["breadth_places"], e["dividedness"])
        )
    }


def newcombe(e):
    bounds = newcombe_interval(e["share"], e["size"], e["other_share"], e["other_size"])
    return dict(zip(("low", "high"), map(float, bounds), strict=True))


def fisher(e):
    return {"p_value": fisher_p_values(*one(e["inside"], e["n_inside"], e["outside"], e["n_outside"]))[0]}


def ratio(e):
    figures = ratio_with_bound(
        *(a.astype(float) for a in one(e["inside"], e["n_inside"], e["outside"], e["n_outside"]))
    )
    return {"ratio": figures[0][0], "low": figures[1][0]}


def coherent(e):
    angle = np.radians(e["degrees"])
    rows = np.column_stack([np.cos(angle), np.sin(angle)]).astype(np.float32)
    return {"coherence": mean_cosine(rows, np.arange(len(rows))[None])[0]}


def intense(e):
    rows = [(str(n), theme) for n, said in enumerate(e["lists"]) for theme in said]
    table = pd.DataFrame(rows, columns=["respondent_id", "theme_id"]).astype("str")
    return {"intensity": measure_intensity(table, pd.Series(dtype=float))[e["theme"]]}


def energetic(e):
    people = [f"r{n}" for n in range(len(e["goesting"]) + e["not_asked"])]
    g = pd.Series([*e["goesting"], *[np.nan] * e["not_asked"]], index=people)
    answers = pd.DataFrame({"respondent_id": people}, dtype="str")
    mentions = count_mentions(answers.assign(theme_id="T"), answers, answers.assign(weight=1.0), ["T"])
    row = measure_energy(mentions, g).iloc[0]
    return {"energy": row["energy"], "movers": row["n_movers"]}


def shared(e):
    people = [f"r{n}" for n in range(len(e["goesting"]))]
    rows = pd.DataFrame({"respondent_id": people, "theme_id": "T", "answer_id": people}, dtype="str")
    places = rows.assign(
        place_answer_id=people, visits_per_month=read_visits(pd.Series(e["visits"], dtype="str"))
    )
    mentions = count_mentions(rows, rows, rows.assign(weight=1.0), ["T"])
    regulars = find_regulars(mentions, rows, places, places)
    row = measure_energy(mentions, pd.Series(e["goesting"], index=people), regulars).iloc[0]
    return {"movers": row["n_movers"], "sharers": row["n_sharers"]}


def bounded(e):
    low, high = mean_bounds(*(np.array([float(e[name])]) for name in ("mean", "square", "size")))
    return {"low": low[0], "high": high[0]}


def owned(e):
    row = measure_ownership(pd.DataFrame({"theme_id": "T", "text": e["texts"]}).astype("str")).loc["T"]
    return {"ownership": row["ownership"], "n_actors": row["n_actors"]}


def appreciated(e):
    means = np.array([np.mean(r) for r in e["ratings"]])
    sizes = np.array([float(len(r)) for r in e["ratings"]])
    left = np.concatenate([np.array(r) - np.mean(r) for r in e["ratings"]])
    _, pull = estimate_pull(means, sizes, left, np.full(len(means), float(e["larger_unit"])))
    return {"pull": pull, "shrunken": (sizes[0] * means[0] + pull * e["larger_unit"]) / (sizes[0] + pull)}


def permuted(e):
    mass, said = sparse.csr_array(np.array([e["mass"]])), sparse.csr_array(np.array(e["said"])[:, None])
    mean, spread, _ = find_moments(mass, said, np.arange(len(e["said"])))
    return {"mean": mean[0, 0], "spread": spread[0, 0]}


def agreed(e):
    rows = [
        (f"{g}-{n}", "S", 1 if n < agree else -1, g)
        for g, (agree, votes) in enumerate(zip(e["agree"], e["votes"], strict=True))
        for n in range(votes)
    ]
    table = pd.DataFrame(rows, columns=["respondent_id", "item_id", "vote", "group"])
    groups = table.set_index("respondent_id")["group"].astype("str")
    return {"consensus": measure_consensus(table, groups)["consensus"].item()}


def quoted(e):
    people = sorted({person for column in e["supporters"] for person in column})
    support = np.array([[person in column for column in e["supporters"]] for person in people], dtype=float)
    return {"order": (choose_fairly(sparse.csr_array(support), 9) + 1).tolist()}


def raked(e):
    rows = [(f"{g}-{n}", str(g)) for g, count in enumerate(e["sample"]) for n in range(count)]
    table = pd.DataFrame(rows, columns=["respondent_id", "group"]).assign(grouping="g")
    margins = {"g": {str(g): n for g, n in enumerate(e["population"])}}
    found = rake_weights(pd.Index(table["respondent_id"]), table, margins)
    return {"weights": [found.weights[f"{g}-0"] for g in range(len(e["sample"]))], "effective": found.n_eff}


def gap(e):
    group = ["g"] * e["n_group"] + ["h"] * (e["n_all"] - e["n_group"])
    members = pd.DataFrame({"respondent_id": map(str, range(e["n_all"])), "grouping": "x", "group": group})
    effort = members[["respondent_id"]].assign(n_visits=1.0, n_words=1.0)
    margins = {"x": {"g": e["population_share"], "h": 1 - e["population_share"]}}
    row = compare_sample(members, effort, margins).set_index("group").loc["g"]
    return {"gap": row["gap"], "low": row["gap_low"], "high": row["gap_high"]}


def steady(e):
    themes, found = np.array(e["themes"]), np.array(e["found"])
    return {"best": match_best(themes, found, 2).tolist()}


def accumulated(e):
    about = (np.array(e["people_of"]), e["n_people"], np.array([e["size"]]))
    return {"named": count_expected(*about, 1)[0], "shared": count_expected(*about, 2)[0]}


def matched(e):
    nothing = pd.DataFrame({"theme_id": [], "respondent_id": [], "is_fresh": []})
    named = [{theme: theme for theme in e[side]} for side in ("earlier", "now")]
    return {"ways": match_themes(*named, nothing, e["merged"])["way"].tolist()}


def alike(e):
    return {"alpha": measure_alpha(np.array(e["codes"]))}


def changed(e):
    return {"change": detectable_change(np.array([e["share"]]), e["size"], e["other_size"])[0]}


def hidden(e):
    assert e["least"] == STAFF.least_count
    count = np.array(e["counts"], dtype=np.int64)
    reason = hide_small(count, np.full(len(count), 100), STAFF)
    found = hide_more(count, reason, [np.arange(len(count))], STAFF)
    return {"hidden": (np.flatnonzero(found != "") + 1).tolist()}


MEASURES: dict[str, Callable[[dict], dict]] = {
    "wilson": wilson,
    "effective_size": effective,
    "finite_size": finite,
    "breadth_groups": breadth,
    "concentration": raw,
    "expected_concentration": expected,
    "dividedness": divided,
    "shared_score": score,
    "newcombe": newcombe,
    "fisher": fisher,
    "risk_ratio": ratio,
    "coherence": coherent,
    "intensity": intense,
    "energy": energetic,
    "sharers": shared,
    "mean_bounds": bounded,
    "ownership": owned,
    "appreciation": appreciated,
    "permutation": permuted,
    "consensus": agreed,
    "fair_quotes": quoted,
    "raking": raked,
    "gap": gap,
    "stability": steady,
    "accumulation": accumulated,
    "matches": matched,
    "alpha": alike,
    "detectable_change": changed,
    "suppression": hidden,
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["measure"])
def test_the_page_says_what_the_code_gives(example):
    for name, value in MEASURES[example["measure"]](example).items():
        expected = example[name]
        is_words = isinstance(value, list) and any(isinstance(one, str) for one in value)
        assert value == (expected if is_words else pytest.approx(expected, rel=6e-4, abs=6e-5)), name


def test_every_example_is_there():
    assert {example["measure"] for example in EXAMPLES} == set(MEASURES)


def test_the_thresholds_on_the_page_are_those_of_the_code():
    section = PAGE.split("## Thresholds")[1].split("\n## ")[0]
    told = {
        name: float(value)
        for name, value in re.findall(r"^\| (\w+) \| ([\d.]+) \|", section, flags=re.MULTILINE)
    }
    assert told == {name: float(value) for name, value in asdict(Thresholds()).items()}


def test_every_file_the_page_names_exists():
    root = Path(__file__).resolve().parents[2]
    for path in re.findall(r"`(analysis/[\w/]+\.py)`", PAGE):
        assert (root / path).is_file(), path
    for link in re.findall(r"\]\((decisions/[^)]+)\)", PAGE):
        assert (root / "docs" / link).is_file(), link
