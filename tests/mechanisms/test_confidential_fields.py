"""受限内容: sealed by field, bound to its place, opened by few, each opening written down."""

from __future__ import annotations

import stat
from base64 import b64decode
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from cast import an_actor, writing
from jujiao.access.actors import Actor, console
from jujiao.catalogue.roles import StaffRole
from jujiao.confidential.cells import suppressed
from jujiao.confidential.ciphers import SUITES, SealBroken
from jujiao.confidential.keys import key_ring, ring_path
from jujiao.confidential.models import SealedText
from jujiao.confidential.selectors import sealed_texts
from jujiao.confidential.services import open_texts, rotate_key
from jujiao.integrity.services.talks import TalkEntry, TalkReading, read_talk, record_talk
from jujiao.journal.journalled import WrittenOutsideCommand
from jujiao.journal.models import JournalEntry
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from supervision_cast import TODAY, Cast, a_cast, at

pytestmark = pytest.mark.django_db
SAID = "近期家中老人住院，需要请假照顾。"


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    """Keys of one test are no keys of another."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def _talk(cast: Cast, said: str = SAID) -> Record:
    assert cast.leader.person_id is not None
    entry = TalkEntry(
        cast.court.pk, TODAY, cast.leader.person_id, cast.worker.pk, "regular", {"requests": said}
    )
    return record_talk(entry, by=cast.leader, at=at(TODAY))


def _read(record: Record, by: Actor, reason: str = "季度分析") -> dict[str, str]:
    return read_talk(TalkReading(record), reason=reason, by=by, at=at(TODAY))


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_a_text_opens_with_its_key_at_its_place_and_nowhere_else(suite: str) -> None:
    cipher = SUITES[suite]
    key, other = bytes(cipher.key_bytes), b"\1" * cipher.key_bytes
    sealed = cipher.seal(key, b"said", b"here")
    assert cipher.unseal(key, sealed, b"here") == b"said"
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for wrong in ((other, sealed, b"here"), (key, sealed, b"there"), (key, flipped, b"here")):
        with pytest.raises(SealBroken):
            cipher.unseal(*wrong)


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_no_nonce_is_used_twice(suite: str) -> None:
    cipher = SUITES[suite]
    key = bytes(cipher.key_bytes)
    nonces = {cipher.seal(key, b"", b"")[:12] for _ in range(10_000)}
    assert len(nonces) == 10_000


def test_the_database_holds_no_word_of_it() -> None:
    record = _talk(a_cast())
    [row] = SealedText.objects.all()
    assert SAID.encode() not in b64decode(row.sealed)
    assert (record.title, record.details, record.reason) == ("", {}, "")


def test_its_few_readers_read_it_and_the_journal_says_who_and_why() -> None:
    cast = a_cast()
    record = _talk(cast)
    assert _read(record, cast.second, "核实困难情况") == {"requests": SAID}
    entry = JournalEntry.objects.order_by("-seq").first()
    assert entry is not None
    assert (entry.action, entry.actor_name, entry.reason) == ("talk.read", "白音", "核实困难情况")
    assert record.public_id in entry.subject
    said = " ".join(f"{one.subject} {one.reason}" for one in JournalEntry.objects.all())
    assert SAID[:6] not in said


def test_whoever_held_the_talk_reads_his_own() -> None:
    cast = a_cast()
    assert _read(_talk(cast), cast.leader) == {"requests": SAID}


@pytest.mark.parametrize(
    "role",
    [StaffRole.COURT_LEADER, StaffRole.POLITICAL_HEAD, StaffRole.SUPERVISOR, StaffRole.MEMBER,
     StaffRole.SYSTEM_ADMIN, StaffRole.AUDITOR],
)  # fmt: skip
def test_nobody_else_reads_it(role: StaffRole) -> None:
    cast = a_cast()
    record = _talk(cast)
    with pytest.raises(Refused, match="不在您的权限之内"):
        _read(record, an_actor(cast.court, role))
    with pytest.raises(Refused, match="不在您的权限之内"):
        _read(record, console(cast.court.pk))


def test_a_reading_without_a_reason_is_refused_and_opens_nothing() -> None:
    cast = a_cast()
    record = _talk(cast)
    with pytest.raises(Refused, match="没有写查看的原因"):
        _read(record, cast.second, " ")
    assert not JournalEntry.objects.filter(action="talk.read").exists()


def test_nothing_is_opened_outside_a_command() -> None:
    cast = a_cast()
    record = _talk(cast)
    rows = sealed_texts(cast.court.pk, "record", record.pk)
    with pytest.raises(WrittenOutsideCommand):
        open_texts(rows, reason="看看")


def test_a_text_moved_to_another_row_does_not_open() -> None:
    cast = a_cast()
    first, second = _talk(cast), _talk(cast, "另一段话")
    one, other = SealedText.objects.order_by("pk")
    with writing():
        one.sealed, other.sealed = other.sealed, one.sealed
        one.save()
        other.save()
    for record in (first, second):
        with pytest.raises(Refused, match="封存已被破坏"):
            _read(record, cast.second)


def test_a_new_key_seals_every_text_again_and_changes_the_suite(own_folder: Path) -> None:
    cast = a_cast()
    record = _talk(cast)
    before = SealedText.objects.get().sealed
    assert rotate_key("sm4-gcm", by=console(), at=at(TODAY)) == 1
    row = SealedText.objects.get()
    assert (row.key_version, row.sealed != before) == (2, True)
    assert key_ring(own_folder, suite="aes-256-gcm").active.suite == "sm4-gcm"
    assert _read(record, cast.second) == {"requests": SAID}
    assert rotate_key("aes-256-gcm", by=console(), at=at(TODAY)) == 1
    assert _read(record, cast.second) == {"requests": SAID}


def test_the_keys_lie_apart_readable_by_their_owner_alone(own_folder: Path) -> None:
    cast = a_cast()
    record = _talk(cast)
    path = ring_path(own_folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.parent == django_settings.DATA_DIR
    assert "secret" not in repr(key_ring(own_folder, suite="aes-256-gcm").active)
    path.chmod(0o644)
    with pytest.raises(Refused, match="别人也能读"):
        _read(record, cast.second)


def test_without_its_key_a_text_stays_closed_and_says_so(own_folder: Path) -> None:
    cast = a_cast()
    record = _talk(cast)
    rotate_key("aes-256-gcm", by=console(), at=at(TODAY))
    ring_path(own_folder).unlink()
    with pytest.raises(Refused, match="第2版字段密钥不在"):
        _read(record, cast.second)


def test_small_numbers_are_left_out_and_none_can_be_subtracted() -> None:
    assert suppressed({"甲": 9, "乙": 2, "丙": 7, "丁": 0}) == {
        "甲": 9, "乙": None, "丙": None, "丁": 0,
    }  # fmt: skip
    assert suppressed({"甲": 9, "乙": 3, "丙": 2}) == {"甲": 9, "乙": None, "丙": None}
    assert suppressed({"甲": 2, "乙": 0}) == {"甲": None, "乙": None}
    assert suppressed({"甲": 9, "乙": 8}) == {"甲": 9, "乙": 8}


def test_no_pair_of_totals_gives_a_small_number_away() -> None:
    """Whoever knows the total and what is shown learns no hidden number below five."""
    for first in range(8):
        for second in range(8):
            for third in range(8):
                counts = {"甲": first, "乙": second, "丙": third}
                shown = suppressed(counts)
                hidden = [name for name, count in shown.items() if count is None]
                small = [name for name in hidden if 0 < counts[name] < 5]
                rest = sum(counts[name] for name in hidden)
                assert not small or (len(hidden) > 1 and (rest >= 5 or len(hidden) == 3)), counts


def test_a_talk_is_no_fact_of_tomorrow_and_not_with_oneself() -> None:
    cast = a_cast()
    assert cast.leader.person_id is not None
    alone = TalkEntry(
        cast.court.pk, TODAY, cast.leader.person_id, cast.leader.person_id, "regular", {}
    )
    with pytest.raises(Refused, match="是同一个人"):
        record_talk(alone, by=cast.leader, at=at(TODAY))
    later = TalkEntry(
        cast.court.pk, date(2025, 5, 1), cast.leader.person_id, cast.worker.pk, "regular", {}
    )
    with pytest.raises(Refused, match="日期还没有到"):
        record_talk(later, by=cast.leader, at=at(TODAY))
