"""The declarations at the end: consent, ethics, contributions, funding, conflicts, data, AI, acknowledgements."""

from __future__ import annotations

from collections.abc import Callable

from casereport.document.draft import Draft, paragraph, section, sentence, stopped
from casereport.document.narrative.phrases import capital, listed, name_of
from casereport.model.article import CREDIT_ROLES
from casereport.model.fields import Answer
from casereport.model.patient import Patient
from casereport.tree import Block, Inline, Paragraph, Section, Text

_GIVEN_BY = {
    "patient": "consent_patient", "guardian": "consent_guardian", "parents": "consent_parents",
    "next of kin": "consent_next_of_kin", "legal representative": "consent_legal_representative",
}  # fmt: skip


def has_consent(patient: Patient, status: str) -> bool:
    """True when consent to publication is on record, was waived with a reason, or the case is invented (CARE item 13)."""
    consent = patient.consent
    if status == "synthetic":
        return True
    return consent is not None and consent.state == "given" and bool(consent.waiver or (consent.given_by and consent.written))


def is_draft(draft: Draft) -> bool:
    """True when a patient's consent is not on record, so that every page must say that it is a draft."""
    return not all(has_consent(patient, draft.record.status) for patient in draft.record.patients)


def statements(draft: Draft) -> tuple[Section, ...]:
    """The declarations in the journal's order; one that the record does not answer is left out, and the checks say so."""
    found = []
    for rule in draft.journal.statements:
        if _is_silent(draft, rule.id):
            continue
        blocks = _statement(draft, rule.id)
        if blocks:
            found.append(section(rule.id, rule.title, blocks, "statement"))
    return tuple(found)


def _is_silent(draft: Draft, name: str) -> bool:
    """True when the source of a retold report does not give the statement; it is then listed with everything else that is not reported."""
    told = draft.record.statements
    value = getattr(told, name, None) if told else None
    answer = getattr(value, "answer", value)
    return isinstance(answer, Answer) and draft.is_silent(answer, NAMES.get(name, name), None)


NAMES = {"ethics": "ethics approval", "conflicts": "competing interests", "data": "data availability", "ai": "use of generative AI"}


def not_reported(draft: Draft) -> tuple[Section, ...]:
    """One section that lists what the source does not report, with the patients concerned; () when it reports everything."""
    everyone = [draft.label(patient) for patient in draft.record.patients]
    general = [subject for subject, names in draft.silent.items() if names in ([], everyone)]
    is_retold = draft.record.status == "published"
    lines = [f"{'The source does not report' if is_retold else 'Not reported'}: {listed(general)}."] if general else []
    partly: dict[tuple[str, ...], list[str]] = {}
    for subject, names in draft.silent.items():
        if subject not in general:
            partly.setdefault(tuple(names), []).append(subject)
    opening = "Of {} it does not report" if is_retold else "Not reported of {}"
    lines += [f"{opening.format(listed(names))}: {listed(subjects)}." for names, subjects in partly.items()]
    if not lines:
        return ()
    title = draft.journal.words["not_reported_title" if is_retold else "not_reported_here_title"]
    return (section("not-reported", title, (paragraph(" ".join(lines)),), "statement"),)


def _statement(draft: Draft, name: str) -> tuple[Block, ...]:
    if name in TELLERS:
        return TELLERS[name](draft)
    told = draft.record.statements
    value = getattr(told, name, None) if told else None
    if isinstance(value, Answer):
        return _answer(draft, name, value)
    return draft.texts.read_blocks(value, ("statements", name)) if value else ()


def _answer(draft: Draft, name: str, value: Answer) -> tuple[Block, ...]:
    if value.state == "none" and not (value.how or value.asked or value.items) and f"{name}_none" in draft.journal.words:
        return (paragraph(draft.journal.words[f"{name}_none"]),)
    nodes = draft.answer(value, None, "statements", name)
    return (Paragraph(nodes if value.state == "stated" else sentence(nodes)),) if nodes else ()


def _consent(draft: Draft) -> tuple[Block, ...]:
    """The author's own statement with what the record notes of each consent, else the sentences that follow from the consents."""
    statement = draft.record.statements.consent if draft.record.statements else None
    relatives = _relatives(draft)
    if statement:
        return (*draft.texts.read_blocks(statement, ("statements", "consent")), *_consent_notes(draft), *relatives)
    if draft.record.status == "synthetic":
        return (paragraph(draft.journal.words["consent_invented"]), *_consent_notes(draft), *relatives)
    groups: dict[str, list[Patient]] = {}
    for patient in draft.record.patients:
        groups.setdefault(_gap(patient) or f"given {patient.id}", []).append(patient)
    told = sorted(groups.values(), key=lambda patients: bool(_gap(patients[0])))
    return (*(Paragraph(_consent_of(draft, patients[0], patients)) for patients in told), *relatives)


def _consent_notes(draft: Draft) -> tuple[Block, ...]:
    """Waivers and notes of the patients' consents, where no sentence tells them."""
    blocks: list[Block] = []
    for patient in draft.record.patients:
        path = draft.path(patient, "consent")
        texts = [draft.text(getattr(patient.consent, key, None), patient, *path, key) for key in ("waiver", "note")]
        name = f"{draft.label(patient)}: " if len(draft.record.patients) > 1 else ""
        blocks += [Paragraph((*((Text(name),) if name else ()), *stopped(text))) for text in texts if text]
    return tuple(blocks)


def _relatives(draft: Draft) -> tuple[Block, ...]:
    """Consent of family members of whom the report tells."""
    blocks = []
    for patient in draft.record.patients:
        told = [f"{member.relation}, {member.consent}" for member in (patient.family.members if patient.family else ()) if member.consent]
        of = f" of {draft.label(patient)}" if len(draft.record.patients) > 1 else ""
        blocks += [paragraph(f"Consent of relatives{of}: {'; '.join(told)}.")] if told else []
    return tuple(blocks)


def _gap(patient: Patient) -> str:
    """The word for a consent of which nothing is on record but that it is missing or was not obtained; "" for any other."""
    consent = patient.consent
    if consent and (consent.waiver or consent.note or (consent.state == "given" and consent.given_by)):
        return ""
    return _missing_word(patient)


def _missing_word(patient: Patient) -> str:
    return "consent_not_obtained" if patient.consent and patient.consent.state == "not obtained" else "consent_missing"


def _consent_of(draft: Draft, patient: Patient, patients: list[Patient]) -> tuple[Inline, ...]:
    """The sentence that follows from a patient's consent, in the journal's words; patients of whom nothing else is known share one."""
    words, consent = draft.journal.words, patient.consent
    name = listed([draft.label(one) for one in patients]) if len(draft.record.patients) > 1 else words["the_patient"]
    path = draft.path(patient, "consent")
    note = draft.text(consent.note, patient, *path, "note") if consent else ()
    tail: tuple[Inline, ...] = (Text(" "), *stopped(note)) if note else ()
    if consent and consent.waiver:
        why = draft.text(consent.waiver, patient, *path, "waiver")
        return (Text(capital(words["consent_waived"].format(patient=name)) + " "), *stopped(why), *tail)
    if consent is None or consent.state != "given" or consent.given_by is None:
        return (Text(capital(words[_missing_word(patient)].format(patient=name))), *tail)
    text = words[_GIVEN_BY[consent.given_by]].format(
        patient=name,
        how=words["consent_written" if consent.written else "consent_verbal"],
        images=words["consent_images"] if consent.images else "",
        online=words["consent_online"] if consent.online else "",
    )
    assent = f" {capital(words['consent_assent'].format(patient=name))}" if consent.assent else ""
    return (Text(capital(text) + assent), *tail)


def _ethics(draft: Draft) -> tuple[Block, ...]:
    told = draft.record.statements
    ethics = told.ethics if told else None
    if ethics is None:
        return ()
    words = draft.journal.words
    if ethics.answer:
        return _answer(draft, "ethics", ethics.answer)
    nodes: list[Inline] = []
    if ethics.approved:
        number = words["ethics_number"].format(id=ethics.approved.id) if ethics.approved.id else ""
        nodes.append(Text(words["ethics_approved"].format(committee=ethics.approved.committee, number=number)))
    for key in ("waived", "not_required"):
        if text := getattr(ethics, key):
            why = stopped(draft.text(text, None, "statements", "ethics", key))
            nodes += [Text(" ")] * bool(nodes) + [Text(words[f"ethics_{key}"] + " "), *why]
    if ethics.text:
        nodes += [Text(" ")] * bool(nodes) + list(draft.text(ethics.text, None, "statements", "ethics", "text"))
    return (Paragraph(tuple(nodes)),) if nodes else ()


def _conflicts(draft: Draft) -> tuple[Block, ...]:
    value = draft.record.statements.conflicts if draft.record.statements else None
    blocks = list(_answer(draft, "conflicts", value)) if isinstance(value, Answer) else []
    for index, author in enumerate(draft.record.authors):
        if author.conflicts:
            name = name_of(author.given, author.family, author.group)
            blocks.append(paragraph(f"{name}: ", *stopped(draft.text(author.conflicts, None, "authors", index, "conflicts"))))
    return tuple(blocks)


def _contributions(draft: Draft) -> tuple[Block, ...]:
    told = draft.record.statements
    if told and told.contributions:
        return draft.texts.read_blocks(told.contributions, ("statements", "contributions"))
    parts = []
    for author in draft.record.authors:
        if author.roles:
            name = name_of(author.given, author.family, author.group)
            parts.append(f"{name}: {', '.join(CREDIT_ROLES[role] for role in author.roles)}")
    return (paragraph(". ".join(parts) + "."),) if parts else ()


TELLERS: dict[str, Callable[[Draft], tuple[Block, ...]]] = {
    "consent": _consent, "ethics": _ethics, "contributions": _contributions, "conflicts": _conflicts,
}  # fmt: skip
"""Statement → what tells it from more of the record than the author's own text."""
