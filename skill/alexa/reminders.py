"""Alexa's reminders behind `ports.Reminders`.

Body, rules and error codes: the Reminders API reference; 401 and a 403 without a code of its own
mean that the permission is missing.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

from skill.alexa.http import Answer, Service
from skill.core.errors import SkillError
from skill.core.schedule import ROUTINES, Schedule
from skill.ports import Alarm
from skill.speech.render import text

_PATH = "/v1/alerts/reminders"
_CODES = {
    "DEVICE_NOT_SUPPORTED": "reminder-device",
    "MAX_REMINDERS_EXCEEDED": "reminder-full",
    "TRIGGER_SCHEDULED_TIME_IN_PAST": "reminder-past",
    "ALERT_NOT_FOUND": "reminder-gone",
}
_STATUS = {
    401: "no-reminder-permission",
    403: "no-reminder-permission",
    409: "no-reminder-permission",
    404: "reminder-gone",
}


class AlexaReminders:
    """The reminders this skill has set on the account, as one request may reach them."""

    def __init__(self, service: Service, now: datetime, locale: str) -> None:
        self._service, self._now, self._locale = service, now, locale

    def create(self, schedule: Schedule, zone: str, routine: str) -> str:
        """Set one; its alert token."""
        answer = self._service.call("POST", _PATH, self._body(schedule, zone, routine))
        token = answer.body.get("alertToken") if isinstance(answer.body, dict) else None
        if answer.status not in (200, 201) or not isinstance(token, str):
            raise _error(answer)
        return token

    def all(self) -> Sequence[Alarm]:
        """Those of this skill that are still on."""
        answer = self._service.call("GET", _PATH)
        if answer.status != 200 or not isinstance(answer.body, dict):
            raise _error(answer)
        alerts = answer.body.get("alerts")
        routines = {text: routine for routine, text in self._texts.items()}
        return [
            Alarm(str(one["alertToken"]), routines.get(_text(one)))
            for one in (alerts if isinstance(alerts, list) else [])
            if isinstance(one, dict) and one.get("alertToken") and one.get("status") != "COMPLETED"
        ]

    def move(self, token: str, schedule: Schedule, zone: str, routine: str) -> None:
        """Change one's time and days."""
        path = f"{_PATH}/{quote(token, safe='')}"
        answer = self._service.call("PUT", path, self._body(schedule, zone, routine))
        if answer.status != 200:
            raise _error(answer)

    def cancel(self, token: str) -> None:
        """Drop one; dropping what is gone already is no error."""
        answer = self._service.call("DELETE", f"{_PATH}/{quote(token, safe='')}")
        if answer.status not in (200, 204, 404):
            raise _error(answer)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {routine: text(f"reminder-{routine}", self._locale) for routine in ROUTINES}

    def _body(self, schedule: Schedule, zone: str, routine: str) -> dict[str, Any]:
        trigger: dict[str, Any] = {"type": "SCHEDULED_ABSOLUTE", "timeZoneId": zone}
        if rule := schedule.rule():
            trigger["recurrence"] = {"recurrenceRules": [rule]}
            if schedule.begins:
                trigger["recurrence"]["startDateTime"] = f"{schedule.begins}T00:00:00.000"
        elif schedule.once:
            # Local wall-clock time without zone or offset, or the API refuses it.
            moment = datetime.combine(schedule.once, schedule.at)
            trigger["scheduledTime"] = f"{moment:%Y-%m-%dT%H:%M:%S}.000"
        content = [{"locale": self._locale, "text": self._texts[routine]}]
        return {
            "requestTime": f"{self._now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000",
            "trigger": trigger,
            "alertInfo": {"spokenInfo": {"content": content}},
            "pushNotification": {"status": "ENABLED"},
        }


def _error(answer: Answer) -> SkillError:
    code = answer.body.get("code") if isinstance(answer.body, dict) else None
    return SkillError(_CODES.get(str(code), _STATUS.get(answer.status, "reminder-service")))


def _text(alert: dict[str, Any]) -> str:
    try:
        return str(alert["alertInfo"]["spokenInfo"]["content"][0]["text"])
    except (KeyError, IndexError, TypeError):
        return ""
