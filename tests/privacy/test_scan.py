"""Identifiers of each class are found, in sentences as authors write them, and nothing is found in the words of medicine."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from casereport.privacy import RULES, scan
from casereport.privacy.checkdigits import is_luhn

IDENTIFYING: dict[str, tuple[str, ...]] = {
    "patient": (
        "We thank our patient Sabine Keller.",
        "Consent was given by Luis Ortega.",
        "The form was signed by Grace Abara.",
        "The patient, Thomas Brennan, gave a sample.",
    ),
    "single": ("Grace wanted others to learn.", "Emma's parents agreed.", "Rose said that she was well."),
    "initials": (
        "T. R.",
        "P.D., a 34-year-old man with fever, came.",
        "L.O.: left adrenalectomy for phaeochromocytoma",
        "A 58-year-old woman (GA) had a cough.",
        "A 58-year-old woman (G.A.) had a cough.",
        "The patient TR was seen again.",
    ),
    "record": (
        "Exon 19 deletion (accession no. H21-034518)",
        "The slide H18-2231 was read again.",
        "biopsy B20-33451",
        "case no. 2021/4455 was opened",
        "sample 20-EX-004417",
        "A pregnancy test (sample 23-0117-4452) was negative.",
        "Her crib was labelled ID 77-45812-B.",
        "The file 2291/77431 was closed.",
    ),
    "phone": ("Her number is 07700 900461.",),
    "email": ("Write to maria.rossi (at) example (dot) com.", "Mail to maria at example dot com."),
    "url": ("Her page is facebook.com/emily.carter.", "Follow @emily_fights_on on Instagram."),
    "title name single relative patient": (
        "Mrs Okafor noticed the swelling first.",
        "Master Corrigan was lean.",
        "He was referred by Dr Lindqvist.",
        "The rash was photographed by Prof. Anna Weber.",
        "Her daughter Beatrice reported two falls.",
        "His 38-year-old wife Sunita was tired.",
        "Glucose of baby Achterberg from birth",
        "His wife, Giulia, called the ambulance.",
        "Marta Kowalczyk was operated on the same day.",
        "The patient, Thomas Brennan, gave a sample.",
        "A boy named Luca had a fever.",
        "According to her sister Ingrid she had never smoked.",
        "Olga W. came back with a rash.",
        "We thank nurse Petrov, who saw it first.",
        "Ms. Nakamura declined the biopsy.",
        "The child (Sofia) was discharged.",
        "Consultant Fernandez advised surgery.",
        "It was read by Dr. J. Abernathy as normal.",
        "patient name: Hannah Fischer",
        "Signora Bianchi was seen again.",
        "Her brother Mustafa is healthy.",
    ),
    "initials title": (
        "Patient J.K. was admitted.",
        "Laparoscopy of F.E. was performed.",
        "The girl (M.L.) recovered.",
        "R.T. was a retired miner.",
        "Initials: ABD",
        "Mr. K. had a cough.",
    ),
    "date month weekday": (
        "He was admitted on 3 March 2019.",
        "Surgery took place on March 3rd.",
        "The scan of 14/02/2021 was normal.",
        "On 2020-11-30 she was discharged.",
        "It began in early September.",
        "In mid-January 2020 it came back.",
        "Since April 2018 he has been well.",
        "the fourteenth of May",
        "Seen 05.03.2022 in clinic.",
        "Blood was drawn on Tuesday morning.",
        "Ingreso el 5 de marzo de 2020.",
        "Aufnahme am 12. Oktober 2019.",
        "il 4 luglio 2015",
        "le 1er janvier 2016",
        "She fell on Christmas Eve.",
        "Discharged 7 Sept.",
        "12-Mar-2023",
        "dated 4/22/22",
        "born on June 5, '61",
        "5.XII.2020",
        "20210317",
    ),
    "age": (
        "She died at the age of ninety-three.",
        "He was in his nineties.",
        "She was in her late 90s.",
        "a nonagenarian with a fall",
        "Mother died at 97 years",
        "Her father lived to 101.",
        "Her grandmother, 94, has diabetes.",
        "He died at ninety-six.",
        "a 94-year-old woman",
        "aged 91 at diagnosis",
        "He was 102 years old.",
        "a ninety-three-year-old farmer",
        "97yo male",
    ),
    "national": (
        "SSN 219-09-9999",
        "NHS number 943 476 5919",
        "codice fiscale RSSMRA85T10A562S",
        "NIR 1 84 12 76 451 089 46",
        "DNI 12345678Z",
        "X1234567L was his NIE.",
        "BSN 111222333",
        "the tax number 86 095 742 719",
        "PESEL 44051401359",
        "756.9217.0769.85",
    ),
    "record account device vehicle long-number": (
        "MRN 00482913",
        "hospital number H-20931",
        "accession no. 22-S-10492",
        "Case file 882731 was reviewed.",
        "specimen number 21B04417",
        "pacemaker serial number PJN482019",
        "UDI 00844588003288",
        "insurance policy no. KV-3391204",
        "Medicare 1EG4-TE5-MK73",
        "account 00417711",
        "his car, licence plate AB-123-CD,",
        "VIN 1M8GDM9AXKP042788",
        "DE89 3704 0044 0532 0130 00",
        "card 4111 1111 1111 1111",
        "registered as 40918273",
    ),
    "phone email url ip address": (
        "Call +39 06 4997 1234.",
        "Tel. 020 7946 0018",
        "fax: (212) 555-0187",
        "write to ward7@clinic.example",
        "see https://pacs.hospital.example/view?id=9",
        "from 192.168.14.20",
        "lives at 14 Rosewood Lane",
        "Via Garibaldi 12",
        "Lindenstraße 45",
        "P.O. Box 1183",
    ),
    "city postcode institution": (
        "Methanol poisoning after a wedding in Szentendre",
        "She lives in Pontassieve.",
        "a farmer from Ljubljana",
        "in the town of Hexham",
        "He was born in Thessaloniki.",
        "a resident of Fresno, CA",
        "near Wolverhampton",
        "She moved to Gdańsk.",
        "ZIP code 94110",
        "SW1A 1AA",
    ),
    "institution": (
        "Biopsy at Massachusetts General Hospital showed it.",
        "He spent two days in the Charité in intensive care.",
        "He was brought to Johns Hopkins after a fall.",
        "She stayed at Addenbrooke's for a week.",
        "He was treated at UCLA Medical Center.",
        "He was a gardener of Kew Gardens for 30 years.",
        "Worked at the Volkswagen plant before",
        "She teaches at Eton.",
        "He was a driver for Deutsche Post.",
        "at Northfield General Hospital",
        "in the Hôpital Saint-Antoine",
        "University of Exampleton",
        "She was treated at Brightwater Clinic.",
        "referred from St. Bartholomew's",
        "Ospedale Santa Chiara",
        "Universitätsklinikum Freiburg",
        "the Marlowe Cancer Center",
    ),
}  # fmt: skip

CLEAN = (
    "The ORCID is 0000-0002-1825-0097, or 0000 0002 1825 0097, or 0000\u20110002\u20111694\u2011233X.",
    "ORCID: 0000000218250097",
    "https://orcid.org/0000-0002-1825-0097",
    "E. coli, S. aureus and C. difficile grew.",
    "A.B. and C.D. designed the figure.",
    "Neither McBurney's point nor Rovsing's sign tells one disease from the other.",
    "The score was 23 and the Glasgow Coma Scale 11.",
    "Either Phalen's test or Tinel's sign was positive; Auspitz's sign was not.",
    "The guidelines of the U.S. and the U.K. differ at 8 P.M.",
    "The saturation was 97 at rest; pain lasted until 95 mg was given; he was well at 97 mmHg.",
    "Her mother Finnish, his brother German by birth.",
    "Sample 12, slide 3, a lot of 10-20 tablets, the study 2015-2020.",
    "She worked at night; he worked in Germany; a teacher of English in France.",
    "It meets the criteria of the American College of Medical Genetics and Genomics, and of the American College of Rheumatology.",
    "The European Society of Cardiology and the National Institute for Health and Care Excellence recommend it.",
    "The man (CT scan) was well; a woman (BP 120/80 mmHg), the patient (MRI), a boy (IQ 80).",
    "Codes C34.1, D35.0 and J45.909 were used.",
    "The San Francisco syncope rule, the Mount Sinai classification, the Johns Hopkins criteria, the Charité criteria.",
    "The Karolinska Sleepiness Scale was 7.",
    "A grace period of two weeks; a GRACE score of 120.",
    "The sample of 1500 mL was kept for 2020 h; biopsy in 2020.",
    "92 beats, 95% CI 90-99, 90 mg daily, at 90 or older.",
    "Raters used the Bush–Francis and Young scales.",
    "A port was set by the Clermont-Ferrand approach.",
    "We searched PubMed to March 2024 for the gene and the vaccine.",
    "HLA-B*27:05 and HLA-DRB1*15:01 were found.",
    "The variant NM_000350.3:c.5882G>A, p.(Gly1961Glu), is known (rs1800553).",
    "doi 10.1136/bcr-2020-234567 and ORCID 0000-0002-1825-0097",
    "NCT01234567, ISRCTN12345678, EudraCT 2015-001234-35",
    "ICD-10 M30.3, ORPHA:2331, HP:0001945, LOINC 2951-2, OMIM 248200",
    "Kawasaki disease, Graves' disease and Hashimoto thyroiditis",
    "Babinski sign was negative; Kernig and Brudzinski signs were absent.",
    "Guillain-Barré syndrome after Campylobacter jejuni",
    "Disc protrusion at L4/L5, seen by Doppler and by MRI",
    "Patient 8 and individual 13 of Family 9",
    "CRP 135 mg/L, ferritin 12,345 µg/L, platelets 45 x 10^9/L, 1200000 copies/mL",
    "As Smith et al. showed, and Jones and colleagues confirmed [3],",
    "blood pressure 120/80 mmHg, pulse 92/min, 5/5 strength, 2/6 murmur",
    "since 2019, in 2021 and between 1965 and 2004",
    "may have improved; the march of events; an august body",
    "a 9-year-old boy, a 60-year-old man; patients aged 90 or older",
    "Stevens-Johnson syndrome, Henoch-Schönlein purpura, Epstein-Barr virus",
    "Los Angeles grade B, Paris classification, Boston criteria, Vienna score",
    "Glasgow Coma Scale 15, Karnofsky Performance Status 80, Barthel index 95",
    "Kaplan-Meier curves; the Mann-Whitney test; Fisher's exact test",
    "anakinra, tocilizumab, Humira and Xarelto were stopped.",
    "He came from Italy and had travelled to Sub-Saharan Africa.",
    "She was admitted to the intensive care unit, and seen in ICU on day 3.",
    "a tertiary hospital in northern Italy; our University Hospital; the Department of Neurology",
    "Gram stain, Ziehl-Neelsen stain and Sanger sequencing",
    "Wilson disease, Down syndrome, Turner syndrome, Bell's palsy",
    "T2N1M0, grade III, stage IV, FiO2 0.4, day 12, 08:30",
    "ECOG 1, mRS 3, NIHSS 14, MELD 25, HAS-BLED 3",
    "St John's wort was taken with warfarin.",
    "5 mg three times a day for 12 weeks, then 2.5 mg on alternate days",
    "methotrexate every Monday, weekly on Mondays",
    "IgG 12.3 g/L (7.0-16.0), IgM 0.4 g/L, C3 0.9, 46,XX",
    "Version 1.2.3.4 of the software, ISO 15189",
    "The Research Ethics Committee was informed.",
    "Enterococcus faecium and Candida albicans grew.",
    "Mr scans are called MRI",
    "(Siemens Healthineers, Erlangen, Germany) 1.5 T",
    "She lives alone, works in a bakery, and was born at term.",
    "Box 2 and Appendix B; Figure 3A; Table S1",
    "Whipple procedure, Roux-en-Y, Hartmann's operation",
)


@pytest.mark.parametrize(("rules", "text"), [(rules, text) for rules, texts in IDENTIFYING.items() for text in texts])
def test_what_identifies_is_found(rules: str, text: str) -> None:
    assert {one.rule for one in scan(text)} & set(rules.split())


@pytest.mark.parametrize("text", CLEAN)
def test_words_of_medicine_are_not(text: str) -> None:
    assert [(one.rule, text[one.start : one.end]) for one in scan(text)] == []


def test_every_rule_is_told_in_words_that_quote_nothing() -> None:
    found = {one.rule for texts in IDENTIFYING.values() for text in texts for one in scan(text)}
    assert found <= set(RULES)
    assert set(RULES) - found <= {"author", "file", "single", "relative", "month"} | found


def test_findings_lie_apart_and_in_order() -> None:
    text = "Mrs Okafor (MRN 00482913) of 14 Rosewood Lane, Hexham, was seen on 3 March 2019 at Northfield General Hospital."
    found = scan(text)
    assert len(found) > 4
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert text[found[0].start : found[0].end] == "Mrs Okafor"


def test_a_number_with_a_wrong_check_digit_is_no_national_number() -> None:
    assert {one.rule for one in scan("943 476 5919")} == {"national"}
    assert "national" not in {one.rule for one in scan("943 476 5918")}
    assert is_luhn("4111 1111 1111 1111")
    assert not is_luhn("4111 1111 1111 1112")


HOSTILE = (
    "a", "A", "1", "Aa ", "Anna ", "1-", "A.", "St ", "a@", "1.1.", "Aa-", "O'", "12 March ", "of the ", "Hospital of ", "MRN: # ", "lives in ",
    "http://", "+1 ", "#", "Anna, ", "10.1000/", "c.1", " ", "12/", "Via A ", "aged 90 ", "12 Anna ", "(12) ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_of_a_text_alone(unit: str) -> None:
    """Four times the text takes about four times as long; a pattern that goes back over it would take sixteen times."""
    scan("Anna Smith of Hexham")

    def seconds(length: int) -> float:
        text, start = unit * (length // len(unit)), time.process_time()
        scan(text)
        return time.process_time() - start

    short, long = min(seconds(25_000) for _ in range(2)), seconds(100_000)
    assert long < 12 * max(short, 0.02)
