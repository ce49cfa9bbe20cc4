"""Chance, where guessing must be hopeless."""

import secrets  # noqa: TID251 - the one place where a seed from the request would be guessable

_LOWEST, _COUNT = 100_000, 900_000  # the first digit is no zero, which Alexa's numbers lose


class Secret:
    """`ports.Chance` from the system's secure source."""

    def code(self) -> str:
        """Six digits."""
        return str(_LOWEST + secrets.randbelow(_COUNT))
