"""The measures of the skill's voice, as far as a program can hold them.

A sentence fits one breath, a turn three of them, with one question, last. What a couple asked to
hear (an affirmation, the list of their reminders) is content, and measured where it is kept.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from simulator import reply
from skill import content
from tests.content.checker import sentences, words
from tests.content.languages import LANGUAGES

SENTENCE_WORDS = 20  # one breath
SENTENCES = 3
WORDS_A_MINUTE = 150  # as Alexa speaks, roughly
CHECKIN_SECONDS = 60  # of ours, for each of the two

# English only: each language says for itself what it doesn't say.
_BANNED = re.compile(
    r"\b(awesome|amazing|incredible|journey|you should|you must|invalid|not recognized|error"
    r"|successful(?:ly)?|unfortunately|apologi[sz]e|submit|click|tap|swipe|husband|wife"
    r"|he|she|him|his|hers?|anything else|didn't (?:get|catch) that|please note)\b",
    re.IGNORECASE,
)
# "To change it, say, move it." and "Answer, or say skip." suggest; "what you say, and" doesn't.
_SUGGESTED = (
    re.compile(r"(?:^|[^\w\s] |\bjust |\bor )say, ([^.?!;]+?)(?=[.?!;]|, and\b|$)", re.IGNORECASE),
    re.compile(r"\bor say (\w+)(?=[.,?]| and\b)", re.IGNORECASE),
)
# What these answer with is a list that was asked for: content, if from no pack.
_LISTS = {"ListRemindersIntent", "ChangeReminderIntent", "ReadGratitudeIntent"}
_LONG_SILENCE = '<break time="10s"/>'  # what is said after it is a turn of its own
_PAUSE = re.compile(r"\s*\.\.\.\s*")


@dataclass(frozen=True)
class Content:
    """What is read out, told apart from the skill's own words."""

    texts: frozenset[str]

    def own(self, text: str) -> str:
        """The skill's own words: neither from a pack nor between two pauses."""
        parts = _PAUSE.split(text)
        ends = [parts[0], *parts[-1:]] if len(parts) > 1 else parts
        return " ".join(part for part in ends if part and part not in self.texts)

    def fold(self, text: str) -> str:
        """`text` with "..." for what comes from a pack."""
        return " ... ".join(p for p in _PAUSE.split(text) if p not in self.texts)


@cache
def tell_apart(locale: str) -> Content:
    """All packs of a locale's language."""
    packs = (Path(content.__file__).parent / content.language(locale)).glob("*.json")
    items = [item for path in packs for item in json.loads(path.read_text("utf-8"))]
    return Content(frozenset(item["text"] for item in items))


def text_problems(text: str, locale: str) -> Iterator[str]:
    """What is wrong with the skill's own words, whatever the turn."""
    for sentence in sentences(text):
        if len(words(sentence)) > SENTENCE_WORDS:
            yield f"more than {SENTENCE_WORDS} words: {sentence.strip()}"
    if "!" in text:
        yield f"an exclamation mark: {text}"
    if re.search(r"\d", text):
        yield f"digits: {text}"
    if text.lower().count("sorry") > 1:
        yield f"sorry twice: {text}"
    if locale.startswith("en"):
        found = [*_BANNED.finditer(text), *LANGUAGES["en"].uncontracted.finditer(text)]
        yield from (f"not our words: {one.group(0)} in: {text}" for one in found)


def question_problems(text: str) -> Iterator[str]:
    """More than one question, or one that isn't last."""
    asked = len(re.findall(r"\?", text))
    if asked > 1:
        yield f"{asked} questions: {text}"
    if asked and not reply.is_question(text):
        yield f"the question isn't last: {text}"


def suggested(text: str) -> list[str]:
    """The phrases that a text tells a person to say."""
    found = [phrase for pattern in _SUGGESTED for phrase in pattern.findall(text)]
    return [part for phrase in found for part in re.split(r",? or (?:say, )?", phrase)]


@dataclass
class Listener:
    """Listens to a household's turns, one after the other; `understood` knows what the model
    understands."""

    locale: str
    understood: Callable[[str], bool]
    welcome: str = ""
    checkin: list[str] = field(default_factory=list)

    def problems(self, request: dict[str, Any], response: dict[str, Any]) -> Sequence[str]:
        """What is wrong with a turn, in words."""
        body = response.get("response") or {}
        said, again = reply.speech_text(body.get("outputSpeech")), reply.reprompt_text(body) or ""
        own = tell_apart(self.locale).own
        intent = (request["request"].get("intent") or {}).get("name", request["request"]["type"])
        found = [*text_problems(own(said), self.locale), *text_problems(own(again), self.locale)]
        found += [*question_problems(own(said)), *question_problems(own(again))]
        for text in (*_stretches(body), again):
            if len(sentences(own(text))) > SENTENCES and intent not in _LISTS:
                found.append(f"more than {SENTENCES} sentences: {own(text)}")
        for phrase in suggested(f"{said} {again}"):
            if not self.understood(phrase):
                found.append(f"suggested, but not understood: {phrase}")
        if intent == "LaunchRequest":
            if said == self.welcome:
                found.append(f"the same welcome twice in a row: {said}")
            self.welcome = said
        return [*found, *self._checkin(request, response, own(said))]

    def _checkin(
        self, request: dict[str, Any], response: dict[str, Any], own: str
    ) -> Iterator[str]:
        """How long a check-in talks in one session, from its first question to its end."""
        before = (request.get("session") or {}).get("attributes") or {}
        after = response.get("sessionAttributes") or {}
        states = [before, after]
        if not before:
            self.checkin.clear()
        if not any(str(state.get("q", "")).startswith("checkin-") for state in states):
            return
        self.checkin.append(own)
        people = 1 if any((state.get("d") or {}).get("alone") for state in states) else 2
        seconds = len(words(" ".join(self.checkin))) * 60 / WORDS_A_MINUTE / people
        if seconds > CHECKIN_SECONDS:
            yield f"a check-in of {seconds:.0f} seconds a person"


def _stretches(body: dict[str, Any]) -> Iterator[str]:
    """What is said, in stretches between long silences."""
    spoken = (body.get("outputSpeech") or {}).get("ssml", "")
    for part in spoken.removeprefix("<speak>").removesuffix("</speak>").split(_LONG_SILENCE):
        yield reply.speech_text({"type": "SSML", "ssml": f"<speak>{part}</speak>"})
