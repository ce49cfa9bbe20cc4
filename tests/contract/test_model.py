"""Every interaction model keeps Amazon's rules."""

import re
from collections import Counter, defaultdict

import pytest

from tests.contract.skill_package import (
    LOCALES,
    MODELS,
    complaints,
    model,
    plain,
    slots_in,
    words_around,
)

every_locale = pytest.mark.parametrize("locale", LOCALES)

FREE_TEXT = "AMAZON.SearchQuery"


@every_locale
def test_amazons_schema_accepts_it(locale: str) -> None:
    assert complaints("v1.skill.interactionModel.InteractionModelData", model(locale).raw) == []


@every_locale
def test_limits(locale: str) -> None:
    assert (MODELS / f"{locale}.json").stat().st_size <= 1_500_000
    assert len(model(locale).intents) <= 250
    for value in model(locale).values.values():
        assert all(len(phrase) <= 140 for phrases in value.values() for phrase in phrases)


@every_locale
def test_invocation_name(locale: str) -> None:
    name = model(locale).language["invocationName"]
    assert 2 <= len(name) <= 50
    assert re.fullmatch(r"[^\W\d_]+(?:[ '.]+[^\W\d_]+)+\.?", name), "two words or more, no digits"
    assert name == name.lower()
    launch = "run start play resume use launch ask open tell load begin enable".split()
    joining = "to from in using with about for that by if and whether".split()
    article = "the a an of up at off".split()
    amazon = "alexa amazon echo computer skill app".split()
    assert not {*launch, *joining, *article, *amazon} & set(name.split())


@every_locale
def test_names_are_well_formed(locale: str) -> None:
    intents = [name.removeprefix("AMAZON.") for name in model(locale).intents]
    types = list(model(locale).values)
    slots = {slot for name in model(locale).own for slot in model(locale).slots(name)}
    for name in [*intents, *types, *slots]:
        assert re.fullmatch(r"[A-Za-z][A-Za-z_]*", name), name
    assert not {name.lower() for name in intents} & {name.lower() for name in [*types, *slots]}


@every_locale
def test_a_slot_has_one_type_in_the_whole_model(locale: str) -> None:
    types = defaultdict(set)
    for name in model(locale).own:
        for slot, kind in model(locale).slots(name).items():
            types[slot].add(kind)
    for entry in model(locale).dialog["intents"]:
        for slot in entry["slots"]:
            types[slot["name"]].add(slot["type"])
    assert {slot: kinds for slot, kinds in types.items() if len(kinds) > 1} == {}
    used = {kind for kinds in types.values() for kind in kinds if not kind.startswith("AMAZON.")}
    assert used == model(locale).values.keys()


@every_locale
def test_samples_are_well_formed(locale: str) -> None:
    for name, sample in model(locale).samples():
        assert re.fullmatch(r"(?:[^\W\d_]|[\u0300-\u0d7f' .\-]|\{[a-z_]+\})+", sample), sample
        assert re.match(r"[^\W\d_]|\{", sample), sample
        assert sample == " ".join(sample.split()), sample
        assert sample == sample.lower(), sample
        used = slots_in(sample)
        assert len(used) == len(set(used)), sample
        assert set(used) <= set(model(locale).slots(name)), (name, sample)


@every_locale
def test_every_slot_has_a_sample(locale: str) -> None:
    for name in model(locale).own:
        samples = model(locale).intents[name]["samples"]
        used = {slot for sample in samples for slot in slots_in(sample)}
        assert used == set(model(locale).slots(name)), name


@every_locale
def test_samples_are_generous(locale: str) -> None:
    for name in model(locale).own:
        samples = model(locale).intents[name]["samples"]
        assert len(samples) >= 20, name
        assert min(len(sample.split()) for sample in samples) <= 3, f"{name}: nothing short"
        assert max(len(sample.split()) for sample in samples) >= 4, f"{name}: nothing long"


@every_locale
def test_no_utterance_is_under_two_intents(locale: str) -> None:
    owners = defaultdict(set)
    for name, sample in model(locale).samples():
        for text in model(locale).expansions(name, sample):
            owners[text].add(name)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


@every_locale
def test_no_sample_twice_in_an_intent(locale: str) -> None:
    for name, intent in model(locale).intents.items():
        twice = [text for text, n in Counter(map(plain, intent["samples"])).items() if n > 1]
        assert twice == [], name


@every_locale
def test_no_sample_hides_a_slot_value_of_its_own_intent(locale: str) -> None:
    for name, intent in model(locale).intents.items():
        said = {plain(sample) for sample in intent["samples"] if not slots_in(sample)}
        for sample in filter(slots_in, intent["samples"]):
            assert said.isdisjoint(model(locale).expansions(name, sample)), (name, sample)


@every_locale
def test_free_text_has_a_carrier_and_stands_alone(locale: str) -> None:
    for name, sample in model(locale).samples():
        types = [model(locale).slots(name)[slot] for slot in slots_in(sample)]
        if FREE_TEXT in types:
            assert len(types) == 1, sample
            assert words_around(sample), sample


@every_locale
def test_free_text_does_not_swallow_another_intents_sample(locale: str) -> None:
    carriers = [
        (name, re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(sample))))
        for name, sample in model(locale).samples()
        if FREE_TEXT in {model(locale).slots(name)[slot] for slot in slots_in(sample)}
    ]
    swallowed = [
        (sample, name, carrier.pattern)
        for name, sample in model(locale).samples()
        for owner, carrier in carriers
        if owner != name and carrier.fullmatch(sample)
    ]
    assert swallowed == []


@every_locale
def test_a_phrase_means_one_value_of_its_type(locale: str) -> None:
    for name, values in model(locale).values.items():
        said = Counter(plain(phrase) for phrases in values.values() for phrase in phrases)
        assert [phrase for phrase, n in said.items() if n > 1] == [], name


@every_locale
def test_dialog_intents_take_their_free_text_bare_once_asked_for(locale: str) -> None:
    asked = {entry["name"]: entry for entry in model(locale).dialog["intents"]}
    assert asked.keys() == {
        "AddGratitudeIntent",
        "LeaveNoteIntent",
        "SetGoalIntent",
        "AddPlanIntent",
    }
    for name, entry in asked.items():
        declared = {slot["name"]: slot["type"] for slot in entry["slots"]}
        assert declared == model(locale).slots(name)
        assert entry["delegationStrategy"] == "SKILL_RESPONSE"
        assert not any(slot["elicitationRequired"] for slot in entry["slots"])
        # Amazon refuses such samples in an intent that has a dialog.
        assert all(words_around(sample) for sample in model(locale).intents[name]["samples"])
        for slot in model(locale).intents[name]["slots"]:
            if slot["type"] == FREE_TEXT:
                assert f"{{{slot['name']}}}" in slot["samples"]
                assert all(slots_in(sample) == [slot["name"]] for sample in slot["samples"])


@every_locale
def test_fallback_is_declared_with_a_sensitivity(locale: str) -> None:
    configuration = model(locale).language["modelConfiguration"]
    assert configuration == {"fallbackIntentSensitivity": {"level": "MEDIUM"}}
    assert model(locale).intents["AMAZON.FallbackIntent"]["samples"] == []


# Amazon's own phrases for its built-in intents, which those intents hear without any sample.
BUILT_IN_PHRASES = "yes no help stop cancel repeat next".split()


@pytest.mark.parametrize("phrase", BUILT_IN_PHRASES)
def test_english_leaves_amazons_phrases_to_the_built_ins(phrase: str) -> None:
    assert phrase not in {sample for _, sample in model("en-US").samples()}
