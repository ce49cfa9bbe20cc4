"""The device's settings, from Alexa's Settings API. The time zone needs no permission."""

from urllib.parse import quote
from zoneinfo import ZoneInfo

from skill.alexa.http import Service


class AlexaSettings:
    """`ports.Settings` for one device."""

    def __init__(self, service: Service, device: str) -> None:
        self._service, self._device = service, device

    def zone(self) -> str | None:
        """The device's IANA time zone; None when it has none, or none that we know."""
        path = f"/v2/devices/{quote(self._device, safe='')}/settings/System.timeZone"
        answer = self._service.call("GET", path)
        name = answer.body if answer.status == 200 and isinstance(answer.body, str) else ""
        try:
            return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):  # unknown, empty or unsafe names
            return None
