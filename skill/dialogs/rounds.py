"""Talking in turns: one speaks, the other listens and says it back, then they swap.

The listener's turn is the point: prompts that guide the listener to respond brought couples closer,
questions alone did not (arXiv 2602.07508). While the two talk the microphone is closed; the silence
is part of the speech, within the 240 seconds that Alexa allows a response.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from skill.conversation import NO, YES, Dialog
from skill.core.change import Change
from skill.core.checkin import PARTNERS
from skill.core.couple import head
from skill.reply import Line, Read, Reply, Silence, Value, Word, ask, say, tell
from skill.turn import Turn

rounds = Dialog("rounds")
swap = rounds.question("swap")  # shall we swap?
longer = rounds.question("longer")  # still talking, or on?
again = rounds.question("again")  # another one? (routes in `questions`)

SAY_BACK = 25  # seconds for the listener
LONGEST_SILENCE = 180  # seconds in one response, well inside Alexa's 240


def begin(
    turn: Turn, intro: Sequence[Line], seconds: int, draft: Mapping[str, Any], change: Change
) -> Reply:
    """The first round; who begins alternates.

    seconds: how long one speaks. draft: "kind" (listening, question, goodnews) and what it needs.
    """
    count = turn.couple.count("rounds")
    first = PARTNERS[count % 2]
    reply = _round(turn, {**draft, "first": first, "round": 0, "seconds": seconds}, *intro)
    return replace(reply, change=change + head({"count.rounds": count + 1}), unsaved=True)


def _round(turn: Turn, draft: Mapping[str, Any], *intro: Line) -> Reply:
    speaker, listener = _people(turn, draft)
    rest = max(0, int(draft["seconds"]) - LONGEST_SILENCE)
    says: list[Line] = [
        *intro,
        say(f"rounds-{draft['kind']}", speaker=speaker, listener=listener),
        *([Read(draft["guide"])] if "guide" in draft and draft["round"] == 0 else []),
        Silence(min(int(draft["seconds"]), LONGEST_SILENCE)),
    ]
    if rest:
        spoken = say("rounds-longer", speaker=speaker)
        return ask(*says, spoken, then=longer.question, draft={**draft, "rest": rest})
    return _listener(turn, draft, *says)


def _listener(turn: Turn, draft: Mapping[str, Any], *says: Line) -> Reply:
    """The soft cue at the change of turns, and the listener's part."""
    speaker, listener = _people(turn, draft)
    kind = "goodnews" if draft["kind"] == "goodnews" else "back"
    lines = [*says, say(f"rounds-{kind}-cue", listener=listener, speaker=speaker)]
    lines += [Read(draft["ask"])] if kind == "goodnews" else []
    lines.append(Silence(SAY_BACK))
    if draft["round"] == 0 and kind == "back":
        return ask(*lines, say("rounds-swap"), then=swap.question, draft=draft)
    if draft["kind"] == "question":
        return ask(*lines, say("rounds-again"), then=again.question, draft=draft)
    return tell(*lines, say("rounds-close"))


@longer.on(YES, "ReadyIntent", "AnotherIntent", "AMAZON.NextIntent")
def go_on(turn: Turn) -> Reply:
    """Said enough: the listener's turn."""
    return _listener(turn, turn.draft)


@longer.on(NO)
def keep_talking(turn: Turn) -> Reply:
    """A while longer."""
    speaker, _ = _people(turn, turn.draft)
    rest = min(int(turn.draft["rest"]), LONGEST_SILENCE)
    says = (say("rounds-more-time"), Silence(rest), say("rounds-longer", speaker=speaker))
    return ask(*says, then=longer.question, draft=turn.draft)


@swap.on(YES, "ReadyIntent")
def swapped(turn: Turn) -> Reply:
    """The other one speaks."""
    return _round(turn, {**turn.draft, "round": 1})


@swap.on(NO)
def enough(turn: Turn) -> Reply:
    """One round was good."""
    return tell(say("rounds-close"))


@again.on(NO)
def no_more(turn: Turn) -> Reply:
    """That was good."""
    return tell(say("rounds-close"))


def _people(turn: Turn, draft: Mapping[str, Any]) -> tuple[Value, Value]:
    """(speaker, listener) of this round, as names or as "one of you" and "the other"."""
    names = turn.couple.names
    if len(names) < 2:
        one: tuple[Value, Value] = (Word("one-of-you"), Word("the-other"))
        return one if draft["round"] == 0 else (Word("the-other"), Word("the-first"))
    order = list(PARTNERS) if (draft["first"] == "1") == (draft["round"] == 0) else ["2", "1"]
    return names[order[0]], names[order[1]]
