"""Near matches: what Alexa would likely generalise to from the samples.

Samples and utterance are compared with their slot values masked, and the slots are then read
from the places of the masks. Likeness alone would hear "stop the check in" as "start the check
in" and "what's the weather" as something or other, so each word that carries meaning has to be
at home in the intent, and a negation on one side needs one on the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process

from simulator.understanding.catalogue import Catalogue
from simulator.understanding.languages.language import Language
from simulator.understanding.result import SlotValue
from simulator.understanding.template import Match, Place, Reader, Template
from simulator.understanding.words import Words

# At 80 none of the paraphrases tried went to a wrong intent, at 70 one in 24 did.
LIKE = 80
# A safety intent must not be entered by a slip of the tongue.
LIKE_SENSITIVE = 84
SENSITIVE = frozenset({"CrisisIntent", "SelfHarmIntent"})
# One word is a misspelling of another above this.
SAME_WORD = 85
# Slots of these types take any words, so there is nothing to hold on to.
OPEN = frozenset({"AMAZON.SearchQuery", "AMAZON.FirstName"})


_Group = tuple[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class _Masked:
    text: str
    content: tuple[str, ...]
    negative: bool
    slots: Mapping[str, SlotValue | None]


class Near:
    """Finds the sample most like an utterance, if one is like enough."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self._catalogue = catalogue
        self._language = language
        self._codes = {name: f"#{at:02}#" for at, name in enumerate(sorted(catalogue.types))}
        self._samples: dict[_Group, list[tuple[Template, _Masked]]] = defaultdict(list)
        self._intents: dict[str, set[str]] = defaultdict(set)
        self._homes: dict[str, frozenset[str]] = {}
        for template in catalogue.templates:
            self._learn(template)
        # By the kinds of slots, so that an utterance is masked once for each combination.
        self._texts: dict[frozenset[str], dict[str, list[str]]] = defaultdict(dict)
        for (kinds, intent), samples in self._samples.items():
            self._texts[kinds][intent] = [masked.text for _, masked in samples]

    def find(self, utterances: Iterable[Words], now: datetime) -> Match | None:
        """The sample nearest to any of the utterances, its score the likeness; or None."""
        matches = [self._nearest(self._catalogue.reader(u, now)) for u in utterances]
        return max((m for m in matches if m), key=lambda match: match.score, default=None)

    def _nearest(self, reader: Reader) -> Match | None:
        best: Match | None = None
        for kinds, texts in self._texts.items():
            masked = self._mask(reader, kinds)
            if masked is None:
                continue
            for intent in self._at_home(masked.content, texts):
                match = self._nearest_in(kinds, intent, masked)
                if match and (best is None or match.score > best.score):
                    best = match
        return best

    def _nearest_in(self, kinds: frozenset[str], intent: str, masked: _Masked) -> Match | None:
        likely = process.extract(
            masked.text,
            self._texts[kinds][intent],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=LIKE - 15,
            limit=20,
        )
        best: Match | None = None
        for _, _, at in likely:
            template, sample = self._samples[kinds, intent][at]
            score = _likeness(masked, sample)
            enough = LIKE_SENSITIVE if intent in SENSITIVE else LIKE
            if score >= enough and (best is None or score > best.score):
                best = Match(template, score, _named(template, masked.slots))
        return best

    def _learn(self, template: Template) -> None:
        for word in template.literals:
            self._intents[word].add(template.intent)
        kinds = [place.type for place in template.places]
        if template.bare or OPEN.intersection(kinds) or len(set(kinds)) < len(kinds):
            return
        words = [
            self._codes[part.type] if isinstance(part, Place) else part for part in template.parts
        ]
        group = frozenset(kinds), template.intent
        self._samples[group].append((template, self._masked(words, {})))

    def _at_home(self, content: Iterable[str], intents: Iterable[str]) -> list[str]:
        """The intents whose samples know all of these words, if misspelt."""
        homes = [self._home(word) for word in content]
        return [intent for intent in intents if all(intent in home for home in homes)]

    def _home(self, word: str) -> frozenset[str]:
        if word not in self._homes:
            known = [word, *_spellings(word, self._intents)]
            found = [self._intents[other] for other in known if other in self._intents]
            self._homes[word] = frozenset().union(*found)
        return self._homes[word]

    def _mask(self, reader: Reader, kinds: frozenset[str]) -> _Masked | None:
        """The utterance with one value of each kind masked; None if it has not all of them."""
        words = reader.utterance.words
        left = set(kinds)
        masked: list[str] = []
        slots: dict[str, SlotValue | None] = {}
        at = 0
        while at < len(words):
            found = self._longest(reader, left, at)
            if found is None:
                masked.append(words[at])
                at += 1
            else:
                kind, end, value = found
                left.remove(kind)
                masked.append(self._codes[kind])
                slots[kind] = value
                at = end
        return None if left else self._masked(masked, slots)

    def _longest(
        self, reader: Reader, kinds: Iterable[str], at: int
    ) -> tuple[str, int, SlotValue | None] | None:
        found = [
            (end, kind, reading)
            for kind in sorted(kinds)
            for end, reading in reader.values(kind, at)[:1]
        ]
        if not found:
            return self._unreadable(reader.utterance.words, kinds, at)
        end, kind, reading = max(found, key=lambda item: item[0])
        return kind, end, reader.value(at, end, reading)

    def _unreadable(
        self, words: tuple[str, ...], kinds: Iterable[str], at: int
    ) -> tuple[str, int, None] | None:
        """Words of a value that is none ("half past"): their slot stays empty."""
        for kind in sorted(kinds):
            vocabulary = self._catalogue.types[kind].vocabulary
            end = at
            while end < len(words) and (words[end] in vocabulary or words[end].isdecimal()):
                end += 1
            if end > at and vocabulary:
                return kind, end, None
        return None

    def _masked(self, words: list[str], slots: Mapping[str, SlotValue | None]) -> _Masked:
        language = self._language
        content = tuple(
            word for word in words if word not in language.function_words and word[0] != "#"
        )
        return _Masked(
            " ".join(words), content, bool(language.negations.intersection(words)), slots
        )


def _likeness(one: _Masked, other: _Masked) -> float:
    """How like they are, 0 to 100; 0 where nothing that carries meaning is shared."""
    if one.negative != other.negative or not _share(one.content, other.content):
        return 0
    whole = fuzz.token_sort_ratio(one.text, other.text)
    if len(one.content) < 2:
        return whole
    content = fuzz.token_sort_ratio(" ".join(one.content), " ".join(other.content))
    return max(whole, 0.4 * whole + 0.6 * content)


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one:
        return not other
    return any(word in other or _spellings(word, other) for word in one)


def _spellings(word: str, known: Iterable[str]) -> list[str]:
    """The known words that this one may be a misspelling of."""
    if len(word) < 4:
        return []
    found = process.extract(
        word, list(known), scorer=fuzz.ratio, score_cutoff=SAME_WORD, limit=None
    )
    return [choice for choice, _, _ in found]


def _named(template: Template, slots: Mapping[str, SlotValue | None]) -> dict[str, SlotValue]:
    named = {place.slot: slots[place.type] for place in template.places}
    return {slot: value for slot, value in named.items() if value is not None}
