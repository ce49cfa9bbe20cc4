"""The smallest skill that Amazon's SDK and its DynamoDB adapter make: what ours is measured by.

It reads one attribute and greets, and one intent saves one. TABLE_NAME names its table, whose key
is the string `id`.
"""

import os
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from ask_sdk_model import Response


class Launch(AbstractRequestHandler):
    """Greets by the name it knows."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for an opened skill."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """One read."""
        name = handler_input.attributes_manager.persistent_attributes.get("name", "you two")
        builder = handler_input.response_builder.speak(f"Hello {name}. How close do you feel?")
        return builder.ask("From one to five?").response


class Rating(AbstractRequestHandler):
    """Saves an answer."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for an answer."""
        return bool(is_intent_name("RatingIntent")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """One read, since the adapter writes whole items, and one write."""
        manager = handler_input.attributes_manager
        said = handler_input.request_envelope.request.intent.slots["rating"].value
        manager.persistent_attributes["rating"] = said
        manager.save_persistent_attributes()
        return handler_input.response_builder.speak("Thank you.").ask("And now?").response


adapter = DynamoDbAdapter(os.environ["TABLE_NAME"])
_builder = CustomSkillBuilder(persistence_adapter=adapter)
_builder.add_request_handler(Launch())
_builder.add_request_handler(Rating())
_handler = _builder.lambda_handler()


def lambda_handler(event: Any, context: Any) -> dict[str, Any]:
    """One turn: an Alexa request envelope in, a response envelope out."""
    answer: dict[str, Any] = _handler(event, context)
    return answer
