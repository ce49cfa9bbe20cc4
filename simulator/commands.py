"""What a person can do besides talking: lines that begin with a colon."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from simulator.alexa import Alexa
from simulator.heard import Heard
from simulator.house import PERMISSION_ANSWERS, SCOPES
from simulator.services import Reminder

Shown = Sequence[str | Heard]
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_METHODS = {"GET", "POST", "PUT", "DELETE"}


class CommandError(ValueError):
    """A command that cannot be carried out; the message says why."""


class Quit(Exception):
    """The person is done."""


def run(alexa: Alexa, line: str) -> Shown:
    """Carry out one command (with its colon); return what it shows and what is heard.

    Raises CommandError, and Quit for `:quit`.
    """
    name, _, rest = line.strip().removeprefix(":").partition(" ")
    if name == "quit":
        raise Quit
    if name == "help":
        return [f"  :{usage:<34} {about}" for usage, about, _ in _COMMANDS.values()]
    if name not in _COMMANDS:
        raise CommandError(f"no command :{name} (:help lists them)")
    usage, _, command = _COMMANDS[name]
    try:
        return command(alexa, rest.strip())
    except (ValueError, KeyError, IndexError) as error:
        raise CommandError(f"{error.args[0] if error.args else error} (:{usage})") from None


def span(text: str) -> timedelta:
    """A length of time: "2 h", "30 min", "1 day 8 hours". Raises ValueError."""
    parts = re.findall(r"(\d+)\s*([a-z]+)", text)
    units = [_UNITS.get(unit[0]) for _, unit in parts]
    if not parts or None in units or re.sub(r"\d+\s*[a-z]+[\s,]*", "", text):
        raise ValueError(f"no length of time: {text}")
    pairs = zip(parts, units, strict=True)
    return sum((timedelta(**{str(unit): int(number)}) for (number, _), unit in pairs), timedelta())


def _wait(alexa: Alexa, rest: str) -> Shown:
    return alexa.pass_time(span(rest))


def _at(alexa: Alexa, rest: str) -> Shown:
    return alexa.wait_until(rest)


def _as(alexa: Alexa, rest: str) -> Shown:
    if not rest:
        raise ValueError("who?")
    alexa.house.speaker = None if rest.lower() == "nobody" else rest
    return []


def _grant(alexa: Alexa, rest: str) -> Shown:
    alexa.house.grant(_permission(rest))
    return []


def _deny(alexa: Alexa, rest: str) -> Shown:
    alexa.house.grant(_permission(rest), False)
    return []


def _answer(alexa: Alexa, rest: str) -> Shown:
    for answer in PERMISSION_ANSWERS:
        if answer == rest:
            alexa.house.permission_answer = answer
            return []
    raise ValueError(f"one of {', '.join(PERMISSION_ANSWERS)}")


def _break(alexa: Alexa, rest: str) -> Shown:
    part, _, fault = rest.partition(" ")
    first, _, others = fault.strip().partition(" ")
    if first in _METHODS:
        alexa.services.faults.set(part, others.strip(), first)
    else:
        alexa.services.faults.set(part, fault.strip())
    return []


def _mend(alexa: Alexa, _: str) -> Shown:
    alexa.services.faults.mend()
    return []


def _device(alexa: Alexa, rest: str) -> Shown:
    found = re.fullmatch(r"(.+?)( with screen)?( without reminders)?", rest)
    if not found:
        raise ValueError("which one?")
    device = alexa.house.use_device(found[1])
    device.screen = device.screen or bool(found[2])
    device.reminders = device.reminders and not found[3]
    return []


def _account(alexa: Alexa, rest: str) -> Shown:
    if not rest:
        raise ValueError("which one?")
    alexa.house.use_account(rest)
    return []


def _reminders(alexa: Alexa, _: str) -> Shown:
    reminders = alexa.services.reminders.of(alexa.house.account)
    return [f"  {i}. {_described(alexa, r)}" for i, r in enumerate(reminders, 1)] or ["  (none)"]


def _app(alexa: Alexa, rest: str) -> Shown:
    found = re.fullmatch(r"delete ([1-9]\d*)", rest)
    if not found:
        raise ValueError("only deleting is possible")
    reminders = alexa.services.reminders.of(alexa.house.account)
    if int(found[1]) > len(reminders):
        raise ValueError(f"there is no reminder {found[1]}")
    token = reminders[int(found[1]) - 1].token
    alexa.services.reminders.delete(alexa.house.account, token)
    return []


def _disable(alexa: Alexa, _: str) -> Shown:
    alexa.disable()
    return []


_COMMANDS: dict[str, tuple[str, str, Callable[[Alexa, str], Shown]]] = {
    "wait": ("wait 2 h", "let time pass", _wait),
    "at": ("at 2026-03-05T08:00", "let time pass until then", _at),
    "as": ("as Max | as nobody", "whose voice it is", _as),
    "permission": ("permission ask|grant|deny|card", "how Alexa's question is answered", _answer),
    "grant": ("grant reminders", "allow it in the Alexa app", _grant),
    "deny": ("deny reminders", "withdraw it in the Alexa app", _deny),
    "break": ("break reminders [POST] 503 [html]", "or timeout, lost, empty; settings", _break),
    "mend": ("mend", "every service works again", _mend),
    "device": ("device kitchen [with screen]", "talk to another device", _device),
    "account": ("account second", "use another Amazon account", _account),
    "reminders": ("reminders", "those that are set", _reminders),
    "app": ("app delete 1", "delete one in the Alexa app", _app),
    "disable": ("disable", "disable the skill and enable it again", _disable),
    "help": ("help", "this list", lambda alexa, rest: []),
    "quit": ("quit", "leave", lambda alexa, rest: []),
}


def _permission(name: str) -> str:
    if name not in SCOPES:
        raise ValueError(f"one of {', '.join(SCOPES)}")
    return name


def _described(alexa: Alexa, reminder: Reminder) -> str:
    due = reminder.upcoming()
    when = f"{due.astimezone(alexa.house.zone):%a %Y-%m-%d %H:%M}" if due else "over"
    rules = (reminder.body["trigger"].get("recurrence") or {}).get("recurrenceRules") or []
    return " | ".join([reminder.text(alexa.house.locale), when, *map(str, rules)])
