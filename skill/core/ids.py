"""Keys that sort by time and are the same for a doubled request."""

import hashlib
from datetime import date, datetime, tzinfo


def entry_id(now: datetime, request: str) -> str:
    """A key for an entry written now: milliseconds since 1970 in eleven hex digits (enough until
    the year 2527), then ten characters of the request's hash. `now` is aware."""
    stamp = int(now.timestamp() * 1000)
    return f"{stamp:011x}{hashlib.sha256(request.encode()).hexdigest()[:10]}"


def since(moment: datetime) -> str:
    """The lowest key of entries written at `moment` or later."""
    return f"{int(moment.timestamp() * 1000):011x}"


def from_day(day: date, zone: tzinfo | None) -> str:
    """The lowest key of entries written on `day` in `zone` or later."""
    return since(datetime.combine(day, datetime.min.time(), zone))
