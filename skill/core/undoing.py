"""How the last thing that was stored is taken back, and where that is kept.

What one partner did with things of their own is kept on their own page. On the couple's page the
other would learn by "take that back" that there was something, and what they did last themselves
would be forgotten for it.
"""

from skill.core.change import HEAD, NOTHING, Change, Doc, from_json, partner_item, put, to_json
from skill.core.couple import Couple
from skill.core.ownership import owners

# How long one's own is at hand, in seconds. What came after it and cannot be taken back may not
# show on one's own page, and "take that back" means what was done just now.
_AT_HAND = 3600


def keep(undo: Change, couple: str, by: str | None, now: int) -> Change:
    """The note of how to take back what `by` (None: nobody known) does now."""
    note = to_json(undo) | {"t": now} | ({"by": by} if by else {})
    if by and owners(undo):
        return put(partner_item(by), {"undo": {**note, "c": couple}})
    return put(HEAD, {"undo": note})


def last(couple: Couple, page: Doc, couple_id: str, by: str | None, now: int) -> Change:
    """What takes back the last thing that `by` may take back; NOTHING when there is none.

    page: the own page of `by`, {} when nobody is known to speak. What one of the two did is that
    one's to take back where they can be told apart.
    """
    ours, own = couple.doc.get("undo") or {}, page.get("undo") or {}
    if couple.guarded and ours.get("by") not in (None, by):
        ours = {}
    is_own = bool(own) and (own["c"], own["by"]) == (couple_id, by) and own["t"] + _AT_HAND > now
    if is_own and own["t"] >= ours.get("t", 0):
        return from_json(own) + put(partner_item(own["by"]), {}, "undo")
    return from_json(ours) + put(HEAD, {}, "undo") if ours else NOTHING
