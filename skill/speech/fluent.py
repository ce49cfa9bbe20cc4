"""A lazy reader for the part of Fluent (projectfluent.org) that the skill's messages use.

Written by hand because `fluent.runtime` costs every cold start 130 ms for 300 messages; tests
hold this reader equal to it. Only the places of the messages are found at first; a message is
parsed when it is first used. Supported: values and attributes, comments, multiline text,
`{ $name }`, `{ "text" }`, `{ message }`, `{ message.attribute }`, `{ -term }`, and selectors on
a variable. Everything else is refused with a FluentError. Unlike Fluent's, the result has no
bidi isolation marks, and numbers are plain digits without grouping.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from skill.speech.fluent_syntax import (
    ID,
    Choice,
    Entry,
    FluentError,
    Literal,
    Parser,
    Pattern,
    Reference,
    Variable,
)
from skill.speech.plurals import category

__all__ = ["Bundle", "FluentError"]

# What may begin at the start of a line: an entry, or a comment, which ends an entry too.
_START = re.compile(rf"^(?:(-?{ID}) *=|#{{1,3}}(?: .*)?$)", re.MULTILINE)


class _Turn(NamedTuple):
    """What one `format` call hands down into references; the last of `trail` is being read."""

    values: Mapping[str, str | int]
    transform: Callable[[str], str]
    trail: tuple[Reference, ...]


class Bundle:
    """The messages of one language."""

    def __init__(self, source: str, language: str) -> None:
        """Find the messages in `source`; FluentError for an id given twice or stray text."""
        self._source = source.replace("\r\n", "\n")
        self._language = language
        self._places: dict[str, tuple[int, int]] = {}
        self._entries: dict[str, Entry] = {}
        last, start = None, 0
        for found in _START.finditer(self._source):
            self._place(last, start, found.start())
            last, start = found[1], found.end()
        self._place(last, start, len(self._source))

    def __contains__(self, id: str) -> bool:
        """Whether there is such a message."""
        return id in self._places and id[0] != "-"

    def ids(self) -> list[str]:
        """The ids of the messages (not of the terms), in order."""
        return [name for name in self._places if name[0] != "-"]

    def variants(self, id: str) -> tuple[str, ...]:
        """The names of the attributes of a message, () if it has only a value."""
        return tuple(name for name in self._message(id).patterns if name is not None)

    def variables(self, id: str) -> frozenset[str]:
        """All variables that a message, its attributes, and what they refer to, may need."""
        names: set[str] = set()
        seen: set[Reference] = set()

        def walk(pattern: Pattern, here: Reference) -> None:
            for part in pattern:
                if isinstance(part, Variable):
                    names.add(part.name)
                elif isinstance(part, Choice):
                    names.add(part.variable)
                    for _, text in part.variants:
                        walk(text, here)
                elif isinstance(part, Reference) and part not in seen:
                    seen.add(part)
                    walk(self._pattern(part, here), part)

        for attribute, pattern in self._message(id).patterns.items():
            walk(pattern, Reference(id, attribute))
        return frozenset(names)

    def format(
        self,
        id: str,
        values: Mapping[str, str | int],
        attribute: str | None = None,
        transform: Callable[[str], str] = str,
    ) -> str:
        """The text of a message, or of one of its attributes, with `values` put in.

        `transform` is applied to each value that is a string as it is put in (not for choosing a
        variant, and never to the message's own text). Raises FluentError if the message or the
        attribute is unknown or broken, if it refers to itself, or if a value it needs is missing.
        """
        self._message(id)
        here = Reference(id, attribute)
        return "".join(self._texts(self._pattern(here, here), _Turn(values, transform, (here,))))

    def _texts(self, pattern: Pattern, turn: _Turn) -> Iterator[str]:
        for part in pattern:
            if isinstance(part, str):
                yield part
            elif isinstance(part, Literal):
                yield part.text
            elif isinstance(part, Variable):
                value = self._value(part.name, turn)
                yield turn.transform(value) if isinstance(value, str) else str(value)
            elif isinstance(part, Choice):
                yield from self._texts(self._chosen(part, turn), turn)
            else:
                yield from self._referred(part, turn)

    def _value(self, name: str, turn: _Turn) -> str | int:
        if name not in turn.values:
            raise self._fail(turn.trail[-1], f"no value for ${name}")
        return turn.values[name]

    def _chosen(self, choice: Choice, turn: _Turn) -> Pattern:
        value = self._value(choice.variable, turn)
        fitting = {value} if isinstance(value, str) else {value, category(value, self._language)}
        return next((text for key, text in choice.variants if key in fitting), choice.default)

    def _referred(self, part: Reference, turn: _Turn) -> Iterator[str]:
        pattern = self._pattern(part, turn.trail[-1])
        if part in turn.trail:
            raise self._fail(part, "refers to itself")
        # As in Fluent, a term stands for itself: it sees no values, not even through a message.
        values = {} if part.id[0] == "-" else turn.values
        return self._texts(pattern, _Turn(values, turn.transform, (*turn.trail, part)))

    def _pattern(self, wanted: Reference, here: Reference) -> Pattern:
        if wanted.id not in self._places:
            raise self._fail(here, f"there is no {wanted.id}")
        pattern = self._entry(wanted.id).patterns.get(wanted.attribute)
        if pattern is None:
            raise self._fail(here, f"{wanted.id} has no {wanted.attribute or 'value'}")
        return pattern

    def _message(self, id: str) -> Entry:
        if id not in self:
            raise FluentError(id, 0, "there is no such message")
        return self._entry(id)

    def _entry(self, id: str) -> Entry:
        if id not in self._entries:
            self._entries[id] = Parser(id, self._source, *self._places[id]).entry()
        return self._entries[id]

    def _fail(self, here: Reference, reason: str) -> FluentError:
        return FluentError(here.id, self._entry(here.id).line, reason)

    def _place(self, id: str | None, start: int, end: int) -> None:
        if id is None:
            if self._source[start:end].strip():
                raise Parser("?", self._source, start, end).fail("neither message nor comment")
            return
        if id in self._places:
            raise Parser(id, self._source, start, end).fail("this id is taken already")
        self._places[id] = (start, end)
