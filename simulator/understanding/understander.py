"""The order in which the readings of an utterance are tried."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.understanding.catalogue import Catalogue
from simulator.understanding.elicitation import Elicitation
from simulator.understanding.frame import Frame
from simulator.understanding.invocation import Invocation
from simulator.understanding.languages import language_of
from simulator.understanding.model import Model
from simulator.understanding.near import Near
from simulator.understanding.result import FALLBACK, LAUNCH, Understood
from simulator.understanding.template import Match, Template
from simulator.understanding.words import Words, rewrite, split

NAME = "AMAZON.FirstName"
MODELS = Path("interaction_model") / "interactionModels" / "custom"


class Understander:
    """Understands utterances by one interaction model in its locale's language.

    Made once: compiling a model takes a moment, understanding an utterance does not.
    """

    def __init__(self, model: Mapping[str, Any], locale: str) -> None:
        """Compile `model`, the JSON of an interaction model.

        Raises LookupError for a locale whose language is not written yet, and KeyError for a
        model that names a slot, or a built-in type, that is not known.
        """
        language = language_of(locale)
        contractions = {
            tuple(k.split()): tuple(v.split()) for k, v in language.contractions.items()
        }
        same = {
            tuple(other.split()): tuple(one.split())
            for one, others in language.same.items()
            for other in others.split(", ")
        }
        self._split: Callable[[str], Words] = lambda text: split(text, contractions)
        self._unified: Callable[[Words], Words] = lambda given: rewrite(given, same)
        read = Model(model, language)
        self._samples = _catalogue(read, lambda text: self._split(text).words)
        self._wider = _catalogue(read, lambda text: self._unified(self._split(text)).words)
        self._near = Near(self._wider, language)
        self._elicitation = Elicitation(read, self._samples.types, self._split, language)
        self._frame = Frame(language)
        self._invocation = Invocation(self._split(read.invocation).words, language)
        said = frozenset().union(*(template.literals for template in self._samples.templates))
        self._no_names = said - language.names
        self._function_words = language.function_words

    @classmethod
    def load(cls, locale: str, root: Path | None = None) -> "Understander":
        """The model of `locale` under `root` (this repository). Raises FileNotFoundError."""
        base = Path(__file__).resolve().parents[2] if root is None else root
        text = (base / MODELS / f"{locale}.json").read_text(encoding="utf-8")
        return cls(json.loads(text), locale)

    def understand(
        self, text: str, *, now: datetime, elicit: tuple[str, str] | None = None
    ) -> Understood:
        """What `text` means to the skill; never raises for what people may say.

        `now` is the local time where it is said: "at eight" is the next eight o'clock after it.
        `elicit` is the intent and slot that the skill last asked for with Dialog.ElicitSlot.
        """
        utterance = self._invocation.without_wake_word(self._split(text))
        wishes = self._invocation.wish(utterance)
        if wishes == []:
            return Understood(LAUNCH)
        for wish in wishes or [utterance]:
            match = self._match(wish, now, None if wishes else elicit)
            if match is not None:
                return Understood(match.template.intent, match.slots)
        return Understood(FALLBACK)

    def _match(
        self, utterance: Words, now: datetime, elicit: tuple[str, str] | None
    ) -> Match | None:
        plain = self._frame.plain(utterance)
        if not plain:
            return None
        if elicit is None:
            found = _first(plain, lambda u: self._samples.best(u, now, self._sure))
            return found or self._generalised(utterance, now) or self._names(plain, now)
        asked = self._elicitation.asks(*elicit)

        def sure(template: Template) -> bool:
            return asked.yields_to(template) and self._sure(template)

        return (
            _first(plain, lambda u: self._samples.best(u, now, sure))
            or _first(plain, lambda u: asked.answer(u, now))
            or self._generalised(utterance, now)
            or asked.unknown(plain[-1])
        )

    def _generalised(self, utterance: Words, now: datetime) -> Match | None:
        """What is no sample word for word, but says the same."""
        plain, loose = self._frame.plain(utterance), self._frame.loose(utterance)
        every = [*plain, *loose]
        return (
            _first(loose, lambda u: self._samples.best(u, now, self._sure))
            or _first(every, lambda u: self._wider.best(self._unified(u), now, self._sure))
            or self._near.find([self._unified(u) for u in every], now)
        )

    def _names(self, plain: Iterable[Words], now: datetime) -> Match | None:
        """Names with next to nothing around them, if no word of them is used otherwise."""
        for utterance in plain:
            match = self._samples.best(utterance, now, lambda t: not self._sure(t))
            if match is None:
                continue
            words = [word for value in match.slots.values() for word in value.spoken.split()]
            # All by itself, a pair of unknown words is more often anything else.
            alone = match.template.bare and len(words) > 1
            if not alone and not self._no_names.intersection(words):
                return match
        return None

    def _sure(self, template: Template) -> bool:
        """Whether a template has more to it than words that could be names."""
        kinds = {place.type for place in template.places}
        return kinds != {NAME} or not template.literals <= self._function_words


def _catalogue(model: Model, split_: Callable[[str], tuple[str, ...]]) -> Catalogue:
    return Catalogue(model.templates(split_), model.slot_types(split_))


def _first(utterances: Iterable[Words], find: Callable[[Words], Match | None]) -> Match | None:
    return next((match for match in map(find, utterances) if match is not None), None)
