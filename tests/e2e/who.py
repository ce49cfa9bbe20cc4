"""Who may hear what: a small model that knows nothing of the skill's code.

It goes by what people do (whose voice Alexa recognised, which name and which digits were said, what
was dictated) and by what the skill says it has done ("sharing is off"). Where it cannot know, it
allows; what it forbids is forbidden.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from skill.speech.fluent import Bundle

ADA, MAX, GUEST, CHILD = "Ada", "Max", "Gus", "Kim"
COUPLE = (ADA, MAX)
DEVICES = {"kitchen": "home", "bedroom": "home", "office": "away"}  # device -> account
HOMES = {ADA: "home", MAX: "away"}  # whose account is whose, once the two are linked
OWN = ("history-level", "history-moved", "history-signs", "checkin-own-compared", "care-outside")
BOTH = ("comparing-one", "comparing-both")
_FTL = Path(__file__).resolve().parents[2] / "skill" / "locales" / "en.ftl"


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """What finds a message in speech, whatever its variant and its values."""
    source = _FTL.read_text("utf-8")
    bundle, found = Bundle(source, "en"), []
    kind = "moved" if key.startswith("history") else "compared"
    how = "|".join(re.findall(rf"^{kind}-[\w-]+ = (.+)$", source, re.MULTILINE))
    values = {name: "\x01" if name == "how" else "\x00" for name in bundle.variables(key)}
    for variant in bundle.variants(key) or (None,):
        text = re.escape(bundle.format(key, values, variant))
        found.append(text.replace("\x00", "(.+?)").replace("\x01", f"({how})"))
    return re.compile("|".join(found))


def says(speech: str, *keys: str) -> re.Match[str] | None:
    """Where one of these messages is said."""
    return next((hit for key in keys if (hit := _pattern(key).search(speech))), None)


def _name(hit: re.Match[str]) -> str:
    return next(name for name in hit.groups() if name)


@dataclass(frozen=True)
class Said:
    """One turn as the room has it: who speaks where, what, and whether Alexa knows the voice."""

    person: str
    device: str
    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    recognised: bool = False

    @property
    def voice(self) -> str | None:
        """The person as Alexa tells it, by another id on each account."""
        return f"{self.person}@{DEVICES[self.device]}" if self.recognised else None


@dataclass
class Talk:
    """A session: the name that was said and is believed, and the voice that said it."""

    name: str | None = None
    voice: str | None = None
    claim: str | None = None  # said, and not believed yet
    digits: str = ""
    said: str = ""  # by the skill, the last time
    yes: int = 0  # in a row


@dataclass
class Secret:
    """A private word, dictated in a session by a voice (None: not recognised)."""

    word: str
    kind: str  # "goal", "note", or "idea": a goal out of what anyone may be offered
    talk: Talk
    voice: str | None
    owner: str | None  # of a goal its partner, of a note the one it was left for
    author: str | None  # the partner known to have dictated it
    shared: bool = False


class Model:
    """Who may hear what, turn by turn: `begins`, then ask, then `ends`."""

    def __init__(self) -> None:
        self.linked: dict[str, str] = {}  # voice -> person
        self.pins: dict[str, str] = {}
        self.secrets: list[Secret] = []
        self.talks: dict[str, Talk] = {}
        self.trends: set[str] = set()  # who let the two's trend be told
        self.paired = False

    def begins(self, said: Said) -> str | None:
        """Take note of what is said; who is known to speak: by voice, else by a name said."""
        talk = self.talks.setdefault(said.device, Talk())
        by_voice, same = self.linked.get(said.voice or ""), (None, said.voice)
        if said.voice and (by_voice not in (None, talk.name) or talk.voice not in same):
            talk.name = talk.voice = None  # this is not the one who said that name
        talk.yes = talk.yes + 1 if said.intent == "AMAZON.YesIntent" else 0
        talk.digits = said.slots.get("pin") or said.slots.get("code") or talk.digits
        name = said.slots.get("name") or said.slots.get("first")
        is_recipient = says(talk.said, "notes-whom", "notes-whom-again")
        if name in COUPLE and "second" not in said.slots and not is_recipient:
            talk.claim = name
        if talk.claim and self._believes(said, talk, talk.claim):
            talk.name, talk.voice, talk.claim = talk.claim, said.voice, None
            self._adopts(said, talk)
        speaker = by_voice or talk.name
        for kind in ("goal", "note"):
            if word := said.slots.get(kind):
                owner = speaker if kind == "goal" else None
                self.secrets.append(Secret(word, kind, talk, said.voice, owner, speaker))
        return speaker

    def _adopts(self, said: Said, talk: Talk) -> None:
        """ "Who's asking?" What was dictated just now is theirs who say so."""
        for one in self.secrets:
            contradicted = one.voice and said.voice and one.voice != said.voice
            if one.talk is talk and one.author is None and not contradicted:
                one.author = talk.name
                one.owner = talk.name if one.kind == "goal" else one.owner

    def _believes(self, said: Said, talk: Talk, name: str) -> bool:
        """Whether a name that was said counts; Alexa's own word on the voice counts for more."""
        here = DEVICES[said.device]
        if self.linked.get(said.voice or "") == name:
            return True
        theirs = {v for v, who in self.linked.items() if who == name and v.endswith(here)}
        if said.voice and (self.linked.get(said.voice, name) != name or theirs - {said.voice}):
            return False
        if name in self.pins and talk.name != name:
            return talk.digits == self.pins[name]
        return not self.paired or HOMES[name] == here or name == talk.name

    def ends(self, said: Said, speaker: str | None, speech: str) -> str | None:
        """Take note of what the skill says it did; who is known to have spoken, after that."""
        talk = self.talks[said.device]
        if (hit := says(speech, "voice-linked")) and said.voice:
            self.linked[said.voice] = speaker = _name(hit)
        if says(speech, "pin-set") and speaker:
            self.pins[speaker] = talk.digits
        if says(speech, "delete-done"):
            self.linked, self.pins = {}, {}
        if says(speech, "share-trend") and speaker:
            self.trends.add(speaker)
        if says(speech, "share-stopped") and said.slots.get("share", "trend") == "trend":
            self.trends -= {speaker} if said.intent == "KeepPrivateIntent" else set()
        self._words(said, talk, speaker, speech)
        talk.said = speech
        return speaker

    def _words(self, said: Said, talk: Talk, speaker: str | None, speech: str) -> None:
        if says(speech, "goals-taken") and (hit := says(talk.said, "goals-idea")):
            idea = talk.said[: hit.start()].strip(" .")
            self.secrets.append(Secret(idea, "idea", talk, said.voice, speaker, speaker))
        left = says(speech, "notes-left")
        if says(speech, "pairing-linked", "pairing-off"):
            self.paired = bool(says(speech, "pairing-linked"))
        for one in self.secrets:
            if left and one.talk is talk and one.kind == "note" and one.owner is None:
                one.owner = _name(left)
            if one.owner == speaker and says(speech, "share-goal"):
                one.shared = True
            if one.owner == speaker and says(speech, "share-stopped", "pairing-off"):
                one.shared = False

    def over(self, device: str) -> None:
        """The session on a device is over."""
        self.talks.pop(device, None)

    def may_hear(self, said: Said, speaker: str | None, secret: Secret) -> bool:
        """Whether this word may be said, or shown, in answer to this turn."""
        here = self.talks[said.device]
        if secret.talk is here and secret.voice == said.voice and (said.voice or not speaker):
            return True  # read back to its author
        if secret.talk is here and speaker and secret.author == speaker:
            return True
        if speaker is None or secret.owner is None:
            return False
        return speaker == secret.owner or (secret.shared and secret.kind == "goal")

    def may_keep(self, said: Said, speaker: str | None, secret: Secret) -> bool:
        """Whether the session may carry this word on: nobody else is known to have spoken."""
        if self.may_hear(said, speaker, secret):
            return True
        strangers = said.voice and secret.voice and said.voice != secret.voice
        partners = speaker and secret.author and speaker != secret.author
        return secret.talk is self.talks[said.device] and not strangers and not partners

    def may_hear_own(self, said: Said, speaker: str | None, speech: str) -> bool:
        """Whether what is said of answers may be said: one's own, or after two yeses what both
        let be told."""
        if says(speech, *BOTH) and self.talks[said.device].yes < len(COUPLE):
            return False
        if says(speech, "history-together") and self.trends != set(COUPLE):
            return False
        return speaker is not None or not says(speech, *OWN)
