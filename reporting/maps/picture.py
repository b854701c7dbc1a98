"""The map of places as a PNG picture, for slides: same scene, same colours as on screen."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.lines import Line2D

from reporting.figures.style import LIGHT
from reporting.maps.places_map import scale_words
from reporting.maps.scene import Scene, lay_out_map
from reporting.maps.shades import HOLLOW, SIGNS, outline_colour, shade_colour
from reporting.rows import rows_of
from reporting.words.words import Words

_FONT = "DejaVu Sans"
_DOTS_PER_INCH = 220
_HIGH = 0.84  # part of the height of the picture that the map takes, between its legends
_INCH = 95.0  # nominal map pixels per inch of picture, so that names keep the room that was found for them


def draw_map_picture(
    units: pd.DataFrame,
    areas: Mapping[str, str],
    words: Words,
    *,
    shades: Sequence[str],
    size: tuple[float, float] = (8.0, 5.4),
) -> bytes:
    """The map as PNG bytes, the same bytes for the same input.

    `units`, `areas`, `shades`: as in reporting.maps.places_map.draw_places_map; `size` in inches.
    """
    scene = lay_out_map(units, areas, canvas=(size[0] * _INCH, size[1] * _INCH * _HIGH))
    figure = Figure(figsize=size, dpi=_DOTS_PER_INCH, facecolor="none")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.1, 1.0, _HIGH))
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set_xlim(scene.bounds[0], scene.bounds[2])
    axes.set_ylim(scene.bounds[1], scene.bounds[3])
    _draw_areas(axes, scene)
    _draw_circles(axes, scene)
    _draw_names(axes, scene)
    _draw_legends(figure, axes, scene, words, shades)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _draw_areas(axes: Axes, scene: Scene) -> None:
    for rings in scene.rings.values():
        for ring in rings:
            axes.fill(
                *zip(*ring, strict=True), facecolor=LIGHT.area, edgecolor=LIGHT.rest, linewidth=0.8, zorder=1
            )


def _draw_circles(axes: Axes, scene: Scene) -> None:
    for row in rows_of(scene.points):
        colour, hollow = shade_colour(str(row.shade), LIGHT), row.shade in HOLLOW
        axes.plot(
            [row.x],
            [row.y],
            marker="o",
            markersize=_points(float(row.diameter)),
            markerfacecolor=LIGHT.card if hollow else colour,
            markeredgecolor=outline_colour(str(row.shade), LIGHT),
            markeredgewidth=1.2,
            alpha=0.92,
            zorder=2,
        )
        if row.shade in SIGNS:
            axes.text(
                row.x, row.y, SIGNS[row.shade], color=LIGHT.card, fontsize=9, zorder=2.5, fontfamily=_FONT,
                horizontalalignment="center", verticalalignment="center_baseline",
            )  # fmt: skip


def _draw_names(axes: Axes, scene: Scene) -> None:
    sides = {"right": ("left", "center", 1, 0), "left": ("right", "center", -1, 0)}
    sides |= {"above": ("center", "bottom", 0, 1), "below": ("center", "top", 0, -1)}
    for row in rows_of(scene.points[scene.points["label"] != ""]):
        across, along, dx, dy = sides[str(row.side)]
        reach = _points(float(row.diameter)) / 2 + 2.5
        axes.annotate(
            drawable(str(row.label)),
            (float(row.x), float(row.y)),
            xytext=(dx * reach, dy * reach),
            textcoords="offset points",
            horizontalalignment=across,
            verticalalignment=along,
            fontsize=8.5,
            color=LIGHT.ink,
            fontfamily=_FONT,
            parse_math=False,
            zorder=3,
        )


def _draw_legends(figure: Figure, axes: Axes, scene: Scene, words: Words, shades: Sequence[str]) -> None:
    marks = [_mark(shade_colour(shade, LIGHT), 8.0, shade in HOLLOW) for shade in shades]
    said = [words(f"map_shades.{shade}") for shade in shades]
    style = {"frameon": False, "labelcolor": LIGHT.soft, "prop": FontProperties(family=_FONT, size=8)}
    figure.legend(
        marks, said, loc="upper center", ncols=len(shades), columnspacing=1.4, handletextpad=0.3, **style
    )
    circles = [_mark(LIGHT.soft, _points(diameter), True) for _, diameter in scene.sizes]
    people = [words.count(n, "people") for n, _ in scene.sizes]
    room = 1.1 * max(_points(diameter) for _, diameter in scene.sizes) / 8.0
    figure.legend(
        circles, people, loc="lower right", ncols=len(circles), handletextpad=0.4, handlelength=room,
        handleheight=room, columnspacing=1.2, **style,
    )  # fmt: skip
    start = scene.bounds[0] + (scene.bounds[2] - scene.bounds[0]) * 0.02
    along = axes.get_xaxis_transform()
    axes.plot(
        [start, start + scene.scale_km],
        [-0.03, -0.03],
        transform=along,
        color=LIGHT.soft,
        clip_on=False,
        linewidth=1.6,
    )
    axes.text(
        start, -0.05, scale_words(scene.scale_km, words), transform=along, fontsize=8, color=LIGHT.soft,
        verticalalignment="top", fontfamily=_FONT,
    )  # fmt: skip


def _mark(colour: str, size: float, hollow: bool) -> Line2D:
    face = "none" if hollow else colour
    return Line2D(
        [], [], linestyle="", marker="o", markersize=size, markerfacecolor=face, markeredgecolor=colour
    )  # fmt: skip


def _points(pixels: float) -> float:
    """Nominal map pixels as typographic points (72 to the inch)."""
    return pixels * 72.0 / _INCH


def drawable(text: str) -> str:
    """`text` without the characters that the typeface of the picture does not hold."""
    known = get_font(findfont(FontProperties(family=_FONT))).get_charmap()
    return "".join(sign for sign in text if ord(sign) in known)
