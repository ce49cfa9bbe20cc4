"""Fixtures for the edge's tests."""

from collections.abc import Iterator

import pytest

from tests.alexa.services import Service, service


@pytest.fixture
def alexa() -> Iterator[Service]:
    """Alexa's services, as they are told to answer."""
    with service() as told:
        yield told
