"""Images come out upright, without metadata, pixels untouched; what cannot be decoded in full is refused."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from casereport.reading import ReadFault, assets, read_image
from casereport.reading.metadata import strip_jpeg, strip_png

TORTURE = Path(__file__).parent.parent / "data" / "torture" / "images"
PLANTED = b"ZZMARKER"
TRACES = (PLANTED, b"Exif\0", b"http://ns.adobe", b"Photoshop 3.0", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"MPF\0", b"JFXX")


def picture(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    """A small picture without any symmetry."""
    grey = Image.new("L", size)
    grey.putdata([(x * 7 + y * 13 + x * y) % 256 for y in range(size[1]) for x in range(size[0])])
    return Image.merge("RGB", (grey, grey.point(lambda v: v // 2), grey.point(lambda v: 255 - v))).convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture in a format."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF data with a planted maker, and an orientation."""
    data = Image.Exif()
    data[0x010F] = PLANTED.decode()
    data[0x0112] = orientation
    return data


def pixels(data: bytes) -> bytes:
    """The decoded pixels as RGBA."""
    return Image.open(io.BytesIO(data)).convert("RGBA").tobytes()


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG chunk."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def loaded_jpeg() -> bytes:
    """A JPEG with every kind of metadata, a thumbnail, a stray segment between scans, and bytes after its end."""
    data = saved(picture(), "JPEG", quality=90, progressive=True, comment=PLANTED, exif=exif())
    extra = b"".join(
        (
            segment(0xE0, b"JFXX\0\x13" + PLANTED),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLANTED),
            segment(0xE2, b"MPF\0" + PLANTED),
            segment(0xED, b"Photoshop 3.0\0" + PLANTED),
            segment(0xEF, PLANTED),
        )
    )
    first_scan = data.index(b"\xff\xda")
    second = data.index(b"\xff\xda", data.index(b"\xff\xc4", first_scan)) if b"\xff\xc4" in data[first_scan:] else first_scan
    return data[:2] + extra + data[2:second] + segment(0xFE, PLANTED) + data[second:] + PLANTED


def test_jpeg_loses_everything_but_its_pixels() -> None:
    data = loaded_jpeg()
    asset = read_image(data, "scan.jpg")
    assert not [trace for trace in TRACES if trace in asset.bytes]
    assert pixels(asset.bytes) == pixels(saved(picture(), "JPEG", quality=90, progressive=True))
    assert asset.bytes.startswith(b"\xff\xd8\xff\xe0")
    assert asset.bytes.endswith(b"\xff\xd9")
    assert (asset.media_type, asset.width_px, asset.height_px) == ("image/jpeg", 24, 16)
    assert asset.hash == hashlib.sha256(asset.bytes).hexdigest()


def test_jpeg_keeps_profile_density_and_adobe_marker() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    asset = read_image(saved(picture(), "JPEG", icc_profile=profile, dpi=(300, 300)), "a.jpg")
    image = Image.open(io.BytesIO(asset.bytes))
    assert image.info["icc_profile"] == profile
    assert image.info["dpi"] == (300, 300)
    cmyk = saved(picture("CMYK"), "JPEG")
    assert b"Adobe" in read_image(cmyk, "a.jpg").bytes


def test_jfif_thumbnail_goes() -> None:
    data = saved(picture(), "JPEG")
    thumbnail = b"JFIF\0\x01\x02\x01\x01\x2c\x01\x2c\x01\x01" + b"ZZZ"
    start = data.index(b"\xff\xdb")
    asset = read_image(data[:2] + segment(0xE0, thumbnail) + data[start:], "a.jpg")
    assert b"ZZZ" not in asset.bytes
    assert Image.open(io.BytesIO(asset.bytes)).info["jfif_density"] == (300, 300)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_image_is_turned_upright(kind: str, orientation: int) -> None:
    upright = Image.new("RGB", (48, 16), "black")
    upright.paste("white", (0, 0, 16, 16))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    asset = read_image(saved(stored, kind, exif=exif(orientation)), "a")
    image = Image.open(io.BytesIO(asset.bytes)).convert("L")
    assert (image.size, asset.width_px, asset.height_px) == ((48, 16), 48, 16)
    grey = image.tobytes()
    assert grey[8 * 48 + 4] > 200
    assert grey[8 * 48 + 40] < 50
    assert PLANTED not in asset.bytes


def test_png_loses_text_and_what_follows_its_end() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", PLANTED.decode())
    text.add_itxt("Title", PLANTED.decode(), zip=True)
    data = saved(picture(), "PNG", pnginfo=text, exif=exif(), dpi=(300, 300)) + PLANTED
    end = data.index(b"IDAT") - 4
    data = data[:end] + chunk(b"tIME", b"\x07\xe8\x01\x01\x00\x00\x00") + chunk(b"zzZz", PLANTED) + data[end:]
    asset = read_image(data, "a.png")
    assert not [trace for trace in TRACES if trace in asset.bytes]
    assert pixels(asset.bytes) == pixels(data)
    assert Image.open(io.BytesIO(asset.bytes)).info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_png_profile_keeps_its_colours_and_loses_its_name() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(picture(), "PNG", icc_profile=profile)
    at = data.index(b"iCCP")
    (length,) = struct.unpack(">I", data[at - 4 : at])
    body = PLANTED + data[at + 4 : at + 4 + length][data[at + 4 :].index(b"\0") :]
    asset = read_image(data[: at - 4] + chunk(b"iCCP", body) + data[at + 8 + length :], "a.png")
    assert PLANTED not in asset.bytes
    assert Image.open(io.BytesIO(asset.bytes)).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "GIF"])
def test_other_formats_become_png(kind: str) -> None:
    options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
    if kind == "GIF":
        options["comment"] = PLANTED
    else:
        options["exif"] = exif()
    data = saved(picture(), kind, **options)
    assert PLANTED in data
    asset = read_image(data, "a")
    assert asset.media_type == "image/png"
    assert pixels(asset.bytes) == pixels(data)
    assert not [trace for trace in TRACES if trace in asset.bytes]


def test_cmyk_tiff_becomes_rgb() -> None:
    asset = read_image(saved(picture("CMYK"), "TIFF"), "a.tif")
    assert Image.open(io.BytesIO(asset.bytes)).mode == "RGB"


def test_deep_greys_keep_their_order_of_brightness() -> None:
    asset = read_image((TORTURE / "grey16.png").read_bytes(), "a.png")
    wide = Image.open(TORTURE / "grey16.png")
    greys = [struct.unpack("<i", wide.convert("I").tobytes()[at : at + 4])[0] for at in range(0, 4 * wide.width * wide.height, 4)]
    expected = bytes(round(value * 255 / 65535) for value in greys)
    assert max(abs(one - other) for one, other in zip(Image.open(io.BytesIO(asset.bytes)).tobytes(), expected, strict=True)) <= 1
    assert asset.bytes[24] == 8  # bit depth, in IHDR: the PDF engine has no 16


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "I;16"), ("TIFF", "I;16"), ("TIFF", "I;16B")])
def test_sixteen_bits_of_grey_become_eight_or_are_refused_where_they_would_be_black(kind: str, mode: str) -> None:
    wide = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0, 65535))
    order = wide if mode == "I;16" else Image.frombytes("I;16B", (2, 1), struct.pack(">HH", 0, 65535))
    image = Image.open(io.BytesIO(read_image(saved(order, kind), "a").bytes))
    assert (image.mode, image.tobytes()) == ("L", b"\x00\xff")
    dark = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0, 4095))  # 12 bits of a scanner
    with pytest.raises(ReadFault) as caught:
        read_image(saved(dark, kind), "a")
    assert (caught.value.problem.code, "8-bit" in caught.value.problem.hint) == ("image-refused", True)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "LAB", "YCbCr", "PA", "I;16", "I", "F"])
def test_every_mode_comes_out_in_one_that_is_printed_or_is_refused(mode: str) -> None:
    image = (
        Image.new(mode, (24, 16), 0xFFFF)
        if mode in ("I;16", "I", "F")
        else picture().convert(mode)
        if mode != "LAB"
        else Image.new("LAB", (24, 16))
    )
    if mode in ("I", "F"):
        with pytest.raises(ReadFault, match="image-refused"):
            read_image(saved(image, "TIFF"), "a")
        return
    out = Image.open(io.BytesIO(read_image(saved(image, "TIFF"), "a").bytes))
    assert out.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}


def test_type_is_told_by_content() -> None:
    assert read_image(saved(picture(), "PNG"), "scan.jpg").media_type == "image/png"


def refusal(data: bytes) -> tuple[str, str]:
    """Code and message of an image that is not taken."""
    with pytest.raises(ReadFault) as caught:
        read_image(data, "scan.png")
    problem = caught.value.problem
    assert problem.place
    assert problem.place.file == "scan.png"
    return problem.code, problem.message


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("html_named.png", "image-refused", "not a PNG"),
        ("multipage.tiff", "image-refused", "more than one"),
        ("bomb_9400_under_pillow_limit.png", "limit", "40 million"),
        ("strip_20000x2.png", "limit", "12,000"),
    ],
)
def test_torture_is_refused(name: str, code: str, word: str) -> None:
    found = refusal((TORTURE / name).read_bytes())
    assert found[0] == code
    assert word in found[1]


@pytest.mark.parametrize("name", ["alpha.png", "one_pixel.png"])
def test_torture_is_accepted(name: str) -> None:
    data = (TORTURE / name).read_bytes()
    assert pixels(read_image(data, name).bytes) == pixels(data)


@pytest.mark.parametrize("data", [b"", b"%!PS-Adobe-3.0 EPSF-3.0", b"<svg/>", b"II+\0", b"\0\0\0\x18ftypheic"])
def test_other_kinds_are_refused(data: bytes) -> None:
    assert refusal(data)[0] == "image-refused"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_several_frames_are_refused(kind: str) -> None:
    data = saved(picture(), kind, save_all=True, append_images=[Image.new("RGB", (24, 16), "red")])
    assert "more than one" in refusal(data)[1]


def test_header_of_a_bomb_is_enough() -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0))
    assert refusal(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"") + chunk(b"IEND", b""))[0] == "limit"


def test_warning_of_a_bomb_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 300)
    assert refusal(saved(picture(), "PNG"))[0] == "limit"
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert refusal(saved(picture(), "PNG"))[0] == "limit"


def test_file_size_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "MAX_BYTES", 10)
    assert refusal(saved(picture(), "PNG"))[0] == "limit"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF"])
def test_cut_file_is_refused_whatever_another_library_has_set(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = saved(picture("RGB", (64, 64)), kind)
    assert refusal(data[: len(data) * 2 // 3]) == ("image-refused", "the image is cut short or damaged, and cannot be decoded in full")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_damaged_exif_is_no_fault() -> None:
    data = saved(picture(), "JPEG")
    asset = read_image(data[:2] + segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff" + PLANTED) + data[2:], "a.jpg")
    assert pixels(asset.bytes) == pixels(data)


def test_preview_inside_a_jpeg_goes() -> None:
    data = saved(picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (24, 16), "red")])
    asset = read_image(data, "a.jpg")
    assert asset.media_type == "image/jpeg"
    assert len(asset.bytes) < len(data) * 2 // 3
    assert getattr(Image.open(io.BytesIO(asset.bytes)), "n_frames", 1) == 1


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "GIF"]),
    st.sampled_from(["RGB", "L"]),
    st.tuples(st.integers(1, 20), st.integers(1, 20)),
    st.integers(1, 8),
)
@settings(max_examples=40)
def test_reading_twice_changes_nothing(kind: str, mode: str, size: tuple[int, int], orientation: int) -> None:
    options = {} if kind == "GIF" else {"exif": exif(orientation)}
    asset = read_image(saved(picture(mode, size), kind, **options), "a")
    assert read_image(asset.bytes, "a") == asset
    assert PLANTED not in asset.bytes
    image = Image.open(io.BytesIO(asset.bytes))
    assert image.size == (asset.width_px, asset.height_px)


@given(st.sampled_from([strip_jpeg, strip_png]), st.data())
@settings(max_examples=60)
def test_stripping_damaged_bytes_gives_bytes_or_an_error(strip: Any, data: st.DataObject) -> None:
    whole = loaded_jpeg() if strip is strip_jpeg else saved(picture(), "PNG", exif=exif())
    at = data.draw(st.integers(2, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 4)) :]
    try:
        clean = strip(damaged)
    except ValueError:
        return
    assert strip(clean) == clean


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"RIFF0000WEBP"]))
@settings(max_examples=60)
def test_any_bytes_give_an_asset_or_a_fault(data: bytes, magic: bytes) -> None:
    try:
        found: str = read_image(magic + data, "a").media_type
    except ReadFault as refused:
        found = refused.problem.code
    assert found in ("image/png", "image/jpeg", "image-refused", "limit")
