"""Fear, violence, self-harm: one safe answer, from every state, that leaves no trace.

The engine comes here for the two intents and for any slot whose text is such a call (see
`core.crisis`), whatever was asked before and whether or not the table can be reached. Nothing is
stored, nothing asked, no card shown; the session ends empty, so the next open is as ever, and a
check-in under way stands where it stood.

"Repeat" and "stop": an empty, ended session has nothing to repeat and nothing to stop. That is why
the numbers are said twice, slowly. "Alexa, stop" is the device's own and cuts the speech short;
"ask together time for a helpline", or the same words once more, say it all again.
"""

from zoneinfo import ZoneInfo

from skill.content import helplines
from skill.conversation import Dialog
from skill.core.crisis import ABUSE, INTENTS, SELF_HARM
from skill.reply import Digits, Line, Reply, Say, Silence, say, tell
from skill.turn import Turn

crisis = Dialog("crisis")

_LINES = {ABUSE: "domestic_abuse", SELF_HARM: "crisis"}
_PAUSE = Silence(0.5)
_SHORT = 6  # digits of a helpline that leave time to speak of other countries


@crisis.on(INTENTS[ABUSE], offline=True)
def abuse(turn: Turn) -> Reply:
    """Believe, then the numbers."""
    return _answer(turn, ABUSE, say("harm-abuse"))


@crisis.on(INTENTS[SELF_HARM], offline=True)
def self_harm(turn: Turn) -> Reply:
    """Be glad that it was said, then the numbers."""
    return _answer(turn, SELF_HARM, say("harm-self"))


def _answer(turn: Turn, kind: str, first: Say) -> Reply:
    zone = _zone(turn)
    country = helplines.country(zone)
    number = helplines.emergency(country)
    if zone is None or number is None:
        return tell(first, say("harm-local"), traceless=True)
    emergency = Digits(number)
    said: list[Line] = [first, say("harm-call", number=emergency)]
    line = helplines.line(country, _LINES[kind], turn.now.astimezone(ZoneInfo(zone)).time())
    if line is None or line.whom == "men":
        said += [_PAUSE, say("harm-repeat", emergency=emergency)]
    else:
        helpline = Digits(line.number)
        said += [_PAUSE, _named(line, helpline)]
        said += [_PAUSE, say("harm-repeat-both", emergency=emergency, number=helpline)]
    if line is None or sum(map(str.isdigit, line.number)) <= _SHORT:
        said += [_PAUSE, say("harm-elsewhere")]
    return tell(*said, traceless=True)


def _named(line: helplines.Line, number: Digits) -> Say:
    """The helpline, and for whom it is when it isn't for everyone."""
    if line.whom == "women":
        key = "harm-line-women" if line.always else "harm-line-women-now"
    else:
        key = "harm-line" if line.always else "harm-line-now"
    return say(key, number=number)


def _zone(turn: Turn) -> str | None:
    """The device's zone. A new session has asked the device already; a later turn asks at most
    once, for a couple of seconds."""
    if turn.couple.zone or turn.state.question is None:
        return turn.couple.zone
    return turn.world.settings.zone()
