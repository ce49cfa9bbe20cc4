"""Words the couple said, made fit to keep and to say again."""

KEPT = 500  # characters of one note or thanks; a minute of speech
LONGEST_NAME = 40  # characters
SPOKEN = 160  # characters that are said back in one breath or two


def clean(text: str | None) -> str | None:
    """What was said, without surplus space, at most KEPT characters; None when nothing is left."""
    words = " ".join((text or "").split()).rstrip(" .,;:?!")
    if not any(mark.isalnum() for mark in words):
        return None
    return cut(words, KEPT)


def cut(text: str, limit: int = SPOKEN) -> str:
    """The beginning of a text up to a word's end within `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit]


def first_name(said: str | None) -> str | None:
    """A first name as one writes it, None when there is nothing usable."""
    cleaned = " ".join((said or "").split())[:LONGEST_NAME].strip(" .,?!")
    if not any(mark.isalpha() for mark in cleaned):
        return None
    return " ".join(part[:1].upper() + part[1:] for part in cleaned.split())
