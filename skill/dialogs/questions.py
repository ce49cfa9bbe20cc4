"""Digging deeper, guided listening and good news: each answer is followed by a listener's turn.

Nothing that is said in these is heard by the skill, and nothing is kept.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from skill import content
from skill.conversation import NO, YES, Dialog
from skill.core import schedule
from skill.core.couple import head
from skill.core.errors import SkillError
from skill.dialogs import rounds
from skill.dialogs.reading import next_in, next_of
from skill.reply import Read, Reply, ask, say, tell
from skill.turn import Turn

questions = Dialog("questions")
depth = questions.question("depth")
how_long = questions.question("long")

_SECONDS = 45  # one answer to a question
_SHORTEST, _LONGEST = timedelta(seconds=30), timedelta(minutes=5)
DEPTHS = ("light", "warm", "deep")


@depth.on("DeepQuestionIntent")
@questions.on("DeepQuestionIntent")
def deeper(turn: Turn) -> Reply:
    """A question at the depth the couple chooses."""
    wanted = turn.slot("depth")
    if wanted not in DEPTHS:
        topic = turn.slot("topic") or ""
        return ask(say("questions-depth"), then=depth.question, draft={"topic": topic})
    return ask_one(turn, wanted, turn.slot("topic") or str(turn.draft.get("topic", "")))


@depth.on("AnotherIntent", "AMAZON.NextIntent", YES)
def any_depth(turn: Turn) -> Reply:
    """Anything: a light one."""
    return ask_one(turn, "light", str(turn.draft.get("topic", "")))


@depth.on(NO)
def no_question(turn: Turn) -> Reply:
    """Not now."""
    return tell(say("cancel"))


def ask_one(turn: Turn, wanted: str, topic: str) -> Reply:
    """One question for both in turn. Deep is never the first of a day."""
    first_today = turn.couple.doc.get("asked") != turn.today.isoformat()
    level = "warm" if wanted == "deep" and first_today else wanted

    def fits(tags: Mapping[str, Any]) -> bool:
        return tags["depth"] == level and topic in ("", tags["topic"])

    item, change = next_of(turn, "question", fits)
    change += head({"asked": turn.today.isoformat()})
    intro = [say("questions-warm-first")] if level != wanted else []
    draft = {"kind": "question", "depth": wanted}
    return rounds.begin(turn, [*intro, Read(item.id)], _SECONDS, draft, change)


@questions.on("ListeningIntent")
@how_long.on("ListeningIntent", "StartScreenFreeIntent", "SetReminderIntent")
def listening(turn: Turn) -> Reply:
    """Guided listening: a length of the couple's choice, from half a minute to five."""
    value = turn.slot("duration")
    if value is None:
        return ask(say("questions-how-long"), then=how_long.question)
    try:
        span = schedule.spoken_span(value, _LONGEST)
    except SkillError as error:
        key = "questions-too-long" if error.key == "duration-long" else f"error-{error.key}"
        return ask(say(key), say("questions-how-long"), then=how_long.question)
    return listen(turn, int(max(span, _SHORTEST).total_seconds()))


@how_long.on(NO, "AMAZON.NextIntent", "AnotherIntent")
def a_minute(turn: Turn) -> Reply:
    """No wish: a minute."""
    return listen(turn, 60)


def listen(turn: Turn, seconds: int) -> Reply:
    """One speaks for a while, the other listens."""
    item, change = next_of(turn, "listening", lambda tags: tags["role"] == "speaker")
    after = replace(turn, couple=turn.couple.after(change))
    guide, more = next_of(after, "listening", lambda tags: tags["role"] == "listener")
    draft = {"kind": "listening", "guide": guide.id}
    return rounds.begin(turn, [Read(item.id)], seconds, draft, change + more)


@questions.on("GoodNewsIntent")
def good_news(turn: Turn) -> Reply:
    """One tells good news, the other asks about it."""
    item, change = next_of(turn, "goodnews")
    draft = {"kind": "goodnews", "ask": item.id}
    return rounds.begin(turn, [], _SECONDS, draft, change)


@next_in("question")
def next_question(turn: Turn) -> Reply:
    """Another question of the depth of the last one."""
    last = content.item(turn.couple.last_read or "", content.language(turn.locale))
    return ask_one(turn, str(last.tags["depth"]), "")


@next_in("listening")
def next_listening(turn: Turn) -> Reply:
    """Another thing to tell, for a minute."""
    return listen(turn, 60)


@rounds.swap.on("AnotherIntent", "AMAZON.NextIntent")
@rounds.again.on(YES, "AnotherIntent", "AMAZON.NextIntent")
def another(turn: Turn) -> Reply:
    """Passing costs nothing: another question of the same depth, or another thing to tell."""
    if turn.draft["kind"] == "question":
        return ask_one(turn, str(turn.draft["depth"]), "")
    return listen(turn, int(turn.draft["seconds"]))
