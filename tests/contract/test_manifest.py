"""The manifest keeps Amazon's limits and certification's rules, and says what is true."""

import json
import re
import runpy
import struct
import zlib
from typing import Any

import pytest

from tests.contract.skill_package import (
    LOCALES,
    PACKAGE,
    ROOT,
    complaints,
    manifest,
    model,
    plain,
)

PUBLISHED: dict[str, dict[str, Any]] = manifest()["publishingInformation"]["locales"]
every_locale = pytest.mark.parametrize("locale", LOCALES)


def test_amazons_schema_accepts_it() -> None:
    whole = {"manifest": manifest()}
    assert complaints("v1.skill.Manifest.SkillManifestEnvelope", whole) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"manifest": {"permisions": []}},
        {"manifest": {"permissions": [{"name": "alexa::everything:read"}]}},
        {"manifest": {"events": {"subscriptions": []}}},
    ],
)
def test_the_schema_refuses_what_is_wrong(wrong: dict[str, Any]) -> None:
    assert complaints("v1.skill.Manifest.SkillManifestEnvelope", wrong) != []


def test_every_locale_has_a_model_a_page_and_a_policy() -> None:
    assert sorted(PUBLISHED) == LOCALES
    assert sorted(manifest()["privacyAndCompliance"]["locales"]) == LOCALES


@every_locale
def test_limits(locale: str) -> None:
    page = PUBLISHED[locale]
    assert 2 <= len(page["name"]) <= 50
    assert 0 < len(page["summary"]) <= 160
    assert 0 < len(page["description"]) <= 4000
    assert 0 < len(page["keywords"]) <= 30
    assert len(set(page["keywords"])) == len(page["keywords"])
    assert len(manifest()["publishingInformation"]["testingInstructions"]) <= 4000


@every_locale
def test_nothing_on_the_page_speaks_for_amazon(locale: str) -> None:
    page = PUBLISHED[locale]
    for text in [page["name"], *page["keywords"]]:
        assert not re.search(r"alexa|amazon|echo|skill", text, re.IGNORECASE), text
    for url in manifest()["privacyAndCompliance"]["locales"][locale].values():
        assert not re.search("alexa|amazon", url, re.IGNORECASE), url


@every_locale
def test_example_phrases_are_understood(locale: str) -> None:
    first, *others = PUBLISHED[locale]["examplePhrases"]
    name = model(locale).language["invocationName"]
    assert len(others) == 2
    # "open together time": Amazon's own launch word and the name, nothing else.
    assert re.fullmatch(rf"Alexa, \w+ {name}", first)
    known = {
        text
        for intent, sample in model(locale).samples()
        for text in model(locale).expansions(intent, sample)
    }
    for phrase in others:
        called, _, wish = phrase.partition(f" {name} ")
        assert re.fullmatch(r"Alexa, \w+", called), phrase
        # Amazon takes the joining word away: "ask together time *to* start a check in".
        assert plain(re.sub(r"^(for|to) ", "", wish)) in known, phrase


def test_the_description_says_what_must_be_said() -> None:
    text = PUBLISHED["en-US"]["description"]
    for words in (
        "two adults who feel safe with each other",
        "does not provide medical or psychological advice",
        "not a substitute",
        "dial your local emergency number",
        "a conversation starter, not a test",
        "What you need",
    ):
        assert words in text


def test_testing_instructions_cover_what_a_tester_cannot_guess() -> None:
    text = manifest()["publishingInformation"]["testingInstructions"].lower()
    for subject in ("permission", "reminder", "two speakers", "voice profile", "two accounts"):
        assert subject in text


def test_privacy_and_compliance() -> None:
    said = manifest()["privacyAndCompliance"]
    assert said["usesPersonalInfo"]
    assert not said["isChildDirected"]
    assert not said["allowsPurchases"]
    assert not said["containsAds"]
    for page in said["locales"].values():
        assert page.keys() == {"privacyPolicyUrl", "termsOfUseUrl"}
        assert all(url.startswith("https://") for url in page.values())


def test_permissions_are_those_the_skill_uses() -> None:
    assert [entry["name"] for entry in manifest()["permissions"]] == [
        "alexa::alerts:reminders:skill:readwrite",
        "alexa::person_id:read",
    ]


def test_events_reach_the_skills_own_endpoint() -> None:
    events = manifest()["events"]
    assert {entry["eventName"] for entry in events["subscriptions"]} == {
        "SKILL_ENABLED",
        "SKILL_DISABLED",
        "SKILL_PERMISSION_ACCEPTED",
        "SKILL_PERMISSION_CHANGED",
        "REMINDER_STATUS_CHANGED",
        "REMINDER_DELETED",
    }
    assert events["endpoint"] == manifest()["apis"]["custom"]["endpoint"]


@every_locale
@pytest.mark.parametrize("key, size", [("smallIconUri", 108), ("largeIconUri", 512)])
def test_icons_are_png_of_the_right_size(locale: str, key: str, size: int) -> None:
    uri = PUBLISHED[locale][key]
    assert uri.startswith("file://")
    data = (PACKAGE / uri.removeprefix("file://")).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (size, size)


def test_the_icon_is_what_its_script_draws() -> None:
    script = runpy.run_path(str(PACKAGE / "assets" / "make_icons.py"))
    data: bytes = script["path"](108).read_bytes()
    start = data.index(b"IDAT")
    length = int.from_bytes(data[start - 4 : start])
    # Compared unpacked: compression differs between versions of zlib.
    assert zlib.decompress(data[start + 4 : start + 4 + length]) == script["pixels"](108)


def test_the_command_line_of_amazon_finds_the_package_and_the_code() -> None:
    resources = json.loads((ROOT / "ask-resources.json").read_text(encoding="utf-8"))
    profile = resources["profiles"]["default"]
    assert (ROOT / profile["skillMetadata"]["src"]).resolve() == PACKAGE
    assert (ROOT / profile["code"]["default"]["src"] / "lambda_function.py").is_file()
