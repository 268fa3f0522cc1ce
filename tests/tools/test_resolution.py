"""The references of a case beside the registries' answers: what is reported and where, what is kept when the network fails."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.registries import Reply, Server, said, serve, silent, status

from casereport.cli import main
from casereport.problems import as_text
from casereport.references import read_references
from casereport.tools import lookup
from casereport.tools.references import list_references
from casereport.tools.registry import Registry
from casereport.tools.resolution import Resolved, resolve_references

SEED = Path(__file__).parent.parent.parent / "samples" / "misc-anakinra"
DONG, LU, LICCIARDI = "/10.1542/peds.2020-0702", "/10.1056/NEJMc2005073", "/10.1542/peds.2020-1711"
VERDONI, RIPHAGEN = "/10.1016/S0140-6736(20)31103-X", "/10.1016/S0140-6736(20)31094-1"
RIGHT = {
    DONG: said(
        title="Epidemiology of COVID-19 Among Children in China", author=[{"family": "Dong", "given": "Yuanyuan"}], type="journal-article",
        issued={"date-parts": [[2020, 6, 1]]}, volume="145", page="e20200702", issue="6", **{"container-title": "Pediatrics"},
    ),
    LU: said(
        title="SARS-CoV-2 Infection in Children", author=[{"family": "Lu"}], issued={"date-parts": [[2020]]}, volume="382",
        page="1663-1665", PMID="32187458",
    ),
    LICCIARDI: said(
        title="SARS-CoV-2–Induced Kawasaki-Like Hyperinflammatory Syndrome: A Novel COVID Phenotype in Children",
        author=[{"family": "Licciardi"}], issued={"date-parts": [[2020]]}, volume="146", **{"article-number": "e20201711"},
    ),
    VERDONI: said(title="An outbreak of severe Kawasaki-like disease", author=[{"family": "Verdoni"}], issued={"date-parts": [[2020]]}),
    RIPHAGEN: said(title="Hyperinflammatory shock in children during COVID-19 pandemic", author=[{"family": "Riphagen"}]),
}  # fmt: skip

Run = Callable[..., int]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of a sample with a PubMed number that the list has wrong."""
    folder = tmp_path / "case"
    shutil.copytree(SEED, folder)
    return folder


def resolved(case: Path, replies: dict[str, Reply], **settings: object) -> tuple[Resolved, Server]:
    with serve(RIGHT | replies) as server:
        return resolve_references(list_references(case), server.registry(**settings)), server


def told(found: Resolved) -> list[tuple[str, str]]:
    return [(p.code, p.message) for p in found.listing.problems]


def edit(case: Path, was: str, now: str) -> None:
    file = case / "references.bib"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), encoding="utf-8")


def test_what_agrees_is_no_problem_and_is_completed(case: Path) -> None:
    found, server = resolved(case, {})
    assert server.paths == [DONG, LU, LICCIARDI, VERDONI, RIPHAGEN]
    assert told(found) == [("missing-identifier", "'lu2020' has no PMID; the registries know it")]
    assert found.failure is None
    works = {entry.key: entry.reference for entry in found.listing.cited}
    assert (works["dong2020"].issue, works["lu2020"].pmid) == ("6", "32187458")
    assert works["licciardi2020"].number == ""  # it has its page; the registry's number is the same thing
    assert found.table.splitlines() == ["lu2020, PMID: none | the registries: 32187458", "5 of 5 identifiers were answered"]


def test_differences_stand_at_their_reference_and_in_the_table(case: Path) -> None:
    edit(case, "volume = {145}, pages = {e20200702}", "volume = {154}, pages = {e20200720}")
    found, _ = resolved(case, {})
    problem = next(p for p in found.listing.problems if p.code == "reference-differs")
    assert problem.message == "'dong2020' differs from what doi.org says: volume, pages"
    assert problem.severity == "warning"
    assert problem.place is not None
    assert (problem.place.file.rpartition("/")[2], problem.place.line) == ("references.bib", 1)
    assert "145" not in as_text(problem)
    assert found.table.splitlines()[:2] == ["dong2020, volume: 154 | doi.org: 145", "dong2020, pages: e20200720 | doi.org: e20200702"]
    assert next(entry.reference for entry in found.listing.cited).volume == "154"  # what the author says stays


def test_an_identifier_of_another_paper_fills_nothing_in(case: Path) -> None:
    other = said(title="Something else entirely", author=[{"family": "Nobody"}], issue="99", status="Retracted", PMID="1")
    found, _ = resolved(case, {DONG: other})
    problem = next(p for p in found.listing.problems if p.code == "reference-differs")
    assert problem.message.endswith("title, first author")
    assert problem.hint == "the DOI may be that of another paper"
    work = next(entry.reference for entry in found.listing.cited)
    assert (work.issue, work.pmid) == ("", "")
    assert "retracted" not in {p.code for p in found.listing.problems}


def test_both_identifiers_are_asked_and_an_unknown_one_is_told(case: Path) -> None:
    edit(case, "doi = {10.1542/peds.2020-0702}", "doi = {10.1542/peds.2020-0702}, pmid = {12345678}")
    found, server = resolved(case, {})
    assert server.paths[:2] == [DONG, "/pubmed/?format=csl&id=12345678"]
    assert ("unknown-identifier", "PubMed knows no work under the PMID of 'dong2020'") in told(found)


def test_what_was_published_afterwards_is_told_once(case: Path) -> None:
    answer = {"title": "Epidemiology of COVID-19 among children in China", "updated-by": [{"type": "retraction"}, {"type": "correction"}]}
    found, _ = resolved(case, {DONG: said(**answer)})
    assert ("retracted", "'dong2020' was retracted, doi.org says") in told(found)
    assert ("corrected", "'dong2020' was corrected after publication, doi.org says") in told(found)
    edit(case, "doi = {10.1542/peds.2020-0702}", "doi = {10.1542/peds.2020-0702}, note = {Retracted}")
    found, _ = resolved(case, {DONG: said(**answer)})
    assert [message for code, message in told(found) if code == "retracted"] == ["'dong2020' was retracted"]


def test_a_reference_without_identifiers_and_a_malformed_one_are_not_sent(case: Path) -> None:
    edit(case, "doi = {10.1542/peds.2020-0702}", "note = {x}")
    edit(case, "doi = {10.1056/NEJMc2005073}", "doi = {NEJMc2005073}")
    found, server = resolved(case, {})
    assert server.paths == [LICCIARDI, VERDONI, RIPHAGEN]
    codes = [code for code, _ in told(found)]
    assert codes.count("missing-identifier") == 2
    assert codes.count("bad-identifier") == 1


def test_a_registrys_text_moves_nothing_on_a_terminal(case: Path) -> None:
    found, _ = resolved(case, {DONG: said(title="\x1b[2J\u202eEvil\r" + "x" * 400, author=[{"family": "Dong"}])})
    assert all(line.isprintable() for line in found.table.splitlines())
    assert "[2JEvil" in found.table
    assert max(map(len, found.table.splitlines())) < 400


# --- the network fails ------------------------------------------------------------------------------------------

FAILURES: dict[str, tuple[dict[str, Reply], int, int, str]] = {
    "too many questions": ({LICCIARDI: status(429)}, 75, 3, "asks for a pause"),
    "silence": ({LICCIARDI: silent}, 75, 3, "in time"),
    "one fault of theirs": ({LICCIARDI: status(502)}, 75, 5, "status 502"),
    "three faults of theirs": ({DONG: status(500), LU: status(500), LICCIARDI: status(500)}, 75, 3, "status 500"),
    "a page in place of data": ({LICCIARDI: (200, {}, b"<html>")}, 75, 5, "no description"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_keeps_what_was_answered(case: Path, name: str) -> None:
    replies, code, asked, words = FAILURES[name]
    edit(case, "volume = {145}", "volume = {154}")
    found, server = resolved(case, replies, timeout=0.2)
    assert found.failure is not None
    assert found.failure.status == code
    assert words in found.failure.message
    assert len(server.asked) == asked
    assert ("reference-differs" in {p.code for p in found.listing.problems}) is (DONG not in replies)
    assert [entry.key for entry in found.listing.cited] == ["dong2020", "lu2020", "licciardi2020", "verdoni2020", "riphagen2020"]


def test_one_registry_that_fails_leaves_the_other(case: Path) -> None:
    edit(case, "doi = {10.1542/peds.2020-0702}", "doi = {10.1542/peds.2020-0702}, pmid = {12345678}")
    _, server = resolved(case, {DONG: status(429)})
    assert server.paths == [DONG, "/pubmed/?format=csl&id=12345678"]


# --- from the command line --------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Run, Server]]:
    """Runs the command line against a server of this machine, and the server."""
    with serve(dict(RIGHT)) as server:
        monkeypatch.setattr(lookup, "Registry", lambda agent: server.registry(agent=agent))

        def call(*words: object) -> int:
            monkeypatch.setattr("sys.argv", ["casereport", *map(str, words)])
            return main()

        yield call, server


def test_the_network_is_asked_only_with_the_option(run: tuple[Run, Server], case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call, server = run
    assert call("references", case) == 0
    assert call("check", case) == 0
    assert call("build", case, "--to", "html", "-o", case / "out") == 0
    assert server.asked == []
    assert call("references", case, "--resolve") == 0
    assert len(server.asked) == 5
    assert server.asked[0][1]["User-Agent"].startswith("casereport/")
    assert capsys.readouterr().out.splitlines()[-1] == "5 of 5 identifiers were answered"


def test_differences_count_in_a_strict_run(run: tuple[Run, Server], case: Path) -> None:
    call, _ = run
    assert call("references", case, "--resolve", "--strict") == 0
    edit(case, "volume = {145}", "volume = {154}")
    assert call("references", case, "--resolve") == 0
    assert call("references", case, "--resolve", "--strict") == 1


def test_completed_references_are_written(run: tuple[Run, Server], case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call, _ = run
    target = case / "completed.bib"
    assert call("references", case, "--resolve", "--to", "bibtex", "-o", target) == 0
    assert read_references(target.read_bytes(), "r.bib")[0]["dong2020"].issue == "6"
    capsys.readouterr()
    assert call("references", case, "--resolve", "--to", "csl-json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 5  # the table is no part of the data


def test_a_failure_is_one_line_with_its_status_and_the_list_is_printed(
    run: tuple[Run, Server], case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call, _ = run
    closed = "http://127.0.0.1:9"  # the tests have no network
    monkeypatch.setattr(lookup, "Registry", lambda agent: Registry(doi_address=closed, agent=agent, sleep=lambda _: None))
    target = case / "completed.ris"
    assert call("references", case, "--resolve", "--to", "ris", "-o", target) == 69
    assert target.read_text(encoding="utf-8").count("TY  - JOUR") == 5
    assert call("references", case, "--resolve") == 69
    printed = capsys.readouterr()
    assert "doi.org cannot be reached; is this machine online, and may it use the web?" in printed.err
    assert "Traceback" not in printed.err
    assert "dong2020" in printed.out
    assert printed.out.splitlines()[-1] == "0 of 5 identifiers were answered"


def test_the_help_says_what_leaves_the_machine(run: tuple[Run, Server], capsys: pytest.CaptureFixture[str]) -> None:
    call, _ = run
    assert call("references", "--help") == 0
    assert "nothing but DOIs and PubMed numbers leaves the machine" in " ".join(capsys.readouterr().out.split())
