"""What the registries of DOIs and of PubMed say of a work; the only module that uses a network, and only where a person asks for it.

A DOI goes to doi.org, which answers through the agency that registered it (DOI content negotiation); a PubMed number goes to NCBI's
Literature Citation Exporter. Nothing but the identifier leaves the machine, with the name of this program.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import field
from typing import Any, Literal
from urllib.parse import urlsplit

from casereport.reading.links import doi_link
from casereport.references import Reference, doi_is_wellformed, pmid_is_wellformed
from casereport.references.read.csl import build_reference
from casereport.values import dataclass

Kind = Literal["DOI", "PMID"]

CSL_JSON = "application/vnd.citationstyles.csl+json"
MAX_ANSWER = 2_000_000  # bytes; a work with thousands of authors has about 1 MB
MAX_REDIRECTS = 5
PER_SECOND = 3  # NCBI asks for no more (Literature Citation Exporter), one after the other
TIMEOUT = 20.0  # seconds, for a whole answer
NAMES: dict[Kind, str] = {"DOI": "doi.org", "PMID": "PubMed"}
OFFLINE, TRY_LATER = 69, 75


class LookupFault(Exception):
    """Why an answer could not be had: the exit status, a sentence, and whether asking this registry again is of no use now."""

    def __init__(self, status: int, message: str, *, ends: bool) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.ends = ends


@dataclass(frozen=True, slots=True)
class Answer:
    """What a registry says: the work, and every year in which it counts as published (online, printed)."""

    work: Reference
    years: frozenset[int] = frozenset()


@dataclass
class Registry:
    """The two registries, asked one question at a time; the addresses are those of the services."""

    doi_address: str = "https://doi.org"
    pubmed_address: str = "https://pmc.ncbi.nlm.nih.gov/api/ctxp/v1/pubmed/"
    agent: str = "casereport"
    timeout: float = TIMEOUT
    sleep: Callable[[float], None] = time.sleep
    _next: float = field(default=0.0, init=False)

    def look_up(self, kind: Kind, identifier: str) -> Answer | None:
        """What is registered under an identifier, None when nothing is; raises LookupFault. A malformed identifier raises ValueError."""
        address = self._address(kind, identifier)
        self._wait()
        data = fetch(
            address, accept=CSL_JSON if kind == "DOI" else "application/json", agent=self.agent, timeout=self.timeout, of=NAMES[kind]
        )
        return read_answer(data, NAMES[kind]) if data is not None else None

    def _address(self, kind: Kind, identifier: str) -> str:
        if not (doi_is_wellformed if kind == "DOI" else pmid_is_wellformed)(identifier):
            raise ValueError(f"no {kind} has this shape")
        if kind == "DOI":
            return self.doi_address + doi_link(identifier).removeprefix("https://doi.org")
        return f"{self.pubmed_address}?format=csl&id={identifier}"

    def _wait(self) -> None:
        now = time.monotonic()
        if now < self._next:
            self.sleep(self._next - now)
        self._next = max(now, self._next) + 1 / PER_SECOND


def read_answer(data: bytes, of: str) -> Answer | None:
    """The work of a registry's CSL-JSON, None for an empty answer; raises LookupFault when it is something else."""
    try:
        item: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise _unusable(of) from None
    item = item[0] if isinstance(item, list) and item else item
    if item in ([], {}, None):
        return None
    if not isinstance(item, dict) or not item.get("title"):
        raise _unusable(of)
    return Answer(build_reference(item, ""), frozenset(_years(item)))


def _years(item: dict[str, Any]) -> set[int]:
    dates = (build_reference({"issued": item.get(name)}, "") for name in ("issued", "published", "published-print", "published-online"))
    return {date.year for date in dates if date.year}


def _unusable(of: str, why: str = "is no description of a work") -> LookupFault:
    return LookupFault(TRY_LATER, f"an answer of {of} {why}", ends=False)


# --- the network ------------------------------------------------------------------------------------------------


def fetch(address: str, *, accept: str, agent: str, timeout: float, of: str) -> bytes | None:
    """The bytes at an address, None when there is nothing (404, 410); raises LookupFault for any other failure."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    request = Request(address, headers={"Accept": accept, "User-Agent": agent})  # noqa: S310  # the addresses are this module's
    end = time.monotonic() + timeout
    try:
        with _opener(urlsplit(address).scheme).open(request, timeout=timeout) as answer:
            return _read(answer, end, of)
    except HTTPError as error:
        error.close()
        if error.code in (404, 410):
            return None
        raise _refusal(error.code, of) from None
    except TimeoutError:
        raise _late(of) from None
    except URLError as error:
        raise _late(of) if isinstance(error.reason, TimeoutError) else _unreached(of) from None
    except (HTTPException, ValueError):
        raise _unusable(of, "is broken") from None
    except OSError:
        raise _unreached(of) from None


def _opener(scheme: str) -> Any:
    """An opener for one scheme, which follows few redirects and none to another scheme; it knows no files, no FTP and no passwords."""
    from urllib.error import HTTPError
    from urllib.request import (
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        HTTPHandler,
        HTTPRedirectHandler,
        HTTPSHandler,
        OpenerDirector,
        ProxyHandler,
    )

    class Redirects(HTTPRedirectHandler):
        max_redirections = MAX_REDIRECTS

        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            if urlsplit(newurl).scheme != scheme:
                raise HTTPError(req.full_url, _FOREIGN, "a redirect to another scheme", headers, fp)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = OpenerDirector()
    handlers = (
        ProxyHandler(),
        HTTPSHandler() if scheme == "https" else HTTPHandler(),
        Redirects(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener


_FOREIGN = 399  # no server sends it


def _read(answer: Any, end: float, of: str) -> bytes:
    data = b""
    while part := answer.read1(65_536):
        data += part
        if len(data) > MAX_ANSWER:
            raise _unusable(of, f"is larger than {MAX_ANSWER // 1_000_000} MB")
        if time.monotonic() > end:
            raise TimeoutError
    if answer.length:  # fewer bytes came than were announced
        raise _unusable(of, "is broken")
    return data


def _refusal(code: int, of: str) -> LookupFault:
    if code == 429:
        return LookupFault(TRY_LATER, f"{of} asks for a pause (status 429); try again in a few minutes", ends=True)
    if code >= 500:
        return LookupFault(TRY_LATER, f"{of} has a fault of its own (status {code}); try again later", ends=False)
    if 300 <= code < 400:
        return _unusable(of, "leads to an address that is not followed")
    return LookupFault(TRY_LATER, f"{of} refuses to answer (status {code})", ends=False)


def _late(of: str) -> LookupFault:
    return LookupFault(TRY_LATER, f"{of} did not answer in time; try again later", ends=True)


def _unreached(of: str) -> LookupFault:
    return LookupFault(OFFLINE, f"{of} cannot be reached; is this machine online, and may it use the web?", ends=True)
