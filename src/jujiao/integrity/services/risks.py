"""廉政风险: entered with its first rating, rated again, given to a new holder. There is no closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.risk import AT_ENTRY, RATING_OCCASIONS, RISK_CLASSES, RISK_LEVELS, RISK_RULE
from jujiao.integrity.models import IntegrityRisk, RiskRating
from jujiao.kernel.problems import Problem, Refused, refuse


@dataclass(frozen=True, slots=True)
class RiskEntry:
    """A risk of a post and one of its powers as it is to be written."""

    court_id: int
    unit_id: int
    post_title: str
    power: str
    risk_text: str
    risk_class: str
    risk_level: str
    measures: str
    owner_id: int
    holder_id: int | None = None

    def __str__(self) -> str:
        return f"廉政风险 {self.post_title}"


@command("risk.enter")
def enter_risk(entry: RiskEntry, *, by: Actor, at: datetime) -> IntegrityRisk:
    """登记廉政风险: what the post may tempt to, how grave, and what guards against it."""
    problems = _problems_in(entry)
    if problems:
        raise Refused(*problems)
    risk = IntegrityRisk(
        court_id=entry.court_id,
        unit_id=entry.unit_id,
        post_title=entry.post_title[:80],
        power=entry.power[:200],
        risk_text=entry.risk_text[:300],
        risk_class=entry.risk_class,
        measures=entry.measures[:500],
        owner_id=entry.owner_id,
        holder_id=entry.holder_id,
        recorded_at=at,
        recorded_by_id=by.account_id,
    )
    risk.save()
    _rate(risk, entry.risk_level, AT_ENTRY, timezone.localdate(at), by)
    return risk


@command("risk.rate")
def rate_risk(
    risk: IntegrityRisk, *, risk_level: str, occasion: str, on: date, by: Actor, at: datetime
) -> RiskRating:
    """复评: the level from this day on. Raises Refused for a day before the last rating."""
    if risk_level not in RISK_LEVELS or occasion not in RATING_OCCASIONS:
        raise refuse("unknown_term", "等级或者复评事由不在目录里。", remedy="请从目录里选。")
    last = risk.ratings.order_by("-rated_on").first()
    if on > timezone.localdate(at) or (last is not None and on < last.rated_on):
        raise refuse("wrong_date", "复评日期不在上次评定之后、今天之前。", place="on")
    if risk.holder_changed_on is not None and risk.holder_changed_on <= on:
        risk.holder_changed_on = None
        risk.save()
    return _rate(risk, risk_level, occasion, on, by)


@command("risk.rate")
def change_holder(risk: IntegrityRisk, *, holder_id: int, by: Actor, at: datetime) -> IntegrityRisk:
    """换人: who holds the post now. The risk then waits to be rated again."""
    if holder_id != risk.holder_id:
        risk.holder_id = holder_id
        risk.holder_changed_on = timezone.localdate(at)
        risk.save()
    return risk


def _rate(risk: IntegrityRisk, risk_level: str, occasion: str, on: date, by: Actor) -> RiskRating:
    rating = RiskRating(
        court_id=risk.court_id,
        risk=risk,
        rated_on=on,
        risk_level=risk_level,
        occasion=occasion,
        rated_by_name=by.name,
    )
    rating.save()
    return rating


def _problems_in(entry: RiskEntry) -> list[Problem]:
    wanted = {
        "post_title": "岗位",
        "power": "权力事项",
        "risk_text": "风险点",
        "measures": "防控措施",
    }
    problems = [
        Problem("required", name, f"{label}没有填。", f"依据：{RISK_RULE.citation}。")
        for name, label in wanted.items()
        if not getattr(entry, name).strip()
    ]
    if entry.risk_class not in RISK_CLASSES or entry.risk_level not in RISK_LEVELS:
        problems.append(
            Problem("unknown_term", "risk_level", "风险类别或者等级不在目录里。", "请从目录里选。")
        )
    return problems
