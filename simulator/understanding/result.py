"""What comes out of understanding."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FALLBACK = "AMAZON.FallbackIntent"
LAUNCH = "LaunchRequest"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One filled slot.

    `value` is what Alexa sends: what was said for custom types and free text, the parsed form
    for built-in types (20:00, PT30M, 25). `spoken` is always what was said. `id` and `name` are
    the custom value it resolved to, `matched` whether it did; `matched` is None for a built-in
    type, which has no resolution.
    """

    value: str
    spoken: str
    id: str | None = None
    name: str | None = None
    matched: bool | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """An intent and the slots that were filled; `LAUNCH` when the skill was merely opened."""

    intent: str
    slots: Mapping[str, SlotValue] = field(default_factory=dict)
