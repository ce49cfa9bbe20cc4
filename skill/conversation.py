"""The dialogue engine: a turn comes in, one plain function answers it, a reply goes out.

A handler returns what to say, what to write (a `Change`) and the question that stays open. A reply
without a question ends the session, so an open microphone without a question cannot be written.
A question is a place where the conversation can stand.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from skill.core import crisis, undoing
from skill.core.change import HEAD, NOTHING, Change, put
from skill.core.couple import Couple
from skill.core.errors import SkillError, Stale, Unavailable
from skill.reply import Question, Reply, Say, say, tell
from skill.turn import Turn

LAUNCH, FALLBACK, OTHERWISE = "LaunchRequest", "AMAZON.FallbackIntent", "*"
YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
TRIES = 3  # how often a turn is decided anew when another device wrote in between


Handler = Callable[[Turn], Reply]


class Dialog:
    """One conversation: its open routes, its questions and theirs."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.routes: dict[tuple[str | None, str], Handler] = {}
        self.questions: dict[str, Question] = {}
        self.offline: set[str] = set()
        self.wishes: dict[str, Callable[[Turn], bool]] = {}

    def question(
        self,
        name: str,
        fills: tuple[str, str] | None = None,
        keeps: bool = False,
        help: str | None = None,
    ) -> "Place":
        """A new place of this dialog, known everywhere as "<dialog>-<name>". See `Question`."""
        question = Question(f"{self.name}-{name}", fills, keeps, help or f"help-{self.name}")
        if question.id in self.questions:
            raise ValueError(f"two questions {question.id}")
        self.questions[question.id] = question
        return Place(self, question)

    def on(
        self, *intents: str, offline: bool = False, wish: Callable[[Turn], bool] | None = None
    ) -> Callable[[Handler], Handler]:
        """Route intents to a handler, wherever the conversation stands.

        offline: it can answer without the table. wish: tells a wish of its own from a bare answer
        that reached this intent by chance ("nine" is a time too); the latter goes to the open
        question's `otherwise`.
        """
        self.offline.update(intents if offline else ())
        self.wishes.update(dict.fromkeys(intents, wish) if wish else {})
        return self.route(None, intents)

    def route(self, place: str | None, intents: Iterable[str]) -> Callable[[Handler], Handler]:
        """Register a handler. Raises ValueError when a route has one already."""

        def register(handler: Handler) -> Handler:
            for intent in intents:
                if (place, intent) in self.routes:
                    raise ValueError(f"two handlers for {intent} at {place}")
                self.routes[place, intent] = handler
            return handler

        return register


class Place:
    """A question's routes, at the dialog that owns it."""

    def __init__(self, dialog: Dialog, question: Question) -> None:
        self.dialog, self.question = dialog, question

    def on(self, *intents: str) -> Callable[[Handler], Handler]:
        """Route intents to a handler while this question is open."""
        return self.dialog.route(self.question.id, intents)

    @property
    def otherwise(self) -> Callable[[Handler], Handler]:
        """Route everything that is no new wish."""
        return self.on(OTHERWISE)


class Conversation:
    """All dialogs together: look-up, one decision, one write."""

    def __init__(self, dialogs: Iterable[Dialog]) -> None:
        self.routes: dict[tuple[str | None, str], Handler] = {}
        self.questions: dict[str, Question] = {}
        self.offline: set[str] = set()
        self.wishes: dict[str, Callable[[Turn], bool]] = {}
        for dialog in dialogs:
            clash = self.routes.keys() & dialog.routes.keys()
            if clash or self.questions.keys() & dialog.questions.keys():
                raise ValueError(f"dialog {dialog.name} repeats {sorted(map(str, clash))}")
            self.routes |= dialog.routes
            self.questions |= dialog.questions
            self.offline |= dialog.offline
            self.wishes |= dialog.wishes

    def handler(self, turn: Turn) -> Handler:
        """The question's route, an open route, the question's otherwise, the fallback."""
        question = turn.open.id if turn.open else None
        return (
            self.routes.get((question, turn.intent))
            or (self.routes.get((None, turn.intent)) if self._wished(turn) else None)
            or self.routes.get((question, OTHERWISE))
            or self.routes[None, FALLBACK]
        )

    def _wished(self, turn: Turn) -> bool:
        wish = self.wishes.get(turn.intent)
        return turn.intent != FALLBACK and (turn.open is None or wish is None or wish(turn))

    def answer(self, turn: Turn) -> tuple[Turn, Reply]:
        """Decide and write: the turn as it was decided (after another device's writes) and the
        reply to give. Raises whatever a handler raises but SkillError, Stale and Unavailable."""
        turn = replace(turn, open=self.questions.get(turn.state.question or ""))
        for _ in range(TRIES):
            reply = None
            try:
                reply = self._decide(turn)
                change = _whole(turn, reply)
                if change and turn.offline:
                    return turn, _unsaved(turn, reply)
                if change:
                    now = int(turn.now.timestamp())
                    turn.world.memory.apply(turn.couple_id, change, turn.request, now)
            except Stale:
                try:
                    head = turn.world.memory.page(turn.couple_id, HEAD)
                except Unavailable:
                    break
                turn = replace(turn, couple=Couple(head), pages={})
            except SkillError as error:
                return turn, tell(Say(f"error-{error.key}", error.values))
            except Unavailable:
                break
            else:
                return replace(turn, couple=turn.couple.after(change)), reply
        return turn, _unsaved(turn, reply)

    def _decide(self, turn: Turn) -> Reply:
        texts, names = [one.value for one in turn.slots.values()], turn.couple.names.values()
        if urgent := crisis.intent(turn.intent, texts, tuple(names)):
            return self.routes[None, urgent](turn)
        if turn.offline and turn.intent not in self.offline:
            return tell(say("error-storage"))
        return self.handler(turn)(turn)


def _whole(turn: Turn, reply: Reply) -> Change:
    """A reply's change with what the edge learned and the note of how to take it back."""
    change = reply.change
    if reply.undo is not None:
        by, now = reply.speaker or turn.speaker, int(turn.now.timestamp())
        change += undoing.keep(reply.undo, turn.couple_id, by, now)
    return put(HEAD, turn.learned) + change if change and turn.learned else change


def _unsaved(turn: Turn, reply: Reply | None) -> Reply:
    if reply is not None and reply.unsaved:
        return replace(reply, says=(say("unsaved"), *reply.says), change=NOTHING, undo=None)
    return tell(say("error-storage-kept" if turn.open and turn.open.keeps else "error-storage"))
