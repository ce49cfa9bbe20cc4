"""`python -m tests.conversations.record [--write] FILE...`: transcripts with what is heard now.

Lines that are met stay as they are, what was read out becomes "...". `--write` puts the result
into the files instead of printing it. What breaks a rule of the house goes to standard error. A
person reads what changed, aloud, before it's kept.
"""

import argparse
import sys
from pathlib import Path

from skill.storage.sqlite import SqliteMemory
from tests.conversations.script import read
from tests.conversations.stage import perform, recorded


def main() -> int:
    """Record each file; return the exit status, 1 when a reply breaks a rule."""
    parser = argparse.ArgumentParser(prog="tests.conversations.record")
    parser.add_argument("--write", action="store_true", help="put the result into the files")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    status = 0
    for path in options.files:
        shown = perform(read(path), SqliteMemory(":memory:"))
        if options.write:
            path.write_text(recorded(shown), "utf-8")
        else:
            print(recorded(shown), end="")
        for problem in shown.problems:
            print(f"! {path.name}: {problem}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
