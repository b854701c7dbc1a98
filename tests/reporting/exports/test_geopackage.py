"""A GIS opens the places of a study: points and areas, with what stands in the GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd

from reporting.exports.geodata import write_places
from reporting.exports.geopackage import write_geopackage
from tests.example_study import empty_study, example_study


def test_the_layers_hold_what_the_geojson_holds(tmp_path: Path) -> None:
    study, analysis = example_study()
    file = tmp_path / "places.gpkg"
    file.write_bytes(write_geopackage(study, analysis))
    features = json.loads(write_places(study, analysis))["features"]
    layers = gpd.list_layers(file)
    assert layers["name"].tolist()[0] == "places"
    tables = [gpd.read_file(file, layer=name) for name in layers["name"]]
    assert all(str(table.crs) == "EPSG:4326" for table in tables)
    rows = pd.concat(tables).set_index("place_id")
    assert len(rows) == len(features)
    for feature in features:
        row, said = rows.loc[feature["properties"]["place_id"]], feature["properties"]
        assert row["name"] == said["name"]
        assert row["n_respondents"] == said["n_respondents"]
        assert (row["themes"] or "") == "; ".join(said["themes"])
        assert row["fingerprint"] == analysis.fingerprint
        assert (row.geometry is None) == (feature["geometry"] is None)


def test_the_same_analysis_gives_the_same_bytes() -> None:
    study, analysis = example_study()
    assert write_geopackage(study, analysis) == write_geopackage(study, analysis)


def test_a_study_without_places_gives_an_empty_layer(tmp_path: Path) -> None:
    study, analysis = empty_study()
    file = tmp_path / "places.gpkg"
    file.write_bytes(write_geopackage(study, analysis))
    assert len(gpd.read_file(file, layer="places")) == 0
