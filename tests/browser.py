"""A browser for tests that need one: pages as pictures.

Where no browser is installed such tests are skipped, unless CASEREPORT_REQUIRE_BROWSER=1 says that one must be there.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--no-first-run", "--hide-scrollbars", "--force-device-scale-factor=1", "--disable-lcd-text",
    "--font-render-hinting=none", "--force-color-profile=srgb",
)  # fmt: skip
SECONDS = 60


def find_browser() -> str:
    """The path of the browser; without one the test is skipped, or fails where one is required."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CASEREPORT_REQUIRE_BROWSER") == "1":
        pytest.fail("no browser is installed, and CASEREPORT_REQUIRE_BROWSER=1 requires one")
    if found is None:
        pytest.skip(f"no browser is installed ({', '.join(NAMES)})")
    return found


def take_picture(page: str, size: tuple[int, int], folder: Path, *, dark: bool = False) -> Any:
    """What the browser shows of a page in a window of a width and height in pixels, one to the CSS pixel."""
    picture = folder / "page.png"
    _browse(page, size, folder, f"--screenshot={picture}", dark=dark)
    return Image.open(io.BytesIO(picture.read_bytes())).convert("RGB")


def read_page(page: str, width: int, folder: Path, *, dark: bool = False) -> str:
    """The elements of a page as they are when its scripts are through."""
    return _browse(page, (width, 2000), folder, "--virtual-time-budget=60000", "--dump-dom", dark=dark).decode()


def _browse(page: str, size: tuple[int, int], folder: Path, *options: str, dark: bool) -> bytes:
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    window = (f"--window-size={size[0]},{size[1]}", f"--user-data-dir={folder / 'browser'}", *options)
    theme = ("--blink-settings=preferredColorScheme=0",) if dark else ()
    done = subprocess.run([find_browser(), *_QUIET, *theme, *window, file.as_uri()], check=True, capture_output=True, timeout=SECONDS)
    return done.stdout
