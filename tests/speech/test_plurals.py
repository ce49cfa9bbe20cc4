"""Our plural rules are CLDR's."""

import babel
import pytest

from skill.speech.plurals import category

LANGUAGES = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pt", "pt-PT"]
REGIONS = ["ar-SA", "en-GB", "en-IN", "es-MX", "es-US", "fr-CA", "hi-IN", "ja-JP", "pt-BR"]
LARGE = [n + d for e in range(3, 13) for n in (10**e, 3 * 10**e) for d in range(-101, 102)]


@pytest.mark.parametrize("language", LANGUAGES + REGIONS)
def test_the_category_is_that_of_cldr(language: str) -> None:
    rule = babel.Locale.parse(language, sep="-").plural_form
    wrong = [n for n in [*range(2001), *LARGE] if category(n, language) != rule(n)]
    assert wrong == []


def test_the_sign_does_not_count() -> None:
    assert category(-1, "en") == "one"


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="'tlh'"):
        category(1, "tlh")
