"""What AWS Lambda calls. The skill is put together once, when a process starts."""

from typing import Any

from skill.app import answer_from_environment

_answer = answer_from_environment()


def lambda_handler(event: Any, context: Any) -> dict[str, Any]:
    """One turn: an Alexa request envelope in, a response envelope out. Never raises."""
    return _answer(event)
