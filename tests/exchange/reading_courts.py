"""Reading the ledgers of an invented court in a test: open the court, read, ask its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from exchange.other_courts import CourtTruth
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.exchange.outcomes import FolderOutcome, SheetOutcome
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.figures.selectors import Asking, figure_of, proven_figures
from jujiao.people.models import Unit
from jujiao.people.services import NewCourt, open_court

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class OtherCourt:
    """A court that does not exist: what its books hold, and what came of reading them."""

    truth: CourtTruth
    court: Unit
    outcome: FolderOutcome

    @property
    def asking(self) -> Asking:
        """The figures of its year, asked for by somebody who may see all, in the January after."""
        year = self.truth.year
        return Asking(Scope(self.court.pk, confidential=True), year, january_after(year).date())

    def read(self, folder: Path | None = None) -> FolderOutcome:
        """Reads its folder, or another."""
        return read_folder(folder or self.truth.folder, self.court, self.truth.year)

    def sheets(self) -> dict[tuple[str, str], SheetOutcome]:
        """What came of every sheet, by workbook and name."""
        books = self.outcome.workbooks
        return {(book.file, sheet.sheet): sheet for book in books for sheet in book.sheets}

    def figures(self) -> dict[str, int | None]:
        """Every figure."""
        return {figure.slug: figure.value for figure in proven_figures(self.asking)}

    def figure(self, slug: str) -> int | None:
        """One figure."""
        return figure_of(self.asking, slug).value


def january_after(year: int) -> datetime:
    """When the books of a year are read."""
    return datetime(year + 1, 1, 12, 9, 0, tzinfo=SHANGHAI)


def read_folder(folder: Path, court: Unit, year: int) -> FolderOutcome:
    """Reads a folder into the court's year, as the console does."""
    return ingest_folder(
        folder,
        LedgerYear(court, year),
        by=console(),
        at=january_after(year),
        progress=_quiet,
        dry_run=False,
    )


def read_court(truth: CourtTruth) -> OtherCourt:
    """Opens the court and reads its folder."""
    court = open_court(NewCourt(truth.court), by=console(), at=january_after(truth.year))
    return OtherCourt(truth, court, read_folder(truth.folder, court, truth.year))


def _quiet(line: str) -> None:
    """Progress that nobody watches."""
