"""A model small enough to keep in mind, and an understander of it."""

from datetime import datetime
from typing import Any

from simulator.understanding import Understander

# A Wednesday.
NOW = datetime(2026, 3, 4, 20, 15)  # noqa: DTZ001 -- the local time, wherever that is

SMALL: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "quiet hour",
            "intents": [
                {"name": "AMAZON.YesIntent", "samples": []},
                {"name": "AMAZON.StopIntent", "samples": []},
                {"name": "AMAZON.HelpIntent", "samples": []},
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {"name": "StartIntent", "samples": ["start the evening", "begin our evening"]},
                {"name": "SafeIntent", "samples": ["i feel safe", "we are safe at home"]},
                {
                    "name": "RemindIntent",
                    "slots": [
                        {"name": "time", "type": "AMAZON.TIME"},
                        {"name": "day", "type": "DAY"},
                    ],
                    "samples": ["remind us at {time}", "remind us {day} at {time}", "{time}"],
                },
                {
                    "name": "RateIntent",
                    "slots": [{"name": "rating", "type": "RATING"}],
                    "samples": ["{rating}", "i would say {rating}"],
                },
                {
                    "name": "CodeIntent",
                    "slots": [{"name": "code", "type": "AMAZON.NUMBER"}],
                    "samples": ["{code}"],
                },
                {
                    "name": "NoteIntent",
                    "slots": [
                        {
                            "name": "note",
                            "type": "AMAZON.SearchQuery",
                            "samples": ["the note is {note}"],
                        },
                    ],
                    "samples": ["leave a note saying {note}", "leave a note"],
                },
                {
                    "name": "DoneIntent",
                    "slots": [{"name": "plan", "type": "AMAZON.SearchQuery"}],
                    "samples": ["we did {plan}", "we did it"],
                },
                {
                    "name": "NamesIntent",
                    "slots": [
                        {"name": "first", "type": "AMAZON.FirstName"},
                        {"name": "second", "type": "AMAZON.FirstName"},
                    ],
                    "samples": ["{first} and {second}", "{first}", "{first}'s turn"],
                },
            ],
            "types": [
                {
                    "name": "DAY",
                    "values": [
                        {
                            "id": "weekdays",
                            "name": {"value": "weekdays", "synonyms": ["every weekday"]},
                        },
                        {"id": "monday", "name": {"value": "monday", "synonyms": ["on monday"]}},
                    ],
                },
                {
                    "name": "RATING",
                    "values": [
                        {"id": "1", "name": {"value": "never", "synonyms": ["one"]}},
                        {"id": "4", "name": {"value": "often", "synonyms": ["four", "very often"]}},
                    ],
                },
            ],
        }
    }
}


def heard(
    understander: Understander, text: str, elicit: tuple[str, str] | None = None
) -> tuple[str, dict[str, str]]:
    """The intent and the slots, each as its resolved id or else its value."""
    understood = understander.understand(text, now=NOW, elicit=elicit)
    return understood.intent, {n: v.id or v.value for n, v in understood.slots.items()}
