"""Numbers of persons, records, accounts, vehicles and devices: by the word before them, by their shape, by their check digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.privacy import checkdigits
from casereport.privacy.finding import Finding
from casereport.privacy.look import Look

_VALUE = r"(?P<m>#?\s?(?=[\w/.-]{0,24}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[/.-](?=[A-Za-z0-9])){2,30})(?![\w%])"
_WORD = r"(?:\s?(?:number|numbers|no|nr|num|id|identifier|code|ref|plan|policy|card|file)\b\.?){0,3}"
_IS = r"(?:\s(?:is|was|as|on\sfile\sis|under|of|written\son\s\w+)){0,1}"
_BETWEEN = rf"\.?{_WORD}{_IS}(?:\s?[:#=(]){{0,2}}\s{{0,2}}"

_LABELS: tuple[tuple[str, str], ...] = (
    ("record", (r"MRN|M\.R\.N\.|UHID|CRN|CHI|med(?:ical)?\.?\srec(?:ord)?s?|hospital\s(?:record|number|no\b|id)|patient\s?(?:id|identifier|number|no\b)"
               r"|health\srecord|chart\s(?:number|no\b|id)|clinic\s(?:number|no\b)|case\s(?:file|id)|encounter\s?(?:id|number|no\b)|admission\s(?:number|no\b|id)"
               r"|(?:site|subject|sample|specimen|slide|block|biopsy|pathology|histology|study|visit|registry|donor)\s(?:id|number|no\b)"
               r"|accession(?:\s(?:number|no\b))?|(?:ref|reference)\.?\s(?:code|number|no\b)|file\s(?:number|no\b)")),
    ("national", (r"SSN|social\ssecurity(?:\snumber)?|NHS(?:\s(?:number|no\b))|NI\s?number|national\s(?:insurance|id(?:entity|entification)?)(?:\snumber)?"
                 r"|codice\sfiscale|NIR\b|DNI\b|NIE\b|BSN\b|personnummer|CPR[\s-](?:number|no\b)|PESEL|Steuer-?ID|AHV|Aadhaar|passport(?:\s(?:number|no\b))?|tax\s(?:id|number)")),
    ("account", (r"insurance|ins\.?\s(?=(?:plan|policy|id|no\b))|policy|health\s?plan|beneficiary|member(?:ship)?\s(?:id|number|no\b)|Medicare|Medicaid"
                r"|(?:billing\s|bank\s)?account|licen[cs]e|certificate|DEA|NPI|IBAN|(?:credit\s|debit\s)?card(?:\snumber)?|cc\b|invoice|Krankenkasse|Versichertennummer|mutuelle")),
    ("vehicle", r"(?:licen[cs]e\s|number\s|registration\s)?plates?|VIN|vehicle\s(?:id|identification|registration)|registration\splate"),
    ("device", r"serial(?:\s(?:number|no\b))?|S/N|SN\b|UDI|IMEI|IMSI|MAC\saddress|device\s(?:id|identifier|number)"),
)  # fmt: skip


@cache
def _labelled() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """Rule, pattern, and the words of which a text that has such a number has one."""
    return tuple(
        (rule, shipped_pattern(rf"\b(?:{labels}){_BETWEEN}{_VALUE}", re.IGNORECASE), frozenset(_KEYS[rule].split()))
        for rule, labels in _LABELS
    )


_KEYS = {
    "record": "mrn m.r.n uhid crn chi record records rec file accession number numbers no id identifier code",
    "national": "ssn social nhs ni national codice nir dni nie bsn personnummer cpr pesel steuer-id steuer ahv aadhaar passport tax",
    "account": "insurance ins policy health beneficiary member membership medicare medicaid account license licence certificate dea npi iban card cc "
    "invoice krankenkasse versichertennummer mutuelle",
    "vehicle": "plate plates vin vehicle registration",
    "device": "serial s sn udi imei imsi mac device",
}


@cache
def _plates() -> re.Pattern[str]:
    return shipped_pattern(
        r"\bplates?\s(?:number\s|no\.?\s)?(?P<m>[A-Z]{1,3}[\s-]?\d{1,4}[\s-]?[A-Z]{1,3}|\d[A-Z]{3}\d{3}|[A-Z]{1,3}[\s-]\d{2,4})\b"
        r"|\b(?P<v>(?=[A-HJ-NPR-Z0-9]{0,16}\d)(?=[A-HJ-NPR-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{9}[A-Z0-9]{2}\d{6})\b"
    )


_SHAPES: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("national", r"(?<![\w-])\d{3}[ -]\d{2}[ -]\d{4}(?![\w-])", checkdigits.is_ssn),
    ("national", r"(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])", checkdigits.is_nhs),
    ("national", r"\b[A-Z]{6}\d[\dLMNPQRSTUV][ABCDEHLMPRST]\d[\dLMNPQRSTUV][A-Z]\d{2}[\dLMNPQRSTUV][A-Z]\b", checkdigits.is_codice_fiscale),
    ("national", r"(?<![\w-])[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d(?![\w-])", checkdigits.is_nir),
    ("national", r"(?<![\w-])(?:\d{8}|\d\d\.\d{3}\.\d{3}|[XYZ]-?\d{7})[ -]?[A-HJ-NP-TV-Z](?!\w)", checkdigits.is_dni),
    ("national", r"(?<![\w-])\d{2} ?\d{3} ?\d{3} ?\d{3}(?![\w-])", checkdigits.is_german_tax_id),
    ("national", r"(?<![\w-])\d{2} ?[0-3]\d[01]\d\d\d ?[A-Z] ?\d{3}(?![\w-])", checkdigits.is_german_insurance),
    ("national", r"(?<![\w-])\d{11}(?![\w-])", checkdigits.is_pesel),
    ("national", r"(?<![\w-])\d\d\.?[01]\d\.?[0-3]\d[ -]?\d{3}[.-]?\d\d(?![\w-])", checkdigits.is_belgian),
    ("national", r"(?<![\w-])[0-3]\d[01]\d\d\d[-+A]\d{3}[0-9A-FHJ-NPR-Y](?![\w-])", lambda _: True),  # Danish CPR, Finnish
    ("national", r"(?<![\w-])\d{2}[01]\d[0-3]\d[-+]\d{4}(?![\w-])", checkdigits.is_luhn),  # Swedish
    ("national", r"(?<![\w.])756\.\d{4}\.\d{4}\.\d\d(?![\w.]\d)", lambda _: True),  # Swiss
    ("national", r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d\d(?!\w)", lambda _: True),  # Brazilian CPF
    ("national", r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", lambda _: True),  # British NINO
    ("account", r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", checkdigits.is_iban),
    ("account", r"(?<![\w-])(?:\d{4}[ -]){3}\d{4}(?![\w-])", checkdigits.is_luhn),
)  # fmt: skip
"""Rule, shape, and whether a text of the shape is a number of the kind."""


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...]:
    return tuple((rule, shipped_pattern(pattern), holds) for rule, pattern, holds in _SHAPES)


_SHAPED = lazy_pattern(r"\d(?:[ .+-]?\d){5}|[A-Z]{6}\d|[A-Z]{2} ?\d\d")
"""Any text that has a number of one of the shapes has this."""
_UNIT = r"(?:\s?(?:cells?|copies|colonies|CFU|cfu|IU|U\b|units?|/|×|x\s?10|[µμmnpk]?[gLlMm]\b|[µμmnp]?mol|mg|mL|per\b|Da\b|bp\b|reads|people|patients|years|dpi|Hz|base|[€$£%]))"
_LONG = lazy_pattern(
    rf"(?<![\w.,/*:;_+-])\d{{7,19}}(?![\w/:;_*-]|[.,]\d|{_UNIT})"
    r"|(?<![\w.*:_/+-])#?[A-Z]{1,5}-\d{5,12}(?![\w*:_]|-\d{2}-)"
    r"|(?<![\w.*:_/+-])[A-Z]{2,5}-[A-Z0-9]{2,5}-\d{4,9}[A-Z]?(?![\w*:_])"
    r"|(?<![\w.*:_/+-])(?!CD|CA|IL|NK|HD|EM|CT|PD|FC)[A-Z]{2,4}\d{6,10}[A-Z]?(?![\w*:_])"
    r"|(?<=#)[A-Z]{0,4}-?\d{4,12}(?!\w)"
)


_LABELLED = lazy_pattern(
    r"\b(?i:id|ident|identifier|sample|specimen|slide|block|barcode|label|labelled|labeled|wristband|bracelet|tag|tagged|file|folder|dossier|case|protocol|crib|bed|incubator|report"
    r"|request|order|reference|ref|kit|lot|batch|vial|tube|record|chart|registry|register|study|trial|subject|participant)"
    r"(?i:\s(?:no|nr|number|id|ref|as|with|under)\b\.?){0,2}[:\s#]{1,3}"
    r"(?P<m>(?!(?:19|20)\d\d[-/–](?:19|20)?\d\d(?!\d))(?=(?:[A-Z/-]{0,12}\d){5})[A-Z]{0,4}\d{1,8}(?:[-/][A-Z\d]{1,10}){1,4})(?![\w/.-]\d|\w|/|\s?(?:mg|g|kg|mL|L|mmol|cells|copies|U|IU)\b)"
)
"""Numbers of several parts behind a word for a specimen, a label or a file: five digits at least."""
_CODED = lazy_pattern(
    r"\b(?i:slide|biopsy|specimen|sample|block|cassette|aliquot|case|histology|pathology|cytology|autopsy|lab(?:oratory)?)"
    r"(?i:\s(?:no|nr|number|id|ref)\b\.?)?[:\s#]{1,3}(?P<m>(?:[A-Z]{1,3}-?\d{2}|\d{2,4})[-/](?:[A-Z]{1,3}[-/])?\d{3,7})(?![\w/.-]\d|\w|/)"
)
"""Numbers of a register of specimens: letters for the kind, the year, the running number."""


def find_numbers(look: Look) -> Iterator[Finding]:
    """Numbers behind a word that names them, numbers of a national form, and long numbers without a unit."""
    if not look.has_digit:
        return
    text = look.text
    for rule, pattern, keys in _labelled():
        for match in pattern.finditer(text) if not keys.isdisjoint(look.keys) else ():
            if _is_a_number(match["m"]):
                yield Finding(*match.span(), rule)
    for match in _plates().finditer(text) if look.has_code else ():
        yield Finding(*match.span("m" if match["m"] else "v"), "vehicle")
    yield from _shaped(text)
    if look.has_code or "/" in text or "-" in text:
        yield from (Finding(*match.span("m"), "record") for rule in (_CODED, _LABELLED) for match in rule.finditer(text))
    if look.has_many_digits or look.has_code:
        yield from (Finding(*match.span(), "long-number") for match in _LONG.finditer(text))


def _shaped(text: str) -> Iterator[Finding]:
    """Numbers of a national form with the right check digit."""
    for rule, pattern, holds in _shapes() if _SHAPED.search(text) else ():
        yield from (Finding(*match.span(), rule) for match in pattern.finditer(text) if holds(match[0]))


def _is_a_number(value: str) -> bool:
    """Whether what stands behind the word is a number of some length, and no year, amount or ordinal."""
    digits = sum(sign.isdigit() for sign in value)
    is_year = re.fullmatch(r"(?:19|20)\d\d", value) is not None
    is_amount = re.fullmatch(r"\d+(?:\.\d+)?(?:mg|g|ml|mm|cm|kg|th|st|nd|rd|d|days?|weeks?|months?|years?|h|min)", value, re.IGNORECASE)
    return digits >= (4 if value.isdigit() else 3) and not is_year and not is_amount
