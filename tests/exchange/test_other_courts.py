"""Ledgers of courts that do not exist, each kept in a house style of its own: read by meaning."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from exchange.other_courts import CourtTruth, letters, style_named, write_court
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.exchange.outcomes import FolderOutcome
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.figures.selectors import Asking, figures_of
from jujiao.people.models import Unit
from jujiao.people.services import NewCourt, open_court

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 6, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def read(truth: CourtTruth) -> tuple[Unit, FolderOutcome]:
    court = open_court(NewCourt(truth.court), by=console(), at=AT)
    target = LedgerYear(court, truth.year)
    outcome = ingest_folder(
        truth.folder, target, by=console(), at=AT, progress=lambda line: None, dry_run=False
    )
    return court, outcome


def values(court: Unit, year: int) -> dict[str, int | None]:
    asking = Asking(Scope(court.pk, confidential=True), year, date(year + 1, 1, 6))
    return {figure.slug: figure.value for figure in figures_of(asking)}


@pytest.mark.parametrize("letter", letters())
def test_another_courts_year_adds_up(letter: str, tmp_path: Path) -> None:
    truth = write_court(style_named(letter), tmp_path / "books")
    court, outcome = read(truth)
    assert values(court, truth.year) == truth.figures
    sheets = {(b.file, s.sheet): s for b in outcome.workbooks for s in b.sheets}
    assert set(sheets) == set(truth.sheets)
    for where, sheet in sheets.items():
        assert sheet.rows == sheet.accepted + len(sheet.flagged), where
    unknown = {(b.file, name) for b in outcome.workbooks for name in b.unrecognised}
    assert unknown == truth.strangers
    _, again = read(truth)
    assert all(book.changes_nothing for book in again.workbooks)
