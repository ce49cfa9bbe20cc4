"""Two accounts, one couple, as it is said: both stores' rules on the embedded one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from skill.conversation import LAUNCH, NO, YES
from skill.core import ids
from skill.core.change import HEAD, append, edit
from skill.core.errors import Unavailable
from skill.ports import Caller
from skill.reply import Say
from skill.storage.sqlite import SqliteMemory
from tests.pairs import START, Account, Table, pairs_of

NOW = int(START.timestamp())


@pytest.fixture
def table() -> Iterator[Table]:
    memory = SqliteMemory(":memory:")
    yield Table(memory, pairs_of(memory))
    memory.close()


@pytest.fixture
def ada(table: Table) -> Account:
    return table.account("ada", "Ada")


@pytest.fixture
def max_(table: Table) -> Account:
    return table.account("max", "Max")


def use(account: Account, digits: str, who: str) -> list[str]:
    """Say a code as `who`, on to the question whether to link."""
    assert account.says("CodeIntent", code=digits) == ["whose"]
    return account.says("WhoIAmIntent", name=who)


def pair(ada: Account, max_: Account) -> None:
    assert use(max_, ada.code("Ada"), "Max") == ["pairing-sure"]
    assert max_.says(YES) == ["pairing-claimed"]
    assert ada.says(LAUNCH) == ["pairing-used"]
    assert ada.says(YES) == ["whose"]
    assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-linked"]
    assert couple(max_) == "ada"


def couple(account: Account) -> str:
    return account.table.memory.load(Caller(account.name)).couple


def words(account: Account) -> dict[str, object]:
    """All values that were just said."""
    lines = [line for line in account.reply.says if isinstance(line, Say)]
    return {name: value for line in lines for name, value in line.values.items()}


def test_two_accounts_link(ada: Account, max_: Account) -> None:
    pair(ada, max_)
    assert max_.says(LAUNCH)[0].startswith("greet-")
    assert ada.says("PairIntent") == ["whose"]
    assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-already"]


def test_the_code_is_said_twice_and_the_session_ends(ada: Account) -> None:
    ada.says("PairIntent")
    assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-code", "pairing-how"]
    assert ada.reply.then is None


def test_someone_new_is_asked_a_name_first(table: Table, ada: Account) -> None:
    digits, new = ada.code("Ada"), table.account("max")
    assert new.says("CodeIntent", code=digits) == ["pairing-name"]
    assert new.says("NamesIntent", first="max") == ["names-recordings", "pairing-sure"]
    assert new.says(YES) == ["pairing-claimed"]
    ada.says(LAUNCH)
    assert words(ada) == {"name": "Max"}


def test_the_code_may_come_after_the_wish(table: Table, ada: Account) -> None:
    digits, new = ada.code("Ada"), table.account("max")
    assert new.says("CodeIntent") == ["pairing-name"]
    assert new.says("NamesIntent", first="max") == ["names-recordings", "pairing-which"]
    assert new.says("CodeIntent", code="48") == ["pairing-which"]
    assert new.says("AddGratitudeIntent") != ["pairing-code-again"]  # a new wish wins
    assert new.says("CodeIntent", code=digits)[-1] in ("whose", "pairing-sure")


def test_what_is_no_code_is_asked_again_and_let_go(max_: Account) -> None:
    max_.says("CodeIntent")
    assert max_.says("WhoIAmIntent", name="Max") == ["pairing-which"]
    assert max_.says("RatingIntent", rating="3") != []
    max_.turn = None
    max_.says("CodeIntent")
    max_.says("WhoIAmIntent", name="Max")
    assert max_.says("AMAZON.FallbackIntent") == ["pairing-code-again"]
    assert max_.says("AMAZON.FallbackIntent") == ["pairing-left"]


@pytest.mark.parametrize("wrong", ["unknown", "taken", "expired", "own", "one too many"])
def test_whatever_is_wrong_with_a_code_sounds_the_same(
    table: Table, ada: Account, max_: Account, wrong: str
) -> None:
    digits, who, account = ada.code("Ada"), "Tim", table.account("tim", "Tim")
    if wrong == "unknown":
        digits = "999999"
    if wrong == "taken":
        use(max_, digits, "Max")
        max_.says(YES)
    if wrong == "expired":
        table.now += timedelta(minutes=10)
    if wrong == "own":
        account, who = ada, "Ada"
    if wrong == "one too many":
        for _ in range(5):
            assert use(account, "111111", who) == ["pairing-wrong"]
    assert use(account, digits, who) == ["pairing-wrong"]
    assert account.reply.then is None


def test_a_code_that_is_taken_between_the_question_and_the_yes(
    table: Table, ada: Account, max_: Account
) -> None:
    digits, tim = ada.code("Ada"), table.account("tim", "Tim")
    assert use(tim, digits, "Tim") == use(max_, digits, "Max") == ["pairing-sure"]
    assert max_.says(YES) == ["pairing-claimed"]
    assert tim.says(YES) == ["pairing-wrong"]


def test_a_no_on_either_side_links_nobody(ada: Account, max_: Account) -> None:
    digits = ada.code("Ada")
    use(max_, digits, "Max")
    assert max_.says(NO) == ["pairing-not"]
    assert use(max_, digits, "Max") == ["pairing-sure"]
    max_.says(YES)
    ada.says(LAUNCH)
    assert ada.says(NO) == ["pairing-not"]
    assert couple(max_) == "max"
    assert ada.says(LAUNCH)[0].startswith("greet-")


def test_only_the_one_who_asked_lets_the_other_in(table: Table, max_: Account) -> None:
    both = table.account("ada", "Ada", "Max")
    use(max_, both.code("Ada"), "Max")
    max_.says(YES)
    assert both.says(LAUNCH) == ["pairing-used"]
    both.says(YES)
    assert both.says("WhoIAmIntent", name="Max") == ["pairing-not-yours"]
    assert couple(max_) == "max"
    both.says(LAUNCH)
    both.says(YES)
    assert both.says("WhoIAmIntent", name="Ada") == ["pairing-linked"]


def test_another_name_than_the_one_known_is_asked_about(table: Table, max_: Account) -> None:
    both = table.account("ada", "Ada", "Tim")
    use(max_, both.code("Ada"), "Max")
    max_.says(YES)
    assert both.says("PairIntent") == ["whose"]
    assert both.says("WhoIAmIntent", name="Ada") == ["pairing-used-other"]
    assert words(both) == {"name": "Max", "known": "Tim"}


def test_a_yes_that_comes_too_late(table: Table, ada: Account, max_: Account) -> None:
    use(max_, ada.code("Ada"), "Max")
    max_.says(YES)
    ada.says(LAUNCH)
    ada.says(YES)
    table.now += timedelta(days=2)
    assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-lapsed"]
    assert couple(max_) == "max"


def test_taking_it_back_before_the_other_says_yes(ada: Account, max_: Account) -> None:
    use(max_, ada.code("Ada"), "Max")
    max_.says(YES)
    assert max_.says("UnpairIntent") == ["pairing-left"]
    ada.says(LAUNCH)
    ada.says(YES)
    assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-lapsed"]
    assert couple(max_) == "max"


def test_a_linked_account_and_codes(table: Table, ada: Account, max_: Account) -> None:
    pair(ada, max_)
    tim = table.account("tim", "Tim")
    digits = tim.code("Tim")
    assert use(max_, digits, "Max") == ["pairing-already"]
    assert max_.says("PairIntent") == ["whose"]
    assert max_.says("WhoIAmIntent", name="Max") == ["pairing-already"]
    assert couple(tim) == "tim"


def test_each_others_code_at_once(ada: Account, max_: Account) -> None:
    adas, maxs = ada.code("Ada"), max_.code("Max")
    assert use(ada, maxs, "Ada") == use(max_, adas, "Max") == ["pairing-sure"]
    assert ada.says(YES) == max_.says(YES) == ["pairing-claimed"]
    assert ada.says(LAUNCH) == max_.says(LAUNCH) == ["pairing-used"]
    ada.says(YES)
    max_.says(YES)
    assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-linked"]
    assert max_.says("WhoIAmIntent", name="Max") == ["pairing-lapsed"]
    assert couple(ada) == couple(max_) == "ada"
    assert max_.says(LAUNCH)[0].startswith("greet-")


def test_a_name_alone_opens_nothing_on_the_others_account(ada: Account, max_: Account) -> None:
    pair(ada, max_)
    for account, own, others in ((ada, "Ada", "Max"), (max_, "Max", "Ada")):
        assert account.says("HearNotesIntent") == ["whose"]
        assert account.says("WhoIAmIntent", name=others) == ["error-elsewhere"]
        assert account.says("HearNotesIntent") == ["whose"]
        assert account.says("WhoIAmIntent", name=own) == ["notes-none"]


def test_a_voice_opens_what_is_ones_own_on_either_account(ada: Account, max_: Account) -> None:
    max_.table.memory.apply("max", edit(HEAD, **{"voice.1": "v"}), "v", NOW)
    use_by_voice = ada.code("Ada")
    max_.voice = "v"
    assert max_.says("CodeIntent", code=use_by_voice) == ["pairing-sure"]
    max_.says(YES)
    ada.says(LAUNCH)
    ada.says(YES)
    ada.says("WhoIAmIntent", name="Ada")
    assert max_.says("HearNotesIntent") == ["notes-none"]
    ada.voice = "v"
    assert ada.says("HearNotesIntent") == ["notes-none"]


@pytest.mark.parametrize("leaver", ["ada", "max"])
def test_either_leaves_and_the_other_hears_it_once(
    ada: Account, max_: Account, leaver: str
) -> None:
    pair(ada, max_)
    goes, stays = (ada, max_) if leaver == "ada" else (max_, ada)
    assert goes.says("UnpairIntent") == ["pairing-leave"]
    assert goes.says(YES) == ["pairing-off"]
    assert (couple(ada), couple(max_)) == ("ada", "max")
    assert stays.says(LAUNCH)[0] == "pairing-off"
    assert stays.says(LAUNCH)[0] != "pairing-off"
    assert goes.says(LAUNCH)[0] != "pairing-off"
    assert goes.says("UnpairIntent") == ["pairing-alone"]


def test_leaving_is_asked_once(ada: Account, max_: Account) -> None:
    pair(ada, max_)
    assert max_.says("UnpairIntent") == ["pairing-leave"]
    assert max_.says(NO) == ["pairing-stays"]
    assert couple(max_) == "ada"


def test_what_each_had_is_theirs_again(table: Table, ada: Account, max_: Account) -> None:
    long_ago = ids.entry_id(table.now - timedelta(days=9), "r")
    note = {"t": "see you at seven", "d": "2026-02-23"}
    table.memory.apply("max", append(f"NOTE#1#{long_ago}", **note), "n", NOW)
    table.memory.apply("max", edit("PARTNER#1", notes=1), "n2", NOW)
    pair(ada, max_)
    for _ in range(2):  # linked, and on his own again
        max_.says("HearNotesIntent")
        assert max_.says("WhoIAmIntent", name="Max")[0] in ("notes-item", "notes-kept-intro")
        max_.says(YES)
        max_.says("UnpairIntent")
        max_.says(YES)
    ada.says("HearNotesIntent")
    assert ada.says("WhoIAmIntent", name="Max") in (["notes-none"], ["error-elsewhere"])


def test_out_of_reach_in_the_middle_says_so_and_links_nobody(
    ada: Account, max_: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(max_, ada.code("Ada"), "Max")
    max_.says(YES)
    ada.says(LAUNCH)
    ada.says(YES)

    def broken(*_: object) -> bool:
        raise Unavailable

    monkeypatch.setattr(ada.table.pairing, "link", broken)
    assert ada.says("WhoIAmIntent", name="Ada") == ["error-storage"]
    assert couple(max_) == "max"


def test_where_accounts_cannot_be_linked(table: Table, ada: Account) -> None:
    table.pairing = None  # type: ignore[assignment]
    ada.says("PairIntent")
    assert ada.says("WhoIAmIntent", name="Ada") == ["error-pairing"]
    assert ada.says(LAUNCH)[0].startswith("greet-")
