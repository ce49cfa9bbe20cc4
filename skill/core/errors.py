"""The one error that a person hears about by its own message."""


class SkillError(Exception):
    """Something a person should be told: `key` is the message ``error-<key>``, `values` fill it.

    Raised by core and by adapters; the engine turns it into that message and ends the turn with
    nothing written.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Unavailable(Exception):
    """A store that cannot be reached, or will not answer in time. Nothing was written for sure
    only if nothing arrives later: a retry of the same request is safe."""


class Stale(Exception):
    """What a change expected no longer holds; nothing was written."""
