"""The questions that go over the network: what is sent, what is followed, and one clear fault for everything that goes wrong."""

from __future__ import annotations

import socket

import pytest
from tests.registries import Reply, said, serve, silent, status

from casereport.tools import registry
from casereport.tools.registry import LookupFault, Registry

DOI, PATH = "10.1000/a(1)<b>", "/10.1000/a(1)%3Cb%3E"
PMID, PUBMED = "33708752", "/pubmed/?format=csl&id=33708752"
WORK = said(title="A title", type="article-journal", issued={"date-parts": [[2020]]}, DOI=DOI)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_an_identifier_and_the_programs_name_are_all_that_is_sent() -> None:
    with serve({PATH: WORK, PUBMED: WORK}) as server:
        asked = server.registry()
        for kind, identifier in (("DOI", DOI), ("PMID", PMID)):
            found = asked.look_up(kind, identifier)  # type: ignore[arg-type]  # the two kinds
            assert found is not None
            assert (found.work.title_text, sorted(found.years)) == ("A title", [2020])
    assert server.paths == [PATH, PUBMED]
    for _, headers in server.asked:
        assert set(headers) == {"Accept-Encoding", "Host", "User-Agent", "Accept", "Connection"}
        assert headers["User-Agent"] == "casereport/test"
    assert server.asked[0][1]["Accept"] == "application/vnd.citationstyles.csl+json"


def test_the_addresses_are_those_of_the_services_over_tls() -> None:
    assert Registry()._address("DOI", DOI) == "https://doi.org/10.1000/a(1)%3Cb%3E"
    assert Registry()._address("PMID", PMID) == "https://pmc.ncbi.nlm.nih.gov/api/ctxp/v1/pubmed/?format=csl&id=33708752"


@pytest.mark.parametrize(("kind", "identifier"), [("DOI", "10.1000"), ("DOI", "../x"), ("PMID", "1&id=2"), ("PMID", "")])
def test_a_malformed_identifier_is_not_sent(kind: registry.Kind, identifier: str) -> None:
    with serve({}) as server, pytest.raises(ValueError, match=kind):
        server.registry().look_up(kind, identifier)
    assert server.asked == []


@pytest.mark.parametrize("reply", [status(404), status(410), (200, {}, b"[]"), (200, {}, b"{}"), (200, {}, b"null")], ids=str)
def test_what_is_not_registered_is_nothing(reply: Reply) -> None:
    with serve({PATH: reply}) as server:
        assert server.registry().look_up("DOI", DOI) is None


def test_a_list_of_one_is_read_and_every_date_is_a_year() -> None:
    item = b'[{"title": ["A title"], "issued": {"date-parts": [[2019, 12]]}, "published-print": {"date-parts": [[2020]]}, "published-online": 7}]'
    with serve({PUBMED: (200, {}, item)}) as server:
        found = server.registry().look_up("PMID", PMID)
    assert found is not None
    assert found.years == {2019, 2020}


def test_a_redirect_of_the_same_scheme_is_followed_with_its_headers() -> None:
    with serve({PATH: status(303, Location="HERE/there"), "/there": WORK}) as server:
        assert server.registry().look_up("DOI", DOI) is not None
    assert [headers["Accept"] for _, headers in server.asked] == ["application/vnd.citationstyles.csl+json"] * 2


FAULTS: dict[str, tuple[Reply, int, bool, str]] = {
    "too many": (status(429, Retry_After="120"), 75, True, "asks for a pause"),
    "a fault of theirs": (status(503), 75, False, "status 503"),
    "a refusal": (status(406), 75, False, "status 406"),
    "another scheme": (status(302, Location="https://127.0.0.1/x"), 75, False, "not followed"),
    "a file": (status(302, Location="file:///etc/passwd"), 75, False, "not followed"),
    "FTP": (status(302, Location="ftp://127.0.0.1/x"), 75, False, "not followed"),
    "a circle": (status(302, Location=f"HERE{PATH}"), 75, False, "not followed"),
    "a web page": ((200, {}, b"<html>"), 75, False, "no description"),
    "no title": (said(DOI=DOI), 75, False, "no description"),
    "a number": ((200, {}, b"7"), 75, False, "no description"),
    "no text": ((200, {}, b"\xff\xfe\x00"), 75, False, "no description"),
    "too deep": ((200, {}, b"[" * 100_000), 75, False, "no description"),
    "too large": ((200, {}, b" " * (registry.MAX_ANSWER + 1)), 75, False, "larger than 2 MB"),
    "cut short": ((200, {"Content-Length": "9"}, b"{}"), 75, False, "is broken"),
    "silence": (silent, 75, True, "in time"),
    "a line that goes dead": (lambda: None, 75, False, "is broken"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_every_fault_is_one_sentence_with_a_status(case: str) -> None:
    reply, code, ends, words = FAULTS[case]
    with serve({PATH: reply}) as server, pytest.raises(LookupFault, match=words) as caught:
        server.registry(timeout=0.2).look_up("DOI", DOI)
    assert (caught.value.status, caught.value.ends) == (code, ends)
    assert "doi.org" in caught.value.message
    assert "127.0.0.1" not in caught.value.message


def test_a_machine_that_is_not_online(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr("tests.loopback.OPEN_PORTS", {taken.getsockname()[1]})
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(LookupFault, match="cannot be reached") as caught:
            Registry(doi_address=address, sleep=lambda _: None).look_up("DOI", DOI)
    assert (caught.value.status, caught.value.ends) == (69, True)


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_read", lambda *_: (_ for _ in ()).throw(TimeoutError))
    with serve({PATH: WORK}) as server, pytest.raises(LookupFault, match="in time"):
        server.registry().look_up("DOI", DOI)


def test_no_more_than_three_questions_a_second() -> None:
    pauses: list[float] = []
    with serve({PUBMED: WORK}) as server:
        asked = server.registry(sleep=pauses.append)
        for _ in range(4):
            asked.look_up("PMID", PMID)
    assert len(pauses) == 3
    assert sum(pauses[-1:]) == pytest.approx(1.0, abs=0.2)  # the fourth has to wait until a second is over
