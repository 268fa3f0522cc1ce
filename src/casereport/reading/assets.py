"""Images: type told by content, limits before decoding, decoded in full, upright, without metadata, named by their hash."""

from __future__ import annotations

import builtins
import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from casereport.problems import Place, Problem, fault
from casereport.reading.marks import ReadFault
from casereport.reading.metadata import strip_jpeg, strip_png
from casereport.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 50_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
_ORIENTATION = 0x0112  # EXIF 2.32, tag Orientation
_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_WIDE_MODES = frozenset({"I;16", "I;16B", "I;16L", "I;16N"})  # 16 bits of grey, as radiology and microscopy export them
_DARK = 0x4000  # where no pixel of 16 bits reaches a quarter of the range, 10 or 12 bits of a scanner were stored in 16
_CONVERTED = {"CMYK": "RGB", "YCbCr": "RGB", "LAB": "RGB", "HSV": "RGB", "RGBX": "RGB", "RGBa": "RGBA", "La": "LA", "PA": "RGBA"}
_EIGHT_BITS = "export it as 8-bit PNG or JPEG, as bright as it is to be printed"
_EXPORT = "export the image again as PNG or JPEG"


@dataclass(frozen=True, slots=True)
class Asset:
    """An image ready to embed: SHA-256 of its bytes (hexadecimal), media type, bytes, width and height in pixels."""

    hash: str
    media_type: Literal["image/png", "image/jpeg"]
    bytes: builtins.bytes
    width_px: int
    height_px: int


def read_image(data: bytes, name: str) -> Asset:
    """The image as an upright PNG or JPEG without metadata; raises ReadFault (`image-refused`, `limit`) at the place of file `name`."""
    place = Place(name, 1, 1)
    kind = _kind(data)
    if len(data) > MAX_BYTES:
        raise ReadFault(fault("limit", f"the image is larger than {MAX_BYTES:,} bytes", hint="make it smaller", place=place))
    if kind is None:
        message = "the file is not a PNG, JPEG, TIFF, WebP or GIF image, whatever its name says"
        raise ReadFault(fault("image-refused", message, hint=_EXPORT, place=place))
    try:
        with _strict_decoding():
            return _asset(data, kind, place)
    except ReadFault:
        raise
    except Exception as error:  # noqa: BLE001 - decoders raise whatever they stumble over; none of it may leave here
        raise ReadFault(_undecodable(error, place)) from None


def _kind(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith((b"II*\0", b"MM\0*")):
        return "TIFF"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _undecodable(error: Exception, place: Place) -> Problem:
    from PIL import Image

    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning)):
        return _too_large(place)
    return fault("image-refused", "the image is cut short or damaged, and cannot be decoded in full", hint=_EXPORT, place=place)


def _too_large(place: Place) -> Problem:
    message = f"the image has more than {MAX_PIXELS // 1_000_000} million pixels, or a side of more than {MAX_SIDE:,}"
    return fault("limit", message, hint="scale it down: 300 dpi at the printed size is enough", place=place)


@contextmanager
def _strict_decoding() -> Iterator[None]:
    """Decoding that fails on cut files, though other libraries switch that off for the whole process, and on oversized headers."""
    from PIL import Image, ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata is no fault: it is removed
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _asset(data: bytes, kind: str, place: Place) -> Asset:
    orientation = _check_header(data, kind, place)
    if kind == "JPEG":
        clean = strip_jpeg(data)
    elif kind == "PNG":
        clean = strip_png(data)
    else:
        clean = data
    image = _decoded(clean, kind)
    if kind == "JPEG":
        if orientation != 1:
            clean = _as_jpeg(_upright(image, orientation))
    elif kind != "PNG" or orientation != 1 or image.mode not in _PNG_MODES:
        clean = _as_png(_upright(image, orientation), place)
    size = image.size if orientation < 5 else image.size[::-1]
    media_type: Literal["image/png", "image/jpeg"] = "image/jpeg" if kind == "JPEG" else "image/png"
    return Asset(hashlib.sha256(clean).hexdigest(), media_type, clean, *size)


def _check_header(data: bytes, kind: str, place: Place) -> int:
    """The EXIF orientation, 1 to 8; raises ReadFault when the header tells of too many pixels or frames."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=(kind,)) as image:
        if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
            raise ReadFault(_too_large(place))
        if kind != "JPEG" and _has_frames(image):
            message = "the image has more than one frame or page"
            raise ReadFault(fault("image-refused", message, hint="export the one that is meant as PNG", place=place))
    # a TIFF is turned by its decoder; a second picture inside a JPEG is a camera's preview and left out
    return 1 if kind == "TIFF" else _orientation(data, kind)


def _has_frames(image: Image) -> bool:
    try:
        image.seek(1)  # counting all frames would take a hostile file minutes
    except EOFError:
        return False
    return True


def _orientation(data: bytes, kind: str) -> int:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as image:
            found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - damaged metadata says nothing, and goes
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _decoded(data: bytes, kind: str) -> Image:
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=(kind,))
    image.load()
    return image


def _upright(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _as_jpeg(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, subsampling=0, icc_profile=image.info.get("icc_profile"))
    return strip_jpeg(out.getvalue())


def _as_png(image: Image, place: Place) -> bytes:
    profile = image.info.get("icc_profile")
    if image.mode in _CONVERTED:
        image = image.convert(_CONVERTED[image.mode])
        profile = None  # it describes the colours before the conversion
    if image.mode in _WIDE_MODES:
        image = _eight_bits(image, place)
    if image.mode not in _PNG_MODES:
        message = "the image stores its pixels in a way that has no counterpart in print"
        raise ReadFault(fault("image-refused", message, hint=_EIGHT_BITS, place=place))
    out = io.BytesIO()
    image.save(out, "PNG", icc_profile=profile)
    return strip_png(out.getvalue())


def _eight_bits(image: Image, place: Place) -> Image:
    """The image in 8 bits of grey, white for the largest of 16 bits; refused where it would come out dark."""
    greys = image.convert("I")
    _, brightest = greys.getextrema()
    if isinstance(brightest, int | float) and brightest < _DARK:
        message = "the image uses a small part of its 16 bits of grey, and would be printed nearly black"
        raise ReadFault(fault("image-refused", message, hint=_EIGHT_BITS, place=place))
    return greys.point(lambda value: value * (1 / 257) + 0.5).convert("L")
