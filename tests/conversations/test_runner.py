"""The runner and the measures can fail, and tell why."""

from pathlib import Path
from typing import Any

import pytest

from skill.storage.sqlite import SqliteMemory
from tests.conversations.measures import Listener, question_problems, suggested, text_problems
from tests.conversations.script import ScriptError, meets, read
from tests.conversations.stage import Performance, difference, perform, recorded

HEADER = "locale: en-US      at: 2026-03-04 20:15 Europe/Berlin\n"
WELCOME = "A: Hi, I'm Together Time, ... What shall I call you both?"


def shown(folder: Path, *lines: str) -> Performance:
    path = folder / "evening.txt"
    path.write_text("\n".join([HEADER, *lines]), "utf-8")
    return perform(read(path), SqliteMemory(":memory:"))


@pytest.mark.parametrize(
    "expected, heard, met",
    [
        ("A: Kept. (ends)", "A: Kept. (ends)", True),
        ("A: Kept.", "A: Kept. (ends)", False),
        (
            "A: This one. ... Good night. (ends)",
            "A: This one. ... Go. ... Good night. (ends)",
            True,
        ),
        ("A: This one. ... Good night. (ends)", "A: That one. ... Good night. (ends)", False),
        ("A: ... One more?", "A: ... What we water, grows. ... One more?", True),
        ("A: ... One more?", "A: ... What we water, grows. ... One more? Or not?", False),
        ("A: Why (not)? ...", "A: Why not? ... Because. ...", False),
    ],
)
def test_dots_stand_for_what_is_read_out_and_nothing_else(
    expected: str, heard: str, met: bool
) -> None:
    assert meets(expected, heard) is met


def test_a_transcript_that_is_met(tmp_path: Path) -> None:
    told = shown(tmp_path, "# A note.", "U: open together time", WELCOME)
    assert (difference(told), told.problems) == ("", [])


@pytest.mark.parametrize(
    "line",
    [
        "A: Hello. What shall I call you both?",
        WELCOME + " (ends)",
        WELCOME + "\nA: And another.",
        WELCOME + "\nR: Nothing like it?",
        "# nothing",
    ],
)
def test_a_transcript_that_is_not_met_shows_both(tmp_path: Path, line: str) -> None:
    found = difference(shown(tmp_path, "U: open together time", line))
    assert "U: open together time" in found
    assert "\n- " in found or "\n+ " in found


def test_what_was_heard_is_recorded_and_then_met(tmp_path: Path) -> None:
    lines = ["# Morning.", "U: open together time", "U: ada and max", "U: yes", ":wait 1 min"]
    text = recorded(shown(tmp_path, *lines))
    assert "# Morning.\nU: open together time\nA: Hi" in text
    assert "(ends)" in text
    assert difference(shown(tmp_path, *text.splitlines()[2:])) == ""
    folded = next(line for line in text.splitlines() if "(ends)" in line)
    assert folded.count("...") == 1


def test_silence_is_answered_by_the_reprompt(tmp_path: Path) -> None:
    told = shown(tmp_path, "U: open together time", ":wait 8 s", ":wait 8 s", "U: yes")
    assert [line.text[:2] for line in told.heard[1]] == ["R:"]
    assert told.heard[2] == []
    assert told.heard[3][0].text == "A: (silence)"


@pytest.mark.parametrize(
    "text", ["at: 2026-03-04 20:15 Europe/Berlin\n", "locale en-US\n", HEADER + "\nA: Hello."]
)
def test_a_transcript_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "evening.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(ScriptError):
        read(path)


@pytest.mark.parametrize(
    "text",
    [
        "It is late.",
        "Awesome.",
        "You should rest.",
        "Good night!",
        "That was 3.",
        "I am here for the two of you and " + "for you " * 9 + "too.",
    ],
)
def test_the_measures_of_a_sentence(text: str) -> None:
    assert list(text_problems(text, "en-US"))


def test_a_sentence_that_keeps_the_measures() -> None:
    assert not list(text_problems("It's late. I'm here for both of you.", "en-US"))


@pytest.mark.parametrize("text", ["Shall I? Or not?", "Shall I? Just say yes."])
def test_one_question_and_last(text: str) -> None:
    assert list(question_problems(text))
    assert not list(question_problems("Good evening. Shall I?"))


def test_suggestions_are_found() -> None:
    assert suggested("To change it, say, move it or drop it.") == ["move it", "drop it"]
    assert suggested("Answer that, or say skip.") == ["skip"]
    assert suggested("Alexa may keep what you say, and that's all.") == []


def turn(said: str, *, intent: str, again: str = "") -> tuple[dict[str, Any], dict[str, Any]]:
    request: dict[str, Any] = {"type": "IntentRequest", "intent": {"name": intent}}
    if intent == "LaunchRequest":
        request = {"type": intent}
    body = {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{said}</speak>"},
        "reprompt": {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{again}</speak>"}},
    }
    state = {"q": "checkin-answer"}
    envelope = {"request": request, "session": {"attributes": state}}
    return envelope, {"response": body, "sessionAttributes": state}


def test_a_listener_hears_what_goes_on_for_too_long() -> None:
    listener = Listener("en-US", lambda phrase: phrase == "skip")
    assert listener.problems(*turn("Hello, you two.", intent="LaunchRequest")) == []
    twice = listener.problems(*turn("Hello, you two.", intent="LaunchRequest"))
    assert "the same welcome" in twice[0]
    four = listener.problems(*turn("One. Two. Three. Four?", intent="RatingIntent"))
    assert "sentences" in four[0]
    lost = listener.problems(*turn("Shall we?", intent="RatingIntent", again="Yes, or say fly."))
    assert "not understood: fly" in lost[0]
    wordy = "This makes exactly ten words to listen to for you. " * 3
    long = [listener.problems(*turn(wordy, intent="RatingIntent")) for _ in range(12)]
    assert not long[0]
    assert "seconds a person" in long[-1][0]


def test_what_comes_from_a_pack_is_not_measured() -> None:
    listener = Listener("en-US", lambda phrase: True)
    long = "this goes on and on and on " * 5
    said = f'Here. <break time="1s"/>{long}. <break time="1s"/> Good night.'
    assert listener.problems(*turn(said, intent="AffirmationIntent")) == []
