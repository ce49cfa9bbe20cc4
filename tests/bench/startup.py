"""Start-up: from a fresh process to its first answer, ours and the peer's in turn."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from subprocess import PIPE

from simulator.conversations import Skill
from tests.bench import tables
from tests.bench.play import capabilities, home, say
from tests.bench.report import goal, show

GOAL = 0.95
_ROOT = Path(__file__).resolve().parents[2]
# What Lambda does: import the entry, call it with an event. -I keeps this machine's habits out.
_CHILD = (
    "import json, sys\n"
    "sys.path[:0] = sys.argv[1:]\n"
    "from lambda_function import lambda_handler\n"
    "print(json.dumps(lambda_handler(json.load(sys.stdin), None)), flush=True)\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A Lambda entry: the folders its imports come from, and its table."""

    folders: Sequence[Path]
    table: str


OURS = Entry((_ROOT / "lambda", _ROOT), tables.OURS)
PEER = Entry((_ROOT / "tests" / "bench" / "peer",), tables.PEER)


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the start of a process to its answer, and the processor's until its end."""

    answered: float
    processor: float


def start(entry: Entry, event: bytes) -> Started:
    """One fresh process that answers one event. Raises RuntimeError when it does not."""
    command = [sys.executable, "-I", "-c", _CHILD, *map(str, entry.folders)]
    env = {**os.environ, "TABLE_NAME": entry.table}
    begun = time.perf_counter()
    with subprocess.Popen(command, env=env, stdin=PIPE, stdout=PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(event)
        process.stdin.close()
        line = process.stdout.readline()
        answered = time.perf_counter() - begun
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # What our skill says when a turn fails does not come from the SDK, which leaves its name.
    if process.returncode or "userAgent" not in json.loads(line):
        raise RuntimeError(f"no answer from {entry.folders[0]}: {line!r}")
    return Started(answered, usage.ru_utime + usage.ru_stime)


def measure(ours_here: Skill, runs: int) -> None:
    """Print start-up side by side. ours_here: our skill in this process, to get the event from: a
    couple that is known opens the skill."""
    with home(ours_here, "start-up") as alexa:
        say(alexa, *next(iter(capabilities().values())), "open together time")
        event = json.dumps(alexa.log[-1][0]).encode()
    both = [(start(OURS, event), start(PEER, event)) for _ in range(runs + 1)]
    pairs = both[1:]  # the first fills the caches, compiled modules among them
    answered = _row("until the first answer, ms", [(a.answered, b.answered) for a, b in pairs])
    processor = _row("processor's time, ms", [(a.processor, b.processor) for a, b in pairs])
    show(
        f"Start-up to the first answer: a fresh process, a couple opens the skill ({runs} pairs)",
        ("", "ours", "peer", "ratio", "of pairs"),
        (answered, processor),
        f"Ratio of medians: {goal(float(answered[3]), GOAL)}",
    )


def _row(name: str, pairs: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    ours, peer = (median(one) for one in zip(*pairs, strict=True))
    ratio, of_pairs = ours / peer, median(a / b for a, b in pairs)
    return name, f"{ours * 1e3:.0f}", f"{peer * 1e3:.0f}", f"{ratio:.3f}", f"{of_pairs:.3f}"
