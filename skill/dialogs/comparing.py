"""How a check-in for two compares with the last: told when both said yes, this time."""

from skill.conversation import NO, YES, Dialog
from skill.core import signs
from skill.core.change import Change
from skill.core.checkin import PARTNERS, ratings
from skill.dialogs import answers
from skill.reply import Line, Owned, Reply, Word, ask, say, tell
from skill.turn import Turn

comparing = Dialog("comparing")
yes = comparing.question("yes")  # each one's yes


def begin(turn: Turn, least: str, change: Change) -> Reply:
    """Ask the first of the two. least: the sign for the small step at the end."""
    name = turn.couple.names["1"]
    return ask(
        say("comparing-ask", name=name),
        then=yes.question,
        again=say("comparing-yes-again", name=name),
        draft={"least": least, "yes": 0},
        change=change,
    )


@yes.on(YES)
def compare_yes(turn: Turn) -> Reply:
    """A yes; the comparison is told when both have said theirs, this time."""
    asked = PARTNERS[turn.draft["yes"]]
    if not _is_theirs(turn, asked):
        return unheard(turn, asked)
    if not turn.draft["yes"]:
        name = turn.couple.names["2"]
        return ask(
            say("comparing-ask-too", name=name),
            then=yes.question,
            again=say("comparing-yes-again", name=name),
            draft={**turn.draft, "yes": 1},
        )
    words: list[Line] = []
    found = answers.all_of(turn)
    moved: dict[str, str] = {}
    for partner in PARTNERS:
        done = [ratings(body) for _, body in answers.own(found, partner) if body.get("done")]
        word = signs.compared(done[0], done[1]) if len(done) > 1 else None
        moved |= {partner: word} if word else {}
    for partner, word in moved.items():
        how = Owned(partner, Word(f"compared-{word}"))
        words.append(say("comparing-one", name=turn.couple.names[partner], how=how))
    if len(moved) == len(PARTNERS) and len(set(moved.values())) == 1:
        words = [say("comparing-both", how=how)]
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
    again = say("comparing-yes-again", name=name)
    whose = say("checkin-not-you", name=name)
    return ask(whose, again, then=yes.question, again=again, draft=turn.draft, missed=True)


@yes.on(NO, "AnotherIntent", "AMAZON.NextIntent")
def compare_no(turn: Turn) -> Reply:
    """One no is enough, and nothing is said about it."""
    return tell(say(f"step-{turn.draft['least']}"))
