"""What a detector finds, and the table of the rules by which it does: a rule and a place, never the words themselves."""

from __future__ import annotations

from casereport.values import dataclass

VERSION = "1"
"""Of the rules and word lists; told in reports, since another version may find something else."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A stretch of a text, from `start` to before `end`, that a rule takes for an identifier."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule finds, in words that quote nothing, and the cure."""

    what: str
    cure: str


_OUT = "leave it out"
_DAYS = "count days or weeks from an event"
_REGION = "say the region or country, or leave it out"

RULES: dict[str, Rule] = {
    "name": Rule("a person's name", "say the patient, the mother, a colleague"),
    "patient": Rule("the name of the patient", "say the patient, without the name"),
    "title": Rule("a person's name with a title", "say the patient, a relative, a physician"),
    "relative": Rule("the name of a relative", "say the mother, the daughter, without the name"),
    "single": Rule("a name that stands alone", "say the patient or a colleague, where it is a person's"),
    "initials": Rule("a person's initials", "say the patient, or Patient 1"),
    "author": Rule("the name of an author of this report", "say we, or a colleague; authors stand on the title page"),
    "date": Rule("a calendar date", _DAYS),
    "month": Rule("a month", _DAYS),
    "weekday": Rule("a day of the week", _DAYS),
    "age": Rule("an age over 89", "say 90 or older, or let {{ age() }} print it"),
    "national": Rule("a national or social security number", _OUT),
    "record": Rule("a record, accession or case number", _OUT),
    "account": Rule("an insurance, account, licence or certificate number", _OUT),
    "vehicle": Rule("the number of a vehicle", _OUT),
    "device": Rule("the serial number of a device", "name maker and model, not the single device"),
    "long-number": Rule("a long number without a unit", "leave it out, or give its unit"),
    "phone": Rule("a telephone or fax number", _OUT),
    "email": Rule("an e-mail address", "leave it out; the corresponding author's stands under authors"),
    "url": Rule("a web address", "cite the page as a reference, or leave it out"),
    "ip": Rule("the address of a computer", _OUT),
    "address": Rule("a street address", _OUT),
    "postcode": Rule("a postcode", _OUT),
    "city": Rule("a place smaller than a region", _REGION),
    "institution": Rule("the name of a hospital, university or clinic", "say a tertiary hospital, our clinic"),
    "file": Rule("a name, a date or a long number", "rename the file after what it shows: ct-axial.png"),
}
"""Every rule of the detectors (classes of HIPAA Safe Harbor, 45 CFR 164.514(b)(2), and 10.1186/s13063-017-2382-9, table 1)."""
