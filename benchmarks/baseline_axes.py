"""The course figure the usual way, with matplotlib Axes: what `benchmarks/figures.py` measures the layout against.

The same panels, bands, shades, lines, marks, value labels, dose bars and day numbers; nothing keeps labels from meeting.
"""

from __future__ import annotations

import io
from typing import Any

from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.entries import Series, Treatment

MM = 1 / 25.4
COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#0072B2", "#D55E00")


def write_axes_svg(data: CourseData, layout: str | None = None) -> bytes:
    """The figure as SVG, drawn on Axes in a grid of rows and patients, laid out by hand or by `layout` ("constrained", "tight")."""
    from matplotlib.figure import Figure

    figure: Any = Figure(figsize=(180 * MM, 116 * MM), layout=layout)  # type: ignore[arg-type]  # a name of a layout engine, as text
    rows = len(data.rows) + 1
    grid: dict[str, Any] = {"height_ratios": [3] * len(data.rows) + [3]}
    if layout is None:
        grid |= {"left": 0.08, "right": 0.99, "top": 0.95, "bottom": 0.09, "hspace": 0.45, "wspace": 0.12}
    axes = figure.subplots(rows, len(data.patients), sharex="col", sharey="row", gridspec_kw=grid, squeeze=False)
    for c, patient in enumerate(data.patients):
        for r, analyte in enumerate(data.rows):
            _panel(axes[r][c], next(s for s in patient.series if s.analyte == analyte), patient)
        _lanes(axes[-1][c], patient)
        axes[0][c].set_title(patient.label, fontsize=7.5, fontweight="bold", loc="left")
        axes[-1][c].set_xlabel(data.axis_title, fontsize=7)
    out = io.BytesIO()
    figure.savefig(out, format="svg")
    return out.getvalue()


def _panel(ax: Any, series: Series, patient: CoursePatient) -> None:
    points = [p for p in series.points if p.value is not None]
    if series.high is not None:
        ax.axhspan(series.low or 0, series.high, color="#DDE9F3", zorder=0)
    for stay in patient.stays:
        if stay.setting == "icu":
            ax.axvspan(stay.span.left, stay.span.right, color="#F0EDE8", zorder=0)
    ax.plot([p.t + 1 for p in points], [p.value for p in points], "o-", color="#1F3A5F", markersize=3.5, linewidth=1)
    for point in [*points[-1:], min(points, key=lambda p: p.value or 0), max(points, key=lambda p: p.value or 0)]:
        ax.annotate(point.text, (point.t + 1, point.value), textcoords="offset points", xytext=(0, 4), ha="center", fontsize=6)
    if series.analyte == "crp":
        ax.set_yscale("log")
    ax.set_ylabel(f"{series.title}\n({series.unit})", fontsize=6.5)
    ax.tick_params(labelsize=6.5)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def _lanes(ax: Any, patient: CoursePatient) -> None:
    for k, treatment in enumerate(patient.treatments):
        _lane(ax, k, treatment)
    ax.set_yticks(range(len(patient.treatments)), [t.title for t in patient.treatments], fontsize=6.5)
    ax.set_ylim(len(patient.treatments) - 0.5, -0.5)
    ax.tick_params(labelsize=6.5)


def _lane(ax: Any, k: int, treatment: Treatment) -> None:
    full = max((phase.dose or 0 for phase in treatment.phases), default=1)
    for phase in treatment.phases:
        left, right = (phase.span.left or 0) + 1, (phase.span.right or 0) + 1
        height = 0.8 * (phase.dose or 0) / full
        ax.bar(left, height, width=right - left, bottom=k + 0.4 - height, align="edge", color=COLOURS[k])
        ax.text((left + right) / 2, k + 0.3, phase.texts[0], ha="center", va="bottom", fontsize=6)
    for bolus in treatment.boluses:
        ax.plot([bolus.t + 1], [k], "v", color=COLOURS[k])
        ax.text(bolus.t + 1.3, k, bolus.text, fontsize=6)
