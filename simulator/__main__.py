"""The command line: `python -m simulator [talk options]`, `python -m simulator understand`."""

import argparse
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command named first in `argv` (talk when none is named); return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["understand"]:
        return _understand(arguments[1:])
    if arguments[:1] == ["talk"]:
        arguments = arguments[1:]
    # The terminal pulls in the whole skill; listening alone should not wait for that.
    from simulator.terminal import main as talk

    return int(talk(arguments))


def _understand(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="simulator understand",
        description="Read utterances, one a line, and print what each means as JSON.",
    )
    parser.add_argument("--locale", default="en-US", help="which interaction model (en-US)")
    parser.add_argument("--at", metavar="TIME", help="the local time it is, 2026-03-04T20:15")
    options = parser.parse_args(arguments)

    from simulator.understanding.command import run

    return run(options.locale, options.at, sys.stdin, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
