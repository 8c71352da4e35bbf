"""发展党员指标: how many a court may admit in a year, and how many it has admitted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.admission import PARTY_ADMISSION
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.policies.models import Policy
from jujiao.policies.selectors import policies_in_force
from jujiao.policies.services import PolicySetting, enter_policy
from jujiao.procedures.models import Procedure

QUOTA = "admission_quota"


@dataclass(frozen=True, slots=True)
class AdmissionQuota:
    """The year's quota as the level above gave it, and what was used; None where none was entered."""

    planned: int | None
    used: int

    @property
    def left(self) -> int | None:
        """How many may still be admitted; less than none means that the quota was exceeded."""
        return None if self.planned is None else self.planned - self.used


def admission_quota(scope: Scope, *, year: int) -> AdmissionQuota:
    """The quota of a year: admissions count on the day of their approval."""
    period = year_of(year)
    rows = [
        row
        for row in policies_in_force(scope.court_id, QUOTA, on=date(year, 12, 31))
        if row.subject == str(year)
    ]
    used = Procedure.objects.filter(
        court_id=scope.court_id,
        kind=PARTY_ADMISSION.slug,
        state=FactState.IN_FORCE.value,
        completed_on__range=(period.first, period.last),
    ).count()
    return AdmissionQuota(int(rows[-1].value) if rows else None, used)


@dataclass(frozen=True, slots=True)
class QuotaGiven:
    """How many the level above lets a court admit in a year, and on what paper."""

    court_id: int
    year: int
    planned: int
    basis: str

    def __str__(self) -> str:
        return f"{self.year}年发展党员指标{self.planned}名"


@command("quota.set")
def set_quota(given: QuotaGiven, *, by: Actor, at: datetime) -> Policy:
    """登记发展指标: of the whole year. Raises Refused without the paper that gives it."""
    if not given.basis.strip():
        raise refuse(
            "basis_missing", "没有写指标的依据。", place="basis", remedy="请写文件名和文号。"
        )
    first = year_of(given.year).first
    setting = PolicySetting(
        given.court_id, QUOTA, str(given.year), given.planned, first, given.basis
    )
    return enter_policy(setting, set_by=by.name)
