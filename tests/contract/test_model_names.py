"""Every interaction model keeps the contract of names, and hears what people are invited to say."""

import pytest

from tests.contract.skill_package import LOCALES, model, slots_in

every_locale = pytest.mark.parametrize("locale", LOCALES)

# The contract of names: intent -> slots. A slot's type may differ by language.
INTENTS = {
    "CheckInIntent": "",
    "RatingIntent": "rating",
    "CheckInHistoryIntent": "period partner",
    "SignsIntent": "",
    "TipIntent": "practice",
    "AffirmationIntent": "whom",
    "AnotherIntent": "",
    "SaveIntent": "",
    "FavoritesIntent": "",
    "ComplimentIntent": "partner tone",
    "LeaveNoteIntent": "partner note",
    "HearNotesIntent": "",
    "AddGratitudeIntent": "thing",
    "ReadGratitudeIntent": "partner period",
    "RememberGratitudeIntent": "",
    "RemoveGratitudeIntent": "",
    "SetReminderIntent": "routine time recurrence duration",
    "ListRemindersIntent": "routine",
    "ChangeReminderIntent": "routine time recurrence",
    "CancelReminderIntent": "routine",
    "StartScreenFreeIntent": "duration",
    "EndScreenFreeIntent": "",
    "ScreenFreeHistoryIntent": "period",
    "DeepQuestionIntent": "depth topic",
    "ListeningIntent": "duration",
    "SetGoalIntent": "goal",
    "GoalDoneIntent": "",
    "GoalStatusIntent": "",
    "RefreshIdeaIntent": "",
    "ActivityIdeaIntent": "kind place energy duration",
    "AddPlanIntent": "plan",
    "PlansIntent": "",
    "PlanDoneIntent": "plan",
    "NamesIntent": "first second",
    "WhoIAmIntent": "name",
    "WhoAnswersIntent": "who",
    "PairIntent": "",
    "CodeIntent": "code",
    "PinIntent": "pin",
    "UnpairIntent": "",
    "ShareIntent": "share",
    "KeepPrivateIntent": "share",
    "ExportIntent": "",
    "DeleteIntent": "scope whom",
    "UndoIntent": "",
    "PauseIntent": "duration",
    "ResumeIntent": "",
    "GoodNewsIntent": "",
    "TogetherIntent": "",
    "ReadyIntent": "",
    "CrisisIntent": "",
    "SelfHarmIntent": "",
}
BUILT_IN = {
    f"AMAZON.{name}Intent"
    for name in "Yes No Help Repeat Next Cancel Stop NavigateHome Fallback".split()
}
# What a value resolves to, by slot.
IDS = {
    "rating": "1 2 3 4 5",
    "practice": "listen dig_deeper gratitude self_care change_view create_together device_break "
    "affirm",
    "routine": "screen_free affirmation check_in",
    "recurrence": "daily weekdays weekends monday tuesday wednesday thursday friday saturday "
    "sunday once",
    "period": "today yesterday this_week last_week this_month last_month this_year last_3_months "
    "year_ago",
    "depth": "light warm deep",
    "topic": "past future home work family friends feelings play us dreams",
    "kind": "make cook play move music write nature explore",
    "place": "in out",
    "energy": "low medium high",
    "tone": "tender playful plain",
    "whom": "me you us",
    "who": "both me",
    "share": "trend goal",
    "scope": "mine ours leave",
}
# A question of ours invites these as the whole answer.
BARE_ANSWERS = {
    "RatingIntent": "{rating}",
    "StartScreenFreeIntent": "{duration}",
    "CodeIntent": "{code}",
    "DeepQuestionIntent": "{depth}",
    "WhoAnswersIntent": "{who}",
    "DeleteIntent": "{scope}",
    "ComplimentIntent": "{tone}",
}


@every_locale
def test_every_intent_and_slot_of_the_contract(locale: str) -> None:
    names = [intent["name"] for intent in model(locale).language["intents"]]
    assert len(names) == len(set(names))
    assert set(names) == INTENTS.keys() | BUILT_IN
    for name, slots in INTENTS.items():
        assert set(model(locale).slots(name)) == set(slots.split()), name


@every_locale
def test_every_value_of_the_contract(locale: str) -> None:
    types = {slot: kind for name in INTENTS for slot, kind in model(locale).slots(name).items()}
    for slot, ids in IDS.items():
        assert list(model(locale).values[types[slot]]) == ids.split(), slot


@every_locale
def test_answers_of_one_slot(locale: str) -> None:
    for name, sample in BARE_ANSWERS.items():
        assert sample in model(locale).intents[name]["samples"]
    assert {"{time}", "{recurrence}"} <= set(model(locale).intents["SetReminderIntent"]["samples"])
    assert "{first}" in model(locale).intents["NamesIntent"]["samples"]


@every_locale
@pytest.mark.parametrize("intent", ["CrisisIntent", "SelfHarmIntent"])
def test_crisis_is_said_in_many_ways_and_has_no_slots(locale: str, intent: str) -> None:
    samples = model(locale).intents[intent]["samples"]
    assert len(samples) >= 60
    assert not any(slots_in(sample) for sample in samples)


@pytest.mark.parametrize(
    "intent, sample",
    [
        ("AffirmationIntent", "today's affirmation"),
        ("CheckInIntent", "let's do our check in"),
        ("ChangeReminderIntent", "move our {routine}"),
        ("SetReminderIntent", "remind us to {routine}"),
        ("SetReminderIntent", "remind us {recurrence} at {time} to {routine}"),
        ("SetReminderIntent", "{time} {recurrence}"),
        ("SetReminderIntent", "{recurrence} at {time}"),
        ("RatingIntent", "{rating} i'd say"),
        ("RatingIntent", "um {rating}"),
        ("NamesIntent", "we're {first} and {second}"),
        ("WhoIAmIntent", "this is {name}"),
        ("CodeIntent", "the code is {code}"),
        ("PairIntent", "link with my partner"),
        ("PauseIntent", "pause everything for {duration}"),
        ("AddGratitudeIntent", "put {thing} on the gratitude list"),
        ("DeleteIntent", "forget {whom}"),
        ("CrisisIntent", "i'm afraid of him tonight"),
        ("SelfHarmIntent", "i want to die"),
        ("AMAZON.StopIntent", "good night"),
        ("AMAZON.RepeatIntent", "say that again"),
        ("AnotherIntent", "skip"),
    ],
)
def test_english_has_what_prompts_suggest(intent: str, sample: str) -> None:
    assert sample in model("en-US").intents[intent]["samples"]
