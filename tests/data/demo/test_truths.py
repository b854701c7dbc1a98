"""The twelve planted truths of the demo study, measured on its gold themes."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.stats import false_discovery_control, fisher_exact

from data.demo.closed import LADDER
from data.demo.people import Person
from data.demo.perspective import DISABLED, find_named
from data.demo.rounds import Round
from data.demo.settings import read_places, read_settings, read_sheet
from data.demo.visits import find_campaigners, find_zealot

GOESTING = dict(zip(LADDER, (0.0, 0.25, 0.25, 0.5, 0.75, 1.0), strict=True))


def _about_places(mentions: pd.DataFrame, wave: str = "2026", questions: str = "MBV") -> pd.DataFrame:
    return mentions[(mentions["wave"] == wave) & mentions["question"].isin(list(questions))]


def _own_words(mentions: pd.DataFrame) -> pd.DataFrame:
    """Everything but the question that asks to think of others."""
    return mentions[(mentions["wave"] == "2026") & (mentions["question"] != "P")]


def _rate(mentions: pd.DataFrame, survey: Round, theme: str, places: set[str]) -> tuple[float, float]:
    """Share of the place answers that name a theme, inside and outside a set of places."""
    visits = pd.Series({f"{visit.person.key}/{visit.order}": visit.place for visit in survey.visits})
    about = _about_places(mentions, survey.wave)
    named = visits.index.isin(about.loc[about["theme"] == theme, "visit"])
    inside = visits.isin(places).to_numpy()
    return float(named[inside].mean()), float(named[~inside].mean())


def _reach(mentions: pd.DataFrame, people: list[Person], theme: str) -> tuple[int, int]:
    """How many of these people name a theme, and how many they are."""
    named = set(mentions.loc[mentions["theme"] == theme, "person"])
    return sum(person.key in named for person in people), len(people)


def _in_village(village: str) -> set[str]:
    return {place for place, row in read_places().items() if row["deelgemeente"] == village}


@pytest.mark.parametrize("theme", ["T01", "T03", "T06"])
def test_1_shared_everywhere_and_by_everybody(mentions: pd.DataFrame, latest: Round, theme: str) -> None:
    words = _own_words(mentions)
    for grouping in ("village", "age_class"):
        groups = sorted({getattr(person, grouping) for person in latest.people})
        shares = []
        for group in groups:
            k, n = _reach(words, [p for p in latest.people if getattr(p, grouping) == group], theme)
            if n >= 30:
                shares.append(k / n)
        assert min(shares) > 0.6 * np.mean(shares), (theme, grouping)
    assert _reach(words, list(latest.people), theme)[0] / 600 > 0.25
    places = _about_places(mentions)
    assert places.loc[places["theme"] == theme, "place"].nunique() >= 20


def test_2_public_transport_lives_at_the_station(mentions: pd.DataFrame, latest: Round) -> None:
    there, elsewhere = _rate(mentions, latest, "T10", {"P11"})
    assert there == pytest.approx(0.45, abs=0.06)
    assert elsewhere < 0.03


def test_2_traffic_lives_in_asper(mentions: pd.DataFrame, latest: Round) -> None:
    there, elsewhere = _rate(mentions, latest, "T08", _in_village("Asper"))
    assert there == pytest.approx(0.20, abs=0.05)
    assert elsewhere < 0.03


def test_2_flooding_lives_in_two_streets(mentions: pd.DataFrame, latest: Round) -> None:
    there, elsewhere = _rate(mentions, latest, "T21", {"P09", "P23"})
    assert there == pytest.approx(0.35, abs=0.07)
    assert elsewhere < 0.01


@pytest.mark.parametrize(
    ("theme", "trait", "reach"), [("T11", "rolstoel", 0.1), ("T22", "nieuwkomer", 0.1), ("T05", "12-17", 0.1)]
)
def test_3_small_voices_belong_to_a_group(
    mentions: pd.DataFrame, latest: Round, theme: str, trait: str, reach: float
) -> None:
    words = _own_words(mentions)
    inside = _reach(words, [p for p in latest.people if trait in p.traits], theme)
    outside = _reach(words, [p for p in latest.people if trait not in p.traits], theme)
    assert (inside[0] + outside[0]) / 600 < reach
    assert inside[0] / inside[1] > 0.4
    table = [[inside[0], inside[1] - inside[0]], [outside[0], outside[1] - outside[0]]]
    assert fisher_exact(table).pvalue < 1e-6


def test_3_farmers_speak_against_open_paths(mentions: pd.DataFrame, latest: Round) -> None:
    farmers = {person.key for person in latest.people if "landbouwer" in person.traits}
    words = _own_words(mentions)
    assert _reach(words, [p for p in latest.people if p.key in farmers], "T20")[0] >= 6
    paths = words[(words["theme"] == "T06") & words["is_main"] & (words["pole"] != "")]
    sides = paths.drop_duplicates(["person", "pole"])
    against = sides["pole"] == "-"
    assert 0.02 < against.mean() < 0.25
    ours = sides["person"].isin(farmers)
    assert against[ours].mean() > 0.7
    assert against[~ours].mean() < 0.15


def test_4_parking_on_the_market_square_divides(mentions: pd.DataFrame) -> None:
    about = mentions[(mentions["wave"] == "2026") & (mentions["theme"] == "T09") & mentions["is_main"]]
    poles = about.loc[about["place"] == "P01"].drop_duplicates(["person", "pole"])["pole"].value_counts()
    share = poles["+"] / (poles["+"] + poles["-"])
    assert poles["+"] + poles["-"] >= 10
    assert 4 * share * (1 - share) > 0.85


def test_4_building_divides_by_age(mentions: pd.DataFrame, latest: Round) -> None:
    ages = {person.key: person.age for person in latest.people}
    about = _own_words(mentions)
    about = about[(about["theme"] == "T18") & about["is_main"] & (about["pole"] != "")]
    sides = about.drop_duplicates(["person", "pole"]).assign(age=about["person"].map(ages))
    is_plus = sides["pole"] == "+"
    share = is_plus.mean()
    assert 4 * share * (1 - share) > 0.8
    assert is_plus[(sides["age"] >= 18) & (sides["age"] <= 34)].mean() > 0.7
    assert is_plus[sides["age"] >= 65].mean() < 0.4


def test_5_goesting_differs_by_theme(mentions: pd.DataFrame, latest: Round) -> None:
    goesting = {key: GOESTING[closed.ladder] for key, closed in latest.closed.items() if closed.ladder}
    everybody = np.mean(list(goesting.values()))
    words = _own_words(mentions)

    def mean_of(chosen: pd.DataFrame) -> float:
        return float(np.mean([goesting[key] for key in chosen["person"].unique() if key in goesting]))

    heritage = words[(words["theme"] == "T12") & (words["village"] == "Dikkelvenne")]
    assert mean_of(heritage) > everybody + 0.1
    assert mean_of(words[words["theme"] == "T14"]) > everybody + 0.07
    assert mean_of(words[words["theme"] == "T08"]) < everybody - 0.05


def test_6_gender_makes_no_difference(mentions: pd.DataFrame, latest: Round) -> None:
    words = _own_words(mentions)
    women = [person for person in latest.people if person.gender == "vrouw"]
    men = [person for person in latest.people if person.gender == "man"]
    p_values = []
    for theme in sorted(set(words["theme"])):
        (k, n), (m, o) = _reach(words, women, theme), _reach(words, men, theme)
        p_values.append(fisher_exact([[k, n - k], [m, o - m]]).pvalue)
    assert len(p_values) > 20
    assert false_discovery_control(p_values).min() > 0.05


def test_7_the_campaign_is_eleven_near_copies_within_two_days(latest: Round) -> None:
    copies = [answer for answer in latest.answers if "campagne" in answer.phrases[0].flags]
    assert len(copies) == 11
    assert {answer.person.key for answer in copies} == set(find_campaigners(latest.people))
    days = {latest.closed[answer.person.key].moment.date().isoformat() for answer in copies}
    assert days == set(read_settings()["campaign"]["days"])
    places = {visit.key: visit.place for visit in latest.visits}
    assert {places[answer.person.key, answer.order] for answer in copies} == {"P30"}


def test_7_the_first_wave_has_no_campaign(rounds: dict[str, Round]) -> None:
    assert not [answer for answer in rounds["2023"].answers if "campagne" in answer.phrases[0].flags]


def test_8_one_person_has_twelve_places_and_one_complaint(mentions: pd.DataFrame, latest: Round) -> None:
    zealot = find_zealot(latest.people)
    assert zealot is not None
    assert sum(visit.person is zealot for visit in latest.visits) == 12
    about = _about_places(mentions)
    own = about[about["person"] == zealot.key]
    assert own["theme"].value_counts().idxmax() == "T19"
    semmerzake = about[(about["theme"] == "T19") & about["place"].isin(_in_village("Semmerzake"))]
    by_answers = (semmerzake["person"] == zealot.key).mean()
    by_people = 1 / semmerzake["person"].nunique()
    assert by_answers > 2 * by_people


def test_9_associations_rise_and_nothing_else(mentions: pd.DataFrame, rounds: dict[str, Round]) -> None:
    first, last = _about_places(mentions, "2023", "MB"), _about_places(mentions, "2026", "MB")

    def reach(about: pd.DataFrame, theme: str, n: int) -> float:
        return float(about.loc[about["theme"] == theme, "person"].nunique()) / n

    changes = {}
    for theme in read_sheet("theme_kinds.csv")["theme"]:
        before, after = reach(first, theme, 420), reach(last, theme, 600)
        middle = (before * 420 + after * 600) / 1020
        detectable = 2.8 * np.sqrt(middle * (1 - middle) * (1 / 420 + 1 / 600))
        changes[theme] = (after - before) / max(detectable, 1e-9)
    assert changes["T16"] > 1
    assert abs(changes["T13"]) < 1
    shared = ("T01", "T02", "T03", "T04", "T06", "T07", "T12", "T14", "T15", "T17", "T19")
    assert all(abs(changes[theme]) < 1 for theme in shared)
    assert reach(first, "T16", 420) < 0.5 * reach(last, "T16", 600)


def _rake(people: list[Person]) -> NDArray[np.float64]:
    """Weights with mean 1 whose sums meet population.csv on age, gender and village."""
    sheet = read_sheet("population.csv")
    weights = np.ones(len(people))
    groups = {
        "age": np.array([person.age_class for person in people]),
        "gender": np.array([person.gender for person in people]),
        "village": np.array([person.village for person in people]),
    }
    for _ in range(50):
        for variable, labels in groups.items():
            margin = sheet[sheet["variable"] == variable].set_index("category")["inhabitants"].astype(int)
            known = np.isin(labels, margin.index)
            for category, n in margin.items():
                wanted = weights[known].sum() * n / margin.sum()
                weights[labels == category] *= wanted / weights[labels == category].sum()
    return weights / weights.mean()


def test_10_weighting_lowers_shops_and_raises_youth(mentions: pd.DataFrame, latest: Round) -> None:
    people = list(latest.people)
    weights = _rake(people)
    assert weights.min() > 0.33
    assert weights.max() < 3
    words = _own_words(mentions)
    shift = {}
    for theme in ("T05", "T15"):
        named = set(words.loc[words["theme"] == theme, "person"])
        says = np.array([person.key in named for person in people])
        shift[theme] = float(np.average(says, weights=weights) - says.mean())
    assert 0 < shift["T05"] < 0.03
    assert -0.03 < shift["T15"] < 0


def test_11_two_of_the_oldest_in_baaigem_speak(latest: Round) -> None:
    oldest = {person.key for person in latest.people if person.village == "Baaigem" and person.age >= 80}
    assert {answer.person.key for answer in latest.answers} >= oldest
    assert len(oldest) < 5


def test_12_majorities_name_wheelchair_users(latest: Round) -> None:
    users = {person.key for person in latest.people if "rolstoel" in person.traits}
    ticked = {key[0] for key, groups in latest.ticks.items() if DISABLED in groups}
    others = (find_named(latest.answers) | ticked) - users
    assert len(others) / (600 - len(users)) == pytest.approx(0.09, abs=0.01)


def test_themes_of_the_closing_question(mentions: pd.DataFrame) -> None:
    closing = mentions[(mentions["question"] == "S") & mentions["is_main"]]
    shares = Counter(closing["theme"])
    assert shares["T23"] / len(closing) == pytest.approx(0.45, abs=0.1)
