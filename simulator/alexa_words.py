"""The few sentences that Alexa says in her own name, by language; English where one is missing."""

_REMINDER = {"en": "Here's your reminder: {text}", "de": "Hier ist deine Erinnerung: {text}"}
_PERMISSION = {
    "en": "Do you give {skill} permission to use your {scope}? You can say yes or no.",
    "de": "Erlaubst du {skill} den Zugriff auf: {scope}? Du kannst Ja oder Nein sagen.",
}


def reminder(locale: str, text: str) -> str:
    """How a reminder begins that goes off."""
    return _in(_REMINDER, locale).format(text=text)


def permission(locale: str, skill: str, scope: str) -> str:
    """Alexa's own question for a permission (its short name)."""
    return _in(_PERMISSION, locale).format(skill=skill.title(), scope=scope)


def _in(sentences: dict[str, str], locale: str) -> str:
    return sentences.get(locale.partition("-")[0], sentences["en"])
