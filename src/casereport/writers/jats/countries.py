"""The codes of countries, which JATS wants beside their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from casereport.shipped import shipped_tables


def country_code(name: str) -> str:
    """The two letters of ISO 3166-1 for a country as an address names it, or by its code; "" for one that is not known."""
    return _codes().get(name.strip().casefold(), "")


@cache
def _codes() -> Mapping[str, str]:
    """Name or code, in small letters → code."""
    listed: dict[str, list[str]] = shipped_tables(Path(__file__).with_name("countries.toml"))
    return {name.casefold(): code for code, names in listed.items() for name in (code, *names)}
