"""The board for staff: what to detect, connect, invite and support, each a card that a measure gave.

Cards are signals to go and look, in the order detecteren – verbinden – uitnodigen – ondersteunen; nothing is
ranked, and no column holds more than a person can follow up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.model import Analysis
from data.model import Level, Study
from reporting.panels.energy import MOVERS_FROM, energy_rows, shows_sharers
from reporting.panels.offers import offer_about, people_who_offer
from reporting.panels.rules import may_show_group, said_part, said_people
from reporting.panels.titles import short_label
from reporting.panels.units import unit_name
from reporting.rows import rows_of
from reporting.words.words import Words

COLUMNS = ("detect", "connect", "invite", "support")
_MOST = 2
"""Cards of one kind of signal."""
_MOST_IN_COLUMN = 4
_STRONGER = 1.1
"""How many times stronger than elsewhere a theme lives in a village that is worth connecting."""


@dataclass(frozen=True)
class Card:
    """One signal: in which column, what it is, what it says, in whose words, and which screen shows more.

    `signal`: the kind of signal, a key of `board.signals`; `link`: fields of the selection to change.
    """

    column: str
    signal: str
    title: str
    text: str
    screen: str
    link: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""


def board_cards(study: Study, analysis: Analysis, words: Words) -> list[Card]:
    """The cards of all columns, in order; [] for a study without themes or ratings."""
    cards = [
        *_low_places(study, analysis, words),
        *_hot_spots(study, analysis, words),
        *_minorities(analysis, words),
        *_connections(study, analysis, words),
        *_invitations(analysis, words),
        *_running(study, analysis, words),
    ]
    return [card for column in COLUMNS for card in _first(cards, column)]


def _first(cards: list[Card], column: str) -> list[Card]:
    """The cards of a column, one of each kind of signal before a second of any."""
    own = [card for card in cards if card.column == column]
    turn = [sum(other.signal == card.signal for other in own[:n]) for n, card in enumerate(own)]
    return [own[n] for n in sorted(range(len(own)), key=lambda n: turn[n])][:_MOST_IN_COLUMN]


def _low_places(study: Study, analysis: Analysis, words: Words) -> list[Card]:
    table, limits = analysis.appreciations, analysis.settings.thresholds
    low = table[
        table["level"].eq(Level.PLACE.value) & table["is_certain"] & (table["shrunken"] < table["reference"])
    ]
    low = low[low["n_ratings"] >= limits.group_figure_minimum]
    return [
        Card(
            "detect",
            "low_place",
            short_label(unit_name(study, str(row.unit_id))),
            words(
                "board.low_place",
                rating=words.number(row.shrunken, 1),
                reference=words.number(row.reference, 1),
                ratings=words.count(int(row.n_ratings), "ratings"),
            ),
            "place",
            {"unit": str(row.unit_id), "level": Level.PLACE.value},
        )
        for row in rows_of(low.sort_values(["shrunken", "unit_id"]).head(_MOST))
    ]


def _hot_spots(study: Study, analysis: Analysis, words: Words) -> list[Card]:
    table, labels = _further(analysis, "hot_spots"), _labels(analysis)
    if table.empty:
        return []
    robust = table[table["is_robust"]].sort_values(["q_value", "theme_id", "cell_id"])
    robust = robust.drop_duplicates("theme_id").head(_MOST)
    limits = analysis.settings.thresholds
    return [
        Card(
            "detect",
            "hot_spot",
            labels[str(row.theme_id)],
            words(
                "board.hot_spot",
                place=_nearest_place(study, float(row.latitude), float(row.longitude)),
                people=said_people(int(row.n_people), limits, words),
                rate=words.share(row.rate),
                expected=words.share(row.expected),
            ),
            "map",
            {"theme": str(row.theme_id), "colour": "theme", "level": Level.PLACE.value},
        )
        for row in rows_of(robust)
        if str(row.theme_id) in labels and may_show_group(int(row.n_people), limits)
    ]


def _minorities(analysis: Analysis, words: Words) -> list[Card]:
    table, labels = _further(analysis, "minority_voices"), _labels(analysis)
    if table.empty:
        return []
    voices = table[table["is_confirmed"] & table["way"].ne("opposite")].sort_values("order")
    voices = voices.drop_duplicates("theme_id").head(_MOST)
    limits = analysis.settings.thresholds
    return [
        Card(
            "detect",
            "minority",
            labels[str(row.theme_id)],
            words(
                "board.minority",
                group=row.group,
                grouping=words.grouping(str(row.grouping)),
                part=said_part(int(row.n_respondents), int(row.n_base), limits, words),
            )
            if row.group and may_show_group(int(row.n_base), limits)
            else words("board.minority_few", people=said_people(int(row.n_all), limits, words)),
            "interests",
            {"theme": str(row.theme_id)},
        )
        for row in rows_of(voices)
        if str(row.theme_id) in labels
    ]


def _connections(study: Study, analysis: Analysis, words: Words) -> list[Card]:
    """Themes that live stronger than elsewhere in several villages, which may not know it of each other."""
    units, labels = analysis.theme_units, _labels(analysis)
    limits = analysis.settings.thresholds
    strong = units[
        units["level"].eq(Level.VILLAGE.value)
        & units["quotient"].ge(_STRONGER)
        & units["n_respondents"].ge(limits.group_figure_minimum)
    ].sort_values(["theme_id", "quotient", "unit_id"], ascending=[True, False, True])
    second = strong[strong.groupby("theme_id").cumcount() == 1]
    second = second.sort_values(["quotient", "theme_id"], ascending=[False, True])
    return [
        Card(
            "connect",
            "villages",
            labels[theme_id],
            words(
                "board.villages",
                units=words.listing([_village(study, words, row) for row in rows_of(own.head(3))]),
            ),
            "map",
            {"theme": theme_id, "colour": "theme", "level": Level.VILLAGE.value},
        )
        for theme_id in second["theme_id"].head(3).astype(str)
        for own in [strong[strong["theme_id"] == theme_id]]
        if theme_id in labels
    ]


def _village(study: Study, words: Words, row: Any) -> str:
    people = words.count(int(row.n_respondents), "people")
    return words("board.village", village=unit_name(study, str(row.unit_id)), people=people)


def _invitations(analysis: Analysis, words: Words) -> list[Card]:
    rows = energy_rows(analysis, words)
    rows = rows[rows["field"].isin(("start_together", "white_space")) & (rows["n_movers"] >= MOVERS_FROM)]
    return [
        Card(
            "invite",
            "goesting",
            str(row.label),
            _said_goesting(words, row),
            "interests",
            {"theme": str(row.theme_id)},
        )
        for row in rows_of(rows.head(3))
    ]


def _said_goesting(words: Words, row: Any) -> str:
    """How many of those who were asked want to help or lead, and how many of them are deelhouders."""
    said = words(
        "board.goesting",
        movers=words.number(row.n_movers),
        n=words.number(row.n_energy),
        field=words(f"energy_fields.{row.field}"),
    )
    if not shows_sharers(row.n_sharers):
        return said
    people = words.count(int(row.n_sharers), "people")
    return words("board.goesting_and_sharers", goesting=said, people=people)


def _running(study: Study, analysis: Analysis, words: Words) -> list[Card]:
    labels = _labels(analysis)
    people = people_who_offer(analysis)
    people = people[people.index.isin(labels) & (people >= MOVERS_FROM)]
    order = sorted(people.index, key=lambda theme_id: (-int(people[theme_id]), str(theme_id)))[:3]
    quotes = {str(theme_id): offer_about(study, analysis, words, str(theme_id)) for theme_id in order}
    return [
        Card(
            "support",
            "offers",
            labels[theme_id],
            words("board.offers", people=words.count(int(people[theme_id]), "people")),
            "interests",
            {"theme": theme_id},
            quote.text if quote else "",
        )
        for theme_id, quote in quotes.items()
    ]


def _nearest_place(study: Study, latitude: float, longitude: float) -> str:
    """Name of the place whose point lies nearest, for a cell that has no name of its own."""
    places = study.places[study.places["level"].eq(Level.PLACE.value)].dropna(
        subset=["latitude", "longitude"]
    )
    if places.empty:
        return ""
    shrink = np.cos(np.radians(latitude))
    distance = (places["latitude"] - latitude) ** 2 + ((places["longitude"] - longitude) * shrink) ** 2
    return str(places["name"].iloc[int(distance.argmin())])


def _labels(analysis: Analysis) -> dict[str, str]:
    pairs = zip(analysis.themes["theme_id"], analysis.themes["label"], strict=True)
    return {str(theme_id): short_label(str(label)) for theme_id, label in pairs}


def _further(analysis: Analysis, name: str) -> pd.DataFrame:
    return analysis.further.get(name, pd.DataFrame())
