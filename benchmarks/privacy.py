"""How much the scan for identifiers finds in texts that it was not fitted to, and how often it fires on published reports.

    python benchmarks/privacy.py DIR [--clean FILE.json] [--reports DIR] [--missed CLASS]

`DIR` has *.jsonl files with a text a line and its identifiers as `spans: [[start, end, CLASS]]` or `phi: [{value, category}]`;
`--clean` is a JSON mapping of texts with no identifier, `--reports` a folder of JATS articles. A span counts as found where at least
half of it is.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from casereport.privacy import Finding, scan

GROUPS = {
    "names": "NAME PERSON name",
    "dates": "DATE DATE_TIME date",
    "ids": "MEDICAL_RECORD_NUMBER HEALTH_PLAN_BENEFICIARY_NUMBER UNIQUE_IDENTIFIER SOCIAL_SECURITY_NUMBER PHONE_NUMBER EMAIL_ADDRESS "
    "CREDIT_CARD DOMAIN_NAME US_SSN US_DRIVER_LICENSE IBAN_CODE IP_ADDRESS mrn phone email ssn url ip device account health_plan license "
    "vehicle",
    "places": "GEOGRAPHIC_LOCATION STREET_ADDRESS GPE ZIP_CODE geo",
}
GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds.split()}


def texts(folder: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Every text with its identifiers."""
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            spans = [tuple(one) for one in data.get("spans", ())]
            for one in data.get("phi", ()):
                spans += [(at.start(), at.end(), one["category"]) for at in re.finditer(re.escape(one["value"]), data["text"])][:1]
            found.append((data["text"], spans))
    return found


def is_found(start: int, end: int, findings: list[Finding]) -> bool:
    """Whether at least half of a stretch lies in what was found."""
    return 2 * sum(max(0, min(end, one.end) - max(start, one.start)) for one in findings) >= end - start


def is_year(text: str) -> bool:
    """A year alone, which may be told."""
    return re.fullmatch(r"(?:19|20)\d\d", text) is not None


def measure(folder: Path, missed: str) -> None:
    """Prints recall by class, and how many texts without identifiers are flagged."""
    total, hit, flagged, clean, false = Counter[str](), Counter[str](), 0, 0, 0
    for text, spans in texts(folder):
        findings = scan(text)
        clean += not spans
        flagged += bool(findings and not spans)
        if findings and not spans and missed == "false":
            print("FALSE", [(one.rule, text[one.start : one.end]) for one in findings], text[:100])
        false += sum(not any(start < one.end and one.start < end for start, end, _ in spans) for one in findings)
        for start, end, kind in spans:
            group = GROUP_OF.get(kind, "other")
            names = [group] if not is_year(text[start:end]) else ["years alone"]
            for name in names:
                total[name] += 1
                hit[name] += is_found(start, end, findings)
                if name == missed and not is_found(start, end, findings):
                    print("MISSED", kind, repr(text[start:end]), "|", text[max(0, start - 60) : end + 40].replace("\n", " / "))
    for name in sorted(total):
        print(f"{name}: {hit[name]}/{total[name]} = {hit[name] / total[name]:.3f}")
    print(f"texts without identifiers flagged: {flagged}/{clean}; findings over no marked identifier: {false}")


def reports(folder: Path, missed: str) -> None:
    """Prints how often the scan fires in a thousand words of published articles."""
    words, rules, seconds = 0, Counter[str](), 0.0
    for file in sorted(folder.glob("*.xml")):
        body = ET.parse(file).getroot().find(".//body")  # noqa: S314  # the folder is named by who measures
        if body is None:
            continue
        paragraphs = [" ".join("".join(one.itertext()).split()) for one in body.iter("p")]
        for text in paragraphs:
            words += len(text.split())
            start = time.perf_counter()
            findings = scan(text)
            seconds += time.perf_counter() - start
            rules.update(one.rule for one in findings)
            for one in findings if missed == "reports" else ():
                print(file.stem, one.rule, repr(text[one.start : one.end]), "|", text[max(0, one.start - 50) : one.end + 40])
    print(
        f"reports: {sum(rules.values())} flags in {words} words = {1000 * sum(rules.values()) / max(words, 1):.2f} per 1,000; {dict(rules)}"
    )
    print(f"scan: {1e3 * seconds / max(words, 1) * 1000:.1f} ms per 1,000 words")


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--missed", default="", help="a class whose missed spans are shown, or: false, reports")
    asked = parser.parse_args()
    measure(asked.folder, asked.missed)
    if asked.clean:
        hits = {key: [one.rule for one in scan(text)] for key, text in json.loads(asked.clean.read_text()).items()}
        print("clean look-alikes that fire:", {key: found for key, found in hits.items() if found} or "none")
    if asked.reports:
        reports(asked.reports, asked.missed)


if __name__ == "__main__":
    main()
