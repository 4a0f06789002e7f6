"""Apache and nginx answer as the matrix says, with the files that the build made."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hosting import matrix
from tests.hosting.cases import Matrix
from tests.hosting.matrix import Host, target
from tests.servers import hosts
from tests.servers.conftest import BELOW
from wardplan.formats import VARIANTS
from wardplan.hosting.files import Addresses, files
from wardplan.negotiation import negotiate
from wardplan.prefixes import BASE
from wardplan.rebase import Rebase

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module", params=["apache", hosts.INCLUDED, *hosts.SERVERS])
def host(
    request: pytest.FixtureRequest, public: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    run = tmp_path_factory.mktemp("server")
    if request.param.startswith("apache"):
        with hosts.apache(request.param, public, run) as running:
            yield running
    else:
        with hosts.nginx(request.param, public, run) as running:
            yield running


class TestServers(Matrix):
    """Every case of the matrix."""


@pytest.mark.parametrize("host", ["apache", hosts.INCLUDED, "nginx, in a server"], indirect=True)
def test_the_sites_address_without_its_slash(host: Host) -> None:
    answer = host.client.get(host.address.removesuffix("/"))
    assert (answer.status_code, target(answer)) == (301, host.address)


RANGES = (*VARIANTS, "text/*", "application/*", "*/*", "image/png", "text/plain")
WEIGHTS = (
    "",
    ";q=0",
    ";q=1",
    ";q=.5",
    ";q=0.5",
    "; q=0.50",
    ";q=0.501",
    ";q=0.05",
    ";Q=0.9",
    ";q=1.0",
    ";q=x",
)


def fields(number: int) -> list[str]:
    """`Accept` fields made up at random, each range at most once, the same in every run."""
    dice = random.Random(6)  # noqa: S311
    chosen = [dice.sample(RANGES, dice.randint(1, 6)) for _ in range(number)]
    return [", ".join(name + dice.choice(WEIGHTS) for name in each) for each in chosen]


def test_any_field_is_read_as_wardplan_serve_reads_it(host: Host) -> None:
    differing = []
    for field in fields(400):
        wanted = negotiate(field, tuple(VARIANTS))
        answer = host.get(matrix.PLAN, field)
        said = target(answer).rpartition(".")[2] if answer.status_code == 303 else None
        if said != (VARIANTS[wanted] if wanted else None):
            differing.append((field, said, wanted))
    assert differing == []


NEW = "https://data.example.org/id/"


@pytest.fixture(scope="module", params=["apache", "nginx, in a location"])
def elsewhere(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """The site with the files for another base."""
    root = Path(tempfile.mkdtemp(prefix="wardplan-elsewhere-"))
    root.chmod(0o755)
    shutil.copytree(site, root / BELOW)
    for path, data in files(Addresses(Rebase(NEW), None)):
        (root / BELOW / path).write_bytes(data)
    run = tmp_path_factory.mktemp("server")
    known = {"apache": hosts.apache}.get(request.param, hosts.nginx)
    with known(request.param, root, run) as running:
        yield running
    shutil.rmtree(root)


@pytest.mark.parametrize("path", [matrix.PLAN, f"{matrix.PLAN}.ttl", f"{matrix.PLAN}/"])
def test_links_name_the_published_iri(elsewhere: Host, path: str) -> None:
    matrix.check_links(elsewhere, elsewhere.get(path), matrix.PLAN, NEW)


@pytest.mark.parametrize("path", ["def", "def.ttl", "def/"])
def test_the_vocabulary_keeps_its_name(elsewhere: Host, path: str) -> None:
    said = matrix.links(elsewhere.get(path))
    assert ("cite-as", f"{BASE}def", "") in said
    assert ("license", f"{NEW}rights/mixed", "") in said


@pytest.fixture(scope="module")
def registry(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The host of the IRIs, with the folder for it, before a host of the site."""
    root = Path(tempfile.mkdtemp(prefix="wardplan-registry-"))
    root.chmod(0o755)
    (root / "wardplan").mkdir()
    made = dict(files(Addresses(Rebase(), host.address)))
    (root / "wardplan" / ".htaccess").write_bytes(made["hosting/w3id/.htaccess"])
    with hosts.apache("apache", root, tmp_path_factory.mktemp("registry"), "wardplan") as running:
        yield running
    shutil.rmtree(root)


@matrix.things()
def test_iri_leads_to_a_document(
    registry: Host, host: Host, path: str, accept: str | None, extension: str | None
) -> None:
    answer = registry.get(path, accept)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "accept" in matrix.tokens(answer, "vary")
    assert answer.status_code == (303 if extension else 406)
    if extension:
        assert target(answer) == f"{host.address}{path}.{extension}"
        assert host.client.head(target(answer)).status_code == 200


@pytest.mark.parametrize(
    "path", ["", "context/1.jsonld", "dumps/SHA256SUMS", "plans.html", f"{matrix.PLAN}.ttl"]
)
def test_files_are_led_on_to_by_their_names(registry: Host, host: Host, path: str) -> None:
    answer = registry.get(path)
    assert (answer.status_code, target(answer)) == (302, host.address + path)


def test_preflight_at_the_host_of_the_iris(registry: Host) -> None:
    matrix.check_preflight(registry, matrix.PLAN)
