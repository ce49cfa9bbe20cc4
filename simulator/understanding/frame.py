"""What people say around a wish: "um, could you please ... for us"."""

from collections.abc import Iterable

from simulator.understanding.languages.language import Language
from simulator.understanding.words import Words

Phrase = tuple[str, ...]


class Frame:
    """Takes a wish out of the words around it."""

    def __init__(self, language: Language) -> None:
        self._fillers = _phrases(language.fillers)
        self._lead_ins = _phrases((*language.fillers, *language.lead_ins))
        self._endings = _phrases((*language.fillers, *language.endings))

    def plain(self, utterance: Words) -> list[Words]:
        """The utterance, and what is left of it without fillers at its ends."""
        return _different([utterance, _stripped(utterance, self._fillers, self._fillers)])

    def loose(self, utterance: Words) -> list[Words]:
        """The utterance without its polite beginning, without its ending, without both."""
        bare = self.plain(utterance)[-1]
        return _different(
            [
                _stripped(bare, self._lead_ins, self._fillers),
                _stripped(bare, self._fillers, self._endings),
                _stripped(bare, self._lead_ins, self._endings),
            ]
        )


def _phrases(texts: Iterable[str]) -> list[Phrase]:
    return sorted({tuple(text.split()) for text in texts}, key=len, reverse=True)


def _different(given: list[Words]) -> list[Words]:
    return list({utterance.words: utterance for utterance in given if utterance.words}.values())


def _stripped(utterance: Words, before: list[Phrase], after: list[Phrase]) -> Words:
    """Take phrases off both ends as long as something is left."""
    words = utterance.words
    start, end = 0, len(words)
    while True:
        size = next((len(p) for p in before if words[start : start + len(p)] == p), 0)
        if size and start + size < end:
            start += size
            continue
        size = next((len(p) for p in after if words[max(start, end - len(p)) : end] == p), 0)
        if not size or start + size >= end:
            return utterance.cut(start, end)
        end -= size
