"""Measure `wardplan serve` beside rdflib-endpoint, on the same data, in one run.

    python -m benchmarks.serve [DATA.nq [FOLDER OF .rq FILES]]

Prints for every query the milliseconds of both, first without answers kept (a comment makes every
request another one), then with; then requests a second of 16 clients with cheap queries; then the
load test: 32 clients while a heavy query is stopped and a new build is swapped in.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import load, servers
from benchmarks.load import Server
from wardplan.publish import exchange

ROOT = Path(__file__).parent.parent
TIMES = 5
SHARE = 20
"""Seconds after which no further time is measured for one query."""
CHEAP = 2000
"""Requests of cheap queries."""
CLIENTS, MANY = 16, 32
SECONDS = 20
"""How long the load test lasts."""
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOKUPS = (
    "SELECT * { <https://w3id.org/wardplan/ward/yokohama/izumi> ?p ?o }",
    "ASK { ?plan a <https://w3id.org/wardplan/def#Plan> }",
    "SELECT ?plan ?year { ?plan <https://w3id.org/wardplan/def#year> ?year } LIMIT 10",
)


async def fastest(server: Server, text: str, *, fresh: bool) -> float:
    """The best of several times, in milliseconds, of one query asked over HTTP."""
    client, spans = server.client(), list[float]()
    while len(spans) < TIMES and sum(spans) < SHARE:
        asked = f"{text}\n# {len(spans)}" if fresh else text
        begun = time.perf_counter()
        answer = await client.query(asked)
        spans.append(time.perf_counter() - begun)
        if answer.status != 200:
            sys.exit(f"{answer.status} {answer.body[:300]!r} for {text}")
    client.close()
    return min(spans) * 1000


async def compare(us: Server, them: Server, queries: dict[str, str]) -> None:
    """Print the times of every query at both, and the ratios."""
    plain, kept = list[float](), list[float]()
    for name, text in queries.items():
        theirs = await fastest(them, text, fresh=True)
        fresh, again = await fastest(us, text, fresh=True), await fastest(us, text, fresh=False)
        plain.append(theirs / fresh)
        kept.append(theirs / again)
        times = f"{theirs:10.2f} ms {fresh:8.2f} ms {again:8.2f} ms"
        print(f"{times} {plain[-1]:8.1f} x {kept[-1]:8.1f} x  {name}", flush=True)
    for what, ratios in (("without answers kept", plain), ("with answers kept", kept)):
        median = statistics.median(ratios)
        print(f"{what}: median {median:.1f} times as fast, least {min(ratios):.1f}")


async def cheap(us: Server, them: Server) -> None:
    """Print requests a second of cheap queries at both, and the ratio."""
    theirs = await load.run(them, load.Plan(LOOKUPS, CLIENTS, CHEAP))
    fresh = [f"{text} # {number}" for number in range(CHEAP) for text in LOOKUPS]
    for what, queries in (("without answers kept", fresh), ("with answers kept", LOOKUPS)):
        ours = await load.run(us, load.Plan(queries, CLIENTS, CHEAP))
        print(f"cheap queries, {CLIENTS} clients, {what}: {ours.rate / theirs.rate:.1f} times")
        print(f"  ours   {ours.line()}")
    print(f"  theirs {theirs.line()}", flush=True)


async def strain(server: Server, root: Path, data: bytes) -> None:
    """Print what 32 clients see while a heavy query is stopped and a build swapped in."""
    until = asyncio.Event()
    running = asyncio.create_task(load.run(server, load.Plan(LOOKUPS, MANY, until=until)))
    stopped, number = asyncio.create_task(server.client().query(HEAVY)), 0
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        await asyncio.sleep(5)
        number += 1
        quad = f"<urn:a> <urn:b> <urn:c{number}> <urn:g> .\n".encode()
        new = servers.make_site(root, data + quad, f"new-{number}")
        exchange(new, root / "_site")
    until.set()
    print(f"load, {MANY} clients, {number} builds swapped in: {(await running).line()}")
    heavy = await stopped
    print(f"  the heavy query: {heavy.status} {heavy.body.decode().strip()}")


async def main(data: Path, folder: Path) -> None:
    queries = {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.rq"))}
    with tempfile.TemporaryDirectory() as made:
        root, quads = Path(made), data.read_bytes()
        servers.make_site(root, quads)
        with servers.ours(root, "--timeout", "300") as us, servers.theirs(data) as them:
            await compare(Server(us), Server(them, "/"), queries)
            await cheap(Server(us), Server(them, "/"))
        with servers.ours(root, "--timeout", "5") as us:
            await strain(Server(us), root, quads)


if __name__ == "__main__":
    DUMP, QUERIES = ROOT / "_site/dumps/wardplan.nq", ROOT / "tests/competency"
    GIVEN = [Path(argument) for argument in sys.argv[1:]]
    asyncio.run(main(*(GIVEN or [DUMP]), *(() if len(GIVEN) > 1 else (QUERIES,))))
