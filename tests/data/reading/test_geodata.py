"""Map files: properties become columns, shapes become WKT in degrees, nothing is fetched."""

from __future__ import annotations

import json
import random
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.finding import Refusal, SheetText
from data.reading.geodata import read_geodata
from tests.data.reading.bad_maps import MARKT, collection, feature, named_crs, points

shapely = pytest.importorskip("shapely")
SQUARE = [[[3.6, 50.9], [3.7, 50.9], [3.7, 51.0], [3.6, 50.9]]]


def shape(kind: str, coordinates: object) -> dict[str, object]:
    return {"type": kind, "coordinates": coordinates}


def cells_of(sheet: SheetText) -> dict[str, list[str]]:
    return dict(zip(sheet.columns, sheet.cells, strict=True))


def codes(sheet: SheetText) -> list[str]:
    return [finding.code for finding in sheet.findings]


def test_properties_become_columns_of_text_and_the_shape_comes_last() -> None:
    sheet = read_geodata(
        collection(
            feature(shape("Point", MARKT), naam="Markt", n=3, x=4.0, y=0.5, ja=True, leeg=None),
            feature(None, naam="Kerk\u200b", extra={"a": [1]}),
        )
    )
    assert cells_of(sheet) == {
        "naam": ["Markt", "Kerk"],
        "n": ["3", ""],
        "x": ["4", ""],
        "y": ["0.5", ""],
        "ja": ["true", ""],
        "extra": ["", '{"a": [1]}'],
        "geometry": ["POINT (3.66 50.93)", ""],
    }
    assert sheet.columns[-1] == "geometry"
    assert sheet.rows == [1, 2]
    assert codes(sheet) == ["empty_geometries"]


POSITION = st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list)
LINE = st.lists(POSITION, min_size=2, max_size=5)
RING = st.lists(POSITION, min_size=3, max_size=5, unique_by=tuple).map(lambda ring: [*ring, ring[0]])
SHAPES = st.one_of(
    POSITION.map(lambda c: shape("Point", c)),
    st.lists(POSITION, min_size=1, max_size=4).map(lambda c: shape("MultiPoint", c)),
    LINE.map(lambda c: shape("LineString", c)),
    st.lists(LINE, min_size=1, max_size=3).map(lambda c: shape("MultiLineString", c)),
    st.lists(RING, min_size=1, max_size=3).map(lambda c: shape("Polygon", c)),
    st.lists(st.lists(RING, min_size=1, max_size=2), min_size=1, max_size=3).map(
        lambda c: shape("MultiPolygon", c)
    ),
)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(shapes=st.lists(SHAPES, min_size=1, max_size=5))
def test_shapes_are_those_of_an_independent_reader(shapes: list[dict[str, object]]) -> None:
    sheet = read_geodata(collection(*(feature(one) for one in shapes)))
    expected = [shapely.from_geojson(json.dumps(one)) for one in shapes]
    found = shapely.from_wkt(sheet.cells[-1])
    assert all(shapely.equals_exact(one, other, 0) for one, other in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    "content", [{"type": "Point", "coordinates": MARKT}, feature(shape("Point", MARKT), naam="A")]
)
def test_a_bare_shape_and_a_bare_feature_are_read(content: dict[str, object]) -> None:
    assert read_geodata(json.dumps(content).encode()).cells[-1] == ["POINT (3.66 50.93)"]


@pytest.mark.parametrize("mark", ["", "\x1e"])
def test_one_feature_per_line_is_read(mark: str) -> None:
    lines = [mark + json.dumps(feature(shape("Point", MARKT), naam=name)) for name in ("A", "B")]
    sheet = read_geodata(("\n".join(lines) + "\n").encode())
    assert sheet.cells[0] == ["A", "B"]


def test_a_broken_line_is_named() -> None:
    lines = [json.dumps(feature(None, naam="A")), json.dumps(feature(None, naam="B"))[:-3]]
    with pytest.raises(Refusal) as caught:
        read_geodata("\n".join(lines).encode())
    assert (caught.value.finding.code, caught.value.finding.row) == ("broken_json", 2)


def test_heights_are_dropped_open_rings_closed_and_both_told_of() -> None:
    ring = [[*position, 12.5] for position in SQUARE[0][:-1]]
    sheet = read_geodata(collection(feature(shape("Polygon", [ring]))))
    assert sheet.cells[-1] == ["POLYGON ((3.6 50.9, 3.7 50.9, 3.7 51.0, 3.6 50.9))"]
    assert [(f.code, f.details) for f in sheet.findings] == [
        ("heights_dropped", {"n": 3}),
        ("rings_closed", {"n": 1}),
    ]


@pytest.mark.parametrize(
    "name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "epsg:4326"]
)
def test_degrees_by_name_are_taken_as_they_are(name: str) -> None:
    sheet = read_geodata(points(MARKT, crs=named_crs(name)))
    assert sheet.cells[-1] == ["POINT (3.66 50.93)"]
    assert codes(sheet) == []


@pytest.mark.parametrize(
    ("name", "position"),
    [
        # The origin of Lambert 2008 by its definition; Lambert 72 lies 500 km further west and south.
        ("urn:ogc:def:crs:EPSG::3812", [649328.0, 665262.0]),
        ("EPSG:31370", [149328.0, 165262.0]),
    ],
)
def test_lambert_by_name_is_turned_into_degrees_and_told_of(name: str, position: list[float]) -> None:
    sheet = read_geodata(points(position, crs=named_crs(name)))
    (point,) = shapely.from_wkt(sheet.cells[-1])
    assert (point.x, point.y) == pytest.approx((4.359215833, 50.797815), abs=0.001)
    assert codes(sheet) == ["map_projected"]


def test_an_address_in_a_map_is_never_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_connection(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse_connection)
    for crs in (
        {"type": "link", "properties": {"href": "http://127.0.0.1:9/"}},
        named_crs("http://127.0.0.1:9/"),
    ):
        with pytest.raises(Refusal, match="unknown_projection"):
            read_geodata(points(MARKT, crs=crs))


def test_a_property_called_geometry_and_an_id_of_the_feature_are_kept() -> None:
    more = {"properties": {"geometry": "rond"}, "id": 7}
    sheet = read_geodata(collection(feature(shape("Point", MARKT)) | more))
    assert cells_of(sheet) == {"id": ["7"], "geometry (2)": ["rond"], "geometry": ["POINT (3.66 50.93)"]}


def test_a_map_saved_with_a_mark_or_in_windows_letters_is_read() -> None:
    content = json.dumps(
        {"type": "Feature", "properties": {"naam": "Café"}, "geometry": None}, ensure_ascii=False
    )
    assert read_geodata(b"\xef\xbb\xbf" + content.encode()).cells[0] == ["Café"]
    sheet = read_geodata(content.encode("cp1252"))
    assert (sheet.cells[0], codes(sheet)) == (["Café"], ["encoding_guessed", "empty_geometries"])


def test_limits_on_features_and_points_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.reading.limits.MAX_FEATURES", 3)
    assert len(read_geodata(points(*[MARKT] * 3)).rows) == 3
    with pytest.raises(Refusal, match="too_many_features"):
        read_geodata(points(*[MARKT] * 4))
    monkeypatch.setattr("data.reading.geometry.MAX_VERTICES", 3)
    with pytest.raises(Refusal, match="too_many_vertices"):
        read_geodata(collection(feature(shape("Polygon", SQUARE))))


def test_any_cut_and_any_change_is_read_or_turned_away() -> None:
    content = collection(feature(shape("Polygon", SQUARE), naam="é"), feature(shape("Point", MARKT), n=1))
    chance = random.Random(5)
    n_refused = 0
    for _ in range(400):
        at = chance.randrange(len(content))
        broken = (
            content[:at]
            if chance.random() < 0.5
            else content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        )
        try:
            sheet = read_geodata(broken or b"{")
        except Refusal as refusal:
            n_refused += refusal.finding.severity == "refusal"
        else:
            assert sheet.columns[-1] == "geometry"
    assert n_refused > 200
