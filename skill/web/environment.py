"""The endpoint as the environment describes it."""

import os

from flask import Flask

from skill.web.endpoint import create_app


def app_from_environment(*, verify: bool = True) -> Flask:
    """Return the endpoint around the skill that the environment sets up, for the id in SKILL_ID.

    Raises ValueError if `verify` is on and SKILL_ID is not set.
    """
    # Not at the top: it opens the store, which nobody needs for `--help` or a refused option.
    from skill.app import answer_from_environment

    skill_id = os.environ.get("SKILL_ID", "")
    return create_app(answer_from_environment(), skill_id=skill_id, verify=verify)
