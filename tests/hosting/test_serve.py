"""`wardplan serve` answers as the matrix says."""

import pytest

from tests.hosting.cases import Matrix
from tests.hosting.matrix import Host
from tests.served import Served


@pytest.fixture
def host(served: Served) -> Host:
    return Host("serve", served.address, served.client)


class TestServe(Matrix):
    """Every case of the matrix."""
