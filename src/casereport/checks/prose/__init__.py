"""Checks of what prose tells against the record."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.prose.courses import changes_agree_with_the_record, directions_agree_with_the_record
from casereport.checks.prose.days import days_agree_with_the_record, lengths_told_agree_with_the_record
from casereport.checks.prose.doses import doses_agree_with_the_record, drugs_given_are_in_the_record
from casereport.checks.prose.findings import findings_agree_with_the_record, sides_agree_with_the_record
from casereport.checks.prose.numbers import values_agree_with_the_record
from casereport.checks.prose.persons import ages_agree_with_the_record, counts_agree_with_the_record, sexes_agree_with_the_record

CHECKS: tuple[Check, ...] = (
    Check(values_agree_with_the_record, ("number-contradiction", "unit-contradiction", "day-contradiction", "patient-contradiction")),
    Check(changes_agree_with_the_record, ("number-contradiction",)),
    Check(directions_agree_with_the_record, ("direction-contradiction",)),
    Check(ages_agree_with_the_record, ("age-contradiction",)),
    Check(sexes_agree_with_the_record, ("sex-contradiction",)),
    Check(counts_agree_with_the_record, ("count-contradiction",)),
    Check(doses_agree_with_the_record, ("dose-contradiction", "route-contradiction", "frequency-contradiction")),
    Check(drugs_given_are_in_the_record, ("drug-contradiction",)),
    Check(days_agree_with_the_record, ("day-contradiction",)),
    Check(lengths_told_agree_with_the_record, ("length-contradiction",)),
    Check(findings_agree_with_the_record, ("finding-contradiction",)),
    Check(sides_agree_with_the_record, ("side-contradiction",)),
)
"""In the order in which they run."""
