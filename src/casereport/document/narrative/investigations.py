"""How the diagnosis was reached: findings, laboratory results, tests, imaging and variants in the order of time (CARE item 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casereport.chart.words import time_text
from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.answers import EXAMINED, absences, answer_sentences, noted
from casereport.document.narrative.filling import Part, as_inlines, filled, listing
from casereport.document.narrative.free import Observed, as_sentence, form_of, head_noun, is_adjective, observed, parted, run_on, were_for
from casereport.document.narrative.nouns import as_found, as_tested, with_article, with_the
from casereport.document.narrative.phrases import Inlines, article_for, bracketed, joined, listed, sentence, without_stop
from casereport.document.narrative.presentation import found
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.results import JUDGED, also_seen, clauses, is_state_first, judged, pieces, with_last_and
from casereport.document.narrative.shapes import is_plural
from casereport.document.narrative.voice import Sentence, Voice, in_time, inner, tell
from casereport.document.narrative.when import When, when_of
from casereport.document.prose.markup import read_name
from casereport.document.prose.pending import PendingXref
from casereport.document.spot import Spot
from casereport.model.diagnosis import Imaging, Test, Variant
from casereport.tree import Block, Code, Emph, Inline, Paragraph, Table, Text, plain


def investigations(at: Spot, results: Sequence[Sentence] = (), tables: Sequence[Table] = ()) -> tuple[Block, ...]:
    """All that tests found, in the order of time; of the laboratory the `results` that no table shows, and the `tables` of others."""
    patient = at.patient
    sentences = [*found(at, patient.findings, "findings"), *results]
    sentences += [one for index, test in enumerate(patient.tests) if (one := _test(at.at("tests", index), test))]
    sentences += [one for index, study in enumerate(patient.imaging) if (one := _imaging(at.at("imaging", index), study))]
    others = [one for index, variant in enumerate(patient.variants) if (one := _variant(at.at("variants", index), variant))]
    challenges = at.at("diagnostic_challenges")
    others += answer_sentences(challenges, patient.diagnostic_challenges, "diagnostic_challenges", at.say("subject.diagnostic_challenges"))
    voice = Voice.of(at)
    return (
        *voice.paragraph([*_shared(at, in_time(sentences)), *in_tables(at, "told.labs_table", tables)]),
        *voice.paragraph([*others, *absences(at, EXAMINED)]),
    )


def _shared(at: Spot, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with neighbours of one time made one that share a state, or a name: `rheumatoid factor and ACPA were positive`."""
    groups: list[list[Sentence]] = []
    for one in sentences:
        shared = _shares(at, one)
        if shared and groups and shared == _shares(at, groups[-1][0]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_together(at, group) if len(group) > 1 else group[0] for group in groups]


def _shares(at: Spot, one: Sentence) -> tuple[object, ...] | None:
    """What a sentence can share with the next: a state of several tests, or a test of one time that showed several things."""
    if one.phrase == at.words["told.was"] and not one.tail and "(" not in plain(one.parts["what"]):
        return "what", one.when.words, one.parts["result"]
    if one.phrase == at.words["told.showed"] and not one.tail and one.when.words:
        return "result", one.when.words, one.parts["what"]
    return None


def _together(at: Spot, group: Sequence[Sentence]) -> Sentence:
    if group[0].phrase == at.words["told.showed"]:
        return replace(group[0], parts={**group[0].parts, "result": listing([one.parts["result"] for one in group])})
    parts = {**group[0].parts, "what": listing([one.parts["what"] for one in group]), "be": as_inlines(were_for([""] * len(group)))}
    return replace(group[0], parts=parts)


def labs_sentence(at: Spot, tables: Sequence[Table]) -> tuple[Block, ...]:
    """A paragraph that brings the tables of laboratory results, where they are those of several patients; () for no table."""
    told = in_tables(at, "told.labs_table", tables)
    return (Paragraph(sentence(filled(told[0].phrase, **told[0].parts))),) if told else ()


def in_tables(at: Spot, name: str, tables: Sequence[Table]) -> list[Sentence]:
    """The sentence that brings generated tables, by the name of its phrase; [] for none."""
    return [tell(at, name, tables=listing([xref(at, table.id) for table in tables]))] if tables else []


def xref(at: Spot, table: str) -> Inlines:
    """A mention of a table that has no number yet."""
    pending: Inline = PendingXref(f"tbl:{table}", at.path, None)  # type: ignore[assignment]  # it stands for the node it becomes
    return (pending,)


# --- tests and imaging --------------------------------------------------------------------------------------------------------------


def _test(at: Spot, test: Test) -> Sentence | None:
    """A test with its result; None when the author's prose tells it."""
    if _is_told(at, test, test.name, test.specimen or "", test.method or ""):
        return None
    name, specimen, method = test.name, test.specimen or "", test.method or ""
    inside: list[Inlines] = []
    nodes = read_name(f"{method} {name}") if method and is_adjective(method) else read_name(name)
    if specimen and not ("," in specimen or " of " in name):
        link = "told.in" if is_plural(nodes) else "told.of"
        nodes = (*nodes, Text(at.say(link)), *with_the(read_name(specimen)))
    elif specimen:
        inside.append(read_name(specimen))
    if method and not is_adjective(method):
        inside.append(read_name(method))
    return _examined(at, test, nodes, name, inside)


def _imaging(at: Spot, study: Imaging) -> Sentence | None:
    """An imaging study with its result; None when the author's prose tells it."""
    name = f"{study.kind}, {study.region}" if study.region else study.kind
    if _is_told(at, study, name):
        return None
    nodes = read_name(study.kind)
    if study.region and is_adjective(study.region):
        nodes = (*read_name(study.region), Text(" "), *inner(nodes))
    elif study.region:
        nodes = (*nodes, Text(at.say("told.of")), *with_the(_regions(study.region)))
    return _examined(at, study, nodes, study.kind, [])


def _regions(region: str) -> Inlines:
    """Regions with `and` before the last: `neck, chest and abdomen`."""
    return as_inlines(listed(region.split(", "))) if "," in region else read_name(region)


def _is_told(at: Spot, study: Test | Imaging, *name: str) -> bool:
    return at.tells(*name, at.text(study.result, "result"), *provenance(at, study), when=time_text(study, at.clocks))


def _examined(at: Spot, study: Test | Imaging, nodes: Inlines, name: str, inside: Sequence[Inlines]) -> Sentence:
    """What an examination showed, or that it was normal, or was done, and behind that the sentences of the author."""
    aside, result = bracketed([*inside, *provenance(at, study)]), at.text(study.result, "result")
    what = as_tested(nodes, is_judged=bool(result) and form_of(result) in JUDGED)
    return shown(at, (*what, *aside), name, result, when_of(study, at.clocks))


def shown(at: Spot, what: Inlines, name: str, result: Inlines, when: When, tail: Inlines = ()) -> Sentence:
    """What was examined with a result as the author typed it: a state, a number, what was seen, or sentences."""
    result, sentences = parted(result)
    tail = joined([as_sentence(sentences), tail], " ")
    if not result:
        return tell(at, "told.was_done", when, tail, what=what, be=were_for([name]))
    result = _undone(at, result)
    if able := _bare_verb(result):
        return tell(at, "told.did", when, tail, what=what, verb=able[0], result=able[1])
    form = form_of(result)
    if told := _by_words(at, what, name, result, when, tail):
        return told
    if form == "number" and head_noun(plain(what)) in word_list("showing_numbers"):
        return tell(at, "told.showed", when, tail, what=what, result=result)
    if several := clauses(without_stop(result)):
        at.at("result").told(True)
        return tell(at, "told.showed_clauses", when, tail, what=what, clauses=several)
    if form in JUDGED or judged(result) != inner(result) or is_state_first(result):
        return tell(at, "told.was", when, tail, what=what, be=were_for([name]), result=judged(result))
    first, *others = pieces(result)
    verb, behind = _verb_first(first)
    if not verb and (seen := observed(without_stop(first))):
        at.at("result").told(True)
        return _seen(at, seen, what, when, joined([as_sentence(one) for one in others] + [tail], " "))
    grown = not verb and head_noun(plain(what)) in word_list("cultures") and form == "noun"
    phrase = "told.grew" if grown else "told.showed" if not verb else "told.did" if verb in word_list("showing") else "told.done_and"
    return tell(at, phrase, when, tail, what=what, be=were_for([plain(what)]), verb=verb, result=_all_seen(at, behind, others))


def _by_words(at: Spot, what: Inlines, name: str, result: Inlines, when: When, tail: Inlines) -> Sentence | None:
    """`remained negative`, `about 450 ng/mL` and `incidental 2.5 cm nodule`, which begin like words of another form; None for others."""
    text = plain(result)
    if kept := re.match(at.say("told.kept_like"), text):
        at.at("result").told(True)
        return tell(at, "told.did", when, tail, what=what, verb=kept["verb"], result=(Text(text[kept.end() :]),))
    if re.match(at.say("told.about_like"), text):
        return tell(at, "told.was", when, tail, what=what, be=were_for([name]), result=inner(result))
    is_sized = re.match(at.say("told.sized_like"), text) is not None
    return tell(at, "told.showed", when, tail, what=what, result=with_article(inner(result))) if is_sized else None


def _undone(at: Spot, result: Inlines) -> Inlines:
    """`not taken` for `none taken`, which tells the same of what has a name; any other result as it is."""
    none = re.match(at.say("told.none_done"), plain(result))
    if none is None:
        return result
    at.at("result").told(True)
    return (Text(f"{at.say('told.not')}{plain(result)[none.end() :]}"),)


def _bare_verb(result: Inlines) -> tuple[str, str] | None:
    """`cannot` and `exclude fracture` of `cannot exclude fracture`; None for a result that begins with no such verb."""
    verb, _, rest = plain(result).partition(" ")
    is_bare = rest and all(isinstance(node, Text) for node in result) and verb.lower() in word_list("showing_bare")
    return (verb.lower(), rest.rstrip(".")) if is_bare else None


def _all_seen(at: Spot, first: Inlines, others: Sequence[Inlines]) -> Inlines:
    """What was seen, all of it: things side by side, a last one that measures them, how single things were."""
    things, states = also_seen(others)
    if states:
        at.at("result").told(True)
    told = with_last_and(run_on(as_found(first)))
    if len(things) == 1 and plain(things[0]) != plain(with_article(others[0])):
        told = filled(at.words["told.state_with"], state=told, items=things[0])
    elif things:
        told = listing([told, *map(with_last_and, things)])
    return filled(at.words["told.and_seen"], items=told, others=states) if states else told


def _seen(at: Spot, seen: Observed, what: Inlines, when: When, tail: Inlines) -> Sentence:
    """`opiates were detected on a urine screen`; of what has come about, `MRI showed that the lesions had resolved`."""
    has_come = seen.state in word_list("come_about")
    items = with_the(seen.items) if has_come else as_found(seen.items)
    parts: dict[str, Part] = {"items": items, "be": seen.be(), "state": seen.state, "near": seen.near, "far": seen.far}
    return tell(at, "told.showed_that" if has_come else "told.observed", when, tail, what=what, **parts)


def _verb_first(result: Inlines) -> tuple[str, Inlines]:
    """`showed` of `showed two lesions`, with what was seen; "" for a result without a verb of its own."""
    head = result[0]
    first, _, rest = head.text.partition(" ") if isinstance(head, Text) else ("", "", "")
    is_verb = bool(rest) and first.lower() in word_list("showing") | word_list("showing_so")
    return (first.lower(), (Text(rest), *result[1:])) if is_verb else ("", result)


# --- variants -----------------------------------------------------------------------------------------------------------------------


def _variant(at: Spot, variant: Variant) -> Sentence | None:
    """A variant of a gene: how it was found, its class, name and origin; None when the author's prose tells it."""
    note, others = at.text(variant.note, "note"), provenance(at, variant)
    names: list[Inlines] = [(Code(name),) for name in (variant.hgvs, variant.protein) if name]
    words = [
        variant.zygosity or "",
        at.say("variant.origin", parent=variant.origin) if variant.origin else "",
        variant.inheritance or "",
        ", ".join(variant.criteria),
        at.say("variant.build", build=variant.build) if variant.build else "",
        f"ClinVar {variant.clinvar}" if variant.clinvar else "",
    ]
    if at.tells(variant.gene, *names, *details([*words, variant.classification or "", variant.method or ""], [note], others)):
        return None
    inside, tail = noted(note, *(read_name(word) for word in words[1:] if word), *others)
    kind = " ".join(word for word in (words[0], _class_before(at, variant)) if word)
    what = filled(
        at.words["told.variant"],
        article=as_inlines(article_for(kind or variant.gene)),
        kind=read_name(kind),
        gene=(Emph((Text(variant.gene),)),),
        behind=as_inlines(_class_behind(at, variant)),
        names=tuple(node for name in names for node in (Text(", "), *name)),
        aside=inside,
    )
    if variant.method:
        return tell(at, "told.identified", tail=tail, method=inner(with_article(read_name(variant.method))), what=what)
    return tell(at, "told.carried", tail=tail, what=what)


def _class_before(at: Spot, variant: Variant) -> str:
    """The class of a variant where it is an adjective: `likely pathogenic`."""
    told = variant.classification or ""
    return told if told.lower() in at.say("variant.adjectives").split(", ") else ""


def _class_behind(at: Spot, variant: Variant) -> str:
    """The class of a variant where it is none: `of uncertain significance`."""
    told = variant.classification or ""
    return at.say("variant.of", kind=told) if told and not _class_before(at, variant) else ""
