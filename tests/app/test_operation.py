"""What an operator sees of `wardplan serve`: its start and end, log, health, metrics, reloads."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.command import run, started
from tests.served import Served, make_site, ntriples, serve
from tests.waiting import until
from wardplan.publish import exchange

SUBJECTS = "SELECT ?s { ?s ?p ?o }"


def test_health_names_the_build(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g", "s p o h"))
    with serve(tmp_path) as served:
        answer = served.get("health")
        assert answer.status_code == 200
        assert answer.json()["status"] == "ok"
        assert answer.json()["statements"] == 1
        assert re.fullmatch("[0-9a-f]{64}", answer.json()["build"])


def test_log_is_one_object_a_line_and_names_no_client(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path) as served:
        served.get("nowhere?secret=1", user_agent="somebody")
        served.query("ASK {}")
        served.query("ASK {")
        served.stop()
        loaded, missing, asked, wrong = served.log()
        text = served.log_file.read_text(encoding="utf-8")
    assert (loaded["event"], loaded["statements"]) == ("loaded", 1)
    assert (missing["method"], missing["path"], missing["status"]) == ("GET", "/nowhere", 404)
    assert (asked["path"], asked["status"], asked["query"]) == ("/sparql", 200, "ASK {}")
    assert (wrong["status"], wrong["query"]) == (400, "ASK {")
    assert all(entry["time"].endswith("Z") for entry in (loaded, missing, asked, wrong))
    assert not any(word in text for word in ("127.0.0.1", "somebody", "secret"))


def test_quiet_logs_no_request(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path, "--quiet") as served:
        served.get("health")
        served.stop()
        assert [entry["event"] for entry in served.log()] == ["loaded"]


def test_metrics_count_what_was_asked(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path) as served:
        for query in ("ASK {}", "ASK {}", "ASK {"):
            served.query(query)
        answer = served.get("metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    values = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if line[0] != "#")
    assert values['wardplan_requests_total{status="200"}'] == "2"
    assert values['wardplan_requests_total{status="400"}'] == "1"
    assert values['wardplan_queries_total{cached="true"}'] == "1"
    assert (
        values['wardplan_query_seconds_bucket{le="+Inf"}'] == values["wardplan_query_seconds_count"]
    )
    assert values["wardplan_statements"] == "1"
    described = {line.split()[2] for line in answer.text.splitlines() if line[:6] == "# HELP"}
    named = {re.sub(r"_(bucket|sum|count)$", "", re.sub(r"{.*", "", name)) for name in values}
    assert named == described


def test_new_build_is_taken_over(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path) as served:
        first = served.query(SUBJECTS)
        exchange(make_site(tmp_path, ntriples("t p o g"), "new"), tmp_path / "_site")
        until(lambda: served.rows(SUBJECTS) == [["http://example.org/t"]])
        assert served.query(SUBJECTS).headers["etag"] != first.headers["etag"]
        assert "wardplan_reloads 1\n" in served.get("metrics").text


def test_build_that_is_not_whole_is_not_taken_over(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path) as served:
        broken = make_site(tmp_path, ntriples("t p o g"), "new")
        (broken / "dumps/wardplan.nq").write_bytes(b"torn")
        exchange(broken, tmp_path / "_site")
        served.logged(1, event="reload failed")
        assert served.rows(SUBJECTS) == [["http://example.org/s"]]


def test_end_waits_for_the_answer_on_its_way(tmp_path: Path) -> None:
    """SIGTERM while a query runs: it is answered, then every process is gone."""
    make_site(tmp_path, ntriples(*(f"s{n} p o g" for n in range(40))))
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with serve(tmp_path, "--timeout", "120") as served, ThreadPoolExecutor(1) as thread:
        asked = thread.submit(served.query, slow)
        until(lambda: "wardplan_queries_running 1\n" in served.get("metrics").text)
        below = served.descendants()
        assert served.stop() == 0
        assert asked.result().json()["results"]["bindings"][0]["n"]["value"] == str(40**4)
        until(lambda: not any(Path(f"/proc/{number}").exists() for number in below))


def test_nothing_built(tmp_path: Path) -> None:
    ended = run("serve", "--root", tmp_path, "--port", "0")
    assert (ended.returncode, "run `wardplan build` first" in ended.stderr) == (1, True)


def test_port_that_is_taken(served: Served, site: Path) -> None:
    port = served.address.rstrip("/").rpartition(":")[2]
    ended = started("serve", "--root", site.parent, "--port", port)
    assert ended.returncode == 1
    assert f"port {port}: Address already in use; choose another --port" in ended.stderr


@pytest.mark.parametrize("option", [("--port", "70000"), ("--timeout", "0"), ("--nowhere",)])
def test_wrong_usage(option: tuple[str, ...]) -> None:
    assert run("serve", *option).returncode == 2
