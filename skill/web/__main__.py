"""Serve the endpoint: python -m skill.web [--host HOST] [--port PORT] [--no-verify]."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

import waitress

from skill.web.endpoint import MAX_BODY_BYTES
from skill.web.environment import app_from_environment

LOOPBACK = "127.0.0.1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted, and return 0. Wrong options end the program with status 2."""
    parser = argparse.ArgumentParser("python -m skill.web", description="Serve the skill by HTTP.")
    parser.add_argument("--host", default=LOOPBACK, help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8080, help="port to listen on (%(default)s)")
    parser.add_argument(
        "--no-verify",
        action="store_true",
        help="answer requests that Alexa has not signed, from this machine only",
    )
    options = parser.parse_args(arguments)
    verify = not options.no_verify
    if not verify and options.host != LOOPBACK:
        parser.error(f"--no-verify listens on {LOOPBACK} only")
    if verify and not os.environ.get("SKILL_ID"):
        parser.error("set SKILL_ID to the id of the skill, or use --no-verify")
    logging.basicConfig(level=logging.INFO)
    waitress.serve(
        app_from_environment(verify=verify),
        host=options.host,
        port=options.port,
        # Some room above our own limit, so that a body too large gets our 400, not waitress's 413.
        max_request_body_size=4 * MAX_BODY_BYTES,
        # Without verification the app itself looks for the traces of a proxy.
        clear_untrusted_proxy_headers=verify,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
