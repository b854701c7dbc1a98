"""Charts that stay charts in PowerPoint: numbers can be edited, and no text in their sheet is a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from reporting.exports.deck import FONT, Box, emu, printable, rgb, set_alt
from reporting.figures.style import LIGHT

PERCENT = '0"\u00a0"%'
"""A percentage whose sign stays on the line of its number."""
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""The day that stands in each sheet, so that the same study gives the same bytes."""
Series = tuple[str, Sequence[float]]


class _LiteralWriter(CategoryWorkbookWriter):
    """Writes the sheet behind a chart with every text as text: no formula, no link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        literal = {"strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(xlsx_file, {"in_memory": True} | literal)
        workbook.set_properties({"created": _MADE})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _LiteralData(CategoryChartData):
    @property
    def _workbook_writer(self) -> _LiteralWriter:
        return _LiteralWriter(self)  # type: ignore[no-untyped-call]


def add_bars(
    slide: Any,
    box: Box,
    names: Sequence[str],
    series: Sequence[Series],
    alt: str,
    *,
    colours: Sequence[str] = (LIGHT.accent,),
    show_names: bool = True,
    highest: float | None = None,
    gap: int = 60,
) -> Any:
    """Horizontal bars, the first name on top, shares 0..1 with their percentage at the end.

    `series`: name and one share per name (missing = no bar); more than one gets a legend. Without
    `show_names` the bars fill the box from edge to edge, so that rows of other shapes stand beside
    them. `highest`: end of the axis (default: of the data).
    """
    chart = _add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, names, series, alt)
    chart.value_axis.maximum_scale = highest or min(1.2, 1.25 * _largest(series))
    chart.value_axis.minimum_scale = 0
    _hide_values(chart)
    axis = chart.category_axis
    axis.reverse_order = True
    axis.format.line.color.rgb = rgb(LIGHT.line)
    axis.tick_labels.font.size, axis.tick_labels.font.name = Pt(12), FONT
    axis.tick_labels.font.color.rgb = rgb(LIGHT.ink)
    if not show_names:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        _fill_box(chart)
    _labels(chart.plots[0], XL_LABEL_POSITION.OUTSIDE_END, LIGHT.ink, 11)
    chart.plots[0].gap_width, chart.plots[0].overlap = gap, -10
    _colour(chart, colours)
    _legend(chart, len(series) > 1)
    return chart


def add_stack(
    slide: Any, box: Box, name: str, series: Sequence[Series], alt: str, colours: Sequence[str]
) -> Any:
    """One bar of parts that are 100 % together; each part is a series of one share 0..1.

    Small parts have no room for a number, so the names in the legend should say it.
    """
    chart = _add_chart(slide, XL_CHART_TYPE.BAR_STACKED_100, box, [name], series, alt)
    _hide_values(chart)
    chart.category_axis.visible = False
    chart.plots[0].gap_width, chart.plots[0].overlap = 30, 100
    _colour(chart, colours)
    _legend(chart, True)
    return chart


def _add_chart(
    slide: Any, kind: Any, box: Box, names: Sequence[str], series: Sequence[Series], alt: str
) -> Any:
    data: Any = _LiteralData(number_format=PERCENT)  # type: ignore[no-untyped-call]
    data.categories = [printable(name) for name in names]
    for name, shares in series:
        data.add_series(
            printable(name), [None if share != share else round(float(share), 4) for share in shares]
        )
    frame = slide.shapes.add_chart(kind, *emu(box), data)
    set_alt(frame, "chart", alt)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(12), FONT
    chart.font.color.rgb = rgb(LIGHT.ink)
    return chart


def _largest(series: Sequence[Series]) -> float:
    return max((share for _, shares in series for share in shares if share == share), default=1.0) or 1.0


def _hide_values(chart: Any) -> None:
    axis = chart.value_axis
    axis.visible = False
    axis.has_major_gridlines = False
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.has_major_gridlines = False


def _labels(plot: Any, position: Any, colour: str, size: int) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, PERCENT, False
    labels.position = position
    labels.font.size, labels.font.name = Pt(size), FONT
    labels.font.color.rgb = rgb(colour)
    for body in labels._element.iter(qn("a:bodyPr")):  # noqa: SLF001 - python-pptx has no way for it
        body.set("wrap", "none")


def _colour(chart: Any, colours: Sequence[str]) -> None:
    for number, series in enumerate(chart.plots[0].series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colours[number % len(colours)])
        series.invert_if_negative = False


def _legend(chart: Any, shown: bool) -> None:
    chart.has_legend = shown
    if shown:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size, chart.legend.font.name = Pt(12), FONT


def _fill_box(chart: Any) -> None:
    """Let the bars take the whole box, so that their rows have known heights."""
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no way for it
    for layout in area.findall("{http://schemas.openxmlformats.org/drawingml/2006/chart}layout"):
        area.remove(layout)
    edges = "".join(f'<c:{name} val="{value}"/>' for name, value in (("x", 0), ("y", 0), ("w", 1), ("h", 1)))
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{edges}</c:manualLayout></c:layout>'
        ),
    )
