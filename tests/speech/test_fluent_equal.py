"""The lazy reader reads what Fluent reads, and says what fluent.runtime says."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skill.speech.fluent import Bundle, FluentError

HERE = Path(__file__).parent
FIXTURES = sorted((HERE / "fixtures").glob("*.ftl"))
LOCALES = sorted((HERE.parents[1] / "skill" / "locales").glob("*.ftl"))
EVERY = pytest.mark.parametrize(
    "path", FIXTURES + LOCALES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
# As texts these would meet a quirk of fluent.runtime: there, unlike in the specification, a text
# "one" fits a variant [1].
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


class Reference:
    """fluent.runtime behind our interface; None where it reports an error."""

    def __init__(self, source: str, language: str) -> None:
        self.bundle = FluentBundle([language], use_isolating=False)
        self.bundle.add_resource(FluentResource(source))

    def format(self, id: str, values: Mapping[str, str | int], attribute: str | None) -> str | None:
        message = self.bundle.get_message(id)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None
        text, errors = self.bundle.format_pattern(pattern, dict(values))
        return None if errors else str(text)


def forms(source: str) -> list[tuple[str, str | None]]:
    """Every value and attribute in `source`, according to fluent.syntax."""
    found: list[tuple[str, str | None]] = []
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message):
            found += [(entry.id.name, None)] if entry.value else []
            found += [(entry.id.name, attribute.id.name) for attribute in entry.attributes]
    return found


def assert_same(source: str, language: str, choices: list[str | int]) -> None:
    """Both readers agree on every form, with every variable set to each choice."""
    ours, reference = Bundle(source, language), Reference(source, language)
    for id, attribute in forms(source):
        for choice in choices:
            values = dict.fromkeys(ours.variables(id), choice)
            expected = reference.format(id, values, attribute)
            assert expected is not None
            assert ours.format(id, values, attribute) == expected, (id, attribute, choice)


@EVERY
def test_every_message_is_as_fluent_says_it(path: Path) -> None:
    source = path.read_text("utf-8")
    keys = sorted(set(re.findall(r"\[ *([a-z_-]+) *\]", source)) - CATEGORIES)
    assert_same(source, path.stem, [0, 1, 2, 3, 11, 100, 999, "Ada", "<&\"'>", *keys])


@EVERY
def test_fluent_itself_finds_no_fault_and_the_same_messages(path: Path) -> None:
    source = path.read_text("utf-8")
    entries = FluentParser().parse(source).body
    assert [entry.content for entry in entries if isinstance(entry, ast.Junk)] == []
    ids = [entry.id.name for entry in entries if isinstance(entry, ast.Message)]
    ours = Bundle(source, path.stem)
    assert ours.ids() == ids
    assert all(id in ours for id in ids)


# Pieces that make up nearly valid Fluent, so that both what is said and what is refused is tried.
PIECES = [
    *("\n", "\n ", "\n    ", "\n\n  ", " ", "a", "b.", "é", "=", "#", "# c", "\n#c", "\u00a0"),
    *("{ $n }", "{$s}", '{ "" }', '{ " x " }', "{ other }", "{ other.x }", "{ -term }", "{\n$n\n}"),
    *("{", "}", "{ $n", " ->", "->\n", "[one] a", "*[other] b", "[0] c", "\n [two]", "\n*[x]"),
    *(
        "\n .x =",
        "\n.y = q",
        "\nm2 =",
        "\n# c\n",
        "\n  } ",
        '"',
        "[",
        "*",
        ".",
        "$n",
        "-",
        "(",
        "5",
    ),
    *("{ $n ->\n [one] p\n *[other] q\n }", "{ $s ->\n  [k] { $n }\n*[j]\n   z\n   z\n}"),
    *("{ FN($n) }", "{ 5 }", "{ -term.x }", "{ other.x ->\n *[a] b\n }", '{ "\\u0041" }', "{{$n}}"),
]
VALUES: list[dict[str, str | int]] = [{"n": 1, "s": "k"}, {"n": 0, "s": "two"}, {"n": 21, "s": ""}]
SOURCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(
    lambda pieces: "m = " + "".join(pieces) + "\n-term = T\nother = O\n    .x = X\n"
)


class Unsupported(Visitor):
    """Looks for what is Fluent, but is refused."""

    def __init__(self) -> None:
        self.found = False

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.found = True

    def visit_Junk(self, node: ast.Junk) -> None:
        self.found = True

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.found |= bool(node.attribute or node.arguments)

    def visit_Placeable(self, node: ast.Placeable) -> None:
        self.found |= isinstance(node.expression, (ast.Placeable, ast.NumberLiteral))
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        self.found |= not isinstance(node.selector, ast.VariableReference)
        self.generic_visit(node)

    def visit_Message(self, node: ast.Message) -> None:
        names = [attribute.id.name for attribute in node.attributes]
        self.found |= len(names) != len(set(names))
        self.generic_visit(node)


def supported(source: str) -> bool:
    """Whether fluent.syntax reads `source` without fault, and finds only what we support."""
    resource = FluentParser().parse(source)
    look = Unsupported()
    look.visit(resource)
    ids = [entry.id.name for entry in resource.body if isinstance(entry, ast.Message)]
    return not look.found and len(ids) == len(set(ids))


def readable(source: str) -> bool:
    """Whether our reader takes every message of `source`."""
    try:
        bundle = Bundle(source, "en")
        for id in bundle.ids():
            bundle.variants(id)
    except FluentError:
        return False
    return True


@given(SOURCES)
@settings(max_examples=600, deadline=None)
@example("m = a\u00a0\n-term = T\nother = O\n    .x = X\n")
@example("m = a\n#c\n-term = T\nother = O\n    .x = X\n")
@example("m = a\n  b\n c\n-term = T\nother = O\n    .x = X\n")
def test_it_reads_exactly_what_fluent_reads_and_says_the_same(source: str) -> None:
    assert readable(source) == supported(source)
    if readable(source):
        ours, reference = Bundle(source, "en"), Reference(source, "en")
        for id, attribute in forms(source):
            for values in VALUES:
                expected = reference.format(id, values, attribute)
                assert ours.format(id, values, attribute) == expected


LINE = st.text(st.sampled_from("ab .,[]*'éß"), min_size=1).map(lambda text: "x" + text)
INDENTED = st.tuples(st.integers(1, 6), LINE | st.sampled_from(["{ $n } y", '{ "  " }', "{ $s }"]))


@given(st.lists(INDENTED | st.just((0, "")), min_size=1), st.booleans())
@settings(max_examples=200, deadline=None)
def test_indented_lines_lose_only_what_they_share(
    lines: list[tuple[int, str]], block: bool
) -> None:
    text = "\n".join(" " * indent + line for indent, line in [*lines, (1, "end")])
    assert_same("m =" + ("\n" if block else " first\n") + text + "\n", "en", [1, "one"])


def test_windows_line_ends_are_line_ends() -> None:
    source = (HERE / "fixtures" / "en.ftl").read_text("utf-8")
    ours, windows = Bundle(source, "en"), Bundle(source.replace("\n", "\r\n"), "en")
    values: dict[str, str | int] = {"name": "Ada", "n": 2, "m": 1, "tone": "deep"}
    for id, attribute in forms(source):
        assert windows.format(id, values, attribute) == ours.format(id, values, attribute)
