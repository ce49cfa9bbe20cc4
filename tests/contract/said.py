"""What the skill's source says by message key, read with `ast`, and what the locales hold.

A key that is put together at run time becomes a pattern: `checkin-*-closeness`.
"""

import ast
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skill.speech.fluent import Bundle

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "skill" / "locales"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Module)
_UNKNOWN = "*"

# Values as they come out of speech, long rather than short, and the numbers plurals turn on.
SPOKEN = {
    "names": "Ada and Maximilian",
    "name": "Maximilian",
    "partner": "Ada",
    "time": "a quarter to nine in the evening",
    "days": "Monday to Friday",
    "span": "an hour and fifteen minutes",
    "routine": "phones away",
    "how": "a good deal closer than last time",
    "period": "in the last three months",
}
NUMBERS = {"count", "times"}


@dataclass(frozen=True)
class Said:
    """One place where a message is said: its key or pattern, the values it's given (None where
    that can't be read from the source), and those of them that are given by name just there."""

    where: str
    keys: tuple[str, ...]
    values: frozenset[str] | None
    named: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """One place where the microphone opens, and the keys of what is said last."""

    where: str
    keys: tuple[str, ...]


@cache
def bundles() -> dict[str, Bundle]:
    """Every locale file by its name ("en", "en-GB")."""
    paths = sorted(LOCALES.glob("*.ftl"))
    return {
        path.stem: Bundle(path.read_text("utf-8"), path.stem.partition("-")[0]) for path in paths
    }


def spoken(name: str, key: str) -> Iterator[str]:
    """A message as it's heard: each variant, with each number that matters."""
    bundle = bundles()[name]
    needs = bundle.variables(key)
    numbers = sorted(needs & NUMBERS)
    texts = {one: SPOKEN.get(one, "something") for one in needs}
    for counts in itertools.product((1, 2, 5), repeat=len(numbers)):
        values: dict[str, str | int] = {**texts, **dict(zip(numbers, counts, strict=True))}
        for variant in bundle.variants(key) or (None,):
            yield bundle.format(key, values, variant)


def matching(pattern: str, keys: Sequence[str]) -> list[str]:
    """The keys a pattern stands for."""
    form = re.compile(".+".join(map(re.escape, pattern.split(_UNKNOWN))))
    return [key for key in keys if form.fullmatch(key)]


class _Reader:
    """Reads expressions of one module, as far as a person could without running it."""

    def __init__(self, path: Path) -> None:
        self.name = str(path.relative_to(ROOT))
        self.tree = ast.parse(path.read_text("utf-8"))
        self.parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }

    def calls(self, *names: str) -> Iterator[ast.Call]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _called(node) in names:
                yield node

    def where(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 0)}"

    def assigned(self, name: ast.Name) -> list[ast.expr]:
        """What a name may hold: the values assigned to it where it's visible."""
        scope: ast.AST | None = name
        while scope := self.parents.get(scope) if scope else None:
            if isinstance(scope, _FUNCTIONS) and (found := _assignments(scope, name.id)):
                return found
        return []

    def keys(self, node: ast.expr | None) -> list[str]:
        """The strings an expression may be, with "*" for what isn't known."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.IfExp(body=one, orelse=other):
                return [*self.keys(one), *self.keys(other)]
            case ast.JoinedStr(values=parts):
                choices = [self.keys(part) for part in parts]
                return ["".join(chosen) for chosen in itertools.product(*choices)]
            case ast.FormattedValue(value=inner):
                return self.keys(inner)
            case ast.Name():
                return [key for one in self.assigned(node) for key in self.keys(one)] or [_UNKNOWN]
            case ast.Subscript(value=ast.Dict(values=values)):
                return [key for one in values for key in self.keys(one)]
        return [_UNKNOWN]

    def lines(self, node: ast.expr | None) -> Iterator[ast.Call]:
        """The messages that an expression may be."""
        match node:
            case ast.Call() if _called(node) in {"say", "Say"}:
                yield node
            case ast.IfExp(body=one, orelse=other):
                yield from self.lines(one)
                yield from self.lines(other)
            case ast.Name():
                for value in self.assigned(node):
                    yield from self.lines(value)

    def mapping(self, node: ast.expr) -> set[str] | None:
        """The keys of a mapping of values, None where they aren't known."""
        match node:
            case ast.Dict(keys=keys) if all(isinstance(key, ast.Constant) for key in keys):
                return {str(key.value) for key in keys if isinstance(key, ast.Constant)}
            case ast.Call():
                return _returned().get(_called(node))
            case ast.Name():
                known = [self.mapping(one) for one in self.assigned(node)]
                if known and None not in known:
                    added = _stored(self.tree, node.id)
                    return set().union(*(one or set() for one in known), added)
        return None

    def values(self, call: ast.Call) -> frozenset[str] | None:
        mapped = [self.mapping(one.value) for one in call.keywords if one.arg is None]
        if _called(call) == "Say" and len(call.args) > 1:
            mapped.append(self.mapping(call.args[1]))
        if None in mapped:
            return None
        return named(call).union(*(one or set() for one in mapped))


@cache
def _readers() -> list[_Reader]:
    return [_Reader(path) for path in sorted(ROOT.glob("skill/**/*.py"))]


@cache
def _returned() -> dict[str, set[str]]:
    """Function -> the keys of the dictionary it returns."""
    found = {}
    for reader in _readers():
        for node in ast.walk(reader.tree):
            if isinstance(node, ast.FunctionDef):
                for one in ast.walk(node):
                    if isinstance(one, ast.Return) and isinstance(one.value, ast.Dict):
                        found[node.name] = reader.mapping(one.value) or set()
    return found


def said() -> list[Said]:
    """Every `say`, `Say` and `Word` in the skill whose key can be read at all."""
    found = []
    for reader in _readers():
        for call in reader.calls("say", "Say", "Word"):
            keys = tuple(key for key in reader.keys(call.args[0] if call.args else None))
            if set(keys) != {_UNKNOWN}:
                found.append(Said(reader.where(call), keys, reader.values(call), named(call)))
    return found


def asked() -> list[Asked]:
    """Every `ask` and `stay` whose last line is a message that can be read."""
    return [
        Asked(reader.where(call), tuple(reader.keys(line.args[0])))
        for reader in _readers()
        for call in reader.calls("ask", "stay")
        for line in reader.lines(call.args[-1] if call.args else None)
    ]


def mentioned() -> set[str]:
    """Every string in the skill's source that could name a message, as keys and patterns."""
    found = set()
    for reader in _readers():
        for node in ast.walk(reader.tree):
            if isinstance(node, ast.Constant | ast.JoinedStr):
                # "*-*" names everything and therefore nothing.
                found |= {key for key in reader.keys(node) if len(key.replace("*", "")) > 3}
    return found


def named(call: ast.Call) -> frozenset[str]:
    """The names of a call's keyword arguments."""
    return frozenset(one.arg for one in call.keywords if one.arg)


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _assignments(scope: ast.AST, name: str) -> list[ast.expr]:
    found: list[ast.expr] = []
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                found.append(value)
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
                found += [value] if target == name else []
    return found


def _stored(tree: ast.AST, name: str) -> set[str]:
    """The constant keys stored into a mapping of that name: values["partner"] = ..."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Assign(
                targets=[ast.Subscript(value=ast.Name(id=owner), slice=ast.Constant(value=key))]
            ) if owner == name:
                found.add(str(key))
    return found
