"""One module for each language, each with one `LANGUAGE`; `language_of` finds it by locale."""

from importlib import import_module

from simulator.understanding.languages.language import Language


def language_of(locale: str) -> Language:
    """The language of a locale such as en-US. Raises `LookupError` for one not written yet."""
    code = locale.split("-")[0].lower()
    try:
        module = import_module(f"{__name__}.{code}")
    except ModuleNotFoundError:
        raise LookupError(f"no language module for {locale}") from None
    language = module.LANGUAGE
    assert isinstance(language, Language)
    return language
