"""places.geojson: places and larger units with people, appreciation and what lives there."""

from __future__ import annotations

import json
from typing import Any

import shapely

from analysis.model import Analysis, Thresholds
from data.model import Study
from reporting.rows import rows_of

_DECIMALS = 6
_MOST_THEMES = 3


def write_places(study: Study, analysis: Analysis) -> bytes:
    """A GeoJSON FeatureCollection (WGS84): a point per place, an area where the study has one.

    Properties: place_id, name, level, parent_id, kind, n_respondents, n_ratings, rating with
    rating_low and rating_high (shrunken mean 1..10; null below `count_minimum` ratings),
    is_certain, themes (labels of at most three themes that live more strongly there than elsewhere).
    A place without coordinates has a null geometry. Its foreign member "about" says which study,
    period, model and fingerprint it is of, and whether the answers are invented.
    """
    rated = {row.unit_id: row for row in rows_of(analysis.appreciations)}
    themes, limits = _stronger_themes(analysis), analysis.settings.thresholds
    features = [
        {
            "type": "Feature",
            "id": str(place.place_id),
            "geometry": _geometry(place, study.areas.get(place.place_id, "")),
            "properties": _facts(place)
            | _appreciation(rated.get(place.place_id), limits)
            | {"themes": themes.get(place.place_id, [])},
        }
        for place in rows_of(study.places.sort_values("place_id"))
    ]
    collection = {"type": "FeatureCollection", "about": _about(study, analysis), "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8", "replace")


def _facts(place: Any) -> dict[str, object]:
    return {name: str(getattr(place, name)) for name in ("place_id", "name", "level", "parent_id", "kind")}


def _appreciation(row: Any, limits: Thresholds) -> dict[str, object]:
    n, ratings = (0, 0) if row is None else (int(row.n_respondents), int(row.n_ratings))
    shown = ratings >= limits.count_minimum
    return {
        "n_respondents": n,
        "n_ratings": ratings,
        "rating": round(float(row.shrunken), 2) if shown else None,
        "rating_low": round(float(row.low), 2) if shown else None,
        "rating_high": round(float(row.high), 2) if shown else None,
        "is_certain": bool(row.is_certain) if shown else None,
    }


def _stronger_themes(analysis: Analysis) -> dict[str, list[str]]:
    """Per unit with enough people, the labels of the themes that stand out there, strongest first."""
    units = analysis.theme_units
    enough = units["n_base"] >= analysis.settings.thresholds.group_figure_minimum
    own = units[enough & (units["quotient"] > 1.0) & (units["n_respondents"] > 0)]
    own = own.merge(analysis.themes[["theme_id", "label"]], on="theme_id")
    own = own.sort_values(["unit_id", "quotient", "theme_id"], ascending=[True, False, True])
    return {str(unit): list(rows["label"].head(_MOST_THEMES)) for unit, rows in own.groupby("unit_id")}


def _geometry(place: Any, area: str) -> dict[str, object] | None:
    if area:
        geometry: dict[str, object] = json.loads(shapely.to_geojson(shapely.from_wkt(area)))
        return geometry
    if place.latitude != place.latitude or place.longitude != place.longitude:
        return None
    point = [round(float(place.longitude), _DECIMALS), round(float(place.latitude), _DECIMALS)]
    return {"type": "Point", "coordinates": point}


def _about(study: Study, analysis: Analysis) -> dict[str, object]:
    return {
        "study": study.info.name,
        "period": study.info.period,
        "model": analysis.model,
        "fingerprint": analysis.fingerprint,
        "is_demo": study.info.is_demo,
        "areas_note": study.areas_note,
    }
