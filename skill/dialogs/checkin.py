"""The check-in: five signs, one question each, for two in turn or for one alone.

Every answer is written as it is given, on its owner's own item; the couple's page holds only the
place, so that a check-in for two goes on where it stopped, tomorrow too.
"""

from skill.conversation import NO, YES, Dialog
from skill.core import signs
from skill.core.change import NOTHING, Change, put
from skill.core.checkin import PARTNERS, Walk, resumed
from skill.core.couple import head
from skill.dialogs import answers, comparing, identity
from skill.reply import Line, Owned, Reply, Value, Word, ask, say, tell
from skill.turn import Turn

checkin = Dialog("checkin")
answer = checkin.question("answer", keeps=True)  # one sign, one person
together = checkin.question("who")  # both, or just the one speaking?


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
    walk = resumed(partner, _stamp(turn), answers.own(answers.all_of(turn), partner))
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
    return _question(
        turn, walk, say("checkin-back"), put(answers.key(walk.stamp, partner), {}, sign)
    )


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
    change = put(answers.key(walk.stamp, partner), {sign: rating or 0})
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
        change += put(answers.key(walk.stamp, partner), {"done": 1})
    found = {"checked": turn.today.isoformat(), "least": walk.weakest}
    change += head(found, "checkin", "undo")
    if turn.couple.last_checkin is None:
        return tell(say("checkin-thanks"), say(f"step-{walk.weakest}"), change=change)
    return comparing.begin(turn, walk.weakest, change)


def _finish_alone(turn: Turn, walk: Walk, change: Change) -> Reply:
    says: list[Line] = [say("checkin-thanks-alone")]
    change += put(answers.key(walk.stamp, walk.alone), {"done": 1})
    if turn.speaker != walk.alone:  # the last answer came from a voice that nothing tells
        return tell(*says, change=change)
    if walk.heavy:  # for this person's ears alone, and instead of any exercise
        care = say("checkin-care", words=Owned(walk.alone, Word("care-outside")))
        return tell(
            *says, care, change=change + put(answers.key(walk.stamp, walk.alone), {"care": 1})
        )
    if walk.compared:
        how = Owned(walk.alone, Word(f"compared-{walk.compared}"))
        says.append(say("checkin-own-compared", how=how))
    return tell(*says, say(f"step-{walk.weakest}"), change=change)


def _stamp(turn: Turn) -> str:
    return f"{turn.now:%Y-%m-%dT%H:%M}"
