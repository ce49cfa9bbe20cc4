"""The lazy reader: what it tells about messages, what it refuses, and why."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.speech.fluent import Bundle, FluentError

FIXTURE = (Path(__file__).parent / "fixtures" / "en.ftl").read_text("utf-8")


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_values_are_transformed_and_nothing_else_is(value: str) -> None:
    bundle = Bundle('m = <{ $s }> { "<" } { $n } { o }\no = & { $s }', "en")
    said = bundle.format("m", {"s": value, "n": 5}, transform=lambda text: f"({text.upper()})")
    assert said == f"<({value.upper()})> < 5 & ({value.upper()})"


def test_a_variant_is_chosen_by_the_value_as_it_is() -> None:
    bundle = Bundle("m = { $s ->\n [warm] w { $s }\n *[other] o\n }", "en")
    assert bundle.format("m", {"s": "warm"}, transform=str.upper) == "w WARM"


def test_variables_and_variants_are_known() -> None:
    bundle = Bundle(FIXTURE, "en")
    assert bundle.variants("variants") == ("a", "b", "c")
    assert bundle.variants("plain") == ()
    assert bundle.variables("nested") == {"n", "tone"}
    assert bundle.variables("deep") == {"name"}
    assert bundle.variables("variants") == {"name"}
    assert "brand" not in bundle
    assert "-brand" not in bundle
    assert "-brand" not in bundle.ids()


@pytest.mark.parametrize(
    "text, line",
    [
        ("m = { NUMBER($n) }", 2),
        ("m = { -t(case: 1) }", 2),
        ("m = { -t.x }", 2),
        ("m = { -t.x ->\n  *[a] b\n  }", 2),
        ("m = { 5 }", 2),
        ("m = { { $n } }", 2),
        ("m = { $n ->\n  [1.5] a\n *[other] b\n }", 3),
        ("m = { $n ->\n  [one] a\n  [other] b\n }", 4),
        ("m = { $n ->\n  *[one] a\n  *[other] b\n }", 4),
        ("m = { $n ->\n  *[one] a }", 3),
        ("m = { $n ->\n  *[one]\n }", 3),
        ("m = { $n", 3),
        ("m = a }", 2),
        ("m = {}", 2),
        ('m = { "open }', 2),
        (r'm = { "\q" }', 2),
        (r'm = { "\ud800" }', 2),
        (r'm = { "\U110000" }', 2),
        ("m =", 2),
        ("m =\n    .a =", 3),
        ("m =\n    .a = 1\n    .a = 2", 4),
        ("m = a\nstray text", 3),
        ("m = a\n\ttab", 3),
        ("m = { -bad }", 4),
    ],
)
def test_what_is_not_supported_is_refused_with_its_place(text: str, line: int) -> None:
    bundle = Bundle(f"ok = Fine.\n{text}\n-t = T\n-bad = {{ $n }}", "en")
    with pytest.raises(FluentError) as refused:
        bundle.format("m", {"n": 1})
    assert refused.value.id == ("-bad" if "-bad" in text else "m")
    assert refused.value.line == line
    assert bundle.format("ok", {}) == "Fine."


@pytest.mark.parametrize(
    "source", ["a = 1\nb = 2\na = 3", "-t = 1\n-t = 2", "hello\na = 1", "a = 1\n# c\n\nhello"]
)
def test_stray_text_and_doubled_ids_are_refused_at_once(source: str) -> None:
    with pytest.raises(FluentError):
        Bundle(source, "en")


@pytest.mark.parametrize(
    "id, attribute, reason",
    [
        ("nope", None, "there is no such message"),
        ("-t", None, "there is no such message"),
        ("", None, "there is no such message"),
        ("needs", None, "no value for $n"),
        ("chooses", None, "no value for $n"),
        ("lost", None, "there is no nope"),
        ("lost", "x", "lost has no x"),
        ("valueless", None, "valueless has no value"),
        ("refers", None, "valueless has no value"),
        ("loop", None, "refers to itself"),
        ("round", None, "refers to itself"),
        ("hidden", None, "no value for $n"),
    ],
)
def test_a_message_that_cannot_be_said_says_why(
    id: str, attribute: str | None, reason: str
) -> None:
    bundle = Bundle(
        "-t = { needs }\nneeds = { $n }\nchooses = { $n ->\n *[other] o\n }\nlost = { nope }\n"
        "valueless =\n .a = A\nrefers = { valueless }\nloop = { loop }\nround = { back }\n"
        "back = { round }\nhidden = { -t }",
        "en",
    )
    values = {"n": 1} if id == "hidden" else {}
    with pytest.raises(FluentError, match=re.escape(reason)):
        bundle.format(id, values, attribute)
