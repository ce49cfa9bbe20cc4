"""The five signs, the eight practices, and what a check-in makes of five answers.

The signs and practices are the project's own frame (see README). The scale of five and the rule to
ask about oneself first follow the product notes: a conversation starter, not a test.
"""

from collections.abc import Iterable, Mapping, Sequence

SIGNS = ("closeness", "sharing", "affection", "listening", "advice")
PRACTICES = (
    "listen",
    "dig_deeper",
    "gratitude",
    "self_care",
    "change_view",
    "create_together",
    "device_break",
    "affirm",
)
LOWEST, HIGHEST = 1, 5
LOW = 2.0  # a check-in whose mean is at or under "rarely" is a low one

# The habit that answers each sign best; a low sign leads to a small step of that habit.
STEP = {
    "closeness": "device_break",
    "sharing": "gratitude",
    "affection": "affirm",
    "listening": "listen",
    "advice": "dig_deeper",
}

Answers = Mapping[str, int]  # sign -> 1 (never) .. 5 (always); a skipped sign is absent


def rating(text: str | None) -> int | None:
    """A slot's value id as a rating, or None when it is no whole number from 1 to 5."""
    if text is None or not text.isascii() or not text.isdigit():
        return None
    number = int(text)
    return number if LOWEST <= number <= HIGHEST else None


def lowest(*answers: Answers) -> str | None:
    """The sign with the lowest mean over all the answers; the first in order when tied."""
    means = _means(answers)
    return min(means, key=lambda sign: means[sign]) if means else None


def highest(*answers: Answers) -> str | None:
    """The sign with the highest mean over all the answers; the first in order when tied."""
    means = _means(answers)
    return max(means, key=lambda sign: means[sign]) if means else None


def _means(answers: Iterable[Answers]) -> dict[str, float]:
    given = {sign: [one[sign] for one in answers if sign in one] for sign in SIGNS}
    return {sign: sum(values) / len(values) for sign, values in given.items() if values}


def mean(answers: Answers) -> float | None:
    """The mean of the answers given, or None when all were skipped."""
    return sum(answers.values()) / len(answers) if answers else None


def is_low(answers: Answers) -> bool:
    """Whether a person's check-in calls for a kind word about help."""
    value = mean(answers)
    return value is not None and value <= LOW


def compared(now: Mapping[str, float], before: Mapping[str, float]) -> str | None:
    """How `now` stands to `before` on the signs answered both times, in a word.

    Returns "closer", "little-closer", "same", "little-further", "further", or None when no sign was
    answered both times. The steps are ours: under a quarter of a point is the same, under one point
    is a little.
    """
    both = [sign for sign in SIGNS if sign in now and sign in before]
    if not both:
        return None
    shift = sum(now[sign] - before[sign] for sign in both) / len(both)
    if abs(shift) < 0.25:
        return "same"
    size = "" if abs(shift) >= 1 else "little-"
    return f"{size}{'closer' if shift > 0 else 'further'}"


def compared_together(*everyone: Sequence[Answers]) -> str | None:
    """How the two together have moved over a while, in the words of `compared`.

    everyone: each one's check-ins, newest first. None unless each has at least two.
    """
    if any(len(one) < 2 for one in everyone):
        return None
    return compared(_means([one[0] for one in everyone]), _means([one[-1] for one in everyone]))


def level(answers: Answers) -> str | None:
    """A mean as the word of the scale that is nearest: "often" for 4.2. None when nothing given."""
    value = mean(answers)
    if value is None:
        return None
    return ("never", "rarely", "sometimes", "often", "always")[int(value + 0.5) - 1]


def pack(answers: Answers) -> str:
    """Answers as five characters, "-" for a skipped sign: "4-532"."""
    return "".join(str(answers.get(sign, "-")) for sign in SIGNS)


def unpack(text: str) -> dict[str, int]:
    """The inverse of `pack`; tolerates anything."""
    return {
        sign: int(mark) for sign, mark in zip(SIGNS, text, strict=False) if mark in set("12345")
    }
