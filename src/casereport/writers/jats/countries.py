"""The codes of countries, which JATS wants beside their names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def country_code(name: str) -> str:
    """The two letters of ISO 3166-1 for a country as an address names it, or by its code; "" for one that is not known."""
    return _codes().get(name.strip().casefold(), "")


@cache
def _codes() -> Mapping[str, str]:
    """Name or code, in small letters → code."""
    listed: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("countries.toml").read_text(encoding="utf-8"))
    return {name.casefold(): code for code, names in listed.items() for name in (code, *names)}
