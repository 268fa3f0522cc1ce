"""Checks of the record against itself: units, ranges, doses, times."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.record.acmg import acmg_criteria_give_the_class
from casereport.checks.record.ages import (
    ages_agree_with_the_past,
    ages_of_relatives_fit,
    ages_over_89_are_one_group,
    births_come_first,
    deaths_are_on_their_day,
    lengths_agree_with_the_record,
)
from casereport.checks.record.anatomy import sex_fits_the_anatomy
from casereport.checks.record.body import body_mass_index_fits, weight_and_height_fit_the_age
from casereport.checks.record.codes import diagnosis_codes_fit, laboratory_codes_fit, phenotype_codes_fit
from casereport.checks.record.codons import codons_fit_positions
from casereport.checks.record.doses import drugs_have_dose_route_and_interval
from casereport.checks.record.dosing import (
    doses_agree,
    doses_are_usual,
    doses_fit_their_days,
    treatments_have_an_indication,
)
from casereport.checks.record.drugs import (
    drugs_are_named_by_substance,
    drugs_are_spelt_right,
    drugs_fit_the_allergies,
    drugs_have_one_name,
)
from casereport.checks.record.genes import genes_have_their_symbols
from casereport.checks.record.genetics import variants_follow_hgvs, zygosity_fits_the_parents
from casereport.checks.record.grades import grades_are_on_their_scale
from casereport.checks.record.known import patients_are_not_known_by_what_is_told
from casereport.checks.record.labs import (
    analytes_have_one_unit,
    analytes_have_units,
    dashes_are_clear,
    flags_agree_with_ranges,
    ranges_are_no_bare_words,
    ranges_follow_one_another,
    units_are_known,
    values_agree_between_series,
    values_are_one_a_time,
)
from casereport.checks.record.notation import doses_are_written_safely
from casereport.checks.record.order import (
    births_come_before_all,
    discharge_ends_the_stay,
    findings_begin_before_they_are_found,
    nothing_is_done_after_death,
    treatments_do_not_outlast_death,
)
from casereport.checks.record.orders import dimers_say_their_unit, units_fit_values_and_ranges
from casereport.checks.record.parts import counts_fit_their_total, pairs_are_in_order, parts_fit_their_whole, related_values_agree
from casereport.checks.record.plausibility import doses_are_plausible, values_are_plausible
from casereport.checks.record.ranges import ranges_are_of_one_analyte, ranges_are_of_the_patient
from casereport.checks.record.reactions import (
    causality_has_its_grounds,
    naranjo_scores_agree,
    rechallenges_agree,
    suspected_drugs_are_told,
    suspected_drugs_come_first,
)
from casereport.checks.record.relatives import faces_are_declared, relatives_have_consented
from casereport.checks.record.routes import drugs_have_this_way, routes_are_known
from casereport.checks.record.scales import scores_are_on_their_scale, stages_agree
from casereport.checks.record.sides import sides_agree
from casereport.checks.record.stays import (
    days_lie_inside_their_stay,
    events_are_on_the_days_of_their_entries,
    nothing_needs_the_hospital_after_discharge,
    wards_are_left_at_discharge,
    wards_follow_one_another,
    what_ends_has_begun,
)
from casereport.checks.record.time import (
    clocks_are_put_on_earlier_ones,
    clocks_start_at_events,
    days_are_in_order,
    gaps_count_from_an_end,
    hours_have_a_start,
    moments_are_on_clocks,
)
from casereport.checks.record.twins import analytes_have_their_own_values, patients_have_their_own_data

CHECKS: tuple[Check, ...] = (
    Check(analytes_have_one_unit, ("unit-mix",)),
    Check(dashes_are_clear, ("dash-result",)),
    Check(flags_agree_with_ranges, ("flag-contradiction",)),
    Check(analytes_have_units, ("missing-unit",)),
    Check(ranges_are_no_bare_words, ("doubtful-range",)),
    Check(ranges_follow_one_another, ("range-overlap", "range-unused")),
    Check(units_are_known, ("bad-unit", "unlisted-unit")),
    Check(values_agree_between_series, ("value-conflict",)),
    Check(values_are_one_a_time, ("repeated-value",)),
    Check(doses_are_plausible, ("implausible-value",)),
    Check(values_are_plausible, ("implausible-value", "bad-unit")),
    Check(drugs_have_dose_route_and_interval, ("incomplete-dose",)),
    Check(clocks_are_put_on_earlier_ones, ("clock-circle",)),
    Check(clocks_start_at_events, ("calendar-date",)),
    Check(days_are_in_order, ("day-order",)),
    Check(gaps_count_from_an_end, ("gap-without-end",)),
    Check(hours_have_a_start, ("start-time",)),
    Check(moments_are_on_clocks, ("unknown-clock", "ambiguous-stay", "clock-zero", "ambiguous-time", "unknown-anchor")),
    Check(units_fit_values_and_ranges, ("doubtful-unit", "doubtful-range")),
    Check(dimers_say_their_unit, ("unclear-unit",)),
    Check(ranges_are_of_one_analyte, ("repeated-range",)),
    Check(ranges_are_of_the_patient, ("range-of-others",)),
    Check(parts_fit_their_whole, ("parts-above-whole",)),
    Check(counts_fit_their_total, ("parts-above-whole",)),
    Check(pairs_are_in_order, ("pair-order",)),
    Check(related_values_agree, ("values-disagree",)),
    Check(scores_are_on_their_scale, ("off-scale",)),
    Check(grades_are_on_their_scale, ("off-scale",)),
    Check(weight_and_height_fit_the_age, ("body-measure",)),
    Check(body_mass_index_fits, ("body-measure",)),
    Check(doses_agree, ("dose-contradiction",)),
    Check(doses_fit_their_days, ("doubtful-dose",)),
    Check(doses_are_usual, ("doubtful-dose",)),
    Check(treatments_have_an_indication, ("no-indication",)),
    Check(doses_are_written_safely, ("unsafe-notation",)),
    Check(drugs_are_named_by_substance, ("brand-name",)),
    Check(drugs_have_one_name, ("two-names",)),
    Check(drugs_fit_the_allergies, ("allergy-conflict",)),
    Check(nothing_is_done_after_death, ("after-death",)),
    Check(treatments_do_not_outlast_death, ("after-death",)),
    Check(discharge_ends_the_stay, ("after-death",)),
    Check(days_lie_inside_their_stay, ("outside-stay",)),
    Check(findings_begin_before_they_are_found, ("onset-order",)),
    Check(ages_agree_with_the_past, ("age-contradiction",)),
    Check(ages_of_relatives_fit, ("age-contradiction",)),
    Check(births_come_first, ("day-order",)),
    Check(lengths_agree_with_the_record, ("length-contradiction",)),
    Check(sex_fits_the_anatomy, ("sex-contradiction",)),
    Check(sides_agree, ("side-contradiction",)),
    Check(patients_have_their_own_data, ("same-data",)),
    Check(variants_follow_hgvs, ("hgvs",)),
    Check(codons_fit_positions, ("hgvs",)),
    Check(zygosity_fits_the_parents, ("zygosity",)),
    Check(acmg_criteria_give_the_class, ("acmg",)),
    Check(laboratory_codes_fit, ("bad-code", "code-mismatch")),
    Check(phenotype_codes_fit, ("bad-code", "code-mismatch")),
    Check(diagnosis_codes_fit, ("bad-code", "code-mismatch")),
    Check(naranjo_scores_agree, ("causality-contradiction",)),
    Check(causality_has_its_grounds, ("causality-open", "causality-contradiction")),
    Check(suspected_drugs_come_first, ("causality-contradiction",)),
    Check(rechallenges_agree, ("causality-contradiction",)),
    Check(stages_agree, ("off-scale",)),
    Check(analytes_have_their_own_values, ("same-data",)),
    Check(births_come_before_all, ("day-order",)),
    Check(genes_have_their_symbols, ("hgvs",)),
    Check(suspected_drugs_are_told, ("causality-contradiction",)),
    Check(deaths_are_on_their_day, ("length-contradiction",)),
    Check(ages_over_89_are_one_group, ("age-over-89",)),
    Check(patients_are_not_known_by_what_is_told, ("telling-details",)),
    Check(relatives_have_consented, ("relative-consent",)),
    Check(faces_are_declared, ("image-consent",)),
    Check(drugs_are_spelt_right, ("misspelt-drug",)),
    Check(routes_are_known, ("unknown-route",)),
    Check(drugs_have_this_way, ("doubtful-dose",)),
    Check(wards_are_left_at_discharge, ("outside-stay",)),
    Check(wards_follow_one_another, ("outside-stay",)),
    Check(nothing_needs_the_hospital_after_discharge, ("outside-stay",)),
    Check(what_ends_has_begun, ("day-order",)),
    Check(events_are_on_the_days_of_their_entries, ("two-times",)),
)
"""In the order in which they run."""
