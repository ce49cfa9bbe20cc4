"""The composition root: settings from outside -> one callable, envelope in, envelope out."""

import gc
import json
import logging
import os
from collections.abc import Callable
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import RequestEnvelope

from skill.alexa.envelope import BadEnvelope, heard, locale, request_id, request_type, tame
from skill.alexa.events import Events
from skill.alexa.talk import Talk
from skill.conversation import Conversation
from skill.dialogs import DIALOGS
from skill.ports import Memory, Pairing
from skill.speech.render import text
from skill.storage.chance import Secret
from skill.storage.pairing import Pairs

Answer = Callable[[Any], dict[str, Any]]

_log = logging.getLogger("together_time")


def answer_with(memory: Memory, skill_id: str | None, pairing: Pairing | None = None) -> Answer:
    """The skill as one callable: an Alexa request envelope in, a response envelope out. It never
    raises; what cannot be answered is logged by request id and type, without a word of the couple.

    skill_id: the only application it answers; None answers any. pairing: where accounts can be
    linked; None where they cannot.
    """
    builder = CustomSkillBuilder()
    builder.add_request_handler(Talk(Conversation(DIALOGS), memory, pairing))
    builder.add_request_handler(Events(memory))
    skill = builder.create()
    serializer = DefaultSerializer()

    def answer(raw: Any) -> dict[str, Any]:
        try:
            tamed = tame(raw, skill_id)
            envelope = serializer.deserialize(json.dumps(tamed), RequestEnvelope)
            response: dict[str, Any] = serializer.serialize(skill.invoke(envelope, None))
        except BadEnvelope as bad:
            return _apology(raw, bad.args[0])
        except Exception as error:  # the last line of defence: Lambda never raises
            return _apology(raw, type(error).__name__, error)
        return response

    return answer


def answer_from_environment() -> Answer:
    """The skill as the environment sets it up: TABLE_NAME and SKILL_ID in production; without a
    table, an SQLite file named by STORE_PATH (a household that hosts the skill itself)."""
    table, skill_id = os.environ.get("TABLE_NAME"), os.environ.get("SKILL_ID")
    if not table:
        return build_answer(store_path=os.environ.get("STORE_PATH"), skill_id=skill_id)
    # All that is made here stays; looking through it for garbage is a tenth of the start-up.
    gc.disable()
    try:
        from skill.storage.dynamo_shelf import DynamoShelf
        from skill.storage.dynamodb import DynamoMemory

        production = DynamoMemory(table)
        return answer_with(production, skill_id, Pairs(DynamoShelf(production), Secret()))
    finally:
        gc.freeze()
        gc.enable()


def build_answer(*, store_path: str | None, skill_id: str | None = None) -> Answer:
    """The skill on SQLite at `store_path`, in memory when None."""
    from skill.storage.sqlite import SqliteMemory
    from skill.storage.sqlite_shelf import SqliteShelf

    memory = SqliteMemory(store_path or ":memory:")
    return answer_with(memory, skill_id, Pairs(SqliteShelf(memory), Secret()))


def _apology(raw: Any, why: str, error: Exception | None = None) -> dict[str, Any]:
    where = error.__traceback__ if error else None
    while where and where.tb_next:
        where = where.tb_next
    line = {
        "event": "turn failed",
        "request": request_id(raw),
        "type": request_type(raw),
        "why": why,
        "at": f"{where.tb_frame.f_code.co_name}:{where.tb_lineno}" if where else "",
    }
    _log.error(json.dumps(line))
    if not heard(raw):
        return {"version": "1.0", "response": {}}
    speech = {"type": "SSML", "ssml": f"<speak>{text('error-unknown', locale(raw))}</speak>"}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}
