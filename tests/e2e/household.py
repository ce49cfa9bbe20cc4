"""People who talk to the skill on their devices: turns as envelopes, and all that comes back."""

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator import ssml
from skill.app import answer_with
from skill.ports import Memory
from skill.storage.dynamo_shelf import DynamoShelf
from skill.storage.dynamodb import DynamoMemory
from skill.storage.pairing import Pairs
from skill.storage.sqlite import SqliteMemory
from skill.storage.sqlite_shelf import SqliteShelf
from tests.alexa import envelopes as make
from tests.e2e.who import DEVICES, Said

Json = dict[str, Any]
Answer = Callable[[Json], Json]
Wish = tuple[str, dict[str, str]]  # an intent and its slots

BEGIN = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Heard:
    """An answer: all that is said or shown by it, and what its session carries on."""

    speech: str
    shown: str  # everything outside the session's attributes, speech too
    card: str
    attributes: Json
    bytes: str


class Household:
    """Two accounts, three devices, one skill."""

    def __init__(self, answer: Answer, endpoint: str) -> None:
        self._answer, self._endpoint = answer, endpoint
        self.sessions: dict[str, Json] = {}
        self.now = BEGIN

    def tell(self, said: Said, request: str) -> Heard:
        """One turn. request: its id, unique for this household."""
        envelope = self._envelope(said, request)
        answer = json.loads(json.dumps(self._answer(json.loads(json.dumps(envelope)))))
        body = answer["response"]
        if body.get("shouldEndSession") is False or "shouldEndSession" not in body:
            self.sessions[said.device] = answer.get("sessionAttributes", {})
        else:
            self.sessions.pop(said.device, None)
        attributes = answer.pop("sessionAttributes", {})
        speech = (body.get("outputSpeech") or {}).get("ssml", "<speak/>")
        shown = html.unescape(json.dumps(answer, ensure_ascii=False))
        everything = json.dumps([answer, attributes], sort_keys=True)
        return Heard(ssml.plain(speech), shown, str(body.get("card", "")), attributes, everything)

    def leave(self, device: str) -> None:
        """Nobody answers: the session is over."""
        self.sessions.pop(device, None)

    def _envelope(self, said: Said, request: str) -> Json:
        account = DEVICES[said.device]
        system: Json = {
            "user": {"userId": account},
            "device": {"deviceId": said.device},
            "apiEndpoint": self._endpoint,
        }
        if said.voice:
            system["person"] = {"personId": said.voice}
        parts: Json = {"id": request, "session": self.sessions.get(said.device, {}), **system}
        if said.intent == "LaunchRequest":
            envelope = make.launch(**parts)
        else:
            envelope = make.intent(said.intent, dict(said.slots), **parts)
        envelope["request"]["timestamp"] = f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        return envelope

    def passes(self, span: timedelta) -> None:
        """Time goes by."""
        self.now += span


class Codes:
    """`ports.Chance` without chance, so that what fails fails again."""

    def __init__(self) -> None:
        self.last = 200_000

    def code(self) -> str:
        """Six digits that were not given out before."""
        self.last += 1
        return str(self.last)


def skill(memory: Memory, codes: Codes) -> Answer:
    """The skill on a memory of either kind."""
    if isinstance(memory, DynamoMemory):
        return answer_with(memory, None, Pairs(DynamoShelf(memory), codes))
    assert isinstance(memory, SqliteMemory)
    return answer_with(memory, None, Pairs(SqliteShelf(memory), codes))


def read(lines: str) -> list[Wish]:
    """Wishes, one a line: how often, the intent, its slots."""
    found: list[Wish] = []
    for often, intent, *slots in map(str.split, lines.strip().splitlines()):
        found += int(often) * [(intent, dict(one.split("=") for one in slots))]
    return found


# What people say; what is in "<>" is drawn anew.
PRIVATE = read("""
    4 SetGoalIntent goal=<word>
    2 SetGoalIntent
    4 GoalStatusIntent
    1 GoalDoneIntent
    3 ShareIntent share=goal
    1 ShareIntent share=trend
    1 KeepPrivateIntent share=goal
    1 KeepPrivateIntent
    3 LeaveNoteIntent note=<word>
    1 LeaveNoteIntent partner=<name>
    3 HearNotesIntent
    1 CheckInIntent
    1 CheckInHistoryIntent period=this_month
    1 CheckInHistoryIntent period=this_month partner=<name>
    2 UndoIntent
    1 ExportIntent
""")
SHARED = read("""
    1 AddGratitudeIntent thing=tea
    1 ReadGratitudeIntent
    1 RemoveGratitudeIntent
    1 AddPlanIntent plan=picnic
    1 PlansIntent
    1 AffirmationIntent
    1 AnotherIntent
    1 SaveIntent
    1 FavoritesIntent
    1 TipIntent
    1 DeepQuestionIntent depth=light
    1 ListeningIntent duration=PT1M
    1 TogetherIntent
    1 StartScreenFreeIntent duration=PT30M
    1 ScreenFreeHistoryIntent period=this_month
    2 SetReminderIntent routine=check_in time=20:00 recurrence=daily
    1 PauseIntent duration=P7D
    1 ResumeIntent
    1 CrisisIntent
    4 LaunchRequest
""")
RARE = read("""
    1 PinIntent pin=<pin>
    1 DeleteIntent scope=mine
    1 DeleteIntent scope=ours
    1 UnpairIntent
    3 NamesIntent first=Ada second=Max
""")
# What goes on with whatever is open.
ANSWERS = read("""
    4 AMAZON.YesIntent
    2 AMAZON.NoIntent
    3 WhoIAmIntent name=<name>
    2 RatingIntent rating=<number>
    1 WhoAnswersIntent who=just_me
    1 PinIntent pin=<pin>
    3 AMAZON.RepeatIntent
    1 AMAZON.HelpIntent
    2 AMAZON.FallbackIntent
    1 AMAZON.NextIntent
    1 UndoIntent
    1 NamesIntent first=Ada second=Max
""")
