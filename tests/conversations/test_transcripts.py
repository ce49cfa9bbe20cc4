"""Every transcript is met word for word, and every reply in it keeps the rules of the house.

After a change that is meant: `python -m tests.conversations.record FILE`, read what it prints
aloud, and keep it if a stranger would have liked the evening.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from skill.ports import Memory
from skill.storage.sqlite import SqliteMemory
from tests.conversations.script import read
from tests.conversations.stage import difference, perform, scripts

FOLDER = Path(__file__).parent
SCRIPTS = scripts(FOLDER)


@pytest.fixture
def memories(request: pytest.FixtureRequest) -> Callable[[str], Memory]:
    """A new memory of each kind."""

    def made(kind: str) -> Memory:
        if kind == "dynamodb":
            found: Memory = request.getfixturevalue("dynamo_store").memory
            return found
        return SqliteMemory(":memory:")

    return made


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_transcript(path: Path, memories: Callable[[str], Memory]) -> None:
    script = read(path)
    assert script.header["locale"] == path.parent.name
    shown = perform(script, memories(script.header.get("store", "sqlite")))
    assert not difference(shown), difference(shown)
    assert not shown.problems, "\n".join(["", *shown.problems])
