"""All samples of a model, found fast: a sample is tried only where its words were said."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from simulator.understanding.template import Match, Reader, Template
from simulator.understanding.types.reading import SlotType
from simulator.understanding.words import Words

Wanted = Callable[[Template], bool]


class Catalogue:
    """Templates by their rarest literal word, and the slot types they use."""

    def __init__(self, templates: Iterable[Template], types: Mapping[str, SlotType]) -> None:
        self.types = types
        self.templates = list({(t.intent, t.parts): t for t in templates}.values())
        self._bare = [template for template in self.templates if template.bare]
        often = Counter(word for template in self.templates for word in template.literals)
        self._by_word: dict[str, list[Template]] = defaultdict(list)
        for template in self.templates:
            if not template.bare:
                self._by_word[min(template.literals, key=lambda w: (often[w], w))].append(template)

    def reader(self, utterance: Words, now: datetime) -> Reader:
        """A reader of the utterance for this catalogue's types."""
        return Reader(utterance, self.types, now)

    def best(self, utterance: Words, now: datetime, wanted: Wanted) -> Match | None:
        """The wanted template that covers the utterance and explains most of it."""
        reader = self.reader(utterance, now)
        best: Match | None = None
        for template in self._candidates(frozenset(utterance.words)):
            if wanted(template):
                match = reader.match(template)
                if match is not None and (best is None or match.score > best.score):
                    best = match
        return best

    def _candidates(self, words: frozenset[str]) -> Iterator[Template]:
        for word in sorted(words):
            for template in self._by_word.get(word, ()):
                if template.literals <= words:
                    yield template
        yield from self._bare
