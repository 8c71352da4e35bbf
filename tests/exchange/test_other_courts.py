"""The ledgers of courts nobody has seen: other words, other years, the same figures as the facts have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from exchange.columns_meant import ACTIVITY_KINDS, MEETING_KINDS
from exchange.other_courts import style_named, write_court
from exchange.reading_courts import OtherCourt, read_court
from jujiao.catalogue.integrity import INTERFERENCE_MONTH
from jujiao.journal.selectors import journal_head, tampering
from jujiao.ledger.models import Record
from jujiao.people.models import Person

pytestmark = pytest.mark.django_db
READ_WHOLE = ("a", "b", "c", "d", "e", "f", "g", "w", "z")


@pytest.fixture(scope="module", params=READ_WHOLE)
def other(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[OtherCourt]:
    """Another court's year, read once; what the tests change is undone."""
    truth = write_court(style_named(request.param), tmp_path_factory.mktemp("ledgers"))
    with django_db_blocker.unblock(), transaction.atomic():
        yield read_court(truth)
        transaction.set_rollback(True)


def test_every_figure_is_what_the_facts_add_up_to(other: OtherCourt) -> None:
    assert other.figures() == other.truth.figures


def test_exactly_the_spoilt_rows_are_kept_out(other: OtherCourt) -> None:
    kept_out = {
        key: {(flag.row, flag.column, flag.why.value) for flag in sheet.flagged}
        for key, sheet in other.sheets().items()
    }
    assert kept_out == {key: sheet.flags for key, sheet in other.truth.sheets.items()}


def test_no_row_is_lost_and_none_is_invented(other: OtherCourt) -> None:
    rows = {key: sheet.rows for key, sheet in other.sheets().items()}
    assert rows == {key: sheet.rows for key, sheet in other.truth.sheets.items()}
    for sheet in other.sheets().values():
        assert sheet.rows == sheet.accepted + sheet.known + len(sheet.flagged)


def test_what_is_no_ledger_is_named_and_left_alone(other: OtherCourt) -> None:
    named = {(book.file, name) for book in other.outcome.workbooks for name in book.unrecognised}
    assert named == other.truth.strangers


def test_reading_again_changes_nothing(other: OtherCourt) -> None:
    head = journal_head()
    again = OtherCourt(other.truth, other.court, other.read())
    assert [book.file for book in again.outcome.workbooks if not book.changes_nothing] == []
    assert journal_head() == head
    assert {key: sheet.flagged for key, sheet in again.sheets().items()} == {
        key: sheet.flagged for key, sheet in other.sheets().items()
    }


def test_reported_nil_and_silent_months_are_three_things(other: OtherCourt) -> None:
    months = Record.objects.filter(court=other.court, kind=INTERFERENCE_MONTH.slug)
    said = Counter(months.values_list("outcome", flat=True))
    assert said == {name: other.truth.months[name] for name in ("reported", "nil")}


def test_activities_and_meetings_are_told_apart_by_kind(other: OtherCourt) -> None:
    held = Counter(Record.objects.filter(court=other.court).values_list("kind", flat=True))
    for word, kind in {**ACTIVITY_KINDS, **MEETING_KINDS}.items():
        assert held[kind] == other.truth.held[word], word


def test_whom_only_a_personnel_book_names_exists_with_a_hint(other: OtherCourt) -> None:
    for name in other.truth.newcomers:
        person = Person.objects.get(court=other.court, full_name=name)
        assert not person.on_roster
        hints = (hint.message for sheet in other.sheets().values() for hint in sheet.hints)
        assert any(name in message for message in hints)


def test_the_journal_fits_chain_and_rows(other: OtherCourt) -> None:
    assert list(tampering()) == []
