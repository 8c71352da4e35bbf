"""A court's Excel ledgers in, every figure out, and each opens to its records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jujiao.access.actors import console
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.integrity import INTERFERENCE_MONTH
from jujiao.exchange.readers.activity_books import KINDS as ACTIVITY_KINDS
from jujiao.figures.services import Nil, sign_zero
from jujiao.journal.selectors import journal_head, tampering
from jujiao.ledger.models import Record
from jujiao.people.selectors import headcount
from jujiao.people.services import NewCourt, open_court
from model_year import AT, ModelYear, expected, read_again

pytestmark = pytest.mark.django_db


@pytest.mark.needs_shared
def test_every_figure_is_what_the_books_add_up_to(model_year: ModelYear, shared: Path) -> None:
    told = expected(shared)["figures"]
    found = {slug: figure.value for slug, figure in model_year.figures().items()}
    assert found == {**told, "violations": None}


@pytest.mark.needs_shared
def test_exactly_the_rows_that_cannot_be_read_are_flagged(
    model_year: ModelYear, shared: Path
) -> None:
    for book in model_year.outcome.workbooks:
        for sheet in book.sheets:
            told = expected(shared)["workbooks"][book.file][sheet.sheet]
            flags = [
                {"row": one.row, "column": one.column, "why": one.why.value}
                for one in sheet.flagged
            ]
            assert flags == told.get("flagged", [])
            assert sheet.rows == told["data_rows"] == sheet.accepted + len(sheet.flagged)


@pytest.mark.needs_shared
def test_people_months_and_activities_are_all_there(model_year: ModelYear, shared: Path) -> None:
    told = expected(shared)
    on_new_year = AT.date().replace(year=2025, day=1)
    heads = headcount(model_year.court.pk, on=on_new_year)
    assert heads == {key: told["people"][key] for key in ("staff", "retirees")}
    months = Record.objects.filter(kind=INTERFERENCE_MONTH.slug)
    reported = {name: months.filter(outcome=name).count() for name in ("reported", "nil")}
    assert reported == {name: told["interference_months"][name] for name in ("reported", "nil")}
    held = {kind.label: Record.objects.filter(kind=kind.slug).count() for kind in ACTIVITY_KINDS}
    assert {label: count for label, count in held.items() if count} == told["activities"]


def test_reading_the_same_folder_again_changes_nothing(model_year: ModelYear) -> None:
    head, records = journal_head(), Record.objects.count()
    again = read_again(model_year.court)
    assert all(book.changes_nothing for book in again.workbooks)
    first = {(b.file, s.sheet): s.flagged for b in model_year.outcome.workbooks for s in b.sheets}
    assert {(b.file, s.sheet): s.flagged for b in again.workbooks for s in b.sheets} == first
    assert (journal_head(), Record.objects.count()) == (head, records)


def test_a_rehearsal_tells_all_and_writes_nothing() -> None:
    court = open_court(NewCourt("示例旗法院"), by=console(), at=AT)
    head = journal_head()
    outcome = read_again(court, dry_run=True)
    assert sum(book.accepted for book in outcome.workbooks) > 1000
    assert journal_head() == head
    assert not Record.objects.filter(court=court).exists()


def test_a_zero_is_unknown_until_somebody_signs_it(model_year: ModelYear) -> None:
    assert model_year.figures()["violations"].value is None
    signer = model_year.court.people.earliest("pk")
    sign_zero(
        Nil(model_year.court.pk, "violations", 2025),
        person_id=signer.pk,
        signed_on=AT.date(),
        register_text="机关纪委登记簿",
        by=console(),
        at=AT,
    )
    signed = model_year.figures()["violations"]
    assert signed.value == 0
    assert signed.signature is not None
    assert signed.signature.name == signer.full_name


def test_a_part_counts_nobody_whom_the_whole_does_not(model_year: ModelYear) -> None:
    figures = model_year.figures()
    for indicator in INDICATORS.values():
        if indicator.part_of:
            part, whole = figures[indicator.slug], figures[indicator.part_of]
            assert {row.key for row in part.proof} <= {row.key for row in whole.proof}


def test_months_units_and_persons_add_up(model_year: ModelYear) -> None:
    for figure in model_year.figures().values():
        if figure.value is not None:
            assert sum(figure.by_month().values()) == figure.value, figure.slug


def test_the_journal_fits_chain_and_rows(model_year: ModelYear) -> None:
    assert list(tampering()) == []


def test_every_fact_knows_workbook_sheet_and_row(model_year: ModelYear) -> None:
    for figure in model_year.figures().values():
        for row in figure.proof:
            assert ".xlsx" in row.source
            assert row.source.endswith("行")


@pytest.mark.needs_shared
def test_figures_stand_in_the_order_of_the_agreed_list(shared: Path) -> None:
    told = json.loads((shared / "ledgers" / "2025" / "expected.json").read_text(encoding="utf-8"))
    assert sorted(INDICATORS) == sorted(told["figures"])
