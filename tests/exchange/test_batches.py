"""A workbook on the web: previewed, corrected in place, confirmed whole by a second person."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from cast import a_clerk, a_head, an_actor
from jujiao.access.actors import Actor
from jujiao.catalogue.roles import StaffRole
from jujiao.exchange.batches import (
    CellTyped,
    Upload,
    amend_cell,
    confirm_batch,
    discard_batch,
    skip_row,
    submit_batch,
    upload_workbook,
)
from jujiao.exchange.faults import Why
from jujiao.exchange.models import BatchState, ImportBatch
from jujiao.exchange.selectors import open_flags, preview_of
from jujiao.journal.selectors import journal_head
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import YearOfCourt, close_year
from model_year import AT, LEDGERS, ModelYear

pytestmark = pytest.mark.django_db


def honours_with_one_more(tmp_path: Path, **cells: str) -> bytes:
    """The model honours, with one more award that has a fault to be corrected."""
    source = next(path for path in LEDGERS.glob("*.xlsx") if "荣誉" in path.name)
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    headers = [str(cell.value) for cell in sheet[3]]
    told = {"获奖集体/个人": "刑事审判庭", "荣誉名称": "全市法院刑事审判先进集体", **cells}
    told = {"授予单位": "某市中级人民法院", "级别": "市级", "表彰时间": "2025-11-03", **told}
    sheet.insert_rows(4)
    for place, header in enumerate(headers, 1):
        sheet.cell(4, place, told.get(header))
    path = tmp_path / source.name
    book.save(path)
    return path.read_bytes()


def uploaded(year: ModelYear, content: bytes, by: Actor) -> ImportBatch:
    upload = Upload(year.court, 2025, "荣誉表彰台账.xlsx")
    return upload_workbook(upload, content=content, by=by, at=AT)


def test_a_preview_tells_what_would_happen_and_writes_nothing(
    model_year: ModelYear, tmp_path: Path
) -> None:
    clerk = a_clerk(model_year.court)
    batch = uploaded(model_year, honours_with_one_more(tmp_path), clerk)
    head, count = journal_head(), Record.objects.count()
    preview = preview_of(batch, by=clerk, at=AT)
    sheet = preview.sheets[0].outcome
    assert (sheet.accepted, sheet.known, len(sheet.flagged)) == (1, 63, 5)
    assert [moved.indicator.slug for moved in preview.moved] == ["honour_units_city_up"]
    assert (journal_head(), Record.objects.count()) == (head, count)


def test_a_flagged_row_is_corrected_in_place(model_year: ModelYear, tmp_path: Path) -> None:
    clerk = a_clerk(model_year.court)
    batch = uploaded(model_year, honours_with_one_more(tmp_path, 级别=""), clerk)
    sheet = preview_of(batch, by=clerk, at=AT).sheets[0]
    assert (4, Why.LEVEL_MISSING) in [(one.row, one.why) for one in sheet.outcome.flagged]
    amend_cell(batch, CellTyped(sheet.outcome.sheet, 4, "award_level", "市级"), by=clerk, at=AT)
    mended = preview_of(batch, by=clerk, at=AT).sheets[0]
    assert 4 not in [one.row for one in mended.outcome.flagged]
    assert mended.outcome.accepted == 1


def test_a_second_person_brings_the_batch_in_force(model_year: ModelYear, tmp_path: Path) -> None:
    clerk, head = a_clerk(model_year.court), a_head(model_year.court)
    before = model_year.figures()["honour_units_city_up"].value or 0
    batch = uploaded(model_year, honours_with_one_more(tmp_path), clerk)
    submit_batch(batch, by=clerk, at=AT)
    with pytest.raises(Refused, match="另一人"):
        confirm_batch(batch, by=clerk, at=AT)
    confirm_batch(batch, by=head, at=AT + timedelta(hours=1))
    assert model_year.figures()["honour_units_city_up"].value == before + 1
    fresh = Record.objects.latest("pk")
    assert (fresh.recorded_by_name, fresh.confirmed_by_name) == (clerk.name, head.name)
    assert batch.state == BatchState.CONFIRMED


def test_a_row_may_be_skipped_on_purpose(model_year: ModelYear, tmp_path: Path) -> None:
    clerk = a_clerk(model_year.court)
    batch = uploaded(model_year, honours_with_one_more(tmp_path), clerk)
    name = preview_of(batch, by=clerk, at=AT).sheets[0].outcome.sheet
    skip_row(batch, name, 4, by=clerk, at=AT)
    preview = preview_of(batch, by=clerk, at=AT)
    assert preview.sheets[0].outcome.accepted == 0
    assert preview.sheets[0].rows[0].skipped
    skip_row(batch, name, 4, by=clerk, at=AT)
    assert preview_of(batch, by=clerk, at=AT).sheets[0].outcome.accepted == 1


def test_what_was_not_resolved_still_waits_after_the_import(
    model_year: ModelYear, tmp_path: Path
) -> None:
    clerk, head = a_clerk(model_year.court), a_head(model_year.court)
    before = open_flags(model_year.court.pk, 2025).count()
    batch = uploaded(model_year, honours_with_one_more(tmp_path, 级别=""), clerk)
    confirm_batch(submit_batch(batch, by=clerk, at=AT), by=head, at=AT)
    assert open_flags(model_year.court.pk, 2025).count() == before + 1


def test_a_batch_that_is_given_up_leaves_nothing(model_year: ModelYear, tmp_path: Path) -> None:
    clerk = a_clerk(model_year.court)
    batch = uploaded(model_year, honours_with_one_more(tmp_path), clerk)
    count = Record.objects.count()
    discard_batch(batch, by=clerk, at=AT)
    with pytest.raises(Refused, match="已放弃"):
        submit_batch(batch, by=clerk, at=AT)
    assert Record.objects.count() == count


def test_nobody_uploads_into_a_closed_year(model_year: ModelYear, tmp_path: Path) -> None:
    head = a_head(model_year.court)
    close_year(YearOfCourt(model_year.court.pk, 2025), by=head, at=AT)
    with pytest.raises(Refused, match="已经封账"):
        uploaded(model_year, honours_with_one_more(tmp_path), a_clerk(model_year.court))


def test_a_member_of_staff_may_not_upload(model_year: ModelYear) -> None:
    member = an_actor(model_year.court, StaffRole.MEMBER)
    with pytest.raises(Refused, match="不在您的权限之内"):
        uploaded(model_year, b"PK\x03\x04", member)


@pytest.mark.parametrize("content", [b"", b"no workbook at all", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_workbook_is_refused_in_words(model_year: ModelYear, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        uploaded(model_year, content, a_clerk(model_year.court))
    assert refused.value.problems[0].place == "file"
    assert refused.value.problems[0].remedy
