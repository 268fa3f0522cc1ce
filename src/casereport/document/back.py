"""The declarations at the end: consent, ethics, contributions, funding, conflicts, data, AI, acknowledgements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from casereport.document.narrative.answers import aside
from casereport.document.narrative.filling import filled
from casereport.document.narrative.free import were_for
from casereport.document.narrative.phrases import capital, listed, name_of, paragraph, section, sentence, stopped
from casereport.document.narrative.remainder import folded
from casereport.document.narrative.when import number_word
from casereport.document.spot import Spot
from casereport.journal import Journal
from casereport.model import CaseRecord
from casereport.model.article import CREDIT_ROLES, Approval
from casereport.model.fields import Answer
from casereport.model.patient import Consent, Patient
from casereport.model.publication import Funder
from casereport.tree import Block, Inline, Paragraph, Section, Text, plain

_GIVEN_BY = {
    "patient": "consent_patient", "guardian": "consent_guardian", "parents": "consent_parents",
    "next of kin": "consent_next_of_kin", "legal representative": "consent_legal_representative",
}  # fmt: skip


def has_consent(patient: Patient, status: str) -> bool:
    """True when consent to publication is on record, was waived with a reason, or the case is invented (CARE item 13).

    The form of a consent, written or not, may be left open only where a published report is retold that does not tell it; one that was
    given orally counts where an ethics committee approved that.
    """
    consent = patient.consent
    if status == "synthetic":
        return True
    if consent is None or consent.state != "given":
        return False
    is_approved = consent.written is False and consent.approved is not None
    is_formal = consent.written or is_approved or (consent.written is None and status == "published")
    return bool(consent.waiver or (consent.given_by and is_formal))


def is_draft(record: CaseRecord) -> bool:
    """True when a patient's consent is not on record, so that every page must say that it is a draft."""
    return not all(has_consent(patient, record.status) for patient in record.patients)


def statements(at: Spot, journal: Journal) -> tuple[Section, ...]:
    """The declarations in the journal's order; one that the record does not answer is left out, and the checks say so."""
    found = []
    for rule in journal.statements:
        if _is_silent(at, rule.id):
            continue
        blocks = _statement(at, rule.id)
        if blocks:
            found.append(section(rule.id, rule.title, blocks, "statement"))
    return tuple(found)


def _is_silent(at: Spot, name: str) -> bool:
    """True when the source of a retold report does not give the statement; it is then listed with everything else that is not reported."""
    told = at.record.statements
    value = getattr(told, name, None) if told else None
    answer = getattr(value, "answer", value)
    return isinstance(answer, Answer) and at.is_silent(answer, at.say(f"subject.{name}"))


def not_reported(at: Spot) -> tuple[Section, ...]:
    """One section that says in a sentence what is not reported and what was not asked about, and of whom; () for nothing."""
    kind = "retold" if at.record.status == "published" else "here"
    clauses = [
        at.say(
            _silence_of(name, is_first=not number) if patients else f"silence.{name}",
            patients=listed(patients),
            subjects=listed(words),
            were=were_for(words),
        )
        for name, subjects in ((kind, at.silence.subjects), ("unasked", at.silence.unasked))
        for number, (patients, words) in enumerate(_by_patients(at, subjects).items())
    ]
    if not clauses:
        return ()
    title = at.say("not_reported_title" if kind == "retold" else "not_reported_here_title")
    return (section("not-reported", title, (paragraph(f"{capital('; '.join(clauses))}."),), "statement"),)


def _silence_of(name: str, *, is_first: bool) -> str:
    """The phrase for what is not told of single patients; the first names the source that others refer to."""
    return f"silence.{name}_of_first" if is_first and name == "retold" else f"silence.{name}_of"


def _by_patients(at: Spot, subjects: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], list[str]]:
    """The subjects by the patients whom they concern, () for all of them."""
    everyone = [at.label_of(patient) for patient in at.record.patients]
    found: dict[tuple[str, ...], list[str]] = {}
    for subject, names in sorted(subjects.items(), key=lambda item: item[1] not in ([], everyone)):
        found.setdefault(() if names in ([], everyone) else tuple(names), []).append(subject)
    return found


def _statement(at: Spot, name: str) -> tuple[Block, ...]:
    if name in TELLERS:
        return TELLERS[name](at)
    told = at.record.statements
    value = getattr(told, name, None) if told else None
    if isinstance(value, Answer):
        return _answer(at, name, value)
    return at.blocks(value, "statements", name)


def _answer(at: Spot, name: str, value: Answer) -> tuple[Block, ...]:
    if value.state == "none" and not (value.how or value.asked or value.items) and f"{name}_none" in at.words:
        of_one = f"{name}_none_of_one"
        return (paragraph(at.say(of_one if of_one in at.words and len(at.record.authors) == 1 else f"{name}_none")),)
    here = at.at("statements", name)
    if value.state in ("not asked", "not reported") and not value.items:  # but `not applicable` is what journals ask for
        what, key = at.say(f"subject.{name}"), f"answer.{value.state.replace(' ', '_')}"
        told = filled(at.words[key], what=(Text(what),), were=(Text(were_for([what])),), aside=aside(here, value))
        return (Paragraph(sentence(told)),)
    nodes = here.answer(value)
    return (Paragraph(nodes if value.state == "stated" else sentence(nodes)),) if nodes else ()


def _consent(at: Spot) -> tuple[Block, ...]:
    """The author's own statement with what the record notes of each consent, else the sentences that follow from the consents."""
    statement = at.record.statements.consent if at.record.statements else None
    relatives = _relatives(at)
    if statement:
        return (*at.blocks(statement, "statements", "consent"), *_consent_notes(at), *relatives)
    if at.record.status == "synthetic":
        return (paragraph(at.say("consent_invented")), *_consent_notes(at), *relatives)
    groups: dict[str, list[Patient]] = {}
    for index, patient in enumerate(at.record.patients):
        groups.setdefault(_gap(patient) or _given(at, index), []).append(patient)
    told = sorted(groups.values(), key=lambda patients: bool(_gap(patients[0])))
    return (*(Paragraph(_consent_of(at.of(patients[0]), patients)) for patients in told), *relatives)


def _consent_notes(at: Spot) -> tuple[Block, ...]:
    """Waivers and notes of the patients' consents, where no sentence tells them."""
    blocks: list[Block] = []
    for patient in at.record.patients:
        here = at.of(patient).at("consent")
        texts = [here.text(getattr(patient.consent, key, None), key) for key in ("waiver", "reason", "note")]
        texts.append(_approved(here, patient.consent) or _waived_by(here, patient.consent))
        name = f"{here.label}: " if at.is_several else ""
        blocks += [Paragraph((*((Text(name),) if name else ()), *stopped(text))) for text in texts if text]
    return tuple(blocks)


def _relatives(at: Spot) -> tuple[Block, ...]:
    """Consent of family members of whom the report tells."""
    blocks = []
    for patient in at.record.patients:
        told = [f"{member.relation}, {member.consent}" for member in (patient.family.members if patient.family else ()) if member.consent]
        name = "consent.relatives_of" if at.is_several else "consent.relatives"
        blocks += [paragraph(at.say(name, patient=at.label_of(patient), relatives="; ".join(told)))] if told else []
    return tuple(blocks)


def _gap(patient: Patient) -> str:
    """The word for a consent of which nothing is on record but that it is missing or was not obtained; "" for any other."""
    consent = patient.consent
    if consent and (consent.waiver or consent.note or (consent.state == "given" and consent.given_by)):
        return ""
    return _missing_word(patient)


def _given(at: Spot, index: int) -> str:
    """What a consent given says: one sentence tells all that say the same without a remark, of patients who gave it, or of everyone."""
    consent, everyone = at.record.patients[index].consent, at.record.patients
    is_plain = consent is not None and not (consent.waiver or consent.note or consent.reason)
    is_of_all = all(one.consent == consent for one in everyone)
    return repr(consent) if consent and is_plain and (consent.given_by == "patient" or is_of_all) else f"of {index}"


def _missing_word(patient: Patient) -> str:
    state = patient.consent.state if patient.consent else "given"
    return "consent_missing" if state in ("given", "not reported") else f"consent_{state.replace(' ', '_')}"


def _names(at: Spot, patients: list[Patient]) -> str:
    """The patients of one consent in its sentence."""
    if not at.is_several:
        return at.say("the_patient")
    names = listed([at.label_of(one) for one in patients])
    if len(patients) < len(at.record.patients) or len(patients) == 1 or _gap(patients[0]):
        return names
    return at.say("each_patient", number=number_word(len(patients)) or len(patients))


def _consent_of(at: Spot, patients: list[Patient]) -> tuple[Inline, ...]:
    """The sentence that follows from the consent of a patient, or of several whose consents are alike, in the journal's words."""
    consent, here = at.patient.consent, at.at("consent")
    name = _names(at, patients)
    tail: tuple[Inline, ...] = ()
    for key in ("reason", "approved", "note"):
        told = here.text(getattr(consent, key, None), key) if key != "approved" else _approved(at, consent)
        tail = (*tail, Text(" "), *stopped(told)) if told else tail
    if consent and consent.waiver and consent.state == "given":
        why = here.text(consent.waiver, "waiver")
        return (Text(capital(at.say("consent_waived", patient=name, by=_by(at, consent))) + " "), *stopped(why), *tail)
    if consent is None or consent.state != "given" or consent.given_by is None:
        return (Text(capital(at.say(_missing_word(at.patient), patient=name))), *tail)
    text = at.say(
        _GIVEN_BY[consent.given_by],
        patient=name,
        how=at.say("consent_informed" if consent.written is None else "consent_written" if consent.written else "consent_unwritten"),
        images=at.say("consent_images") if consent.images else "",
        online=at.say("consent_online") if consent.online else "",
        copy=at.say("consent_copy") if consent.written else "",
    )
    after = [at.say("consent_assent", patient=name)] if consent.assent else []
    after += [at.say("consent_no_capacity", patient=name)] if consent.capacity is False else []
    return (Text(" ".join(map(capital, (text, *after)))), *tail)


def _by(at: Spot, consent: Consent) -> str:
    """The committee that waived a consent, with its number."""
    approved = consent.approved
    return at.say("consent_waived_by", committee=_with_article(at, approved.committee), number=_number(at, approved)) if approved else ""


def _approved(at: Spot, consent: Consent | None) -> tuple[Inline, ...]:
    """The sentence of the committee that approved how a consent was given; a waiver names it itself."""
    approved = consent.approved if consent else None
    if consent is None or approved is None or (consent.waiver and consent.state == "given"):
        return ()
    told = at.say("consent_approved", committee=_with_article(at, approved.committee), number=_number(at, approved))
    return (Text(capital(told)),)


def _waived_by(at: Spot, consent: Consent | None) -> tuple[Inline, ...]:
    """The committee that waived a consent, where no sentence tells it."""
    approved = consent.approved if consent else None
    return (Text(f"{approved.committee}{_number(at, approved)}"),) if approved else ()


def _number(at: Spot, approved: Approval) -> str:
    return at.say("consent_number", id=approved.id) if approved.id else ""


def _ethics(at: Spot) -> tuple[Block, ...]:
    told = at.record.statements
    ethics = told.ethics if told else None
    if ethics is None:
        return ()
    if ethics.answer:
        return _answer(at, "ethics", ethics.answer)
    here = at.at("statements", "ethics")
    nodes: list[Inline] = []
    if ethics.approved:
        number = at.say("ethics_number", id=ethics.approved.id) if ethics.approved.id else ""
        nodes.append(Text(at.say("ethics_approved", committee=_with_article(at, ethics.approved.committee), number=number)))
    for key in ("waived", "not_required"):
        if text := getattr(ethics, key):
            why = stopped(here.text(text, key))
            nodes += [Text(" ")] * bool(nodes) + [Text(at.say(f"ethics_{key}") + " "), *why]
    if ethics.text:
        nodes += [Text(" ")] * bool(nodes) + list(here.text(ethics.text, "text"))
    return (Paragraph(tuple(nodes)),) if nodes else ()


def _with_article(at: Spot, committee: str) -> str:
    """The committee's name with an article, unless it begins with one or with a word in its place."""
    first = committee.split(maxsplit=1)[0].casefold()
    return committee if first in at.say("articles").split(", ") else at.say("the_committee", committee=committee)


def _conflicts(at: Spot) -> tuple[Block, ...]:
    """The statement of all authors, and of each author what it does not hold."""
    value = at.record.statements.conflicts if at.record.statements else None
    blocks = list(_answer(at, "conflicts", value)) if isinstance(value, Answer) else []
    said = folded("".join(plain(block.children) for block in blocks if isinstance(block, Paragraph)))
    for index, author in enumerate(at.record.authors):
        own = at.text(author.conflicts, "authors", index, "conflicts")
        if own and folded(plain(own)) not in said:
            blocks.append(paragraph(f"{name_of(author.given, author.family, author.group)}: ", *stopped(own)))
    return tuple(blocks)


def _contributions(at: Spot) -> tuple[Block, ...]:
    told = at.record.statements
    if told and told.contributions:
        return at.blocks(told.contributions, "statements", "contributions")
    parts = []
    for author in at.record.authors:
        if author.roles:
            name = name_of(author.given, author.family, author.group)
            parts.append(f"{name}: {', '.join(CREDIT_ROLES[role] for role in author.roles)}")
    return (paragraph(". ".join(parts) + "."),) if parts else ()


def _funding(at: Spot) -> tuple[Block, ...]:
    """Who paid, with the numbers of the grants, then the author's own words."""
    value = at.record.statements.funding if at.record.statements else None
    told = _answer(at, "funding", value) if isinstance(value, Answer) else ()
    grants = listed([_grants(at, funder) for funder in at.record.funders])
    return (*((paragraph(at.say("funding_by", funders=grants)),) if grants else ()), *told)


def _grants(at: Spot, funder: Funder) -> str:
    """A funder with the numbers of its grants."""
    if not funder.awards:
        return funder.name
    key = "funder_grants" if len(funder.awards) > 1 else "funder_grant"
    return at.say(key, funder=funder.name, numbers=listed(funder.awards))


TELLERS: dict[str, Callable[[Spot], tuple[Block, ...]]] = {
    "consent": _consent, "ethics": _ethics, "contributions": _contributions, "conflicts": _conflicts, "funding": _funding,
}  # fmt: skip
"""Statement → what tells it from more of the record than the author's own text."""
