"""Imports point down only: who in skill/ may know whom, and what may come from outside.

Read from the source by `ast`, because nothing need be importable for it, and because calls that
ask the clock are looked for too; ruff's banned-api holds the same rules in an editor, by file.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted(ROOT.glob("skill/**/*.py"))
SOURCES = [*SHIPPED, *sorted(ROOT.glob("simulator/**/*.py")), *ROOT.glob("lambda/*.py")]
LINES = 250

# Each room of skill/ and the rooms it may know; its own is always among them.
KNOWS: dict[str, set[str]] = {
    "": set(),
    "core": set(),
    "ports": {"core"},
    "reply": {"core"},
    "turn": {"core", "ports", "reply"},
    "conversation": {"core", "ports", "reply", "turn"},
    "content": {"core"},
    "dialogs": {"core", "ports", "reply", "turn", "conversation", "content"},
    "speech": {"core", "ports", "reply", "turn", "content"},
    "storage": {"core", "ports"},
    "alexa": {"core", "ports", "reply", "turn", "conversation", "speech"},
    "app": {"core", "ports", "conversation", "dialogs", "alexa", "storage", "speech", "content"},
    "export": {"core", "ports", "storage"},
    "wire": set(),
    "web": {"app", "wire"},
}
# What a front outside skill/ may know: the callable, and how its answer becomes bytes.
FRONT = {"app", "wire"}
# Rooms where a library from outside has a place; the others need the standard library only.
EDGE = {"alexa", "app", "storage", "web"}
# A path that starts with one of these may import the library; the others may not.
SDK = ("skill/alexa/", "skill/app.py", "skill/web/")
ONLY_IN: dict[str, tuple[str, ...]] = {
    "boto3": ("skill/storage/dynamodb.py",),
    "botocore": ("skill/storage/dynamodb.py",),
    "ask_sdk_core": SDK,
    "ask_sdk_model": SDK,
    "ask_sdk_runtime": SDK,
    "ask_sdk_webservice_support": ("skill/web/",),
    "flask_ask_sdk": ("skill/web/",),
    "ask_sdk_dynamodb": (),
    "flask": ("skill/web/", "simulator/"),
    "random": ("skill/web/", "simulator/"),
    "secrets": ("skill/web/", "skill/storage/chance.py", "simulator/"),
    "skill": ("skill/", "simulator/", "lambda/"),
    "simulator": ("simulator/",),
    "tests": (),
}
# Clock, chance, input and output: none of core's business.
IMPURE = {"asyncio", "http", "io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3"}
IMPURE |= {"subprocess", "tempfile", "threading", "time", "urllib"}
CLOCK = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today"}
CLOCK |= {"time.time", "time.time_ns", "time.localtime"}
CLOCK_ALLOWED = ("skill/web/", "simulator/")


def imported(path: str, tree: ast.AST) -> Iterator[str]:
    """Give the full dotted name of everything that the module at `path` imports, wherever."""
    package = path.removesuffix(".py").split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def room_of(parts: list[str]) -> str:
    """Name the room of skill/ that a dotted name leads into; '' is skill/__init__ itself."""
    return parts[1] if len(parts) > 1 and parts[1] != "__init__" else ""


def faults(path: str, source: str) -> list[str]:
    """List what the module at `path` (from the project's root) does against the rules."""
    tree = ast.parse(source)
    parts = path.removesuffix(".py").split("/")
    room = room_of(parts) if parts[0] == "skill" else None
    if room is not None and room not in KNOWS:
        return [f"skill/{room} is a new room: say in KNOWS what it may know"]
    names = sorted(set(imported(path, tree)))
    found = [fault for name in names for fault in import_faults(path, room, name)]
    if not path.startswith(CLOCK_ALLOWED):
        calls = (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
        asked = (".".join(call.split(".")[-2:]) for call in calls)
        found += [f"asks the clock: {call}()" for call in asked if call in CLOCK]
    return found


def import_faults(path: str, room: str | None, name: str) -> Iterator[str]:
    """Give what is wrong with importing `name` in `path`, which is in `room` of skill/, if any."""
    top, *_ = parts = name.split(".")
    if not path.startswith(ONLY_IN.get(top, (path,))):
        yield f"may not import {name}"
    if name in {"time.time", "time.time_ns", "time.localtime"} and not path.startswith(
        CLOCK_ALLOWED
    ):
        yield f"imports the clock: {name}"
    if top == "skill":
        target = room_of(parts)
        if room is None and target not in FRONT:
            yield f"is a front, may not know {name}"
        if room is not None and target not in {room, *KNOWS[room]}:
            yield f"may not know {name}"
    elif room is not None and room not in EDGE and top not in sys.stdlib_module_names:
        yield f"needs {name}, which is not in the standard library"
    if room == "core" and top in IMPURE:
        yield f"core is pure, {name} is not"


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_imports_point_down(file: Path) -> None:
    assert faults(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_module_fits_a_head(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LINES


@pytest.mark.parametrize(
    "path, source",
    [
        ("skill/core/signs.py", "from skill.ports import Clock"),
        ("skill/core/signs.py", "import random"),
        ("skill/core/signs.py", "import time"),
        ("skill/core/signs.py", "def f():\n    from urllib.request import urlopen"),
        ("skill/ports.py", "from skill import conversation"),
        ("skill/conversation.py", "from .dialogs import checkin"),
        ("skill/conversation.py", "import requests"),
        ("skill/dialogs/checkin.py", "from ..alexa import turns"),
        ("skill/dialogs/checkin.py", "from ask_sdk_core import skill"),
        ("skill/speech/render.py", "from skill.dialogs import checkin"),
        ("skill/storage/dynamodb.py", "import skill.conversation"),
        ("skill/storage/sqlite.py", "import boto3"),
        ("skill/alexa/turns.py", "import datetime\nx = datetime.datetime.now(datetime.UTC)"),
        ("skill/alexa/turns.py", "from datetime import datetime\nx = datetime.utcnow()"),
        ("skill/alexa/turns.py", "from time import time"),
        ("skill/app.py", "import simulator.alexa"),
        ("skill/app.py", "from skill.web import server"),
        ("skill/app.py", "from tests import helpers"),
        ("skill/attic.py", ""),
        ("simulator/terminal.py", "from skill.core import signs"),
        ("simulator/terminal.py", "from ask_sdk_model import Response"),
        ("lambda/lambda_function.py", "from skill.storage import dynamodb"),
    ],
)
def test_what_is_against_the_rules_is_found(path: str, source: str) -> None:
    assert faults(path, source)


@pytest.mark.parametrize(
    "path, source",
    [
        ("skill/__init__.py", '"""The map."""'),
        ("skill/core/__init__.py", "from skill.core.signs import Sign"),
        ("skill/core/signs.py", "from datetime import date\nfrom .errors import SkillError"),
        ("skill/dialogs/checkin.py", "from skill.conversation import Dialog"),
        ("skill/storage/dynamodb.py", "import boto3\nfrom skill.ports import Memory"),
        ("skill/web/server.py", "import flask\nfrom skill import app\nx = datetime.now(UTC)"),
        ("simulator/terminal.py", "import random\nfrom skill.app import build"),
        ("lambda/lambda_function.py", "from skill.app import build"),
    ],
)
def test_what_is_within_the_rules_is_let_be(path: str, source: str) -> None:
    assert faults(path, source) == []
