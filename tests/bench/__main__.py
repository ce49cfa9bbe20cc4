"""`python -m tests.bench`: ours beside the smallest skill of Amazon's SDK, in one run."""

import argparse
import sys

from skill.app import answer_with
from skill.storage.sqlite import SqliteMemory
from tests.bench import startup, tables, trips, warm, year
from tests.bench.meter import Meter

SECTIONS = ("startup", "storage", "warm", "year")


def main() -> int:
    """Print the sections that were asked for, all by default; the exit status."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--runs", type=int, default=11, help="pairs of fresh processes (11)")
    parser.add_argument("--turns", type=int, default=300, help="warm turns of each kind (300)")
    options = parser.parse_args()
    if wrong := set(options.sections) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(wrong))}: {', '.join(SECTIONS)}")
    wanted = options.sections or SECTIONS
    with tables.tables() as store:
        # Not before the environment names its region, endpoint and table.
        from tests.bench.peer.lambda_function import adapter, lambda_handler

        ours = answer_with(store.memory, None)

        def peer(event: dict[str, object]) -> dict[str, object]:
            return lambda_handler(event, None)

        if "startup" in wanted:
            startup.measure(ours, options.runs)
        if "storage" in wanted:
            meters = Meter(store.memory.client), Meter(adapter.dynamodb.meta.client)
            trips.measure(ours, meters[0], peer, meters[1])
        if "warm" in wanted:
            warm.measure(ours, store.table, peer, adapter, options.turns)
        if "year" in wanted:
            year.measure({"SQLite": SqliteMemory(":memory:"), "DynamoDB": store.memory})
    return 0


if __name__ == "__main__":
    sys.exit(main())
