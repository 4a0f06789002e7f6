"""Measure `wardplan serve` beside rdflib-endpoint, on the same data, in one run.

    python -m benchmarks.serve [PLANS]

On the data of so many plans (180), for every question of the gallery: the milliseconds of both
servers, ours first without answers kept (a comment makes every request another one), then with;
then requests a second of 16 clients with cheap queries; then the load test: 32 clients while a
heavy query is stopped and new builds are swapped in. Prints all that, and writes it to
`docs/performance-serve.md` and, for programs, `docs/performance-serve.json`.
"""

import asyncio
import re
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import load, report, servers
from benchmarks.client import JSON
from benchmarks.load import Server
from benchmarks.many import many
from benchmarks.report import Question, Rates, Results, Strain
from wardplan import register
from wardplan.publish import exchange

ROOT = Path(__file__).parent.parent
PLANS = 180
TIMES = 5
SHARE = 20
"""Seconds after which no further time is measured for one query."""
CHEAP = 2000
"""Requests of cheap queries."""
CLIENTS, MANY = 16, 32
SECONDS, EVERY = 20, 5
"""How long the load test lasts, and after how many seconds each new build comes."""
TURTLE, GRAPH = "text/turtle", re.compile(r"^(CONSTRUCT|DESCRIBE)\b", re.MULTILINE)
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
        answer = await client.query(asked, TURTLE if GRAPH.search(text) else JSON)
        spans.append(time.perf_counter() - begun)
        if answer.status != 200:
            sys.exit(f"{answer.status} {answer.body[:300]!r} for {text}")
    client.close()
    return min(spans) * 1000


async def compare(us: Server, them: Server) -> list[Question]:
    """The times of every question of the gallery at both."""
    found = []
    for asked in register.read(ROOT / "site").questions:
        theirs = await fastest(them, asked.query, fresh=True)
        fresh = await fastest(us, asked.query, fresh=True)
        again = await fastest(us, asked.query, fresh=False)
        found.append(Question(asked.name, theirs, fresh, again))
        print(found[-1].line(), flush=True)
    return found


async def cheap(us: Server, them: Server) -> Rates:
    """Requests a second of cheap queries at both."""
    theirs = await load.run(them, load.Plan(LOOKUPS, CLIENTS, CHEAP))
    queries = [f"{text} # {number}" for number in range(CHEAP) for text in LOOKUPS]
    fresh = await load.run(us, load.Plan(queries, CLIENTS, CHEAP))
    again = await load.run(us, load.Plan(LOOKUPS, CLIENTS, CHEAP))
    return Rates(CLIENTS, theirs.rate, fresh.rate, again.rate)


async def strain(server: Server, root: Path, data: bytes) -> Strain:
    """What 32 clients see while a heavy query is stopped and builds are swapped in."""
    until, other, builds = asyncio.Event(), server.client(), 0
    running = asyncio.create_task(load.run(server, load.Plan(LOOKUPS, MANY, until=until)))
    stopped = asyncio.create_task(other.query(HEAVY))
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        await asyncio.sleep(EVERY)
        builds += 1
        quad = f"<urn:a> <urn:b> <urn:c{builds}> <urn:g> .\n".encode()
        new = servers.make_site(root, data + quad, f"new-{builds}")
        exchange(new, root / "_site")
    until.set()
    seen, heavy = await running, await stopped
    other.close()
    figures = (seen.rate, seen.quantile(0.5), seen.quantile(0.99))
    return Strain(MANY, builds, *figures, len(seen.spans), len(seen.errors), heavy.status)


async def measure(plans: int) -> Results:
    """Measure everything on the data of so many plans."""
    quads = many((ROOT / "_site/dumps/wardplan.nq").read_bytes(), plans)
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        data = servers.make_site(root, quads) / "dumps/wardplan.nq"
        with servers.ours(root, "--timeout", "300") as us, servers.theirs(data) as them:
            questions = await compare(Server(us), Server(them, "/"))
            rates = await cheap(Server(us), Server(them, "/"))
        with servers.ours(root, "--timeout", "5") as us:
            strained = await strain(Server(us), root, quads)
    return Results(plans, quads.count(b"\n"), questions, rates, strained)


if __name__ == "__main__":
    found = asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else PLANS))
    print(report.write(found, ROOT / "docs"))
