"""The device's time zone."""

from typing import Any

import pytest

from skill.alexa.http import Service as Client
from skill.alexa.settings import AlexaSettings
from tests.alexa.services import HTML, Service


def zone(alexa: Service, device: str = "amzn1.ask.device.D") -> str | None:
    return AlexaSettings(Client(alexa.url, "t"), device).zone()


def test_the_zone_is_what_the_device_says(alexa: Service) -> None:
    alexa.answers(200, "Europe/Berlin")
    assert zone(alexa) == "Europe/Berlin"
    assert alexa.calls[0][1] == "/v2/devices/amzn1.ask.device.D/settings/System.timeZone"


def test_a_device_id_cannot_lead_elsewhere(alexa: Service) -> None:
    zone(alexa, "../a?b")
    assert alexa.calls[0][1] == "/v2/devices/..%2Fa%3Fb/settings/System.timeZone"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mars/Olympus",
        "Europe",
        "../../etc/passwd",
        "/etc/localtime",
        "a\x00b",
        "Europe/Berlin ",
    ],
)
def test_a_zone_that_nobody_knows_is_none(alexa: Service, name: str) -> None:
    alexa.answers(200, name)
    assert zone(alexa) is None


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (204, b""),
        (200, b""),
        (200, HTML),
        (200, b"{}"),
        (200, b"7"),
        (401, {"code": "UNAUTHORIZED"}),
        (403, {"code": "ACCESS_DENIED"}),
        (403, b""),
        (404, "Europe/Berlin"),
        (429, b""),
        (500, HTML),
        (503, b""),
    ],
)
def test_any_other_answer_is_no_zone(alexa: Service, status: int, body: Any) -> None:
    alexa.answers(status, body)
    assert zone(alexa) is None
