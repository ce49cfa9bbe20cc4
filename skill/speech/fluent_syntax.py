"""The grammar behind `fluent`: one Fluent entry from text to a few small values.

It follows the Fluent Syntax 1.0 (projectfluent.org), with what the reader does not support taken
out: functions, arguments, number literals, attributes of terms, selectors on anything but a
variable.
"""

import re
from typing import NamedTuple

ID = r"[a-zA-Z][a-zA-Z0-9_-]*"
_ATTRIBUTE = re.compile(rf"[ \n]*\.({ID}) *=")
# Where text goes on: line ends, then an indent before text, or any indent before a placeable.
_CONTINUED = re.compile(r"(\n(?: *\n)*)( *(?=\{)| +(?=[^ \n{}.\[*]))")
_INDENT = re.compile(r" *")
_BLANK = re.compile(r"[ \n]*")
_TEXT = re.compile(r"[^{}\n]+")
_PLACEABLE = re.compile(
    rf'\$(?P<variable>{ID})|"(?P<literal>(?:[^"\\\n]|\\.)*)"'
    rf"|(?P<reference>-?{ID})(?:\.(?P<attribute>{ID}))?"
)
_ESCAPE = re.compile(r'\\(?:(["\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|.)')
_SELECTOR = re.compile(r"[ \n]*-> *\n")
_KEY = re.compile(rf"[ \n]*(\*?)\[[ \n]*(?:({ID})|([0-9]+))[ \n]*\]")


class FluentError(LookupError):
    """A message that is unknown, broken or unsupported, or lacks a value.

    `line` is where it is in the source, counted from 1; 0 for an id that is not there.
    """

    def __init__(self, id: str, line: int, reason: str) -> None:
        super().__init__(f"{id} (line {line}): {reason}")
        self.id, self.line, self.reason = id, line, reason


class Literal(NamedTuple):
    """Quoted text: unlike other text it keeps its spaces at the end of a message."""

    text: str


class Variable(NamedTuple):
    """The place of a value."""

    name: str


class Reference(NamedTuple):
    """The place of another message's value, or of one of its attributes."""

    id: str
    attribute: str | None


class Choice(NamedTuple):
    """A selector: the first variant whose key fits the variable's value, else the default."""

    variable: str
    variants: tuple[tuple[str | int, "Pattern"], ...]
    default: "Pattern"


class _Break(NamedTuple):
    """Line ends inside a text, and how far the next line is indented."""

    lines: str
    indent: int


Part = str | Literal | Variable | Reference | Choice
Pattern = tuple[Part, ...]


class Entry(NamedTuple):
    """A message or a term; `patterns[None]` is its value, the others are its attributes."""

    line: int
    patterns: dict[str | None, Pattern]


class Parser:
    """Recursive descent over what follows `id =`; FluentError at the first thing it can't read."""

    def __init__(self, id: str, source: str, start: int, end: int) -> None:
        self.id, self.source, self.at, self.end = id, source, start, end

    def line(self) -> int:
        return self.source.count("\n", 0, self.at) + 1

    def fail(self, reason: str) -> FluentError:
        return FluentError(self.id, self.line(), reason)

    def take(self, what: re.Pattern[str]) -> re.Match[str] | None:
        if found := what.match(self.source, self.at, self.end):
            self.at = found.end()
        return found

    def next(self) -> str:
        return self.source[self.at : min(self.at + 1, self.end)]

    def entry(self) -> Entry:
        line = self.line()
        patterns: dict[str | None, Pattern] = {}
        if (value := self.pattern()) is not None:
            patterns[None] = value
        while found := self.take(_ATTRIBUTE):
            if found[1] in patterns:
                raise self.fail(f"attribute {found[1]!r} twice")
            patterns[found[1]] = self.text()
        self.take(_BLANK)
        if self.next():
            raise self.fail("this is neither text, an attribute, a message nor a comment")
        if not patterns or (self.id[0] == "-" and value is None):
            raise FluentError(self.id, line, "text is missing")
        return Entry(line, patterns)

    def text(self) -> Pattern:
        if (found := self.pattern()) is None:
            raise self.fail("text is missing")
        return found

    def pattern(self) -> Pattern | None:
        """Text and placeables up to a line end that nothing continues; None if there are none."""
        self.take(_INDENT)
        parts: list[Part | _Break] = []
        if self.next() in ("", "\n"):
            if not (first := self.take(_CONTINUED)):
                return None
            parts.append(_Break("", len(first[2])))
        while True:
            if text := self.take(_TEXT):
                parts.append(text[0])
            elif self.next() == "{":
                parts.append(self.placeable())
            elif more := self.take(_CONTINUED):
                parts.append(_Break("\n" * more[1].count("\n"), len(more[2])))
            elif self.next() == "}":
                raise self.fail("'}' without '{'")
            else:
                return _dedented(parts)

    def placeable(self) -> Part:
        self.at += 1
        self.take(_BLANK)
        part: Part
        if not (found := self.take(_PLACEABLE)):
            raise self.fail("not a variable, a message, a term or quoted text")
        if name := found["variable"]:
            if self.id[0] == "-":
                raise self.fail("a term can't have variables")
            part = self.choice(name) if self.take(_SELECTOR) else Variable(name)
        elif name := found["reference"]:
            if name[0] == "-" and found["attribute"]:
                raise self.fail("attributes of terms are not supported")
            part = Reference(name, found["attribute"])
        else:
            part = Literal(_ESCAPE.sub(self.unescape, found["literal"]))
        self.take(_BLANK)
        if self.next() != "}":
            raise self.fail("expected '}': no functions, no arguments, selectors on variables only")
        self.at += 1
        return part

    def choice(self, variable: str) -> Choice:
        variants: list[tuple[str | int, Pattern]] = []
        defaults: list[Pattern] = []
        while found := self.take(_KEY):
            variants.append((found[2] or int(found[3]), self.text()))
            if found[1]:
                defaults.append(variants[-1][1])
        if len(defaults) != 1:
            raise self.fail("a selector needs exactly one default variant, *[...]")
        return Choice(variable, tuple(variants), defaults[0])

    def unescape(self, found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        code = int(found[2] or found[3] or "110000", 16)  # without digits: no character either
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise self.fail(f"{found[0]} is not a character")
        return chr(code)


def _dedented(parts: list[Part | _Break]) -> Pattern:
    """The parts without the indent that all continued lines share, or spaces at the end."""
    common = min((part.indent for part in parts if isinstance(part, _Break)), default=0)
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(" ")
    return tuple(
        part.lines + " " * (part.indent - common) if isinstance(part, _Break) else part
        for part in parts
    )
