"""The SDK handler for everything spoken: envelope -> turn -> reply -> speech -> response."""

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import session, turns
from skill.alexa.envelope import SPOKEN
from skill.alexa.responses import respond
from skill.conversation import Conversation
from skill.core.errors import SkillError
from skill.ports import Memory, Pairing
from skill.reply import Reply, Say, tell
from skill.speech.render import Speech, render
from skill.turn import Turn


class Talk(AbstractRequestHandler):
    """Answers whatever is said to the skill."""

    def __init__(self, conversation: Conversation, memory: Memory, pairing: Pairing | None) -> None:
        self._conversation, self._memory, self._pairing = conversation, memory, pairing

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for requests that may be answered with speech."""
        return handler_input.request_envelope.request.object_type in SPOKEN

    def handle(self, handler_input: HandlerInput) -> Response:
        """One turn."""
        envelope = handler_input.request_envelope
        turn = turns.read(envelope, self._memory, self._pairing)
        turn, reply = self._conversation.answer(turn)
        reply, speech = _spoken(turn, reply)
        if envelope.session is not None:
            attributes = session.write(turn, reply, speech)
            handler_input.attributes_manager.session_attributes = attributes
        return respond(reply, speech)


def _spoken(turn: Turn, reply: Reply) -> tuple[Reply, Speech]:
    try:
        return reply, render(reply, turn)
    except SkillError as error:
        instead = tell(Say(f"error-{error.key}", error.values))
        return instead, render(instead, turn)
