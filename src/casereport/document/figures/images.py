"""Image figures: the author's images on a plate, with one legend made of the panels' captions or of the imaging that they show."""

from __future__ import annotations

from casereport.chart.words import time_text
from casereport.document.draft import Draft
from casereport.document.figures.plates import lay_out
from casereport.document.narrative.phrases import Inlines, capital, joined, stopped
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.article import Figure as FigureSpec
from casereport.model.article import Panel
from casereport.model.diagnosis import Imaging, Test
from casereport.problems import Path
from casereport.reading.assets import Asset
from casereport.tree import Block, Figure, Image, Strong, Text


def image_blocks(draft: Draft, spec: FigureSpec, index: int, opening: list[Inlines], closing: list[Inlines]) -> tuple[Block, ...]:
    """The images of a figure on one plate, with one legend: title and caption, then letter by letter the captions of the panels."""
    path: Path = ("figures", index)
    found = [(n, panel, asset) for n, panel in enumerate(spec.panels) if (asset := draft.case.assets.get(panel.file)) is not None]
    if not found:
        return ()
    letters = [panel.letter or (chr(ord("A") + n) if len(found) > 1 else "") for n, (_, panel, _) in enumerate(found)]
    plate = lay_out([(asset.width_px, asset.height_px) for _, _, asset in found], draft.width_of(spec))
    shown = zip(found, letters, plate.sizes, strict=True)
    images = tuple(_image(panel, asset, letter, size, spec.alt) for (_, panel, asset), letter, size in shown)
    legends = [_legend(draft, (*path, "panels", n), panel, letter) for (n, panel, _), letter in zip(found, letters, strict=True)]
    return (
        Figure(
            id=spec.id,
            label="",
            caption=joined([*opening, *legends, *closing], " "),
            alt=spec.alt or "",
            asset="",
            width_mm=round(plate.width, 2),
            height_mm=round(plate.height, 2),
            wide=spec.width == "full",
            letters=tuple(filter(None, letters)),
            illustrative=spec.basis == "illustrative",
            images=images,
            across=plate.across,
        ),
    )


def _legend(draft: Draft, path: Path, panel: Panel, letter: str) -> Inlines:
    """What is said of one panel behind its letter: its caption, else the study or finding that it shows; () where nothing is."""
    text = stopped(draft.text(panel.caption, None, *path, "caption") or read_name(capital(_subject(draft.at(), panel.of))))
    return (Strong((Text(f"({letter})"),)), Text(" "), *text) if letter and text else text


def _subject(at: Spot, name: str | None) -> str:
    """The imaging study or test of this id with region and time; "" for none."""
    for here in (at.of(patient) for patient in at.record.patients if name):
        studies: list[tuple[str, Imaging | Test]] = [(", ".join(filter(None, (one.kind, one.region))), one) for one in here.patient.imaging]
        for told, study in [*studies, *((one.name, one) for one in here.patient.tests)]:
            if study.id == name:
                return f"{told} ({when})" if (when := time_text(study, here.clocks)) else told
    return ""


def _image(panel: Panel, asset: Asset, letter: str, size: tuple[float, float], alt: str | None) -> Image:
    return Image(letter, panel.alt or alt or "", asset.hash, asset.media_type, round(size[0], 2), round(size[1], 2))
