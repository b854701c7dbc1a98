"""A small, rich, invented study with its analysis, for tests of reporting and screens.

Eighty people, three villages in one town, ten places, seven themes of six kinds, ratings and
quotes. All counts follow from the invented answers; breadths and kinds are set by hand. Every
table passes `data.schemas`. Options make it hostile, without ratings, without areas, smaller or empty.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.model import Analysis, Settings
from data import schemas
from data.fields import TableSchema
from data.model import Problem, Severity, Study, StudyInfo

HOSTILE = (
    '=HYPERLINK("http://example.invalid","klik")',
    "<b>vet</b> & <a href='javascript:alert(1)'>klik</a>",
    "minder dan < 5 auto's, $x^2$ en %{text} 100%",
    "+32 is geen formule, -1 ook niet",
    '@naam ‮omgekeerd, een; puntkomma, en een "aanhaling"',
)
"""Answers that break a careless table, chart or slide."""

_VILLAGES = {
    "V1": ("Asper", 50.9110, 3.6420),
    "V2": ("Baaigem", 50.9300, 3.7210),
    "V3": ("Semmerzake", 50.9480, 3.6660),
}
_PLACES = {
    "P01": ("Marktplein", "V1", 50.9120, 3.6440, "plein"),
    "P02": ("Het oude jaagpad", "V1", 50.9050, 3.6350, "pad"),
    "P03": ("Speelbos", "V1", 50.9150, 3.6500, "park/bos"),
    "P04": ("Station Asper", "V1", 50.9190, 3.6390, "station"),
    "P05": ("Kerkplein Baaigem", "V2", 50.9310, 3.7220, "plein"),
    "P06": ("Sportveld", "V2", 50.9260, 3.7150, "sport"),
    "P07": ("Molenberg", "V2", 50.9360, 3.7300, "landschap"),
    "P08": ("School De Sleutel", "V3", 50.9490, 3.6680, "school"),
    "P09": ("De meersen", "V3", 50.9550, 3.6580, "landschap"),
    "P10": ("Vlindertuin", "V3", 50.9430, 3.6750, "park/bos"),
}
_PULL = np.array([18, 14, 12, 9, 10, 9, 8, 12, 6, 2], dtype=float)
_MOOD = dict(zip(_PLACES, (5.2, 8.3, 8.0, 5.9, 6.8, 6.6, 8.1, 6.2, 8.2, 7.5), strict=True))
_QUESTIONS = (
    ("Q1", "Wat maakt deze plek fijn?", "appreciation"),
    ("Q2", "Wat kan hier beter?", "improvement"),
    ("Q3", "Waar droomt u van voor uw dorp?", "dream"),
)


@dataclass(frozen=True)
class _Theme:
    label: str
    keywords: str
    kind: str
    chance: float
    question: str
    only_place: str
    only_group: str
    breadth: tuple[float, float]
    dividedness: float
    unit: str
    excluded: int
    texts: tuple[str, ...]


_THEMES = {
    "T1": _Theme(
        "Veilig fietsen naar school",
        "fietsen, school, verkeer, oversteken",
        "shared",
        0.40,
        "Q2",
        "",
        "",
        (0.93, 0.86),
        math.nan,
        "",
        0,
        (
            "De auto's rijden te snel voorbij de school.",
            "Met de kinderen fietsen durf ik hier niet.",
            "Een veilige oversteek zou voor iedereen goed zijn.",
            "Het fietspad houdt plots op, net waar het gevaarlijk wordt.",
            "Mijn dochter van negen kan hier niet alleen naar school fietsen.",
            "Ik wil graag meedenken over een veilige schoolroute.",
            "Trager verkeer in de dorpskern, dat zou al veel helpen.",
            "Vrachtwagens horen niet in deze straat.",
        ),
    ),
    "T2": _Theme(
        "Bankjes en groen om elkaar te zien",
        "bank, groen, babbelen, schaduw",
        "shared",
        0.30,
        "Q1",
        "",
        "",
        (0.88, 0.79),
        math.nan,
        "",
        0,
        (
            "Op het bankje onder de linde kom je altijd iemand tegen.",
            "Zalig in de schaduw zitten en wat babbelen.",
            "Het groen maakt deze plek rustig.",
            "Hier zien we de buren zonder afspraak.",
            "Meer bankjes, dan blijven mensen wat langer.",
            "De bomen geven koelte in de zomer.",
        ),
    ),
    "T3": _Theme(
        "Parkeren op het Marktplein",
        "parkeren, auto, plein",
        "place_bound",
        0.75,
        "Q2",
        "P01",
        "",
        (0.71, 0.12),
        0.31,
        "P01",
        0,
        (
            "Het plein staat vol auto's, zelfs op zondag.",
            "Je vindt nergens plaats als er markt is.",
            "Ik zou het plein liever zonder auto's zien.",
            "Parkeren mag, maar niet vlak voor de deur van de bakker.",
        ),
    ),
    "T4": _Theme(
        "Drempels voor wie met een rolstoel komt",
        "drempel, rolstoel, kasseien",
        "minority",
        0.05,
        "Q2",
        "",
        "",
        (0.21, 0.62),
        math.nan,
        "",
        1,
        (
            "Met de rolstoel geraak ik niet over de kasseien.",
            "De drempel aan de deur is voor mij een muur.",
            "Er is geen enkele bank waar mijn rolstoel naast kan.",
        ),
    ),
    "T5": _Theme(
        "Terrasjes en muziek in de zomer",
        "terras, muziek, avond, rust",
        "divided",
        0.24,
        "Q2",
        "",
        "",
        (0.81, 0.58),
        0.94,
        "",
        0,
        (
            "De zomerconcerten brengen leven in het dorp.",
            "Van de muziek doe ik tot één uur geen oog dicht.",
            "Nog een terrasje erbij, graag.",
            "Laat het hier 's avonds gewoon stil zijn.",
        ),
    ),
    "T6": _Theme(
        "Een eigen plek om af te spreken",
        "afspreken, jongeren, dak",
        "group_interest",
        0.75,
        "Q3",
        "",
        "12–24",
        (0.38, 0.74),
        math.nan,
        "",
        2,
        (
            "Een plek met een dak waar we gewoon mogen zijn.",
            "Overal worden we weggestuurd.",
            "Ik wil zelf mee bouwen aan een hangplek.",
            "Iets om te sporten 's avonds, zonder lidkaart.",
        ),
    ),
    "T7": _Theme(
        "Zwerfvuil na het weekend",
        "zwerfvuil, blikjes, vuilbak",
        "quietly_shared",
        0.13,
        "Q2",
        "",
        "",
        (0.77, 0.69),
        math.nan,
        "",
        0,
        (
            "Na het weekend liggen er overal blikjes.",
            "Wij ruimen elke maandag zelf het zwerfvuil op.",
            "Een vuilbak aan de ingang zou helpen.",
        ),
    ),
}
_SINGLE = (
    "Mijn grootvader heeft hier nog de klok geluid.",
    "Geef de uilen een kast in de toren.",
    "Het water van de bron smaakt naar ijzer.",
    "Vroeger was hier een cinema.",
    "Ik mis de ijskar.",
)
_EMPTY = ("geen idee", "/", "niets")


def example_study(
    *,
    n_respondents: int = 80,
    is_demo: bool = True,
    with_ratings: bool = True,
    with_areas: bool = True,
    with_places: bool = True,
    hostile: bool = False,
    seed: int = 7,
) -> tuple[Study, Analysis]:
    """The invented study with its analysis.

    `n_respondents` 0..n; themes with fewer than three people fall apart into single voices.
    `hostile`: answers, names and labels hold texts that break careless output (HOSTILE).
    """
    rng = np.random.default_rng(seed)
    people = _people(rng, n_respondents)
    visits = _visits(rng, people, with_ratings, with_places)
    statements, answers = _statements(rng, people, visits, hostile)
    themes = _theme_table(statements, len(people), hostile)
    kept = set(themes["theme_id"])
    lost = (statements["status"] == "themed") & ~statements["theme_id"].isin(kept)
    statements.loc[lost, ["status", "theme_id"]] = ["single", ""]
    places = _places(with_places, hostile)
    if not with_places:
        visits, themes = visits.assign(place_id=""), themes.assign(kind_unit_id="")
        statements, answers = statements.assign(place_id=""), answers.assign(place_id="")
    memberships = _memberships(people)
    study = Study(
        info=StudyInfo(
            "voorbeeld",
            "Beleef(de) plekjes in Voorbeeld",
            "Voorbeeld",
            "april tot juni 2026",
            is_demo=is_demo,
            population={"M": 9800, "V1": 4100, "V2": 2600, "V3": 3100},
        ),
        respondents=_checked(
            people[["respondent_id", "wave", "weight", "energy", "home_unit_id"]], schemas.RESPONDENTS
        ),
        memberships=_checked(memberships, schemas.MEMBERSHIPS),
        places=_checked(places, schemas.PLACES),
        place_answers=_checked(visits, schemas.PLACE_ANSWERS),
        questions=_checked(
            pd.DataFrame(
                [(q, text, function, n) for n, (q, text, function) in enumerate(_QUESTIONS)],
                columns=["question_id", "text", "function", "order"],
            ),
            schemas.QUESTIONS,
        ),
        answers=_checked(answers, schemas.ANSWERS),
        problems=(
            Problem("personal_column_dropped", Severity.NOTE, file="voorbeeld.csv", column="E-mail"),
            Problem("masked_email", Severity.NOTE, file="voorbeeld.csv", details={"n": 2}),
        ),
        areas=_areas() if with_areas and with_places else {},
        areas_note="Schematische gebieden, geen echte grenzen." if with_areas and with_places else "",
    )
    analysis = Analysis(
        statements=_checked(statements, schemas.STATEMENTS),
        themes=_checked(themes, schemas.THEMES),
        theme_quotes=_checked(_quotes(statements, themes), schemas.THEME_QUOTES),
        theme_units=_checked(_theme_units(statements, themes, visits, places), schemas.THEME_UNITS),
        theme_groups=_checked(_theme_groups(statements, themes, memberships), schemas.THEME_GROUPS),
        appreciations=_checked(_appreciations(visits, places), schemas.APPRECIATIONS),
        model="testmodel",
        settings=Settings(),
        fingerprint="0f1e2d3c4b5a",
        seconds={"statements": 0.1, "embedding": 0.4, "themes": 0.1, "labels": 0.1, "measures": 0.1},
    )
    return study, analysis


def empty_study() -> tuple[Study, Analysis]:
    """A study without a single respondent, place or answer."""
    return example_study(n_respondents=0, is_demo=False, with_places=False)


def nearly_empty_study() -> tuple[Study, Analysis]:
    """Two people, no theme: everything is a single voice or without content."""
    return example_study(n_respondents=2, is_demo=False, with_areas=False)


def _checked(frame: pd.DataFrame, schema: TableSchema) -> pd.DataFrame:
    return schemas.check_table(frame, schema)


def _people(rng: np.random.Generator, n: int) -> pd.DataFrame:
    ages = np.array(["12–24", "25–44", "45–64", "65+"])
    return pd.DataFrame(
        {
            "respondent_id": pd.Series([f"R{i:03d}" for i in range(1, n + 1)], dtype="str"),
            "wave": pd.Series([""] * n, dtype="str"),
            "weight": 1.0,
            "energy": rng.choice([0.0, 0.25, 0.5, 0.75, 1.0, np.nan], n),
            "home_unit_id": pd.Series(
                rng.choice(["V1", "V2", "V3", ""], n, p=[0.45, 0.2, 0.3, 0.05]), dtype="str"
            ),
            "age": pd.Series(rng.choice(ages, n, p=[0.15, 0.25, 0.35, 0.25]), dtype="str"),
            "gender": pd.Series(rng.choice(["man", "vrouw"], n), dtype="str"),
        }
    )


def _memberships(people: pd.DataFrame) -> pd.DataFrame:
    names = {unit: name for unit, (name, _, _) in _VILLAGES.items()}
    long = people.assign(home_village=people["home_unit_id"].map(names)).melt(
        "respondent_id", ["age", "gender", "home_village"], "grouping", "group"
    )
    return long.dropna(subset="group").astype({"group": "str", "grouping": "str"})


def _visits(
    rng: np.random.Generator, people: pd.DataFrame, with_ratings: bool, with_places: bool
) -> pd.DataFrame:
    rows = []
    for respondent_id in people["respondent_id"]:
        for place in rng.choice(list(_PLACES), 2, replace=False, p=_PULL / _PULL.sum()):
            rating = (
                float(np.clip(np.round(rng.normal(_MOOD[place], 1.6)), 1, 10)) if with_ratings else math.nan
            )
            _, _, latitude, longitude, _ = _PLACES[place]
            rows.append((respondent_id, place, rating, latitude, longitude))
    visits = pd.DataFrame(rows, columns=["respondent_id", "place_id", "rating", "latitude", "longitude"])
    if not with_places:
        visits[["latitude", "longitude"]] = math.nan
    visits["place_answer_id"] = [f"A{i:04d}" for i in range(1, len(visits) + 1)]
    visits["source_row"] = range(2, len(visits) + 2)
    return visits


def _statements(
    rng: np.random.Generator, people: pd.DataFrame, visits: pd.DataFrame, hostile: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    age = people.set_index("respondent_id")["age"]
    rows = []
    for visit in visits.itertuples():
        for theme_id, theme in _THEMES.items():
            here = theme.only_place in ("", visit.place_id) and theme.only_group in (
                "",
                age[visit.respondent_id],
            )
            if here and rng.random() < theme.chance * (
                0.55 if not theme.only_place and not theme.only_group else 1.0
            ):
                rows.append(
                    (visit, theme_id, rng.choice(theme.texts), theme.question, rng.uniform(0.45, 0.95))
                )
        draw = rng.random()
        if draw < 0.20:
            rows.append((visit, "", rng.choice(_SINGLE), "Q1", rng.uniform(0.05, 0.3)))
        elif draw < 0.32:
            rows.append((visit, "-", rng.choice(_EMPTY), "Q2", 0.0))
    records = []
    for number, (visit, theme_id, text, question, strength) in enumerate(rows, 1):
        if hostile and number <= len(HOSTILE):
            text = HOSTILE[number - 1]
        status = "no_content" if theme_id == "-" else "themed" if theme_id else "single"
        about = question != "Q3"
        records.append(
            {
                "answer_id": f"W{number:04d}",
                "statement_id": f"W{number:04d}.1",
                "respondent_id": visit.respondent_id,
                "place_id": visit.place_id if about else "",
                "place_answer_id": visit.place_answer_id if about else "",
                "question_id": question,
                "text": str(text),
                "source_file": "voorbeeld.csv",
                "source_row": visit.source_row,
                "language": "nl",
                "status": status,
                "theme_id": theme_id if status == "themed" else "",
                "nearest_theme_id": "T1" if status == "single" else "",
                "strength": float(strength),
                "direction": 0,
                "direction_certainty": 0.0,
                "input_kind": "" if status == "no_content" else "ervaring",
            }
        )
    columns = list(dict.fromkeys([*schemas.STATEMENTS.columns, *schemas.ANSWERS.columns]))
    frame = pd.DataFrame(records, columns=columns)
    return frame[list(schemas.STATEMENTS.columns)].copy(), frame[list(schemas.ANSWERS.columns)].copy()


def _wilson(k: float, n: float) -> tuple[float, float]:
    if n == 0:
        return math.nan, math.nan
    p, z = k / n, 1.96
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def _theme_table(statements: pd.DataFrame, n_people: int, hostile: bool) -> pd.DataFrame:
    rows = []
    for theme_id, theme in _THEMES.items():
        own = statements[statements["theme_id"] == theme_id]
        n = own["respondent_id"].nunique()
        if n < 3:
            continue
        low, high = _wilson(n, n_people)
        groups, places = theme.breadth
        divided = 0.0 if math.isnan(theme.dividedness) else theme.dividedness
        rows.append(
            {
                "theme_id": theme_id,
                "label": HOSTILE[1] if hostile and theme_id == "T1" else theme.label,
                "keywords": theme.keywords,
                "n_statements": len(own),
                "n_respondents": n,
                "reach": n / n_people,
                "reach_low": low,
                "reach_high": high,
                "breadth_groups": groups,
                "limiting_grouping": "age",
                "weakest_group": "25–44" if theme.only_group else "12–24",
                "breadth_places": places,
                "between_villages": 0.35,
                "dividedness": theme.dividedness,
                "shared_score": 100 * min(1.0, low / 0.2) * groups * places * (1 - divided),
                "kind": theme.kind,
                "kind_unit_id": theme.unit,
                "n_excluded_groups": theme.excluded,
            }
        )
    frame = pd.DataFrame(rows, columns=list(schemas.THEMES.columns))
    return frame.sort_values("shared_score", ascending=False, ignore_index=True)


def _quotes(statements: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for theme_id in themes["theme_id"]:
        own = (
            statements[statements["theme_id"] == theme_id]
            .drop_duplicates("text")
            .drop_duplicates("respondent_id")
        )
        own = own.sort_values("strength", ascending=False)
        rows += [(theme_id, s, "typical", n) for n, s in enumerate(own["statement_id"].head(5))]
        rows += [(theme_id, s, "edge", n) for n, s in enumerate(own["statement_id"].iloc[5:].tail(2))]
    return pd.DataFrame(rows, columns=list(schemas.THEME_QUOTES.columns))


def _unit_pairs(visits: pd.DataFrame) -> pd.DataFrame:
    """Every visit three times: at its place, its village and the municipality."""
    village = visits["place_id"].map({place: row[1] for place, row in _PLACES.items()})
    levels = {
        "place": visits["place_id"],
        "village": village,
        "municipality": pd.Series("M", index=visits.index),
    }
    tables = [visits.assign(unit_id=unit, level=level) for level, unit in levels.items()]
    return pd.concat(tables, ignore_index=True).query("place_id != ''")


def _theme_units(
    statements: pd.DataFrame, themes: pd.DataFrame, visits: pd.DataFrame, places: pd.DataFrame
) -> pd.DataFrame:
    if places.empty or themes.empty:
        return pd.DataFrame(columns=list(schemas.THEME_UNITS.columns))
    base = _unit_pairs(visits).groupby(["level", "unit_id"])["respondent_id"].nunique()
    about = _unit_pairs(statements[statements["place_id"] != ""])
    rows = []
    for theme in themes.itertuples():
        own = about[about["theme_id"] == theme.theme_id].groupby("unit_id")["respondent_id"].nunique()
        whole = {
            level: own.reindex(units.index.get_level_values("unit_id")).sum() / units.sum()
            for level, units in base.groupby(level="level")
        }
        for (level, unit), n_base in base.items():
            n = int(own.get(unit, 0))
            low, high = _wilson(n, n_base)
            overall = whole[level]
            quotient = (n + 10 * overall) / (n_base + 10) / overall if overall else math.nan
            rows.append((theme.theme_id, unit, level, n, n_base, n / n_base, low, high, quotient))
    return pd.DataFrame(rows, columns=list(schemas.THEME_UNITS.columns))


def _theme_groups(statements: pd.DataFrame, themes: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for theme_id in themes["theme_id"]:
        named = set(statements.loc[statements["theme_id"] == theme_id, "respondent_id"])
        for (grouping, group), people in memberships.groupby(["grouping", "group"])["respondent_id"]:
            whole = memberships.loc[memberships["grouping"] == grouping, "respondent_id"]
            inside, outside = set(people), set(whole) - set(people)
            n, rest = len(inside & named), len(outside & named)
            low, high = _wilson(n, len(inside))
            difference = n / len(inside) - (rest / len(outside) if outside else 0.0)
            q = 0.004 if abs(difference) > 0.25 and len(inside) >= 10 else 0.6
            rows.append(
                (
                    theme_id,
                    grouping,
                    group,
                    n,
                    len(inside),
                    n / len(inside),
                    low,
                    high,
                    difference,
                    max(-1.0, difference - 0.15),
                    min(1.0, difference + 0.15),
                    q,
                )
            )
    columns = list(schemas.THEME_GROUPS.columns)
    return pd.DataFrame(rows, columns=columns[:12]).reindex(columns=columns)


def _appreciations(visits: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    if places.empty or visits.empty:
        return pd.DataFrame(columns=list(schemas.APPRECIATIONS.columns))
    whole = visits["rating"].mean()
    rows = []
    for (level, unit), own in _unit_pairs(visits).groupby(["level", "unit_id"]):
        ratings = own["rating"].dropna()
        n, mean = len(ratings), ratings.mean()
        shrunken = (n * mean + 5 * whole) / (n + 5) if n else math.nan
        half = 1.96 * 1.6 / math.sqrt(n + 5)
        certain = bool(n and level != "municipality" and abs(shrunken - whole) > half)
        rows.append(
            (
                unit,
                level,
                own["respondent_id"].nunique(),
                n,
                mean,
                shrunken,
                shrunken - half,
                shrunken + half,
                whole,
                certain,
                ratings.var(ddof=0) / 20.25 if n else math.nan,
                (ratings >= 8).mean() if n else math.nan,
            )
        )
    return pd.DataFrame(rows, columns=list(schemas.APPRECIATIONS.columns))


def _places(with_places: bool, hostile: bool) -> pd.DataFrame:
    columns = list(schemas.PLACES.columns)
    if not with_places:
        return pd.DataFrame(columns=columns)
    rows = [("M", "Voorbeeld", "municipality", "", "", 50.93, 3.67, "schatting")]
    rows += [
        (v, name, "village", "M", "", lat, lon, "schatting") for v, (name, lat, lon) in _VILLAGES.items()
    ]
    rows += [
        (p, HOSTILE[2] if hostile and p == "P01" else name, "place", village, kind, lat, lon, "gegeven")
        for p, (name, village, lat, lon, kind) in _PLACES.items()
    ]
    return pd.DataFrame(rows, columns=columns)


def _areas() -> dict[str, str]:
    """Three schematic areas that meet in the middle of the town."""
    return {
        "V1": "POLYGON ((3.62 50.895, 3.685 50.895, 3.685 50.925, 3.62 50.925, 3.62 50.895))",
        "V2": "POLYGON ((3.685 50.905, 3.745 50.905, 3.745 50.945, 3.685 50.945, 3.685 50.905))",
        "V3": "POLYGON ((3.63 50.925, 3.685 50.925, 3.685 50.945, 3.70 50.965, 3.63 50.965, 3.63 50.925))",
    }
