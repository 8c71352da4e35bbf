"""谈话内容的保存期: while the person serves and some years after; then it may be destroyed, by decision."""

from __future__ import annotations

from datetime import date

import pytest

from cast import a_tenure
from jujiao.access.actors import console
from jujiao.catalogue.relations import COURT_SERVICE
from jujiao.confidential.models import SealedText
from jujiao.integrity.retention import expired_talks
from jujiao.integrity.services.talks import (
    TalkDestruction,
    TalkEntry,
    destroy_talks,
    record_talk,
)
from jujiao.journal.models import JournalEntry, JournalLeaf
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.policies.services import PolicySetting, set_policy
from supervision_cast import Cast, a_cast, at

pytestmark = pytest.mark.django_db
HELD, LEFT, OVER = date(2020, 5, 6), date(2021, 6, 30), date(2024, 6, 30)


def _talk(cast: Cast) -> Record:
    assert cast.second.person_id is not None
    said = {"problems": "工作节奏偏慢", "direction": "多请教"}
    entry = TalkEntry(cast.court.pk, HELD, cast.second.person_id, cast.worker.pk, "regular", said)
    return record_talk(entry, by=cast.second, at=at(HELD))


def _left(cast: Cast, until: date | None = LEFT) -> None:
    a_tenure(cast.worker, COURT_SERVICE, since=date(2010, 1, 4), until=until)


def _destroyed(cast: Cast, *talks: Record, on: date = OVER, reason: str = "机关纪委会议") -> int:
    order = TalkDestruction(cast.court.pk, talks)
    return destroy_talks(order, reason=reason, by=cast.second, at=at(on))


def test_it_is_kept_while_the_person_serves_and_three_years_after() -> None:
    cast = a_cast()
    talk = _talk(cast)
    _left(cast)
    assert expired_talks(cast.court.pk, as_of=date(2024, 6, 29)) == []
    assert expired_talks(cast.court.pk, as_of=OVER) == [talk]


@pytest.mark.parametrize("until", [None, date(2023, 1, 1)])
def test_whoever_serves_or_left_of_late_is_kept(until: date | None) -> None:
    cast = a_cast()
    _talk(cast)
    _left(cast, until)
    assert expired_talks(cast.court.pk, as_of=OVER) == []


def test_of_whom_no_leaving_is_known_it_is_kept() -> None:
    cast = a_cast()
    _talk(cast)
    assert expired_talks(cast.court.pk, as_of=date(2040, 1, 1)) == []


def test_a_court_sets_its_own_term() -> None:
    cast = a_cast()
    talk = _talk(cast)
    _left(cast)
    setting = PolicySetting(
        cast.court.pk, "talk_retention_years", "", 1, date(2020, 1, 1), "本院档案保管期限表"
    )
    set_policy(setting, by=console(), at=at(HELD))
    assert expired_talks(cast.court.pk, as_of=date(2022, 6, 30)) == [talk]


def test_what_was_said_goes_and_that_it_took_place_stays() -> None:
    cast = a_cast()
    talk = _talk(cast)
    _left(cast)
    assert _destroyed(cast, talk) == 2
    assert not SealedText.objects.exists()
    assert Record.objects.get(pk=talk.pk).occurred_on == HELD
    entry = JournalEntry.objects.latest("seq")
    assert (entry.action, entry.subject, entry.reason) == (
        "talk.destroy", "保存期满的谈话内容1次", "机关纪委会议",
    )  # fmt: skip
    leaves = JournalLeaf.objects.filter(entry_id=entry.seq).values_list("row_hash", flat=True)
    assert list(leaves) == ["erased", "erased"]
    assert expired_talks(cast.court.pk, as_of=OVER) == []


def test_nothing_goes_before_its_time_and_nothing_without_a_ground() -> None:
    cast = a_cast()
    talk = _talk(cast)
    _left(cast)
    with pytest.raises(Refused, match=r"还没有过保存期.*个人信息保护法"):
        _destroyed(cast, talk, on=date(2024, 6, 29))
    with pytest.raises(Refused, match="没有写销毁的依据"):
        _destroyed(cast, talk, reason=" ")
    assert SealedText.objects.count() == 2


def test_only_the_discipline_lead_decides_it() -> None:
    cast = a_cast()
    talk = _talk(cast)
    _left(cast)
    for actor in (cast.inspector, cast.leader, console(cast.court.pk)):
        with pytest.raises(Refused, match="不在您的权限之内"):
            destroy_talks(
                TalkDestruction(cast.court.pk, (talk,)), reason="依据", by=actor, at=at(OVER)
            )
