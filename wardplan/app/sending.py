"""Send an open file: as asked for by conditions and ranges (RFC 9110, sections 13 and 14)."""

from starlette.types import Scope, Send

from wardplan import conditions
from wardplan.app.files import Opened
from wardplan.asgi import OPEN, Answer, Fields, fields, plain, received, send_answer
from wardplan.conditions import Asked

_CONDITIONS = (b"if-match", b"if-none-match", b"if-modified-since", b"if-unmodified-since")
_RANGES = (b"if-range", b"range")


async def send(scope: Scope, out: Send, opened: Opened, common: Fields) -> None:
    """Send a file, a part of it, or word that it is as the client has it."""
    head = received(scope, (*_CONDITIONS, *_RANGES))
    has = opened.validators
    common += fields(etag=has.tag, last_modified=has.last_modified or "", accept_ranges="bytes")
    code = conditions.status(Asked(*map(head.get, _CONDITIONS)), has)
    if code == 412:
        return await send_answer(scope, out, plain(412, "the document is not as If-Match has it"))
    if code == 304:
        return await send_answer(scope, out, Answer(304, common))
    try:
        part = conditions.part(head.get(b"range"), head.get(b"if-range"), has, opened.size)
    except ValueError as error:
        refused = plain(416, str(error), content_range=f"bytes */{opened.size}")
        return await send_answer(scope, out, refused)
    if part is None:
        return await _stream(scope, out, opened, (200, common, range(opened.size)))
    place = f"bytes {part.start}-{part.stop - 1}/{opened.size}"
    return await _stream(scope, out, opened, (206, common + fields(content_range=place), part))


async def _stream(scope: Scope, out: Send, opened: Opened, what: tuple[int, Fields, range]) -> None:
    code, common, part = what
    head = [*common, *OPEN, *fields(content_length=len(part))]
    await out({"type": "http.response.start", "status": code, "headers": head})
    if scope["method"] != "HEAD":
        for piece in opened.read(part):
            await out({"type": "http.response.body", "body": piece, "more_body": True})
    await out({"type": "http.response.body", "body": b""})
