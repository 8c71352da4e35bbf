"""The fictional court: its year is read from the same workbooks, through the same acts, as a user's."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jujiao.access.actors import console
from jujiao.access.models import Account
from jujiao.access.scope import Scope
from jujiao.demo.branches import load_branches
from jujiao.demo.capability import load_capability
from jujiao.demo.cast import Login, open_accounts, opened_court
from jujiao.demo.cohesion import load_cohesion
from jujiao.demo.supervision import load_supervision
from jujiao.exchange.outcomes import FolderOutcome
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.figures.selectors import Asking, figure_of
from jujiao.figures.services import Nil, sign_zero
from jujiao.people.models import Unit

COURT_NAME = "示例旗人民法院"
YEAR = 2025
LEDGERS = Path(__file__).resolve().parents[3] / "demo" / "ledgers"
REGISTER = "机关纪委违纪违法案件登记簿"
SIGNED_ON = date(YEAR + 1, 1, 5)
SIGNER = "discipline"


@dataclass(frozen=True, slots=True)
class Demo:
    """What was set up."""

    court: Unit
    outcome: FolderOutcome
    logins: list[Login]
    password: str


def load_demo(data: Path, *, at: datetime, progress: Callable[[str], None]) -> Demo:
    """Opens the court, reads its year, opens the cast's accounts, has the zero signed.

    Loading it again changes nothing.
    """
    court = opened_court(COURT_NAME, at=at)
    outcome = ingest_folder(
        LEDGERS / str(YEAR),
        LedgerYear(court, YEAR),
        by=console(),
        at=at,
        progress=progress,
        dry_run=False,
    )
    password = _password(data)
    logins = open_accounts(court, password=password, at=at)
    load_branches(court, at)
    load_cohesion(court)
    load_supervision(court, at)
    load_capability(court, at)
    _sign(court, at)
    return Demo(court, outcome, logins, password)


def _sign(court: Unit, at: datetime) -> None:
    asking = Asking(Scope(court.pk, confidential=True), YEAR, SIGNED_ON)
    if figure_of(asking, "violations").signature is not None:
        return
    signer = Account.objects.get(username=SIGNER)
    assert signer.person_id is not None
    sign_zero(
        Nil(court.pk, "violations", YEAR),
        person_id=signer.person_id,
        signed_on=SIGNED_ON,
        register_text=REGISTER,
        by=console(court.pk),
        at=at,
    )


def _password(data: Path) -> str:
    """One password for the whole cast, made at the first run and kept beside the database."""
    path = data / "demo-password.txt"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(4))
    return path.read_text().strip()
