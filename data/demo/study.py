"""The demo study as a checked Study: the tidy file through the same inlet as everybody's file."""

from __future__ import annotations

import json

import pandas as pd

from data.demo.settings import DEMO_FOLDER, read_columns, read_sheet
from data.intake import build_study
from data.model import (
    ColumnChoice,
    ColumnRole,
    Level,
    QuestionFunction,
    RawTable,
    Recognition,
    Study,
    StudyInfo,
)

DEMO_ID = "demo-beleefde-plekjes"
DEMO_FILE = "beleefde_plekjes_2026.csv"
FIRST_FILE = "beleefde_plekjes_2023.csv"
BOTH_ROUNDS = (DEMO_FILE, FIRST_FILE)
AREAS_NOTE = "Schematische gebieden rond de dorpskernen, geen echte grenzen."
POPULATION_NOTE = (
    "Inwoners per dorp: openbare cijfers 2020–2021. Inwoners per leeftijd vanaf 12 jaar: schatting in de "
    "openbare cijfers van Gavere (jonger dan 18: 17,9 %, 18–64: 59,5 %, 65 en ouder: 22,7 %)."
)
_FIRST_ROW = 2
_WHOLE_VILLAGE = " (heel het dorp)"
_LEVELS = {
    "plekje": Level.PLACE,
    "lijn": Level.PLACE,
    "vlak": Level.PLACE,
    "straat": Level.STREET,
    "wijk": Level.QUARTER,
    "deelgemeente": Level.VILLAGE,
    "gemeente": Level.MUNICIPALITY,
}


def load_demo_study(files: tuple[str, ...] = (DEMO_FILE,)) -> Study:
    """Give back 'Beleef(de) plekjes Gavere', always with `info.is_demo`.

    `files`: names of tidy survey files in this folder: the round of 2026, that of 2023 or both. The
    gold labels are not among what is read. The files are our own and their columns are known, so that
    neither a child process nor recognition is needed: the result is that of the whole inlet, sooner.
    """
    return build_study(
        tuple(_read_table(name) for name in files),
        Recognition("", "long", _find_choices()),
        StudyInfo(
            study_id=DEMO_ID,
            name="Beleef(de) plekjes Gavere",
            municipality="Gavere",
            period="maart en april 2026",
            is_demo=True,
            population=read_population(),
            margins={"age": read_ages()},
            population_note=POPULATION_NOTE,
        ),
        known_places=read_known_places(),
        areas=read_areas(),
        areas_note=AREAS_NOTE,
    )


def _read_table(name: str) -> RawTable:
    frame = pd.read_csv(DEMO_FOLDER / name, sep=";", dtype="str", keep_default_na=False)
    return RawTable(name, "", frame.set_axis(range(_FIRST_ROW, len(frame) + _FIRST_ROW), axis=0))


def _find_choices() -> tuple[ColumnChoice, ...]:
    """What the columns are, as a person confirmed them."""
    parts = read_columns()
    choices = []
    for column in [*parts["about_person"].values(), *parts["about_place"].values()]:
        role, _, detail = column.role.partition(":")
        is_text = role == ColumnRole.TEXT
        if column.tidy:
            choices.append(
                ColumnChoice(
                    column.tidy,
                    ColumnRole(role),
                    function=QuestionFunction(detail) if is_text else None,
                    grouping="" if is_text else detail,
                    question=column.tidy if is_text else "",
                )
            )
    return tuple(choices)


def read_known_places() -> pd.DataFrame:
    """Give back the places of the demo: columns as in schemas.PLACES, and `aliases` ('|' between)."""
    sheet = read_sheet("places.csv")
    is_village = sheet["naam"].str.endswith(_WHOLE_VILLAGE)
    aliases = sheet["aliassen"].where(~is_village, sheet["naam"] + "|" + sheet["aliassen"])
    return pd.DataFrame(
        {
            "place_id": sheet["id"],
            "name": sheet["naam"].str.removesuffix(_WHOLE_VILLAGE),
            "level": sheet["niveau"].map({word: level.value for word, level in _LEVELS.items()}),
            "parent_id": sheet["ouder"],
            "kind": sheet["soort"],
            "latitude": pd.to_numeric(sheet["lat"].where(sheet["lat"] != ""), errors="coerce").astype(float),
            "longitude": pd.to_numeric(sheet["lon"].where(sheet["lon"] != ""), errors="coerce").astype(float),
            "coordinate_quality": sheet["coord_kwaliteit"],
            "aliases": aliases,
        }
    ).astype({"level": "str"})


def read_population() -> dict[str, int]:
    """Give back inhabitants per unit_id (municipality and villages), from population.csv."""
    sheet = read_sheet("population.csv")
    units = sheet[sheet["variable"].isin(["municipality", "village"])]
    return dict(zip(units["unit_id"], units["inhabitants"].astype(int), strict=True))


def read_ages() -> dict[str, int]:
    """Give back inhabitants per age group, named as in memberships, from population.csv."""
    sheet = read_sheet("population.csv")
    ages = sheet[sheet["variable"].eq("age")]
    return dict(zip(ages["category"], ages["inhabitants"].astype(int), strict=True))


def read_areas() -> dict[str, str]:
    """Give back unit_id → WKT polygon (EPSG:4326) of the schematic areas of the villages."""
    collection = json.loads((DEMO_FOLDER / "dorpen.geojson").read_text(encoding="utf-8"))
    areas = {}
    for feature in collection["features"]:
        ring = ", ".join(
            f"{longitude} {latitude}" for longitude, latitude in feature["geometry"]["coordinates"][0]
        )
        areas[feature["properties"]["unit_id"]] = f"POLYGON (({ring}))"
    return areas
