"""Every content pack of every language keeps the rules of `checker`."""

from itertools import chain
from pathlib import Path

import pytest

import skill.content
from tests.content import checker
from tests.content.checker import PACKS
from tests.content.languages import ENGLISH, LANGUAGES

CONTENT = Path(skill.content.__file__).parent
TONGUES = sorted(path.name for path in CONTENT.iterdir() if any(path.glob("*.json")))
FILES = sorted(CONTENT.glob("*/*.json"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


each_file = pytest.mark.parametrize("path", FILES, ids=_name)
each_pack = pytest.mark.parametrize("name", PACKS)
each_tongue = pytest.mark.parametrize("tongue", TONGUES)


def test_english_is_there() -> None:
    assert "en" in TONGUES


@each_tongue
def test_a_language_has_its_rules(tongue: str) -> None:
    assert tongue in LANGUAGES


@each_file
def test_every_file_is_a_known_pack(path: Path) -> None:
    assert path.stem in PACKS


@each_tongue
@each_pack
def test_a_pack_is_there_and_large_enough(tongue: str, name: str) -> None:
    path = CONTENT / tongue / f"{name}.json"
    items = checker.load(path) if path.exists() else []
    assert checker.count_problems(items, PACKS[name]) == []


@each_tongue
@each_pack
def test_the_skill_finds_a_pack_by_what_its_ids_begin_with(tongue: str, name: str) -> None:
    found = skill.content.pack(PACKS[name].prefix, tongue)
    assert len(found.items) == len(checker.load(CONTENT / tongue / f"{name}.json"))


@each_file
def test_one_object_a_line(path: Path) -> None:
    assert checker.layout_problems(path.read_text(encoding="utf-8")) == []


@each_file
def test_ids(path: Path) -> None:
    assert checker.id_problems(checker.load(path), PACKS[path.stem].prefix) == []


@each_file
def test_keys(path: Path) -> None:
    pack = PACKS[path.stem]
    problems = [checker.key_problems(item, pack) for item in checker.load(path)]
    assert list(chain(*problems)) == []


@each_file
def test_texts_are_for_the_ear(path: Path) -> None:
    language, most = LANGUAGES[path.parent.name], PACKS[path.stem].item_words
    problems = [
        f"{item['id']}: {problem}: {item['text']}"
        for item in checker.load(path)
        for problem in checker.text_problems(item["text"], language, most)
    ]
    assert problems == []


@each_tongue
def test_no_two_texts_are_alike(tongue: str) -> None:
    packs = [checker.load(path) for path in FILES if path.parent.name == tongue]
    texts = {item["id"]: item["text"] for item in chain(*packs)}
    assert list(checker.alike(texts)) == []


@each_tongue
def test_affirmations_are_short_and_begin_in_many_ways(tongue: str) -> None:
    texts = [item["text"] for item in checker.load(CONTENT / tongue / "affirmations.json")]
    assert [text for text in texts if len(checker.sentences(text)) > 2] == []
    assert checker.worn_openings(texts) == []


# The checker itself: what it must catch, and what it must let through.


@pytest.mark.parametrize(
    "text",
    [
        "We rest!",
        "Two cups at 8.",
        "It’s late.",
        "We rest",
        " We rest.",
        "We rest. " + "word " * 21 + "here.",
        "We rest and rest. " * 11,
        "Ask what she wants.",
        "Ask Her husbands.",
        "Bless this home.",
        "What a journey.",
        "You should rest.",
        "Look at the moon.",
        "Tap twice.",
        "Put some Netflix on.",
        "Old trauma.",
        "Kindness heals.",
        "We do not rush.",
        "It is late now.",
        "The way we are now suits us.",
        "",
    ],
)
def test_checker_catches(text: str) -> None:
    assert checker.text_problems(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "We like it as we are, and it's half-done.",
        "Here it is. The others share their health, a shell and some spray.",
        "What's the sound you'd miss?",
    ],
)
def test_checker_lets_through(text: str) -> None:
    assert checker.text_problems(text, ENGLISH) == []


def test_checker_catches_ids() -> None:
    items = [{"id": id_} for id_ in ("tip-001", "tip-001", "tip-000", "tip-1", "sign-002")]
    assert len(checker.id_problems(items, "tip")) == 4


def test_checker_catches_keys_and_counts() -> None:
    pack = PACKS["home"]
    good = {"id": "home-001", "text": "Rest.", "minutes": 30}
    assert checker.key_problems(good, pack) == []
    for wrong in ({"minutes": 31}, {"minutes": True}, {"minutes": "5"}, {"place": "in"}):
        assert checker.key_problems({**good, **wrong}, pack)
    assert checker.key_problems({"id": "home-001", "text": "Rest."}, pack)
    assert checker.count_problems([good] * 59, pack)
    assert checker.count_problems([{"depth": "light"}] * 240, PACKS["questions"])


@pytest.mark.parametrize(
    "raw", ["[]\n", '[\n{"a": 1}, {"a": 2}\n]\n', '[\n{"a":\n1}\n]\n', '[\n{"a": 1}\n]']
)
def test_checker_catches_layout(raw: str) -> None:
    assert checker.layout_problems(raw)
    assert checker.layout_problems('[\n{"a": 1},\n{"a": 2}\n]\n') == []


@pytest.mark.parametrize(
    "other", ["we rest, together", "Together we rest.", "Together we rest a lot."]
)
def test_checker_catches_what_is_alike(other: str) -> None:
    assert list(checker.alike({"a": "We rest together.", "b": other, "c": "Tea helps."}))


def test_checker_catches_worn_openings() -> None:
    assert checker.worn_openings(["We can all rest."] * 6)
    assert checker.worn_openings(["We can all rest."] * 5) == []
