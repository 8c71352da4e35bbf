"""流水: every act is an entry, chained to the one before; whatever bypasses it is named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection

from cast import WHY_LATE, a_clerk, a_court, a_person, an_honour, in_force, writing
from jujiao.assessments.models import BranchScheme
from jujiao.journal.canonical import canonical_row
from jujiao.journal.journalled import Journalled, WrittenOutsideCommand
from jujiao.journal.models import JournalEntry, JournalHead, JournalLeaf
from jujiao.journal.selectors import Head, acts_on, journal_head, journalled_models, tampering
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.services import file_record, withdraw_record
from jujiao.people.models import Person, Unit

pytestmark = pytest.mark.django_db


def _codes(kept: Head | None = None) -> list[str]:
    return [problem.code for problem in tampering(kept)]


def _sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def honour() -> Record:
    court = a_court()
    return in_force(court, an_honour(court, a_person(court)))[0]


def test_an_untouched_ledger_verifies(honour: Record) -> None:
    assert _codes() == []


def test_an_empty_journal_verifies() -> None:
    assert _codes() == []
    assert journal_head() == Head(0, "0" * 64)


def test_one_act_is_one_entry_and_names_who_did_what_when(honour: Record) -> None:
    filed, confirmed = acts_on(honour)
    assert (filed.action, confirmed.action) == ("record.file", "record.confirm")
    assert filed.actor_name == "娜仁"
    assert confirmed.actor_name == "乌仁"
    assert "先进工作者" in filed.subject


def test_the_head_moves_with_every_act(honour: Record) -> None:
    before = journal_head()
    withdraw_record(honour, reason="重复登记", by=a_clerk(honour.court), at=honour.recorded_at)
    after = journal_head()
    assert after.seq == before.seq + 1
    assert after.entry_hash != before.entry_hash


def test_an_edited_row_is_named_by_table_and_id(honour: Record) -> None:
    _sql("UPDATE ledger_record SET title = %s WHERE id = %s", "劳动模范", honour.pk)
    [problem] = tampering()
    assert (problem.code, problem.place) == ("row_edited", f"ledger_record {honour.pk}")


def test_a_row_that_was_slipped_in_is_named(honour: Record) -> None:
    _sql(
        "INSERT INTO people_place (name, place_kind, court_id) VALUES (%s, %s, %s)",
        "东街社区",
        "",
        honour.court_id,
    )
    assert _codes() == ["row_added"]


def test_a_row_that_was_taken_out_is_named(honour: Record) -> None:
    taken = honour.participations.get()
    _sql("DELETE FROM ledger_participation WHERE id = %s", taken.pk)
    [problem] = tampering()
    assert (problem.code, problem.place) == ("row_gone", f"ledger_participation {taken.pk}")


def test_a_value_its_column_cannot_hold_is_named_too(honour: Record) -> None:
    if connection.vendor == "postgresql":
        assert connection.features.supports_json_field
        return
    _sql("UPDATE ledger_record SET occurred_on = %s WHERE id = %s", "某日", honour.pk)
    assert _codes() == ["row_edited"]


def test_a_rewritten_entry_breaks_the_chain(honour: Record) -> None:
    _sql("UPDATE journal_journalentry SET actor_name = %s WHERE seq = 2", "别人")
    assert "journal_entry_differs" in _codes()


def test_a_missing_entry_breaks_the_chain(honour: Record) -> None:
    JournalLeaf.objects.filter(entry_id=2).delete()
    JournalEntry.objects.filter(seq=2).delete()
    assert "journal_entry_differs" in _codes()


def test_entries_cut_off_at_the_end_show_against_the_head(honour: Record) -> None:
    last = journal_head().seq
    JournalLeaf.objects.filter(entry_id=last).delete()
    JournalEntry.objects.filter(seq=last).delete()
    assert "journal_head_differs" in _codes()


def test_a_head_kept_elsewhere_shows_a_rewritten_journal(honour: Record) -> None:
    kept = journal_head()
    assert _codes(kept) == []
    assert "kept_head_differs" in _codes(Head(kept.seq, "f" * 64))
    JournalLeaf.objects.filter(entry_id=kept.seq).delete()
    JournalEntry.objects.filter(seq=kept.seq).delete()
    before = JournalEntry.objects.order_by("seq").last()
    assert before is not None
    JournalHead.objects.update(seq=before.seq, entry_hash=before.entry_hash)
    assert "kept_head_differs" in _codes(kept)


def test_a_leaf_tells_nothing_of_the_row_without_its_salt(honour: Record) -> None:
    leaves = JournalLeaf.objects.filter(table_name="ledger_record", row_id=honour.pk)
    salts = {leaf.salt for leaf in leaves}
    assert len(salts) == leaves.count() == 2


def test_nothing_is_written_outside_an_act(honour: Record) -> None:
    with pytest.raises(WrittenOutsideCommand):
        Unit(name="另一法院", sort="court", tree="administrative").save()
    with pytest.raises(WrittenOutsideCommand):
        Person.objects.bulk_create([Person(court=honour.court, full_name="莫日根")])
    with pytest.raises(WrittenOutsideCommand):
        honour.save()


def test_facts_are_not_deleted_nor_changed_unseen(honour: Record) -> None:
    with writing(), pytest.raises(WrittenOutsideCommand):
        honour.delete()
    with writing(), pytest.raises(WrittenOutsideCommand):
        Record.objects.filter(pk=honour.pk).update(title="改了")
    with writing(), pytest.raises(WrittenOutsideCommand):
        Participation.objects.all().delete()


def test_a_refused_act_leaves_no_entry_and_no_row(honour: Record) -> None:
    before = journal_head()
    broken = an_honour(honour.court, title="")
    with pytest.raises(Exception, match="荣誉名称没有填"):
        file_record(broken, by=a_clerk(honour.court), at=honour.recorded_at, reason=WHY_LATE)
    assert journal_head() == before
    assert Record.objects.count() == 1


def test_every_table_of_facts_is_witnessed() -> None:
    witnessed = {model._meta.label for model in journalled_models()}
    assert {
        "people.Unit",
        "people.Person",
        "people.Tenure",
        "ledger.Record",
        "ledger.Participation",
        "evidence.Evidence",
        "procedures.Procedure",
        "findings.Finding",
        "policies.Policy",
        "figures.SignedZero",
        "access.Account",
        "access.RoleGrant",
    } <= witnessed
    assert all(issubclass(model, Journalled) for model in journalled_models())


def test_a_value_is_witnessed_as_the_database_gives_it_back() -> None:
    points = BranchScheme(total=0)
    for handed_in in (0, 0.0, Decimal(0), Decimal("0.00"), "0"):
        points.total = handed_in
        assert b'"total":"0"' in canonical_row(points), handed_in
