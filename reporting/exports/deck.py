"""The canvas of the slide deck: one look, and no shape without alternative text.

Measures are in inches on a 16:9 slide. Text is given to PowerPoint as plain runs, so every character
that people wrote is shown as it is; only characters that a file cannot hold are left out.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from reporting.figures.style import LIGHT

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
FONT = "Calibri"
_TITLE_ONLY = 5
_LONGEST_ALT = 1000
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LETTER = 0.5
"""Mean width of a letter as a part of its size; a little wide, so that text keeps room."""
LINE = 1.22
"""Height of a line as a part of the letter size."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Run:
    """A piece of text in one style. `colour` as #RRGGBB; `size` in points."""

    text: str
    size: float = 14
    bold: bool = False
    colour: str = LIGHT.ink
    italic: bool = False


def new_deck(title: str, language: str) -> Any:
    """An empty 16:9 presentation with its title and language."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title = printable(title)
    deck.core_properties.author = "Beleef"
    deck.core_properties.language = language
    return deck


def add_slide(deck: Any, title: str, box: Box, *, size: float = 28, colour: str = LIGHT.ink) -> Any:
    """A slide with a real title (as screen readers and the outline use it) on the paper of the house."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(LIGHT.paper)
    shape = slide.shapes.title
    fitted = fit_size(title, box, size, 16)
    _place(shape, box)
    _write(shape, [[Run(title, fitted, True, colour)]], MSO_ANCHOR.MIDDLE, PP_ALIGN.LEFT)
    set_alt(shape, "title", title)
    return slide


def add_text(
    slide: Any,
    box: Box,
    paragraphs: list[list[Run]],
    *,
    anchor: str = "top",
    align: str = "left",
    name: str = "text",
) -> Any:
    """A text box; each paragraph is a list of runs. Its alternative text is the text itself."""
    shape = slide.shapes.add_textbox(*emu(box))
    _write(shape, paragraphs, _ANCHORS[anchor], _ALIGNS[align])
    set_alt(shape, name, " ".join(run.text for paragraph in paragraphs for run in paragraph))
    return shape


def add_panel(
    slide: Any, box: Box, alt: str, *, fill: str = LIGHT.card, edge: str = LIGHT.line, round_by: float = 0.0
) -> Any:
    """A filled rectangle behind other shapes; `round_by`: radius in inches."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if round_by else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(kind, *emu(box))
    if round_by:
        shape.adjustments[0] = min(0.5, round_by / min(box.width, box.height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    shape.line.color.rgb = rgb(edge)
    shape.line.width = Pt(0.75)
    shape._element.remove(shape._element.find(qn("p:style")))  # noqa: SLF001 - or the theme adds a shadow
    set_alt(shape, "panel", alt)
    return shape


def add_picture(slide: Any, png: bytes, box: Box, alt: str) -> Any:
    """A picture as large as fits in `box`, in its middle."""
    shape = slide.shapes.add_picture(io.BytesIO(png), *emu(box)[:2])
    scale = min(Inches(box.width) / shape.width, Inches(box.height) / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    shape.left = Inches(box.left) + (Inches(box.width) - shape.width) // 2
    shape.top = Inches(box.top) + (Inches(box.height) - shape.height) // 2
    set_alt(shape, "map", alt)
    return shape


def set_alt(shape: Any, name: str, alt: str) -> None:
    """Name and alternative text of a shape."""
    properties = next(shape._element.iter(qn("p:cNvPr")))  # noqa: SLF001 - python-pptx has no way for it
    properties.set("name", name)
    properties.set("descr", shortened(alt, _LONGEST_ALT))


def fit_size(text: str, box: Box, largest: float, smallest: float) -> float:
    """The largest letter size in points at which `text` fits in `box`; at least `smallest`."""
    size = largest
    while size > smallest and not fits(text, box, size):
        size -= 0.5
    return size


def fits(text: str, box: Box, size: float) -> bool:
    """Whether `text` in letters of `size` points finds room in `box`."""
    letters = max(1, int(box.width * 72 / (size * LETTER)))
    lines = sum(-(-max(1, len(line)) // letters) for line in text.split("\n"))
    return lines * size * LINE <= box.height * 72


def fitted_text(text: str, box: Box, size: float) -> str:
    """`text`, shortened with an ellipsis when it finds no room in `box` at `size` points."""
    clean = printable(text)
    if fits(clean, box, size):
        return clean
    letters = max(1, int(box.width * 72 / (size * LETTER)))
    return shortened(clean, max(1, int(box.height * 72 / (size * LINE))) * letters)


def printable(text: str) -> str:
    """`text` without control and direction characters, white space as single spaces."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, the last of which is an ellipsis when it was longer."""
    clean = printable(text)
    return clean if len(clean) <= most else clean[: most - 1].rstrip() + "…"


def rgb(colour: str) -> RGBColor:
    """A colour written as #RRGGBB."""
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]


_ANCHORS = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_ALIGNS = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "centre": PP_ALIGN.CENTER}


def emu(box: Box) -> tuple[Any, Any, Any, Any]:
    """Left, top, width and height as python-pptx wants them."""
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = emu(box)


def _write(shape: Any, paragraphs: list[list[Run]], anchor: Any, align: Any) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        for run in runs:
            _add_run(paragraph, run)


def _add_run(paragraph: Any, run: Run) -> None:
    piece = paragraph.add_run()
    piece.text = _UNPRINTABLE.sub("", run.text)
    font = piece.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(run.size), run.bold, run.italic
    font.color.rgb = rgb(run.colour)
