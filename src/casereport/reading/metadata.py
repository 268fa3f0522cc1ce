"""JPEG and PNG without their metadata, pixels untouched: what is not needed to draw the picture is left out.

JPEG segments after ITU-T T.81 and JFIF 1.02, PNG chunks after the W3C's PNG specification. Both functions give their own result
back unchanged, and raise ValueError for bytes that do not hold a whole image.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from casereport.patterns import lazy_pattern

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_SOS = 0xDA
_SCAN_END = lazy_pattern(rb"\xff+[^\x00\xd0-\xd7\xff]")  # inside a scan, FF 00 is data and FF D0..D7 restart it

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"sBIT"})


def strip_jpeg(data: bytes) -> bytes:
    """The JPEG without EXIF, XMP, IPTC, comments, thumbnails and bytes after its end; JFIF density, ICC profile and Adobe marker stay."""
    if not data.startswith(_SOI):
        raise ValueError("no JPEG")
    kept = [_SOI]
    at = 2
    while True:
        marker, at = _jpeg_marker(data, at)
        if marker == _EOI[1]:
            return b"".join([*kept, _EOI])
        body = _jpeg_body(data, at)
        at += 2 + len(body)
        clean = _jpeg_kept(marker, body)
        if clean is not None:
            kept.append(struct.pack(">BBH", 0xFF, marker, len(clean) + 2) + clean)
        if marker == _SOS:
            end = _SCAN_END.search(data, at)
            if not end:
                raise ValueError("JPEG cut short")
            kept.append(data[at : end.start()])
            at = end.start()


def _jpeg_marker(data: bytes, at: int) -> tuple[int, int]:
    """The next marker and the offset after it; any number of FF bytes may fill the space before one."""
    start = at
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at == start or at >= len(data) or data[at] in (0x00, 0x01) or 0xD0 <= data[at] <= 0xD8:
        raise ValueError("JPEG cut short or damaged")
    return data[at], at + 1


def _jpeg_body(data: bytes, at: int) -> bytes:
    if at + 2 > len(data):
        raise ValueError("JPEG cut short")
    (length,) = struct.unpack(">H", data[at : at + 2])
    if length < 2 or at + length > len(data):
        raise ValueError("JPEG cut short")
    return data[at + 2 : at + length]


def _jpeg_kept(marker: int, body: bytes) -> bytes | None:
    """What stays of a segment; None where nothing does."""
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return body[:12] + b"\0\0"  # the thumbnail may show what was cropped away
    if marker == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
        return body[:12]
    if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return body
    return None if 0xE0 <= marker <= 0xEF or marker == 0xFE else body


def strip_png(data: bytes) -> bytes:
    """The PNG with the chunks that draw it and state its colours and density, and nothing after its end."""
    if not data.startswith(_PNG):
        raise ValueError("no PNG")
    kept = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if len(chunk) != 12 + length:
            break
        if kind in _PNG_KEPT:
            kept.append(_unnamed(chunk) if kind == b"iCCP" else chunk)
        if kind == b"IEND":
            return b"".join(kept)
        at += 12 + length
    raise ValueError("PNG cut short")


def _unnamed(chunk: bytes) -> bytes:
    """An iCCP chunk whose profile has a fixed name: the name is free text."""
    _, _, profile = chunk[8:-4].partition(b"\0")
    body = b"iCCP" + b"ICC profile\0" + profile
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def read_metadata(data: bytes) -> dict[str, str]:
    """What is told beside the picture, by kind (EXIF, XMP, comment, text), each as the readable runs in it; {} for other bytes."""
    found: dict[str, list[bytes]] = {}
    for kind, body in _told(data):
        found.setdefault(kind, []).append(body)
    return {kind: "\n".join(run.decode("utf-8", "replace") for run in _RUN.findall(b"\n".join(bodies))) for kind, bodies in found.items()}


_RUN = lazy_pattern(rb"[\x20-\x7e\xa0-\xff]{3,}")
_MOST = 1_000_000
"""Bytes of a chunk of text once it is unpacked."""


def _told(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(_PNG):
        yield from _told_in_png(data)
    elif data.startswith(_SOI):
        yield from _told_in_jpeg(data)


def _told_in_jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    try:
        while True:
            marker, at = _jpeg_marker(data, at)
            if marker in (_EOI[1], _SOS):
                return
            body = _jpeg_body(data, at)
            at += 2 + len(body)
            if marker == 0xFE:
                yield "comment", body
            elif marker == 0xE1:
                yield "XMP" if body.startswith(b"http://ns.adobe.com/") else "EXIF", body
            elif marker == 0xED:
                yield "IPTC", body
    except ValueError:
        return


def _told_in_png(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind == b"eXIf":
            yield "EXIF", body
        elif kind in (b"tEXt", b"iTXt", b"zTXt"):
            yield "XMP" if body.startswith(b"XML:com.adobe.xmp") else "text", _unpacked(kind, body)
        at += 12 + length


def _unpacked(kind: bytes, body: bytes) -> bytes:
    """A chunk of text with its key, unpacked where it is packed."""
    key, _, rest = body.partition(b"\0")
    if kind == b"tEXt":
        return body
    packed = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1] if rest[:1] == b"\1" else b""
    try:
        return key + b"\n" + (zlib.decompressobj().decompress(packed, _MOST) if packed else rest)
    except zlib.error:
        return body
