"""Which places each respondent speaks about, how often they come there, what they feel and the rating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.demo.draws import open_stream, pick_one
from data.demo.people import Person
from data.demo.settings import read_places, read_settings

_VISIT_RATES = ("(bijna) elke dag", "wekelijks", "maandelijks", "enkele keren per jaar", "nooit")
_GOOD_FEELINGS = ("thuis", "rust", "trots", "vrij", "verbonden", "verwonderd", "nostalgie")
_BAD_FEELINGS = ("verdriet", "ergernis", "onveilig", "niet welkom")
_ACTIVITIES = {
    "sport": ("sporten", "mensen zien"),
    "wandelen": ("wandelen", "rusten"),
    "water": ("wandelen", "fietsen", "rusten"),
    "school": ("zorgen", "wachten"),
    "station": ("wachten", "werken"),
    "bedrijven": ("werken",),
    "winkels": ("winkelen", "mensen zien"),
    "zaal": ("mensen zien", "iets anders"),
    "gebouw": ("wachten", "iets anders"),
    "kerk": ("rusten", "mensen zien"),
    "kerkhof": ("rusten", "iets anders"),
    "weg": ("fietsen", "wachten", "iets anders"),
    "straat": ("wandelen", "fietsen", "winkelen"),
    "brug": ("fietsen", "wandelen"),
}


@dataclass(frozen=True)
class Visit:
    """One person speaking about one place: a row of the long file."""

    person: Person
    order: int
    place: str
    rating: int | None
    pole: int
    visit_rate: str
    activity: str
    feelings: tuple[str, ...]
    latitude: float | None
    longitude: float | None

    @property
    def key(self) -> tuple[str, int]:
        """Respondent and order: unique per visit."""
        return self.person.key, self.order


def make_visits(people: Sequence[Person], wave: str) -> list[Visit]:
    """Give back the visits of a wave in the order of the people, 1 to 5 per person (the zealot 12)."""
    stream = open_stream(f"visits {wave}")
    zealot = find_zealot(people)
    numbers = _numbers_of_places(people, stream)
    tendency = stream.normal(0.0, float(read_settings()["ratings"]["person_sd"]), len(people))
    visits: list[Visit] = []
    for position, person in enumerate(people):
        chosen = _choose_places(person, numbers[position], stream)
        if person is zealot:
            chosen = list(read_settings()["zealot"]["places"])
        for order, place in enumerate(chosen, start=1):
            visits.append(_make_visit(person, order, place, float(tendency[position]), stream))
    return _add_campaign(visits, people, stream) if wave == "2026" else visits


def find_zealot(people: Sequence[Person]) -> Person | None:
    """Give back the one respondent who names twelve places, None when nobody fits or in another wave."""
    village = read_settings()["zealot"]["village"]
    fitting = (p for p in people if p.village == village and p.age_class == "50–64" and p.gender == "man")
    return next((p for p in fitting if p.wave == "2026" and p.language == "Nederlands"), None)


def _numbers_of_places(people: Sequence[Person], stream: np.random.Generator) -> list[int]:
    """Exact shares of 1 to 5 places, dealt out independently of who somebody is."""
    shares = {int(label): share for label, share in read_settings()["visits"]["places_per_person"].items()}
    edges = np.cumsum(list(shares.values())) * len(people)
    ranks = stream.permutation(len(people)) + 0.5
    return [list(shares)[int(np.searchsorted(edges, rank))] for rank in ranks]


def _choose_places(person: Person, number: int, stream: np.random.Generator) -> list[str]:
    weights = {place: _popularity(person, place) for place in read_places()}
    chosen: list[str] = []
    for _ in range(number):
        names = list(weights)
        place = names[pick_one(stream, list(weights.values()))]
        chosen.append(place)
        weights.pop(place)
    return chosen


def _popularity(person: Person, place: str) -> float:
    row = read_places()[place]
    settings = read_settings()["visits"]
    weight = float(row["popularity"])
    if row["deelgemeente"] == person.village:
        weight *= settings["own_village"]
    elif place.startswith("V"):
        weight *= 0.15
    for trait in person.traits:
        weight *= settings["liked"].get(trait, {}).get(place, 1.0)
    return weight


def _make_visit(
    person: Person, order: int, place: str, tendency: float, stream: np.random.Generator
) -> Visit:
    row = read_places()[place]
    draws = stream.random(8)
    pole = (1 if draws[0] < 0.5 else -1) if place in read_settings()["ratings"]["polarised"] else 0
    rating = _rate(float(row["effect"]), pole, tendency, stream)
    latitude, longitude = _put_pin(person, row, float(draws[1]), stream)
    return Visit(
        person,
        order,
        place,
        None if draws[2] < read_settings()["ratings"]["missing"] else rating,
        pole,
        _VISIT_RATES[pick_one(stream, (0.3, 0.3, 0.2, 0.17, 0.03))],
        _find_activity(row["kinds"], float(draws[3])),
        _feel(rating, draws[4:7]),
        latitude,
        longitude,
    )


def _rate(effect: float, pole: int, tendency: float, stream: np.random.Generator) -> int:
    settings = read_settings()["ratings"]
    mean = settings["middle"] + effect * 0.9 + tendency + pole * settings["pole_distance"]
    return int(np.clip(np.rint(mean + stream.normal(0.0, settings["noise_sd"])), 1, 10))


def _put_pin(
    person: Person, row: dict[str, str], draw: float, stream: np.random.Generator
) -> tuple[float | None, float | None]:
    """Online people put a pin near the place; on paper there is only a name."""
    shift = stream.normal(0.0, 1.0, 2)
    if not row["lat"] or person.mode == "papier" or draw < 0.12:
        return None, None
    metres = 45.0 if row["niveau"] == "plekje" else 170.0
    latitude = float(row["lat"]) + float(shift[0]) * metres / 111_200.0
    longitude = float(row["lon"]) + float(shift[1]) * metres / 70_100.0
    return round(latitude, 5), round(longitude, 5)


def _find_activity(kinds: str, draw: float) -> str:
    options = [name for kind in kinds.split("|") for name in _ACTIVITIES.get(kind, ())] or [
        "mensen zien",
        "wandelen",
    ]
    return options[int(draw * len(options))]


def _feel(rating: int, draws: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[str, ...]:
    words = _GOOD_FEELINGS if rating >= 6 else _BAD_FEELINGS
    chosen = {words[int(draw * len(words))] for draw in draws[: 1 + int(draws[2] * 3)]}
    return tuple(word for word in words if word in chosen)


def _add_campaign(visits: list[Visit], people: Sequence[Person], stream: np.random.Generator) -> list[Visit]:
    """Eleven people of the campaign name the same pitch, as one of the places they named anyway."""
    members = set(find_campaigners(people))
    place = str(read_settings()["campaign"]["place"])
    already = {visit.person.key for visit in visits if visit.place == place}
    changed = []
    for visit in visits:
        if visit.person.key in members - already and visit.order == 1:
            new = _make_visit(visit.person, 1, place, 0.0, stream)
            changed.append(replace(new, rating=2 + int(stream.random() * 4), feelings=("ergernis",)))
        else:
            changed.append(visit)
    return changed


def find_campaigners(people: Sequence[Person]) -> list[str]:
    """Give back the keys of the respondents who answer with the campaign text."""
    n = int(read_settings()["campaign"]["people"])
    fitting = [
        person.key
        for person in people
        if person.village == "Dikkelvenne"
        and person.mode == "online"
        and 18 <= person.age < 65
        and person.language == "Nederlands"
    ]
    return fitting[:n] if people and people[0].wave == "2026" else []
