"""One authority for all tests (keys take a while to make), a fresh Alexa for each."""

import pytest

from tests.web.authority import Alexa, Authority


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def alexa(authority: Authority) -> Alexa:
    return Alexa(authority)
