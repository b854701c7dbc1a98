"""Map files that must be turned away, each made by a function, and the parts to make maps of."""

from __future__ import annotations

import json

from tests.data.reading.bad_files import BadFile


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def points(*coordinates: object, **more: object) -> bytes:
    return collection(*(feature({"type": "Point", "coordinates": c}, naam="A") for c in coordinates), **more)


def named_crs(name: object) -> dict[str, object]:
    return {"type": "name", "properties": {"name": name}}


LINK = {"type": "link", "properties": {"href": "http://127.0.0.1:9/crs", "type": "proj4"}}
MARKT = [3.66, 50.93]

MAPS = {
    "crs by link": BadFile(lambda: points(MARKT, crs=LINK), "a.geojson", "unknown_projection"),
    "crs name is an address": BadFile(
        lambda: points(MARKT, crs=named_crs("http://127.0.0.1:9/x")), "a.geojson", "unknown_projection"
    ),
    "crs name with more": BadFile(
        lambda: points(MARKT, crs=named_crs("EPSG:4326+http://x")), "a.geojson", "unknown_projection"
    ),
    "crs unknown": BadFile(
        lambda: points(MARKT, crs=named_crs("EPSG:2263")), "a.geojson", "unknown_projection"
    ),
    "crs in a feature": BadFile(
        lambda: collection(feature(None) | {"crs": LINK}), "a.geojson", "unknown_projection"
    ),
    "crs a list": BadFile(lambda: points(MARKT, crs=[1]), "a.geojson", "unknown_projection"),
    "not a number": BadFile(lambda: points(MARKT, [float("nan"), 1]), "a.geojson", "broken_geometry", 2),
    "infinity": BadFile(lambda: points(MARKT).replace(b"3.66", b"1e400"), "a.geojson", "broken_geometry", 1),
    "text as coordinate": BadFile(lambda: points(["3.66", "50.93"]), "a.geojson", "broken_geometry", 1),
    "truth as coordinate": BadFile(lambda: points([True, False]), "a.geojson", "broken_geometry", 1),
    "one number": BadFile(lambda: points([3.66]), "a.geojson", "broken_geometry", 1),
    "metres said to be degrees": BadFile(
        lambda: points([104000, 185000]), "a.geojson", "coordinates_not_degrees", 1
    ),
    "ring of two": BadFile(
        lambda: collection(feature({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]})),
        "a.geojson",
        "broken_geometry",
        1,
    ),
    "polygon of numbers": BadFile(
        lambda: collection(feature({"type": "Polygon", "coordinates": [1, 2]})),
        "a.geojson",
        "broken_geometry",
        1,
    ),
    "line of one point": BadFile(
        lambda: collection(feature({"type": "LineString", "coordinates": [MARKT]})),
        "a.geojson",
        "broken_geometry",
        1,
    ),
    "collection of geometries": BadFile(
        lambda: collection(feature({"type": "GeometryCollection", "geometries": []})),
        "a.geojson",
        "geometry_kind",
        1,
    ),
    "curve": BadFile(
        lambda: collection(feature({"type": "CircularString", "coordinates": []})),
        "a.geojson",
        "geometry_kind",
        1,
    ),
    "cut off": BadFile(lambda: points(MARKT)[:-25], "a.geojson", "truncated_json", 1),
    "cut off in a name": BadFile(lambda: b'{"type": "Feature', "a.geojson", "truncated_json", 1),
    "no json": BadFile(lambda: b"plek;droom\nMarkt;groen\n", "a.geojson", "broken_json", 1),
    "database dump": BadFile(lambda: b"SET standard_conforming_strings = ON;", "a.geojson", "broken_json", 1),
    "number of 5000 digits": BadFile(
        lambda: points(MARKT).replace(b"3.66", b"9" * 5000), "a.geojson", "broken_json", 1
    ),
    "topojson": BadFile(lambda: b'{"type": "Topology", "objects": {}}', "a.geojson", "not_geojson"),
    "esri json": BadFile(
        lambda: b'{"geometryType": "esriGeometryPoint", "features": []}', "a.json", "not_geojson"
    ),
    "a list": BadFile(lambda: b"[1, 2]", "a.json", "not_geojson"),
    "nested deep": BadFile(lambda: b"[" * 100_000 + b"]" * 100_000, "a.geojson", "too_deep"),
    "nested deep in a property": BadFile(
        lambda: b'{"type":"Feature","geometry":null,"properties":{"a":' + b"[" * 5000 + b"]" * 5000 + b"}}",
        "a.geojson",
        "too_deep",
    ),
    "kind no text": BadFile(
        lambda: collection(feature({"type": ["Point"], "coordinates": MARKT})),
        "a.geojson",
        "geometry_kind",
        1,
    ),
    "type no text": BadFile(lambda: b'{"type": ["Feature"]}', "a.geojson", "not_geojson"),
    "no features": BadFile(lambda: collection(), "a.geojson", "no_features"),
    "features no list": BadFile(lambda: b'{"type":"FeatureCollection"}', "a.geojson", "no_features"),
    "feature no object": BadFile(lambda: collection(1), "a.geojson", "broken_feature", 1),
    "properties no object": BadFile(
        lambda: b'{"type":"Feature","geometry":null,"properties":[1]}', "a.geojson", "broken_feature", 1
    ),
    "501 properties": BadFile(
        lambda: collection(feature(None, **{f"p{n}": n for n in range(501)})),
        "a.geojson",
        "too_many_columns",
        1,
    ),
}
