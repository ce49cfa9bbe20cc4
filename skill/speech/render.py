"""Reply -> speech in the locale's words. The one gate that everything said passes is here."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path

from skill import content
from skill.core.errors import SkillError
from skill.reply import Again, Days, Digits, Line, Owned, Read, Reply, Say, Silence, Value, Word
from skill.speech import ear, ssml
from skill.speech.fluent import Bundle
from skill.turn import Turn

_LOCALES = Path(__file__).parents[1] / "locales"
_BREATH = '<break time="250ms"/>'
_REMEMBERED = 6  # how many messages' last variants a session keeps


@dataclass(frozen=True, slots=True)
class Speech:
    """A rendered reply."""

    said: str  # SSML without the <speak> around it
    again: str  # the reprompt's, "" when the session ends
    card: tuple[str, str] | None  # title and text, plain
    owners: tuple[str, ...]  # whose private values were said
    picked: Mapping[str, int]  # message -> the variant used last


@cache
def words(locale: str) -> tuple[Bundle, ...]:
    """The messages for a locale: its own file where there is one, then its language's."""
    language = content.language(locale)
    paths = [_LOCALES / f"{name}.ftl" for name in dict.fromkeys((locale, language))]
    return tuple(Bundle(path.read_text("utf-8"), language) for path in paths if path.exists())


def text(key: str, locale: str) -> str:
    """A message without values, as plain text: the text of a reminder."""
    bundle = next(one for one in words(locale) if key in one)
    return bundle.format(key, {})


def render(reply: Reply, turn: Turn) -> Speech:
    """Put a reply into words. Raises SkillError("private") when it holds a value of a partner who
    neither is speaking nor has said yes."""
    return _Rendering(reply, turn).speech()


def _silence(seconds: float) -> str:
    """Alexa's longest break is ten seconds, so a silence is a row of them."""
    whole, rest = divmod(seconds, 10)
    return '<break time="10s"/>' * int(whole) + (f'<break time="{rest}s"/>' if rest else "")


def _slowly(number: str, language: str) -> str:
    """Digits one by one, with a breath between the groups that they are written in."""
    groups = [ear.digits(group, language) for group in re.findall(r"\d+", number)]
    return f'<prosody rate="90%">{_BREATH.join(groups)}</prosody>'


class _Rendering:
    def __init__(self, reply: Reply, turn: Turn) -> None:
        self.reply, self.turn = reply, turn
        self.bundles = words(turn.locale)
        self.language = content.language(turn.locale)
        self.seed = int.from_bytes(hashlib.sha256(turn.request.encode()).digest()[:4], "big")
        # A known voice is who it is, whatever name was said.
        speaker = turn.couple.speaker(turn.voice) or reply.speaker or turn.speaker
        self.listeners = reply.consented | {turn.me} | ({speaker} if speaker else set())
        self.owners: list[str] = []
        self.picked = dict(turn.state.picked)

    def speech(self) -> Speech:
        said = " ".join(filter(None, map(self.line, self.reply.says)))
        return Speech(
            said=said,
            again=self.reprompt(),
            card=self.card(),
            owners=tuple(dict.fromkeys(self.owners)),
            picked=dict(list(self.picked.items())[-_REMEMBERED:]),
        )

    def reprompt(self) -> str:
        if self.reply.then is None:
            return ""
        self.listeners = frozenset()  # it sounds later, and whoever is there then hears it
        return self.line(self.reply.again or Say(f"{self.reply.then.id}-again"))

    def card(self) -> tuple[str, str] | None:
        if self.reply.card is None:
            return None
        self.listeners = frozenset()  # a card lands in the account's app, where both may look
        lines = [ssml.plain(self.line(one)) for one in self.reply.card.text]
        return ssml.plain(self.line(self.reply.card.title)), "\n".join(lines)

    def line(self, line: Line) -> str:
        match line:
            case Say():
                return self.message(line)
            case Read():
                if line.owner:
                    self.admit(line.owner)
                item = content.item(line.id, self.language)
                return f'<break time="500ms"/>{ssml.escape(item.text)}<break time="700ms"/>'
            case Again():
                return self.repeated(line)
            case Silence(seconds):
                return _silence(seconds)

    def repeated(self, line: Again) -> str:
        if line.what == "again":  # a reprompt, which holds nothing private
            return self.turn.state.again
        for owner in self.turn.state.owners:
            self.admit(owner)
        return self.turn.state.said

    def message(self, line: Say) -> str:
        bundle = self.bundle(line.key)
        values = {name: self.value(value) for name, value in line.values.items()}
        variants = bundle.variants(line.key)
        if not variants:
            return bundle.format(line.key, values)
        return bundle.format(line.key, values, variants[self.variant(line, len(variants))])

    def variant(self, line: Say, count: int) -> int:
        if line.pick is not None:
            return line.pick % count
        last = self.picked.pop(line.key, None)
        choices = [one for one in range(count) if one != last] or [0]
        self.picked[line.key] = choices[self.seed % len(choices)]
        return self.picked[line.key]

    def bundle(self, key: str) -> Bundle:
        return next((one for one in self.bundles if key in one), self.bundles[-1])

    def value(self, value: Value) -> str | int:
        match value:
            case Owned():
                self.admit(value.owner)
                return self.value(value.value)
            case Word():
                return self.message(Say(value.key))
            case Days():
                return ear.days(value.id, self.language)
            case Digits():
                return _slowly(value.text, self.language)
            case int():
                return value
            case str():
                return ssml.escape(value)
            case time():
                return ear.clock(value, self.language)
            case timedelta():
                return ear.span(value, self.language)
            case date():
                return ear.day(value, self.turn.today, self.language)
            case _:
                return ear.join([str(self.value(one)) for one in value], self.language)

    def admit(self, owner: str) -> None:
        """The gate: a private value passes only to its owner, or with its owner's yes."""
        if owner not in self.listeners:
            raise SkillError("private")
        self.owners.append(owner)
