"""The Alexa services a skill calls, as an HTTP server on loopback.

server       tokens, routes, faults: HTTP in, an Answer out
reminders    the Reminders API's state and rules
recurrence   when a reminder goes off
faults       services that fail on demand
answer       what goes back over the wire
"""

from simulator.services.reminders import Reminder, Reminders
from simulator.services.server import Call, Services

__all__ = ["Call", "Reminder", "Reminders", "Services"]
