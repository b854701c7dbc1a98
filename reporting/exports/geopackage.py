"""places.gpkg: the same places as places.geojson, as layers that a GIS of the town opens as they are."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from analysis.model import Analysis
from data.model import Study
from reporting.exports.geodata import write_places

LAYERS = {"places": ("Point", "MultiPoint"), "areas": ("Polygon", "MultiPolygon")}
_WGS84 = "EPSG:4326"
_SAME_DAY = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}


def write_geopackage(study: Study, analysis: Analysis) -> bytes:
    """A GeoPackage (WGS84) with a layer of points, `places`, and one of `areas` where the study has any.

    Columns as the properties of `write_places`, with the themes in one text, and study, period, model and
    fingerprint on every row. A place without coordinates stands in `places` without a geometry. No places:
    an empty layer `places`. The same analysis gives the same bytes.
    """
    # The library with its projections takes a second to load: only who downloads pays for it.
    import geopandas as gpd
    import pyogrio

    collection = json.loads(write_places(study, analysis))
    pyogrio.set_gdal_config_options(_SAME_DAY)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "places.gpkg"
        for layer, kinds in LAYERS.items():
            rows = [_flatten(feature, collection["about"]) for feature in _of(collection, kinds)]
            if not rows and layer != "places":
                continue
            table = (
                gpd.GeoDataFrame.from_features(rows, crs=_WGS84)
                if rows
                else gpd.GeoDataFrame(geometry=[], crs=_WGS84)
            )
            table.to_file(file, layer=layer, driver="GPKG", engine="pyogrio")
        return file.read_bytes()


def _of(collection: dict[str, Any], kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """Give back the features of these kinds; those without a geometry belong to the points."""
    return [
        feature
        for feature in collection["features"]
        if (feature["geometry"] or {"type": "Point"})["type"] in kinds
    ]


def _flatten(feature: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
    facts = {name: about[name] for name in ("study", "period", "model", "fingerprint", "is_demo")}
    properties = feature["properties"] | {"themes": "; ".join(feature["properties"]["themes"])} | facts
    return {"type": "Feature", "geometry": feature["geometry"], "properties": properties}
