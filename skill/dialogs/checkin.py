"""The check-in: five signs, one question each, for two in turn or for one alone.

Every answer is written as it is given, on its owner's own item; the couple's page holds only the
place, so that a check-in for two goes on where it stopped, tomorrow too.
"""

from collections.abc import Mapping
from typing import Any

from skill.conversation import NO, YES, Dialog, Turn
from skill.core import signs
from skill.core.change import NOTHING, Change, put
from skill.core.checkin import PARTNERS, Walk, ratings, resumed
from skill.core.couple import head
from skill.dialogs import identity
from skill.reply import Line, Owned, Reply, Value, Word, ask, say, tell

checkin = Dialog("checkin")
answer = checkin.question("answer", keeps=True)  # one sign, one person
together = checkin.question("who")  # both, or just the one speaking?
compare = checkin.question("compare")  # each one's yes to hearing how it compares

_LATEST = 16  # answers to look through for each one's last time


def key(stamp: str, partner: str) -> str:
    """Sort key of one partner's answers of the check-in begun at `stamp`."""
    return f"CHECKIN#{stamp}#{partner}"


@checkin.on("CheckInIntent")
def begin(turn: Turn) -> Reply:
    """Start, or go on with an unfinished one."""
    if not turn.couple.known:
        return identity.ask_names(turn)
    walk = turn.couple.checkin
    if walk and walk.fresh(turn.today):
        return _question(turn, walk, say("checkin-resume"))
    if len(turn.couple.partners) == 1:
        return _alone(turn)
    if turn.speaker:
        other = turn.couple.other(turn.speaker) or turn.speaker
        return ask(say("checkin-who", name=turn.couple.names[other]), then=together.question)
    return both(turn)


@together.on(YES, "ReadyIntent")
def both(turn: Turn) -> Reply:
    """Both answer, in turn, on the same question."""
    intro = "checkin-intro" if turn.couple.last_checkin is None else "checkin-intro-short"
    return _question(turn, Walk(_stamp(turn)), say(intro))


@together.on(NO)
def just_me(turn: Turn) -> Reply:
    """Only the one who is speaking."""
    return _alone(turn)


@together.on("WhoAnswersIntent")
@answer.on("WhoAnswersIntent")
def who_answers(turn: Turn) -> Reply:
    """ "Both of us", or "just me"."""
    return both(turn) if turn.slot("who") == "both" else just_me(turn)


@identity.private("CheckInAlone")
def _alone(turn: Turn) -> Reply:
    """Begin or go on alone; reads the speaker's own check-ins once."""
    partner = turn.speaker or PARTNERS[0]
    walk = resumed(partner, _stamp(turn), own(all_of(turn), partner))
    return _question(turn, walk, say("checkin-resume" if walk.place else "checkin-alone"))


@answer.on("RatingIntent")
def record(turn: Turn) -> Reply:
    """An answer from one to five, by number or by word."""
    rating = signs.rating(turn.slot("rating"))
    if rating is None:
        return unsure(turn)
    walk = Walk.from_json(turn.draft)
    _, partner = walk.asked
    if turn.couple.speaker(turn.voice) not in (None, partner):
        return _question(turn, walk, say("checkin-not-you", name=turn.couple.names[partner]))
    return _next(turn, rating)


@answer.on("AnotherIntent", "AMAZON.NextIntent")
def skip(turn: Turn) -> Reply:
    """Skipping is free and needs no reason."""
    return _next(turn, None)


@answer.on("UndoIntent")
def back(turn: Turn) -> Reply:
    """Take back the last answer and ask it again."""
    walk = Walk.from_json(turn.draft)
    if walk.place == 0:
        return _question(turn, walk, say("checkin-first"))
    walk = walk.back()
    sign, partner = walk.asked
    return _question(turn, walk, say("checkin-back"), put(key(walk.stamp, partner), {}, sign))


@answer.otherwise
def unsure(turn: Turn) -> Reply:
    """No answer that fits: once more plainly, then two ways, then let go with the place kept."""
    misses = turn.state.misses
    if misses >= 2:
        return tell(say("stop-kept"))
    words = say("checkin-unsure") if misses == 0 else say("checkin-choices")
    return ask(
        words,
        then=answer.question,
        again=_reminder(turn, Walk.from_json(turn.draft)),
        draft=turn.draft,
        missed=True,
    )


def _next(turn: Turn, rating: int | None) -> Reply:
    walk = Walk.from_json(turn.draft)
    sign, partner = walk.asked
    change = put(key(walk.stamp, partner), {sign: rating or 0})
    walk = walk.answered(rating)
    if not walk.over:
        return _question(turn, walk, None, change)
    return _finish_alone(turn, walk, change) if walk.alone else _finish(turn, walk, change)


def _question(turn: Turn, walk: Walk, intro: Line | None, change: Change = NOTHING) -> Reply:
    """Ask what stands at the walk's place. For two, the place is kept on the couple's page."""
    sign, partner = walk.asked
    names, other = turn.couple.names, turn.couple.other(partner)
    form = "alone" if walk.alone else "too" if walk.second and intro is None else "ask"
    if change and not walk.alone:
        change += head({"checkin": walk.shared()})
    values: dict[str, Value] = {"name": names[partner]}
    values["partner"] = names[other] if other else Word("your-partner")
    return ask(
        *([intro] if intro else []),
        say(f"checkin-{form}-{sign}", **values),
        then=answer.question,
        again=_reminder(turn, walk),
        draft=walk.to_json(),
        change=change,
        owner=(turn.state.owner or turn.me) if walk.alone else None,
    )


def _reminder(turn: Turn, walk: Walk) -> Line:
    """Whose turn it is, at which sign, and what one may answer."""
    sign, partner = walk.asked
    return say("checkin-answer-again", name=turn.couple.names[partner], sign=Word(f"sign-{sign}"))


def _finish(turn: Turn, walk: Walk, change: Change) -> Reply:
    for partner in PARTNERS:
        change += put(key(walk.stamp, partner), {"done": 1})
    found = {"checked": turn.today.isoformat(), "least": walk.weakest}
    change += head(found, "checkin", "undo")
    if turn.couple.last_checkin is None:
        return tell(say("checkin-thanks"), say(f"step-{walk.weakest}"), change=change)
    name = turn.couple.names["1"]
    return ask(
        say("checkin-compare", name=name),
        then=compare.question,
        again=say("checkin-compare-again", name=name),
        draft={"least": walk.weakest, "yes": 0},
        change=change,
    )


def _finish_alone(turn: Turn, walk: Walk, change: Change) -> Reply:
    says: list[Line] = [say("checkin-thanks-alone")]
    change += put(key(walk.stamp, walk.alone), {"done": 1})
    if turn.speaker != walk.alone:  # the last answer came from a voice that nothing tells
        return tell(*says, change=change)
    if walk.heavy:  # for this person's ears alone, and instead of any exercise
        care = say("checkin-care", words=Owned(walk.alone, Word("care-outside")))
        return tell(*says, care, change=change + put(key(walk.stamp, walk.alone), {"care": 1}))
    if walk.compared:
        how = Owned(walk.alone, Word(f"compared-{walk.compared}"))
        says.append(say("checkin-own-compared", how=how))
    return tell(*says, say(f"step-{walk.weakest}"), change=change)


@compare.on(YES)
def compare_yes(turn: Turn) -> Reply:
    """A yes; the comparison is told when both have said theirs, this time."""
    asked = PARTNERS[turn.draft["yes"]]
    if not _is_theirs(turn, asked):
        return unheard(turn, asked)
    if not turn.draft["yes"]:
        name = turn.couple.names["2"]
        return ask(
            say("checkin-compare-too", name=name),
            then=compare.question,
            again=say("checkin-compare-again", name=name),
            draft={**turn.draft, "yes": 1},
        )
    words: list[Line] = []
    found = all_of(turn)
    moved: dict[str, str] = {}
    for partner in PARTNERS:
        done = [ratings(body) for _, body in own(found, partner) if body.get("done")]
        word = signs.compared(done[0], done[1]) if len(done) > 1 else None
        moved |= {partner: word} if word else {}
    for partner, word in moved.items():
        how = Owned(partner, Word(f"compared-{word}"))
        words.append(say("checkin-compared", name=turn.couple.names[partner], how=how))
    if len(moved) == len(PARTNERS) and len(set(moved.values())) == 1:
        words = [say("checkin-compared-both", how=how)]
    step = say(f"step-{turn.draft['least']}")
    return tell(*words, step, consented=frozenset(PARTNERS))


def _is_theirs(turn: Turn, partner: str) -> bool:
    """Whether a yes may be this partner's: nobody says it for another whose voice is known."""
    if any(turn.couple.doc.get(f"{kind}.{partner}") for kind in ("voice", "voice.also")):
        return turn.couple.speaker(turn.voice) == partner
    return turn.speaker in (None, partner)


def unheard(turn: Turn, partner: str) -> Reply:
    """The yes must come from the one who was asked: once more, and then it is none."""
    if turn.state.misses:
        return compare_no(turn)
    name = turn.couple.names[partner]
    again = say("checkin-compare-again", name=name)
    whose = say("checkin-not-you", name=name)
    return ask(whose, again, then=compare.question, again=again, draft=turn.draft, missed=True)


@compare.on(NO, "AnotherIntent", "AMAZON.NextIntent")
def compare_no(turn: Turn) -> Reply:
    """One no is enough, and nothing is said about it."""
    return tell(say(f"step-{turn.draft['least']}"))


Answers = list[tuple[str, Mapping[str, Any]]]


def own(found: Answers, partner: str) -> Answers:
    """Those of one partner, as (stamp, body), newest first."""
    return [
        (stamp.removesuffix(f"#{partner}"), body)
        for stamp, body in found
        if stamp.endswith(f"#{partner}")
    ]


def all_of(turn: Turn, since: str = "", until: str = "", limit: int = _LATEST) -> Answers:
    """("<stamp>#<partner>", body) of the couple's latest check-ins, newest first. One read.

    since, until: days, the second one not included.
    """
    found = turn.world.memory.entries(
        turn.couple_id, "CHECKIN#", since=since, until=until, limit=limit
    )
    return [(one.key.removeprefix("CHECKIN#"), one.body) for one in found]


def _stamp(turn: Turn) -> str:
    return f"{turn.now:%Y-%m-%dT%H:%M}"
