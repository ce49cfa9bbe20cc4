"""What the couple said, made fit to keep and to say again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.core import text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  the soup   you made ", "the soup you made"),
        ("why do i never rest?", "why do i never rest"),
        ("<&\"' <b>tea</b>", "<&\"' <b>tea</b>"),
        ("", None),
        (None, None),
        (" ?! ", None),
    ],
)
def test_what_is_kept(said: str | None, kept: str | None) -> None:
    assert text.clean(said) == kept


@given(st.text(max_size=3000), st.integers(1, 600))
def test_a_cut_is_a_beginning_within_the_limit(said: str, limit: int) -> None:
    short = text.cut(said, limit)
    assert said.startswith(short)
    assert len(short) <= limit
    assert short == said or len(said) > limit


@given(st.text(max_size=3000))
def test_what_is_kept_is_short_and_stays_as_it_is(said: str) -> None:
    kept = text.clean(said)
    assert kept is None or len(kept) <= text.KEPT
    assert kept is None or text.clean(kept) in (kept, kept.rstrip(" .,;:?!"))


@pytest.mark.parametrize(
    ("said", "name"),
    [("ada", "Ada"), ("  mary ann ", "Mary Ann"), ("o'neil.", "O'neil"), ("", None), ("?!", None)],
)
def test_a_first_name(said: str, name: str | None) -> None:
    assert text.first_name(said) == name
