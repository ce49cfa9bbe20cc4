"""What Alexa tells outside a conversation. The answer is empty, whatever happens."""

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.envelope import SILENT
from skill.ports import Memory


class Events(AbstractRequestHandler):
    """Answers session ends and skill events. Every event may come twice, late or never."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for requests that may not be answered with speech."""
        return handler_input.request_envelope.request.object_type in SILENT

    def handle(self, handler_input: HandlerInput) -> Response:
        """Everything a session holds was written as it was said, so its end needs nothing."""
        return Response()
