"""Map file (GeoJSON) → columns: its properties as cells and a column `geometry` with WKT.

Only the standard JSON reader looks at the file: no driver is chosen by its content and no address
in it is ever visited. The row number of a feature is its place in the file, counted from 1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from data.reading import limits
from data.reading.cell_text import clean_header, clean_text
from data.reading.encoding import decode_bytes
from data.reading.finding import Finding, SheetText, refuse, warn
from data.reading.geometry import DEPTHS, Geometries
from data.reading.header import make_unique

GEOMETRY = "geometry"
WGS84 = 4326
# Lambert 72 and 2008 (Belgium), ETRS89 and its zone 31, Rijksdriehoek (Netherlands), web maps.
_PROJECTIONS = frozenset([31370, 3812, 4258, 25831, 28992, 3857])
_CRS_NAME = re.compile(
    r"(?:urn:ogc:def:crs:)?(?:EPSG:(?:[\d.]*:)?(\d{4,6})|OGC:(?:1\.3)?:?CRS84)", re.IGNORECASE
)
_GEOMETRIES = frozenset([*DEPTHS, "GeometryCollection"])
_Feature = dict[str, Any]


def read_geodata(content: bytes) -> SheetText:
    """Give back the features of a GeoJSON file as columns of text, `geometry` last.

    `content`: the bytes of a FeatureCollection, a Feature, a geometry or one Feature per line.
    Raises `Refusal` for broken or cut-off JSON (`broken_json`, `truncated_json`), another kind of
    JSON (`not_geojson`), nesting (`too_deep`), another projection that we have no name for
    (`unknown_projection`), no features and every broken geometry.
    """
    text, findings = decode_bytes(content)
    try:
        document = _parse(text)
        features, projection = _list_features(document)
        sheet = _to_sheet(features, projection)
    except RecursionError:
        refuse("too_deep")
    sheet.findings[:0] = findings
    return sheet


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line.strip("\x1e \t\r") for line in text.split("\n")]
        filled = [line for line in lines if line]
        if (len(filled) > 1 and error.msg == "Extra data") or text.startswith("\x1e"):
            return _parse_lines(lines)
        _refuse_json(error, len(text.rstrip()))
    except ValueError:
        # A number of thousands of digits.
        refuse("broken_json", row=1, position=1)


def _parse_lines(lines: list[str]) -> _Feature:
    features = []
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            features.append(json.loads(line))
        except ValueError:
            refuse("broken_json", row=number, position=1)
    return {"type": "FeatureCollection", "features": features}


def _refuse_json(error: json.JSONDecodeError, length: int) -> NoReturn:
    if error.pos >= length or error.msg.startswith("Unterminated string"):
        refuse("truncated_json", row=error.lineno)
    refuse("broken_json", row=error.lineno, position=error.colno)


def _list_features(document: Any) -> tuple[list[_Feature], int]:
    """The features and the EPSG number of their positions."""
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "Topology":
        refuse("not_geojson", kind="TopoJSON")
    if isinstance(document, dict) and ("spatialReference" in document or "geometryType" in document):
        refuse("not_geojson", kind="Esri JSON")
    if kind == "FeatureCollection":
        features = document.get("features")
    elif kind == "Feature":
        features = [document]
    elif isinstance(kind, str) and kind in _GEOMETRIES:
        features = [{"type": "Feature", "properties": None, "geometry": document}]
    else:
        refuse("not_geojson", kind="JSON")
    if not isinstance(features, list) or not features:
        refuse("no_features")
    if len(features) > limits.MAX_FEATURES:
        refuse("too_many_features", found=len(features), limit=limits.MAX_FEATURES)
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            refuse("broken_feature", row=number)
    named = [document.get("crs"), *(feature.get("crs") for feature in features)]
    projections = {_find_projection(crs) for crs in named if crs is not None}
    if len(projections) > 1:
        refuse("unknown_projection", projection="?")
    return features, projections.pop() if projections else WGS84


def _find_projection(crs: object) -> int:
    """By name only; a link to a description elsewhere is refused, never followed."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not isinstance(crs, dict) or crs.get("type") != "name":
        refuse("unknown_projection", projection="?")
    match = _CRS_NAME.fullmatch(name.strip())
    if not match:
        refuse("unknown_projection", projection="?")
    number = int(match.group(1) or WGS84)
    if number != WGS84 and number not in _PROJECTIONS:
        refuse("unknown_projection", projection=f"EPSG:{number}")
    return number


def _to_sheet(features: list[_Feature], projection: int) -> SheetText:
    geometries = Geometries()
    names: dict[str, None] = {}
    has_ids = False
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties")
        if properties is not None and not isinstance(properties, dict):
            refuse("broken_feature", row=number)
        names |= dict.fromkeys(properties or ())
        has_ids = has_ids or feature.get("id") is not None
        if len(names) > limits.MAX_COLUMNS:
            refuse("too_many_columns", row=number, found=len(names), limit=limits.MAX_COLUMNS)
        geometries.add(feature.get("geometry"), number)
    cells = [[_say((feature.get("properties") or {}).get(name)) for feature in features] for name in names]
    headers = [clean_header(name, limits.MAX_HEADER) for name in names]
    if has_ids and "id" not in names:
        headers.insert(0, "id")
        cells.insert(0, [_say(feature.get("id")) for feature in features])
    # The shape has its name by right; a property of that name gets a number.
    unique, _ = make_unique([GEOMETRY, *headers], "", 1)
    filled = [(name, column) for name, column in zip(unique[1:], cells, strict=True) if any(column)]
    _check_cells(column for _, column in filled)
    shapes = geometries.write(projection)
    columns = [*(name for name, _ in filled), GEOMETRY]
    rows = list(range(1, len(features) + 1))
    filled_cells = [*(column for _, column in filled), shapes]
    return SheetText("", columns, rows, filled_cells, _tell(geometries, projection))


def _say(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean_text(json.dumps(value, ensure_ascii=False))


def _check_cells(columns: Iterable[list[str]]) -> None:
    for column in columns:
        for number, cell in enumerate(column, start=1):
            if len(cell) > limits.MAX_CELL:
                refuse("cell_too_large", row=number, limit=limits.MAX_CELL)


def _tell(geometries: Geometries, projection: int) -> list[Finding]:
    findings = []
    if projection != WGS84:
        findings.append(warn("map_projected", projection=f"EPSG:{projection}"))
    for code, n in (
        ("heights_dropped", geometries.n_heights),
        ("rings_closed", geometries.n_open),
        ("empty_geometries", geometries.n_empty),
    ):
        if n:
            findings.append(warn(code, n=n))
    return findings
