"""The model court's year, read from its workbooks as a user reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.exchange.outcomes import FolderOutcome
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import Asking, proven_figures
from jujiao.people.models import Unit
from jujiao.people.services import NewCourt, open_court

LEDGERS = Path(__file__).resolve().parents[1] / "demo" / "ledgers" / "2025"
COURT, YEAR = "示例旗人民法院", 2025
AT = datetime(2026, 1, 6, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True, slots=True)
class ModelYear:
    """The court, and what came of reading its books."""

    court: Unit
    outcome: FolderOutcome

    def figures(self) -> dict[str, Figure]:
        """All figures by slug, with their proof."""
        return {figure.slug: figure for figure in proven_figures(self.asking)}

    @property
    def asking(self) -> Asking:
        """The figures of the year, asked for by somebody who may see all."""
        return Asking(Scope(self.court.pk, confidential=True), YEAR, date(2026, 1, 6))


def read_again(court: Unit, folder: Path = LEDGERS, *, dry_run: bool = False) -> FolderOutcome:
    """Reads a folder into the court's year."""
    return ingest_folder(
        folder,
        LedgerYear(court, YEAR),
        by=console(),
        at=AT,
        progress=lambda line: None,
        dry_run=dry_run,
    )


def read_model_year(folder: Path = LEDGERS) -> ModelYear:
    """Opens the court and reads the folder."""
    court = open_court(NewCourt(COURT), by=console(), at=AT)
    return ModelYear(court, read_again(court, folder))


def expected(shared: Path) -> dict[str, Any]:
    """What the books must add up to."""
    told = json.loads((shared / "ledgers" / "2025" / "expected.json").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told
