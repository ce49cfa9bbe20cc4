"""An envelope made safe: what is read is kept, nothing else passes, and what is none is refused."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.alexa.envelope import (
    LONGEST_TEXT,
    SILENT,
    BadEnvelope,
    heard,
    request_id,
    request_type,
    tame,
)
from tests.alexa import envelopes as make

Json = dict[str, Any]


def sdk(raw: Any) -> Any:
    """What the SDK makes of a tamed envelope; it raises on anything it does not know."""
    return DefaultSerializer().deserialize(json.dumps(tame(raw, make.SKILL)), RequestEnvelope)


def slot(raw: Json) -> Json:
    slots: Json = tame(raw, make.SKILL)["request"]["intent"]["slots"]
    found: Json = next(iter(slots.values()))
    return found


def test_what_we_read_is_kept() -> None:
    raw = make.intent(
        "RatingIntent",
        {"rating": make.matched("rating", "often", "4")},
        session={"v": 1},
        person={"personId": make.PERSON},
    )
    envelope = sdk(raw)
    assert envelope.request.intent.name == "RatingIntent"
    filled = envelope.request.intent.slots["rating"]
    assert filled.value == "often"
    (authority,) = filled.resolutions.resolutions_per_authority
    assert authority.values[0].value.id == "4"
    assert envelope.session.attributes == {"v": 1}
    assert envelope.context.system.user.user_id == make.USER
    assert envelope.context.system.person.person_id == make.PERSON
    assert envelope.context.system.api_access_token == "Atza|token"
    assert envelope.request.locale == "en-US"


@pytest.mark.parametrize(
    "raw",
    [
        make.launch(),
        make.session_ended(),
        make.session_ended("A_NEW_REASON"),
        make.consented(),
        make.consented(status="SOMETHING_NEW", code="999"),
        make.event("Reminders.ReminderDeleted", body={"alertTokens": ["a"]}),
        make.event("Reminders.ReminderDeleted", body=None),
        make.event("Reminders.ReminderStatusChanged", body={"alertToken": "a", "status": "ON"}),
        make.event("Reminders.ReminderStatusChanged", body={"status": "SNOOZED"}),
        make.event("AlexaSkillEvent.SkillDisabled", eventCreationTime=make.AT),
        make.event("AlexaSkillEvent.SkillDisabled", eventCreationTime="soon"),
        make.event("AlexaSkillEvent.SkillPermissionAccepted", body={"acceptedPermissions": 3}),
    ],
)
def test_the_sdk_reads_whatever_passes(raw: Json) -> None:
    assert sdk(raw).request.object_type == raw["request"]["type"]


@pytest.mark.parametrize("code", ["ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_NEW", None, 7])
def test_words_that_matched_nothing_are_kept_as_said(code: Any) -> None:
    sent = make.matched("rating", "purple", "4")
    sent["resolutions"]["resolutionsPerAuthority"][0]["status"]["code"] = code
    tamed = slot(make.intent("RatingIntent", {"rating": sent}))
    assert tamed["value"] == "purple"
    assert tamed["resolutions"] == {"resolutionsPerAuthority": []}


def test_the_first_authority_that_matched_counts() -> None:
    sent = make.matched("rating", "often", "4")
    none = {"authority": "b", "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    sent["resolutions"]["resolutionsPerAuthority"].insert(0, none)
    tamed = slot(make.intent("RatingIntent", {"rating": sent}))
    (match,) = tamed["resolutions"]["resolutionsPerAuthority"]
    assert match["values"][0]["value"]["id"] == "4"


@pytest.mark.parametrize("value", [None, "", "   ", 7, ["a"], {"a": 1}, True])
def test_a_slot_without_words_is_empty(value: Any) -> None:
    tamed = slot(make.intent("RatingIntent", {"rating": {"name": "rating", "value": value}}))
    assert tamed == {"name": "rating", "confirmationStatus": "NONE"}


@pytest.mark.parametrize("slots", [None, [], "junk", {"rating": None}, {"rating": 3}])
def test_slots_of_no_kind_are_empty(slots: Any) -> None:
    raw = make.intent("RatingIntent")
    raw["request"]["intent"]["slots"] = slots
    assert not any(one.value for one in sdk(raw).request.intent.slots.values())


def test_words_are_cut_where_no_speech_goes() -> None:
    sent = make.matched("thing", "x" * 1_000_000, "y" * 1_000_000)
    tamed = slot(make.intent("AddGratitudeIntent", {"thing": sent}))
    assert len(json.dumps(tamed)) < 4 * LONGEST_TEXT


@pytest.mark.parametrize(
    ("locale", "kept"),
    [
        ("de-DE", "de-DE"),
        ("xx-XX", "xx-XX"),
        (None, "en-US"),
        (7, "en-US"),
        ("../../x", "en-US"),
        ("..-DE", "en-US"),
        ("-", "en-US"),
        ("en-US\n", "en-US"),
    ],
)
def test_a_locale_is_a_language_and_a_country(locale: Any, kept: str) -> None:
    raw = make.launch()
    raw["request"]["locale"] = locale
    assert tame(raw, make.SKILL)["request"]["locale"] == kept


def test_a_session_is_kept_only_where_there_is_one() -> None:
    assert "session" not in tame(make.launch(session=None), make.SKILL)
    raw = make.launch()
    raw["session"]["attributes"] = None
    assert tame(raw, make.SKILL)["session"]["attributes"] == {}


def test_who_and_which_skill_may_stand_in_either_place() -> None:
    raw = make.launch()
    del raw["context"]["System"]["user"], raw["context"]["System"]["application"]
    assert tame(raw, make.SKILL)["context"]["System"]["user"] == {"userId": make.USER}


def cut(*path: str, put: Any = None) -> Json:
    """A launch without a part, or with something else in its place."""
    raw = make.launch()
    node: Any = raw
    for name in path[:-1]:
        node = node[name]
    if put is None:
        del node[path[-1]]
    else:
        node[path[-1]] = put
    return raw


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "junk",
        7,
        {},
        {"request": []},
        cut("request"),
        cut("request", "type"),
        cut("request", "type", put="Foo.Bar"),
        cut("request", "type", put=["LaunchRequest"]),
        cut("request", "timestamp"),
        cut("request", "timestamp", put="now"),
        cut("request", "timestamp", put="2026-03-04T20:15:00"),
        cut("request", "timestamp", put=1772651700),
        cut("request", "requestId"),
        cut("context") | {"session": {}},
        make.envelope({"type": "IntentRequest"}, session={}),
        make.envelope({"type": "IntentRequest", "intent": {"name": None}}, session={}),
    ],
)
def test_what_is_no_request_is_refused(raw: Any) -> None:
    with pytest.raises(BadEnvelope):
        tame(raw, make.SKILL)


def test_another_skills_request_is_refused_unless_any_will_do() -> None:
    raw = make.launch(application={"applicationId": "amzn1.ask.skill.other"})
    with pytest.raises(BadEnvelope):
        tame(raw, make.SKILL)
    assert tame(raw, None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (make.launch(), True),
        (make.launch(session=None), True),
        (make.session_ended(), False),
        *((make.event(kind), False) for kind in SILENT),
        (make.event("AlexaSkillEvent.SomethingNew"), False),
        (make.event("Reminders.ReminderStarted"), False),
        (make.event("AudioPlayer.PlaybackStarted"), False),
        (make.envelope({"type": "Alexa.Presentation.APL.UserEvent"}, session={}), True),
        (None, False),
        ({}, False),
    ],
)
def test_only_in_a_session_someone_may_hear_an_answer(raw: Any, expected: bool) -> None:
    assert heard(raw) is expected


@pytest.mark.parametrize("junk", ["thank you Ada", "a\nb", "x" * 500, 7, None, {"a": 1}, "\ud800"])
def test_only_what_looks_like_an_id_is_one(junk: Any) -> None:
    raw = {"request": {"type": junk, "requestId": junk}}
    assert (request_type(raw), request_id(raw)) == ("", "")
    assert request_id(make.launch()) == "amzn1.echo-api.request.r1"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)


@settings(deadline=None)
@given(json_values)
def test_any_json_is_tamed_or_refused(raw: Any) -> None:
    with pytest.raises(BadEnvelope):
        tame(raw, make.SKILL)


@settings(deadline=None)
@given(json_values, json_values, json_values)
def test_whatever_a_slot_holds_the_sdk_can_read(value: Any, resolutions: Any, status: Any) -> None:
    sent = make.matched("rating", "often", "4")
    sent |= {"confirmationStatus": status, "slotValue": resolutions}
    authorities = sent["resolutions"]["resolutionsPerAuthority"]
    authorities += [resolutions, {"status": {"code": "ER_SUCCESS_MATCH"}, "values": value}]
    raw = make.intent("RatingIntent", {"rating": sent, "other": value})
    raw["request"]["intent"]["confirmationStatus"] = raw["request"]["dialogState"] = status
    assert sdk(raw).request.intent.slots["rating"].value == "often"
