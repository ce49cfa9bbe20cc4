"""How a skill is called: "Alexa, ask together time for ...", "... from together time"."""

from collections.abc import Iterable

from simulator.understanding.languages.language import Language
from simulator.understanding.words import Words

Phrase = tuple[str, ...]


class Invocation:
    """Finds the invocation name and its launch words around an utterance."""

    def __init__(self, name: Phrase, language: Language) -> None:
        self._name = name
        self._wake = _phrases(language.wake_words)
        self._ask = _phrases((*language.ask_words, *language.launch_words))
        self._connectors = _phrases(language.connectors)
        self._from = _phrases(language.from_words)
        self._endings = {*_phrases(language.fillers), *_phrases(language.endings)}

    def without_wake_word(self, utterance: Words) -> Words:
        """The utterance behind "Alexa", if it begins so."""
        return _behind(utterance, self._wake)

    def wish(self, utterance: Words) -> list[Words] | None:
        """What was asked of the skill, read one or two ways; [] if it was merely opened.

        None when the skill was not called by its name at all.
        """
        for called in (_behind(utterance, self._ask), utterance):
            size = len(self._name)
            if called.words[:size] == self._name:
                return self._rest(called.cut(size, len(called)), called is not utterance)
        return self._before_name(utterance)

    def _rest(self, rest: Words, asked: bool) -> list[Words] | None:
        if not rest.words or rest.words in self._endings:
            return []
        if not asked:
            return None
        plain = _behind(rest, self._connectors)
        return [plain] if plain is rest else [plain, rest]

    def _before_name(self, utterance: Words) -> list[Words] | None:
        for phrase in self._from:
            tail = phrase + self._name
            if _ends(utterance.words, tail) and len(utterance) > len(tail):
                return [utterance.cut(0, len(utterance) - len(tail))]
        return None


def _phrases(texts: Iterable[str]) -> list[Phrase]:
    """Longest first, so that "talk to" is not read as "talk"."""
    return sorted({tuple(text.split()) for text in texts}, key=len, reverse=True)


def _behind(utterance: Words, phrases: Iterable[Phrase]) -> Words:
    for phrase in phrases:
        if utterance.words[: len(phrase)] == phrase:
            return utterance.cut(len(phrase), len(utterance))
    return utterance


def _ends(words: Phrase, phrase: Phrase) -> bool:
    return words[len(words) - len(phrase) :] == phrase
