"""Who we are to the target: from the environment alone, never on the command line or in a log."""

import os
from collections.abc import Generator, Mapping
from urllib.parse import urlsplit

import httpx

from wardplan.errors import UsageError

USER, PASSWORD, TOKEN = "WARDPLAN_PUSH_USER", "WARDPLAN_PUSH_PASSWORD", "WARDPLAN_PUSH_TOKEN"
UNAUTHORIZED = 401
_LOCAL = {"localhost", "127.0.0.1", "::1"}


class Bearer(httpx.Auth):
    """A token with every request (RFC 6750, section 2.1)."""

    def __init__(self, token: str) -> None:
        self._value = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._value
        yield request


class Challenged(httpx.DigestAuth):
    """User and password as the target asks for them: digest (RFC 7616), else basic (RFC 7617).

    Basic sends the password as it is, so only where nobody else can read it: over https or to
    this machine.
    """

    def __init__(self, user: str, password: str) -> None:
        super().__init__(user, password)
        self._basic = httpx.BasicAuth(user, password)
        self._asked_basic = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if not self._asked_basic:
            flow = super().auth_flow(request)
            response = yield next(flow)
            if not self._wants_basic(request, response):
                yield from _rest(flow, response)
                return
            self._asked_basic = True
        yield from self._basic.auth_flow(request)

    def _wants_basic(self, request: httpx.Request, response: httpx.Response) -> bool:
        schemes = {
            each.strip().partition(" ")[0].lower()
            for each in response.headers.get_list("www-authenticate")
        }
        safe = request.url.scheme == "https" or request.url.host in _LOCAL
        return response.status_code == UNAUTHORIZED and schemes == {"basic"} and safe


def _rest(
    flow: Generator[httpx.Request, httpx.Response, None], response: httpx.Response
) -> Generator[httpx.Request, httpx.Response, None]:
    """Go on with a flow that waits for a response."""
    while True:
        try:
            request = flow.send(response)
        except StopIteration:
            return
        response = yield request


def from_environment(variables: Mapping[str, str] = os.environ) -> httpx.Auth | None:
    """The way to prove who we are; None where the environment names none.

    Raises UsageError for half of a name and password, and for both ways at once.
    """
    user, password = variables.get(USER), variables.get(PASSWORD)
    token = variables.get(TOKEN)
    if token and (user or password):
        raise UsageError(f"set either {TOKEN}, or {USER} and {PASSWORD}, not both")
    if bool(user) != bool(password):
        raise UsageError(f"{USER} and {PASSWORD} go together; one of them is not set")
    if token:
        return Bearer(token)
    return Challenged(user, password) if user and password else None


def check_address(url: str, option: str) -> str:
    """An address that can be asked. Raises UsageError, also where it holds a password."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{option} must be an http or https address")
    if parts.username is not None or parts.password is not None:
        message = f"{option} holds a user or password; set {USER} and {PASSWORD} instead"
        raise UsageError(message)
    return url
