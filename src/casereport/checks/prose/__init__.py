"""Checks of what prose tells against the record."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.prose.amounts import amounts_agree_with_the_record
from casereport.checks.prose.censored import bounds_agree_with_the_record
from casereport.checks.prose.courses import changes_agree_with_the_record, directions_agree_with_the_record, sums_of_prose_are_right
from casereport.checks.prose.dated import dated_entries_agree_with_the_record
from casereport.checks.prose.days import days_agree_with_the_record, lengths_told_agree_with_the_record
from casereport.checks.prose.doses import doses_agree_with_the_record, drugs_given_are_in_the_record
from casereport.checks.prose.findings import findings_agree_with_the_record, sides_agree_with_the_record
from casereport.checks.prose.genes import variants_agree_with_the_record
from casereport.checks.prose.levels import levels_agree_with_the_record
from casereport.checks.prose.numbers import measurements_agree_with_the_record, values_agree_with_the_record
from casereport.checks.prose.pasts import pasts_agree_with_the_record
from casereport.checks.prose.persons import ages_agree_with_the_record, counts_agree_with_the_record, sexes_agree_with_the_record
from casereport.checks.prose.results import results_agree_with_the_record

CHECKS: tuple[Check, ...] = (
    Check(values_agree_with_the_record, ("number-contradiction", "unit-contradiction", "day-contradiction", "patient-contradiction")),
    Check(bounds_agree_with_the_record, ("number-contradiction",)),
    Check(changes_agree_with_the_record, ("number-contradiction",)),
    Check(sums_of_prose_are_right, ("number-contradiction",)),
    Check(directions_agree_with_the_record, ("direction-contradiction",)),
    Check(levels_agree_with_the_record, ("level-contradiction",)),
    Check(ages_agree_with_the_record, ("age-contradiction",)),
    Check(sexes_agree_with_the_record, ("sex-contradiction",)),
    Check(counts_agree_with_the_record, ("count-contradiction",)),
    Check(measurements_agree_with_the_record, ("count-contradiction",)),
    Check(doses_agree_with_the_record, ("dose-contradiction", "route-contradiction", "frequency-contradiction")),
    Check(drugs_given_are_in_the_record, ("drug-contradiction", "patient-contradiction")),
    Check(days_agree_with_the_record, ("day-contradiction",)),
    Check(dated_entries_agree_with_the_record, ("day-contradiction",)),
    Check(lengths_told_agree_with_the_record, ("length-contradiction",)),
    Check(findings_agree_with_the_record, ("finding-contradiction",)),
    Check(results_agree_with_the_record, ("finding-contradiction",)),
    Check(pasts_agree_with_the_record, ("finding-contradiction",)),
    Check(variants_agree_with_the_record, ("finding-contradiction",)),
    Check(amounts_agree_with_the_record, ("number-contradiction",)),
    Check(sides_agree_with_the_record, ("side-contradiction",)),
)
"""In the order in which they run."""
