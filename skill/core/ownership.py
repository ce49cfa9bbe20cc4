"""Whose is what is kept: the one table of it.

Every item of a couple, and every attribute of their page, belongs to one partner alone or to the
two together. Deletion, export and undo ask here, so a new kind of item is given its owner here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from skill.core.change import HEAD, Change, Edit, Entry, from_json
from skill.core.checkin import PARTNERS

# The kind of an item is its key up to the first "#".
_OWNER_IN_KEY = {"PARTNER": 1, "NOTE": 1, "CHECKIN": -1}  # which part of the key names the owner
_OWNER_IN_BODY = {"GRATITUDE": "by"}  # said to both, but its author may take it away
_OURS = {HEAD, "PLAN", "SESSION"}
KINDS = frozenset(_OWNER_IN_KEY) | frozenset(_OWNER_IN_BODY) | _OURS

_OWN_ATTRIBUTES = ("name.", "voice.", "pin.", "shared.")  # of the couple's page; end in the partner
# Of the couple's page, made of what both said: it goes with either of them.
_OF_EACH = ("checkin", "least", "code", "claim", "claimed")
_UNHEARD = ("voice.", "pin.")  # own attributes that the other has no use for
_ACCOUNT = "account."  # of the couple's page: an account that shares it -> its partner
_HASHED = {"pin"}  # of a partner's page


def owner(key: str, body: Mapping[str, Any]) -> str | None:
    """The partner an item belongs to, None when it is the two's together."""
    kind, *_ = parts = key.split("#")
    if kind in _OWNER_IN_KEY:
        found = parts[_OWNER_IN_KEY[kind]]
    else:
        found = str(body.get(_OWNER_IN_BODY.get(kind, ""), ""))
    return found if found in PARTNERS else None


def attribute_owner(name: str) -> str | None:
    """The partner an attribute of the couple's page belongs to, None when it is the two's."""
    last = name.rpartition(".")[2]
    return last if name.startswith(_OWN_ATTRIBUTES) and last in PARTNERS else None


def accounts(head: Mapping[str, Any]) -> dict[str, str]:
    """The accounts that share a couple's page, each with its partner; {} for a single account."""
    found = {name: str(value) for name, value in head.items() if name.startswith(_ACCOUNT)}
    return {name.removeprefix(_ACCOUNT): partner for name, partner in found.items()}


def left_behind(couple: str, head: Mapping[str, Any], partner: str | None) -> list[str]:
    """What the accounts of a partner (None: of both) kept as couples of their own before they
    shared this one, as ids of couples."""
    return [
        account
        for account, whose in accounts(head).items()
        if account != couple and partner in (None, whose)
    ]


def account_attribute(account: str) -> str:
    """The attribute of the couple's page that says that `account` shares it."""
    return f"{_ACCOUNT}{account}"


def owners(change: Change) -> set[str]:
    """The partners whose own things a change holds or touches."""
    items = [(one.key, one.body) for one in change.entries]
    items += [(one.item, one.set) for one in change.edits]
    found = {owner(key, body) for key, body in [*items, *((key, {}) for key in change.removes)]}
    for one in change.edits:
        if one.item == HEAD:
            found |= {attribute_owner(name) for name in (*one.set, *one.add, *one.drop)}
    return {one for one in found if one}


def forgetting(partner: str, items: Iterable[Entry]) -> Change:
    """What takes everything of one partner away, out of all that is kept of the couple."""
    removes: list[str] = []
    edits: list[Edit] = []
    for one in items:
        if owner(one.key, one.body) == partner:
            removes.append(one.key)
        elif drop := tuple(name for name in one.body if _is_of(partner, one, name)):
            edits.append(Edit(one.key, drop=drop))
    return Change(edits=tuple(edits), removes=tuple(removes))


def _is_of(partner: str, item: Entry, name: str) -> bool:
    if item.key == HEAD and (attribute_owner(name) == partner or name in _OF_EACH):
        return True
    return _undoes(name, item.body[name], {partner})


def visible(partner: str | None, items: Iterable[Entry]) -> list[Entry]:
    """What one partner may have of all that is kept: their own and the two's together; with None
    everything. A PIN's hash stays here: four digits are found from it in no time."""
    shown = []
    for one in items:
        if partner and owner(one.key, one.body) not in (None, partner) and not _said_to_both(one):
            continue
        body = {name: "(set)" if name in _HASHED else value for name, value in one.body.items()}
        if partner and one.key == HEAD:
            body = {name: value for name, value in body.items() if _may(partner, name, value)}
        shown.append(Entry(one.key, body))
    return shown


def _said_to_both(item: Entry) -> bool:
    return item.key.partition("#")[0] in _OWNER_IN_BODY


def _may(partner: str, name: str, value: Any) -> bool:
    if name in _OF_EACH or _undoes(name, value, set(PARTNERS) - {partner}):
        return False
    return attribute_owner(name) in (None, partner) or not name.startswith(_UNHEARD)


def _undoes(name: str, value: Any, partners: set[str]) -> bool:
    return name == "undo" and bool(owners(from_json(value)) & partners)
