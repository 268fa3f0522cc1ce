"""The predicates by name: what decides an item, what of it is asked, and which words of the author's prose answer it too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from casereport.guidelines.finding import Asked, Finding, reported, unclear
from casereport.guidelines.predicates import appraisal, article, course, diagnosis, patient, surgery
from casereport.language import say
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Predicate:
    """A function that decides; `name` is what it asks for, `key` what an author types to answer, `subjects` what prose may tell instead.

    `by_words` is true where the words of the article alone decide: a person should look.
    """

    decide: Callable[[Asked], Finding]
    name: str
    key: str = ""
    subjects: tuple[str, ...] = ()
    by_words: bool = False


def ask(name: str, asked: Asked) -> Finding:
    """What the predicate of this name finds: in the record, else in the author's prose about the patient."""
    row = PREDICATES[name]
    found = row.decide(asked)
    if found.is_silent and row.subjects and asked.telling and all(asked.telling.speaks_of(one) for one in row.subjects):
        return reported(say("checklist.told"))
    return found


def _person(_asked: Asked) -> Finding:
    return unclear()


_HISTORY = "history: {{{}: …}}".format

PREDICATES: Final[Mapping[str, Predicate]] = {
    "person": Predicate(_person, "judgement"),
    # the article
    "title": Predicate(article.title_tells_the_focus, "title", "title: …"),
    "keywords": Predicate(article.keywords_are_counted, "key words", "keywords: […]"),
    "highlights": Predicate(article.highlights_are_counted, "highlights", "highlights: […]"),
    "abstract_background": Predicate(article.abstract_has_background, "background", "abstract: {background: …}"),
    "abstract_symptoms": Predicate(article.abstract_names_symptoms, "symptoms", "abstract: {case: …}", by_words=True),
    "abstract_course": Predicate(article.abstract_names_course, "diagnosis, intervention, outcome", "abstract: {case: …}", by_words=True),
    "abstract_conclusion": Predicate(article.abstract_concludes, "conclusion", "abstract: {conclusion: …}"),
    "introduction": Predicate(article.introduction_cites, "introduction", "sections: {introduction: …}"),
    "strengths": Predicate(article.strengths_are_told, "strengths", "discussion: {strengths: […]}"),
    "limitations": Predicate(article.limitations_are_told, "limitations", "discussion: {limitations: […]}"),
    "literature": Predicate(article.discussion_cites, "literature", "sections: {discussion: …}"),
    "rationale": Predicate(article.conclusions_are_reasoned, "reasons", "discussion: {rationale: …}"),
    "lessons": Predicate(article.lessons_are_told, "lessons", "lessons: […]"),
    "perspective": Predicate(article.perspective_is_told, "patient perspective", "perspective: …, or why it was not obtained"),
    "consent": Predicate(article.consent_is_told, "consent", "consent: {from: patient, written: yes}"),
    "conflicts": Predicate(article.conflicts_are_told, "interests", "statements: {conflicts: …}"),
    "funding": Predicate(article.funding_is_told, "funding", "statements: {funding: …}"),
    "ethics": Predicate(article.ethics_are_told, "ethics", "statements: {ethics: …}"),
    "guarantor": Predicate(article.guarantor_is_named, "guarantor", "authors: [{guarantor: yes, …}]"),
    "ai": Predicate(article.use_of_ai_is_told, "use of artificial intelligence", "statements: {ai: …}"),
    "ai_oversight": Predicate(article.use_of_ai_is_overseen, "oversight", "statements: {ai: …}"),
    # the patient
    "age_and_sex": Predicate(patient.age_and_sex_are_told, "age and sex", "age: and sex:", ("age", "sex")),
    "presenting": Predicate(patient.complaint_is_told, "presenting symptoms", "presenting: [{finding: …, at: …}]", ("presenting",)),
    "medical_history": Predicate(patient.medical_history, "medical history", _HISTORY("medical"), ("medical",)),
    "family_history": Predicate(patient.family_history, "family history", _HISTORY("family"), ("family",)),
    "psychosocial_history": Predicate(patient.psychosocial_history, "psychosocial history", _HISTORY("psychosocial"), ("psychosocial",)),
    "medication": Predicate(patient.medication, "medication", _HISTORY("medications"), ("medications",)),
    "allergies": Predicate(patient.allergies, "allergies", _HISTORY("allergies"), ("allergies",)),
    "past_interventions": Predicate(
        patient.past_interventions, "past interventions", _HISTORY("past_interventions"), ("past_interventions",)
    ),
    "examination": Predicate(patient.examination_is_told, "examination", "exam: [{label: …}], vitals: […]", ("examination",)),
    # tests and diagnosis
    "diagnostics": Predicate(diagnosis.tests_have_results, "tests with results", "labs: […], tests: […], imaging: […]", ("tests",)),
    "challenges": Predicate(diagnosis.challenges_are_told, "diagnostic challenges", "diagnostic_challenges: …", ("challenges",)),
    "diagnosis": Predicate(diagnosis.diagnosis_is_told, "diagnosis", "diagnoses: [{label: …}]", ("diagnoses",)),
    "differential": Predicate(diagnosis.others_are_weighed, "other diagnoses", "differential: [{dx: …, against: …}]", ("differential",)),
    "prognosis": Predicate(diagnosis.prognosis_is_told, "prognosis", "prognosis: …", ("prognosis",)),
    # treatment and course
    "timeline": Predicate(course.timeline_is_shown, "timeline", "figures: [{id: timeline, kind: timeline}]"),
    "interventions": Predicate(
        course.interventions_are_told, "interventions", "treatments: […], or why there were none", ("interventions",)
    ),
    "doses": Predicate(course.doses_are_whole, "doses", "treatments: [{drug: …, dose: …, route: …, every: …, days: …}]", ("doses",)),
    "changes": Predicate(course.changes_have_reasons, "changes", "steps: [{days: …, dose: …, why: …}]", ("changes",)),
    "outcomes": Predicate(course.outcomes_are_told, "outcomes", "outcomes: [{measure: …, value: …, assessor: …}]", ("outcomes",)),
    "follow_up_tests": Predicate(course.tests_follow_treatment, "tests at follow-up", "labs: […]", ("follow_up",)),
    "adherence": Predicate(course.adherence_is_told, "adherence", "adherence: {statement: …, method: …}", ("adherence",)),
    "adverse_events": Predicate(
        course.adverse_events_are_told, "adverse events", "adverse_events: none observed, or a list", ("adverse_events",)
    ),
    # surgery
    "anaesthesia": Predicate(surgery.anaesthesia_is_told, "anaesthesia", "procedures: [{anaesthesia: …}]"),
    "operator": Predicate(surgery.operator_is_described, "operator", "procedures: [{operator: …}]"),
    "device": Predicate(surgery.device_is_named, "device", "procedures: [{device: …}]"),
    "grade": Predicate(surgery.complications_are_graded, "grade of complications", "procedures: [{complication_grade: …}]"),
    "setting": Predicate(surgery.setting_is_told, "setting", "encounters: [{setting: …}]"),
    "day_30": Predicate(surgery.day_30_is_reached, "30 days", "events: [{at: …, kind: follow-up, label: …}]"),
    # appraisal
    "exposure_ascertained": Predicate(appraisal.exposure_is_ascertained, "exposure", "basis: chart"),
    "outcome_ascertained": Predicate(appraisal.outcome_is_ascertained, "outcome", "outcomes: [{measure: …, assessor: …}]"),
    "rechallenge": Predicate(appraisal.rechallenge_is_told, "rechallenge", "adverse_events: [{dechallenge: …, rechallenge: …}]"),
    "dose_response": Predicate(appraisal.doses_differ, "dose response", "treatments: [{steps: […]}]"),
    "follow_up_length": Predicate(appraisal.follow_up_has_a_length, "length of follow-up"),
}
"""Every predicate by the name that guidelines call it by."""
