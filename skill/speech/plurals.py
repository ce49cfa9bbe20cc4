"""Cardinal plural categories of whole numbers, for the languages the skill can speak.

Written by hand because Babel costs start-up time and several megabytes for these few lines.
The rules are those of the Unicode CLDR, "Language Plural Rules"
(unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html), for operands without
decimals or exponents; tests hold them equal to the CLDR data that Babel carries.
"""

from collections.abc import Callable

_MILLION = 1_000_000


def _one(n: int) -> str:
    return "one" if n == 1 else "other"


def _zero_or_one(n: int) -> str:
    return "one" if n <= 1 else "other"


def _one_or_millions(n: int) -> str:
    return "many" if n and n % _MILLION == 0 else _one(n)


def _zero_or_one_or_millions(n: int) -> str:
    return "many" if n and n % _MILLION == 0 else _zero_or_one(n)


def _none(n: int) -> str:
    return "other"


def _arabic(n: int) -> str:
    if n <= 2:
        return ("zero", "one", "two")[n]
    rest = n % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


_RULES: dict[str, Callable[[int], str]] = {
    "ar": _arabic,
    "de": _one,
    "en": _one,
    "es": _one_or_millions,
    "fr": _zero_or_one_or_millions,
    "hi": _zero_or_one,
    "it": _one_or_millions,
    "ja": _none,
    "nl": _one,
    "pt": _zero_or_one_or_millions,
    "pt-PT": _one_or_millions,
}


def category(n: int, language: str) -> str:
    """The CLDR category ("zero", "one", "two", "few", "many", "other") of a whole number.

    `language` is a language or locale tag ("en", "en-GB"); a region without a rule of its own
    uses its language's. The sign does not count. Raises ValueError for a language not listed.
    """
    rule = _RULES.get(language) or _RULES.get(language.partition("-")[0])
    if rule is None:
        raise ValueError(f"no plural rules for {language!r}")
    return rule(abs(n))
