"""Ages, and what an age policy lets through in print."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar, Literal, Self

from casereport.model.durations import Part, days_of, name_of, read_parts
from casereport.model.faults import ValueFault
from casereport.model.written import Written, plain_short
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

AgePolicy = Literal["exact", "decade", "band", "none"]

_HINT = '14 y, 18 mo, 3 wk, 5 d, 9 y 6 mo, 60s, ">89", newborn, 32+4 wk of gestation, or not reported'
_CAP = 90  # HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C): ages over 89 become one category, 90 or older
_OLDEST = 130  # years; more is a misprint
_YEAR = Decimal("365.25")  # days

# First and last year of each band, after the age groups of MeSH (infant to 23 months, child, adolescent, adult, middle aged, aged).
_BANDS = ((2, 12), (13, 18), (19, 44), (45, 64))

_NEWBORN: tuple[Part, ...] = ((Decimal(0), "d"),)
_GESTATION = lazy_pattern(r"([23][0-9]|4[0-4]) ?\+ ?([0-6]) ?(?:wk|weeks?)(?: (?:of )?gestation)?")


@dataclass(frozen=True, slots=True)
class Age(Written):
    """An age as typed: `parts` its numbers and units; `decade` 60 for `60s`; `is_over_89` for `>89`; none of them for not reported.

    A newborn has `gestation`, the weeks and days typed as `32+4 wk`, beside an age of 0 days.
    """

    written: str
    parts: tuple[Part, ...] = ()
    decade: int | None = None
    is_over_89: bool = False
    gestation: tuple[int, int] | None = None
    description: ClassVar[str] = (
        "An age: a number and y, mo, wk, d or h; a decade such as 60s; >89; newborn; 32+4 wk for a newborn's gestation; or not reported. "
        "Above 89 it is printed as 90 or older."
    )
    examples: ClassVar[tuple[str, ...]] = ("14 y", "18 mo", "9 y 6 mo", "60s", ">89", "newborn", "32+4 wk", "not reported")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The age that the text writes; raises ValueFault `bad-value`."""
        words = plain_short(text, "bad-value").lower()
        if words == "not reported":
            return cls(text.strip())
        if re.fullmatch("(?:>|over ) ?89(?: ?y)?|(?:>=|\u2265) ?90(?: ?y)?|90 or older", words):
            return cls(text.strip(), is_over_89=True)
        if re.fullmatch("[1-9]0s", words):
            return cls(text.strip(), decade=int(words[:2]))
        if words in ("newborn", "neonate", "at birth"):
            return cls(text.strip(), _NEWBORN)
        if born := _GESTATION.fullmatch(words):
            return cls(text.strip(), _NEWBORN, gestation=(int(born[1]), int(born[2])))
        return cls(text.strip(), _read_age(words))

    @property
    def is_reported(self) -> bool:
        """False when the age was written as not reported."""
        return bool(self.parts) or self.decade is not None or self.is_over_89

    @property
    def years(self) -> Decimal | None:
        """The age in years of 365.25 days; None for a decade, over 89 and not reported."""
        if not self.parts:
            return None
        return self.parts[0][0] if self.parts[0][1] == "y" and len(self.parts) == 1 else days_of(self.parts) / _YEAR

    @property
    def is_capped(self) -> bool:
        """True when the age is over 89 years, and is never printed exactly."""
        return self.is_over_89 or (self.years or self.decade or 0) >= _CAP

    def text(self, policy: AgePolicy = "exact", *, adjective: bool = False) -> str:
        """The age as the policy prints it: `14 years`, or as an adjective `14-year-old`; empty under the policy none."""
        if not self.is_reported:
            return "" if adjective else "not reported"
        if policy == "none":
            return ""
        if self.is_capped:
            return "over-89-year-old" if adjective else "90 or older"
        if self.decade is not None:
            return _decade_text(self.decade, adjective=adjective)
        return self._known_text(policy, adjective=adjective)

    def _known_text(self, policy: AgePolicy, *, adjective: bool) -> str:
        if policy == "exact" and self.parts[-1][1] in ("d", "h") and not days_of(self.parts):  # 0 y is the first year of life
            return _newborn_text(self.gestation, adjective=adjective)
        if policy == "exact":
            return _exact_text(self.parts, adjective=adjective)
        years = self.years or Decimal(0)
        if policy == "decade" and years >= 13:
            return _decade_text(int(years) // 10 * 10, adjective=adjective)
        return _band_text(years, adjective=adjective)


def _read_age(words: str) -> tuple[Part, ...]:
    spoken = re.sub(r"[- ](?:old|of age)$", "", words).replace("-", " ") if not words.startswith("-") else words
    parts = read_parts(spoken)
    if parts is None or any(unit == "min" for _, unit in parts):
        raise ValueFault("bad-value", "an age cannot be read", _HINT)
    if days_of(parts) > _OLDEST * _YEAR:
        raise ValueFault("bad-value", "an age is above 130 years", _HINT)
    return parts


def _exact_text(parts: tuple[Part, ...], *, adjective: bool) -> str:
    if adjective:
        return "-".join(f"{number}-{name_of(Decimal(1), unit)}" for number, unit in parts) + "-old"
    return " ".join(f"{number} {name_of(number, unit)}" for number, unit in parts)


def _newborn_text(gestation: tuple[int, int] | None, *, adjective: bool) -> str:
    if gestation is None:
        return "newborn"
    weeks, days = gestation
    return f"{weeks}+{days}-week newborn" if adjective else f"newborn of {weeks}+{days} weeks of gestation"


def _decade_text(decade: int, *, adjective: bool) -> str:
    if decade == 10:
        return "teenage" if adjective else "teens"
    return f"{decade}-to-{decade + 9}-year-old" if adjective else f"{decade}s"


def _band_text(years: Decimal, *, adjective: bool) -> str:
    # infants: under 1 month and 1 to 23 months, as MeSH has them
    if years < 2:
        newborn = years * 12 < 1
        return ("newborn" if newborn else "1-to-23-month-old") if adjective else ("under 1 month" if newborn else "1\u201323 months")
    for first, last in _BANDS:
        if years < last + 1:
            return f"{first}-to-{last}-year-old" if adjective else f"{first}\u2013{last} years"
    return "over-64-year-old" if adjective else "65 or older"
