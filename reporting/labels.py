"""Names at circles, on a map or in a plane, that lie over no other name and no other circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTER, HEIGHT, GAP = 7.2, 17.0, 5.0
_LONGEST = 26
_TRIED = 4
"""How many times `most` circles are tried before the rest goes without a name."""
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Box:
    """A circle in pixels: its middle and its diameter."""

    x: float
    y: float
    diameter: float


def place_labels(
    circles: Sequence[Box], names: Sequence[str], sides: tuple[float, float], most: int
) -> list[tuple[str, str]]:
    """Per circle its label and the side it stands on; ("", "right") for those that find no room.

    Circles come in order of importance; a name may touch nothing that was placed before, no circle
    but its own, and stays between the `sides` (left and right edge in pixels). At most `most` names.
    """
    taken: list[Rectangle] = []
    chosen: list[tuple[str, str]] = []
    given = 0
    for number, (circle, name) in enumerate(zip(circles, names, strict=True)):
        label = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        place = None
        if given < most and number < _TRIED * most:
            others = [other for n, other in enumerate(circles) if n != number]
            place = _free_place(circle, label, others, taken, sides)
        if place is None:
            chosen.append(("", "right"))
            continue
        side, rectangle = place
        taken.append(rectangle)
        chosen.append((label, side))
        given += 1
    return chosen


def _free_place(
    circle: Box, label: str, others: Sequence[Box], taken: Sequence[Rectangle], sides: tuple[float, float]
) -> tuple[str, Rectangle] | None:
    for side in ("right", "left", "above", "below"):
        rectangle = _rectangle(circle, label, side)
        inside = sides[0] <= rectangle[0] and rectangle[2] <= sides[1]
        clear = not any(_overlap(rectangle, other) for other in taken)
        if inside and clear and not any(_touches(rectangle, other) for other in others):
            return side, rectangle
    return None


def _rectangle(circle: Box, label: str, side: str) -> Rectangle:
    width, reach = len(label) * LETTER, circle.diameter / 2 + GAP
    if side in ("right", "left"):
        left = circle.x + reach if side == "right" else circle.x - reach - width
        return left, circle.y - HEIGHT / 2, left + width, circle.y + HEIGHT / 2
    bottom = circle.y + reach if side == "above" else circle.y - reach - HEIGHT
    return circle.x - width / 2, bottom, circle.x + width / 2, bottom + HEIGHT


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _touches(rectangle: Rectangle, circle: Box) -> bool:
    near_x = min(max(circle.x, rectangle[0]), rectangle[2])
    near_y = min(max(circle.y, rectangle[1]), rectangle[3])
    return (near_x - circle.x) ** 2 + (near_y - circle.y) ** 2 < (circle.diameter / 2) ** 2
