"""The other store, as the Graph Store HTTP Protocol shows it, asked again where it fails."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import httpx
import pyoxigraph as ox

from wardplan.errors import WardPlanError
from wardplan.push import access

OK, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 200, 401, 403, 404
TOO_MANY = 429
LASTING = frozenset({501, 505})
"""Server errors that no second try mends."""

NT, TURTLE = "application/n-triples", "text/turtle"
LONGEST_WAIT = 30.0
SHOWN = 200
"""So many characters of what a server says about a failure are shown."""


class TargetError(WardPlanError):
    """For the operator: the target cannot be reached, or does not do what was asked."""


@dataclass(frozen=True)
class Patience:
    """How often a request that failed is sent again, and the seconds before the first time."""

    retries: int = 5
    first_wait: float = 0.5
    timeout: float = 300.0

    def wait(self, failures: int, asked: str | None) -> float:
        """Seconds before the next try: what the server asks for, else twice as long each time."""
        wanted = float(asked) if asked and asked.isdigit() else self.first_wait * 2**failures
        return min(wanted, LONGEST_WAIT)


@dataclass(frozen=True)
class Place:
    """Where the target is: its Graph Store, how graphs are named there, and its SPARQL endpoint."""

    store: str
    parameter: str = "graph"
    sparql: str | None = None


class Target:
    """Sends one request at a time. All methods raise TargetError for what cannot be done."""

    def __init__(self, place: Place, patience: Patience, auth: httpx.Auth | None) -> None:
        self.place = place
        self._patience = patience
        self._client = httpx.Client(auth=auth, timeout=patience.timeout)

    def close(self) -> None:
        self._client.close()

    def get(self, graph: str) -> tuple[bytes, ox.RdfFormat] | None:
        """A graph and its syntax (section 5.2); None where there is none."""
        accept = {"accept": f"{NT}, {TURTLE};q=0.9"}
        answer = self._send(self._request("GET", graph, headers=accept))
        if answer.status_code == NOT_FOUND:
            return None
        self._expect(answer, graph)
        return answer.content, _syntax(answer)

    def put(self, graph: str, data: bytes) -> None:
        """Replace a graph (section 5.3). N-Triples are Turtle, which every store takes."""
        request = self._request("PUT", graph, content=data, headers={"content-type": TURTLE})
        self._expect(self._send(request), graph)

    def add(self, graph: str, data: bytes) -> None:
        """Add statements to a graph (section 5.5); to add them twice changes nothing."""
        request = self._request("POST", graph, content=data, headers={"content-type": TURTLE})
        self._expect(self._send(request), graph)

    def delete(self, graph: str) -> None:
        """Remove a graph (section 5.4); one that is not there is no failure."""
        answer = self._send(self._request("DELETE", graph))
        if answer.status_code != NOT_FOUND:
            self._expect(answer, graph)

    def select(self, endpoint: str, query: str, graph: str) -> httpx.Response:
        """The answer to a query on one graph (SPARQL 1.1 Protocol, section 2.1.2), as JSON."""
        form = {"query": query, "default-graph-uri": graph}
        accept = {"accept": "application/sparql-results+json"}
        answer = self._send(self._client.build_request("POST", endpoint, data=form, headers=accept))
        self._expect(answer, graph)
        return answer

    def _request(
        self,
        method: str,
        graph: str,
        content: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Request:
        address = httpx.URL(self.place.store).copy_merge_params({self.place.parameter: graph})
        body = content if method in {"PUT", "POST"} else None
        return self._client.build_request(method, address, content=body, headers=headers)

    def _send(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and again after a failure that may pass."""
        failures = 0
        while True:
            try:
                answer = self._client.send(request)
                if not _may_pass(answer) or failures >= self._patience.retries:
                    return answer
                asked = answer.headers.get("retry-after")
            except httpx.TransportError as error:
                if failures >= self._patience.retries:
                    raise self._unreachable(request, error) from error
                asked = None
            except httpx.HTTPError as error:
                raise self._unreachable(request, error) from error
            time.sleep(self._patience.wait(failures, asked))
            failures += 1

    def _unreachable(self, request: httpx.Request, error: httpx.HTTPError) -> TargetError:
        said = str(error) or type(error).__name__
        message = f"{request.method} got no answer: {said}; push again to go on from here"
        return TargetError(message, _plain(request.url))

    def _expect(self, answer: httpx.Response, graph: str) -> None:
        """Raise TargetError unless the answer says that it was done."""
        if answer.is_success:
            return
        request = answer.request
        message = f"{request.method} answered {answer.status_code}: {_reason(answer)}"
        raise TargetError(message, _plain(request.url), term=graph)


def _may_pass(answer: httpx.Response) -> bool:
    code = answer.status_code
    return code == TOO_MANY or (answer.is_server_error and code not in LASTING)


def _reason(answer: httpx.Response) -> str:
    """What to do about a failure, and what the server said about it."""
    if answer.status_code in {UNAUTHORIZED, FORBIDDEN}:
        names = f"{access.USER} and {access.PASSWORD}, or {access.TOKEN}"
        return f"not allowed; set {names} in the environment"
    if answer.is_redirect:
        return f"moved; use {answer.headers.get('location', 'the new address')}"
    said = " ".join(answer.text.split()) or answer.reason_phrase
    return said if len(said) <= SHOWN else said[:SHOWN] + " ..."


def _syntax(answer: httpx.Response) -> ox.RdfFormat:
    """The syntax of an answer. Raises TargetError where it is no RDF."""
    kind = answer.headers.get("content-type", "")
    syntax = ox.RdfFormat.from_media_type(kind)
    if kind.startswith("text/plain"):
        return ox.RdfFormat.N_TRIPLES
    if syntax is None:
        message = (
            f"GET answered {kind or 'something without a type'}, no RDF; is this a Graph Store?"
        )
        raise TargetError(message, _plain(answer.request.url))
    return syntax


def _plain(url: httpx.URL) -> str:
    """An address without its query."""
    return str(url.copy_with(query=None))
