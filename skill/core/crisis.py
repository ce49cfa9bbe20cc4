"""Fear, violence and self-harm, heard in whatever people say: which kind, if any.

Speech recognition fills free text with whole sentences, so a call for help can stand in a note or
among the thanks. The patterns are ours, for English; they ask for a person who does harm or is
feared ("he hit me", "scared of max"), so that heights, chess and the gym raise no alarm. When in
doubt between the two, a needless number to call is the smaller harm.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from skill.core import crisis_phrases as phrases
from skill.core import crisis_words as words

ABUSE, SELF_HARM = "abuse", "self_harm"
# The intent of each kind, for what is said with no free text around it.
INTENTS = {ABUSE: "CrisisIntent", SELF_HARM: "SelfHarmIntent"}


def intent(said: str, texts: Iterable[str], names: Sequence[str] = ()) -> str | None:
    """The intent of INTENTS that a turn is about, by its own intent or by any text in its slots;
    None for an ordinary turn."""
    if said in INTENTS.values():
        return said
    found = next(filter(None, (kind(text, names) for text in texts)), None)
    return INTENTS[found] if found else None


def kind(text: str, names: Sequence[str] = ()) -> str | None:
    """Which kind of harm a text speaks of: "abuse" (fear of someone, violence, threats, coercion, a
    child in danger), "self_harm" (to oneself, someone who may take their life, or one's own hand
    raised against others), or None for nearly everything people say.

    names: the partners' first names; "scared of max" counts when Max is one of them.
    """
    if not any(hint in text.casefold() for hint in phrases.HINTS):
        return None
    plain = _plain(text)
    found = _kind(plain)
    if found or not names:
        return found
    # A second look, as a name may be a word of its own ("Will", "Grace").
    people = "|".join(re.escape(one) for name in names if (one := _plain(name)))
    named = re.sub(rf"\b(?:{people})\b", "qq", plain) if people else plain
    return _kind(named) if named != plain else None


def _plain(text: str) -> str:
    """Lower case, words only, short forms written out, fillers gone."""
    plain = text.casefold().translate(words.APOSTROPHES)
    for pattern, full in _spellings():
        plain = pattern.sub(full, plain)
    return " ".join(plain.split())


def _kind(plain: str) -> str | None:
    return next((name for name, pattern in _patterns() if pattern.search(plain)), None)


@cache
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), full) for pattern, full in words.SPELLINGS]


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """In the order that decides. Compiled when a text first needs them, in about 30 ms."""
    known: dict[str, str] = {}
    for line in _lines(words.WORDS):
        name, _, pattern = line.partition(" = ")
        known[name] = _filled(pattern, known)
    groups = (
        (SELF_HARM, phrases.MYSELF),
        (ABUSE, phrases.BY_OTHERS),
        (SELF_HARM, phrases.OTHERS_OWN),
    )
    return [
        (kind_, re.compile("|".join(_filled(line, known) for line in _lines(group))))
        for kind_, group in groups
    ]


def _lines(text: str) -> list[str]:
    whole = text.replace("\n    ", "")
    return [line for line in whole.splitlines() if line and not line.startswith("#")]


def _filled(pattern: str, known: Mapping[str, str]) -> str:
    return re.sub("<([A-Z_]+)>", lambda found: known[found[1]], pattern)
