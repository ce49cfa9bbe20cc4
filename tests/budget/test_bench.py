"""The bench itself runs and prints all of its sections; what it times is nobody's test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it."""
    command = [sys.executable, "-m", "tests.bench", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_section_is_printed() -> None:
    done = bench("--runs", "1", "--turns", "2")
    assert done.returncode == 0, done.stderr
    for words in ("Start-up to the first answer", "round trips", "A warm turn", "the peer"):
        assert words in done.stdout


def test_a_section_that_there_is_not() -> None:
    done = bench("weather")
    assert done.returncode == 2
    assert "no section weather" in done.stderr
