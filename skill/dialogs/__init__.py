"""All conversations. One module each; this list is all that the engine knows of them."""

from skill.dialogs import (
    affirmation,
    checkin,
    everywhere,
    history,
    identity,
    kept_reminders,
    reading,
    reminders,
    screenfree,
    welcome,
)

DIALOGS = (
    everywhere.everywhere,
    welcome.welcome,
    identity.identity,
    reading.reading,
    affirmation.affirmation,
    checkin.checkin,
    history.history,
    reminders.reminders,
    kept_reminders.kept,
    screenfree.screenfree,
)
