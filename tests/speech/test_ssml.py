"""Any text is safe inside SSML, and SSML becomes readable text."""

import re

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given
from hypothesis import strategies as st

from skill.speech.ssml import escape, plain

ANY_TEXT = st.text(st.characters())  # lone surrogates and control characters too


@given(ANY_TEXT)
@example("Tom & Jerry <3 \"x\" 'y' ]]> &amp; \x00\x0b\x1b\x7f\x85\u2028\ud83d\ufffe")
def test_any_text_is_safe_content_and_attribute(text: str) -> None:
    safe = escape(text)
    root = fromstring(f"<speak>{safe}<sub alias=\"{safe}\">x</sub><sub alias='{safe}'/></speak>")
    first, second = root
    assert (root.text or "") == first.get("alias") == second.get("alias")
    assert list(root.itertext()) == [*([root.text] if root.text else []), "x"]


@given(ANY_TEXT)
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    kept = re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", "", text
    )
    assert plain(f"<speak>{escape(text)}</speak>") == " ".join(kept.split())


def test_control_characters_vanish_and_line_ends_part_words() -> None:
    assert escape("a\x00b\x1b\x9f\ud800c") == "abc"
    assert escape("one\ntwo\r\nthree\tfour\u2028five") == "one two  three four five"
    assert escape("Zoë & 愛 🌱") == "Zoë &amp; 愛 🌱"


@pytest.mark.parametrize(
    "ssml, text",
    [
        ("<speak>Good evening.</speak>", "Good evening."),
        (
            "Here it is.<break time='700ms'/>What we water, grows.",
            "Here it is. ... What we water, grows.",
        ),
        ('One.<break strength="x-strong"/> Two.', "One. ... Two."),
        ("<speak><p>One.</p><p>Two.</p><s>Three.</s></speak>", "One. Two. Three."),
        ("un<emphasis level='strong'>believ</emphasis>able", "unbelievable"),
        ("<amazon:effect name='whispered'>soft</amazon:effect>", "soft"),
        ("it&apos;s &lt;3 &amp;amp; &quot;so&quot; &gt;", 'it\'s <3 &amp; "so" >'),
        ('<sub alias="&lt;b&gt;">x</sub>', "x"),
        ("  a \n  b ", "a b"),
        ("", ""),
    ],
)
def test_plain_text(ssml: str, text: str) -> None:
    assert plain(ssml) == text
