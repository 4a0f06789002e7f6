"""The matrix as test cases: a test module inherits them and gives a fixture `host`."""

import pytest

from tests.hosting import matrix
from tests.hosting.matrix import Host


class Matrix:
    """Cases that hold on every server."""

    @matrix.things()
    def test_thing(self, host: Host, path: str, accept: str | None, extension: str | None) -> None:
        matrix.check_thing(host, path, accept, extension)

    @pytest.mark.parametrize(("path", "content_type"), matrix.DOCUMENTS.items())
    def test_document(self, host: Host, path: str, content_type: str) -> None:
        matrix.check_document(host, path, content_type)

    @pytest.mark.parametrize(("path", "content_type"), matrix.FILES.items())
    def test_file(self, host: Host, path: str, content_type: str) -> None:
        matrix.check_file(host, path, content_type)

    @pytest.mark.parametrize("path", matrix.NOWHERE)
    def test_what_is_not_there(self, host: Host, path: str) -> None:
        assert host.get(path).status_code == 404

    @pytest.mark.parametrize("path", ["nowhere", "plan/yokohama/izumi/1900", "a/b:c/d.html"])
    def test_page_of_what_is_not_there(self, host: Host, path: str) -> None:
        answer = host.get(path, "text/html")
        assert (answer.status_code, answer.headers["content-type"].lower()) == (
            404, "text/html; charset=utf-8",
        )  # fmt: skip
        assert 'id="missing-near"' in answer.text

    @pytest.mark.parametrize("path", [matrix.THINGS["measure"], matrix.PLAN])
    def test_a_slash_too_many(self, host: Host, path: str) -> None:
        matrix.check_slash(host, path)

    @pytest.mark.parametrize("path", ["", matrix.PLAN, f"{matrix.PLAN}.ttl"])
    def test_preflight(self, host: Host, path: str) -> None:
        matrix.check_preflight(host, path)

    def test_page_about_nothing(self, host: Host) -> None:
        matrix.check_page(host)
