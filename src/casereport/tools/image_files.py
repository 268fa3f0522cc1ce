"""The author's own images as submission files, pixel for pixel, at the width at which the journal prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

FORMATS = ("pdf", "png", "tiff")
"""What pixels can be written as; EPS and SVG are for drawings."""


def write_image(data: bytes, width_mm: float, formats: Iterable[str]) -> dict[str, bytes]:
    """The image as one file for each format of FORMATS, by format, in its own pixels; the resolution says `width_mm`.

    Grey stays grey, everything else becomes RGB on white. Raises ValueError for another format.
    """
    wanted = tuple(dict.fromkeys(formats))
    if not set(wanted) <= set(FORMATS):
        raise ValueError("pixels are written as pdf, png or tiff")
    image = _printable(data) if wanted else None
    return {name: _written(image, name, image.width / (width_mm / 25.4)) for name in wanted if image}


def image_resolution(data: bytes, width_mm: float) -> float:
    """The dots per inch that an image has at a width."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        return image.width / (width_mm / 25.4)


def image_formats(formats: Sequence[str]) -> tuple[list[str], list[str]]:
    """The formats that pixels can be written as, and the others."""
    return [name for name in formats if name in FORMATS], [name for name in formats if name not in FORMATS]


def _printable(data: bytes) -> Any:
    """The pixels in a mode that journals take: 8-bit grey or RGB, nothing transparent."""
    from PIL import Image

    image: Image.Image = Image.open(BytesIO(data))
    image.load()
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("LA", "RGBA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, "white")
        image.paste(clear, mask=clear.getchannel("A"))
    elif image.mode not in ("L", "RGB"):
        image, profile = image.convert("RGB"), None  # the profile describes the colours before
    image.info = {"icc_profile": profile} if profile else {}
    return image


def _written(image: Any, name: str, dpi: float) -> bytes:
    out = BytesIO()
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")} if image.info else {}
    if name == "pdf":  # no date: the same image is the same file
        options = {"resolution": dpi, "creationDate": None, "modDate": None, "producer": None}
    else:
        options |= {"dpi": (round(dpi), round(dpi))} | ({"compression": "tiff_lzw"} if name == "tiff" else {})
    image.save(out, format=name.upper(), **options)
    return out.getvalue()
