"""节日是哪一天: as the court has registered it for a year, else by the table that comes with the software."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.catalogue.festivals import DAYS, FESTIVALS, festival_day
from jujiao.kernel.problems import Problem, Refused
from jujiao.policies.models import Policy
from jujiao.policies.selectors import policies_in_force
from jujiao.policies.services import PolicySetting, set_policy

POLICY = "festival_days"


def festival_day_in(court_id: int, festival: str, year: int) -> date:
    """The day of a festival. Raises Refused for a year that neither court nor table knows."""
    own = own_days(court_id, year)
    return own[festival] if festival in own else festival_day(festival, year)


def own_days(court_id: int, year: int) -> Mapping[str, date]:
    """The days of a year that the court has registered."""
    rows = policies_in_force(court_id, POLICY, on=date(year, 12, 31))
    said: object = next((one.value for one in rows if one.subject == str(year)), {})
    assert isinstance(said, dict)
    return {slug: date.fromisoformat(str(day)) for slug, day in said.items()}


def knows_year(court_id: int, year: int) -> bool:
    """Whether the days of all festivals of a year are known."""
    return year in DAYS or set(own_days(court_id, year)) == set(FESTIVALS)


def register_days(
    court_id: int, year: int, days: Mapping[str, date], *, by: Actor, at: datetime
) -> Policy:
    """登记节日日期: all seven of a year, in their order. Raises Refused naming each that does not fit."""
    problems = [
        Problem("bad_festival_day", slug, f"{FESTIVALS[slug]}不在{year}年。", "请改日期。")
        for slug, day in days.items()
        if day.year != year
    ]
    ordered = [days[slug] for slug in FESTIVALS]
    if not problems and ordered != sorted(ordered):
        problems.append(
            Problem("festivals_out_of_order", "", "节日的先后不对。", "请对照当年的日历改正。")
        )
    if problems:
        raise Refused(*problems)
    said = {slug: days[slug].isoformat() for slug in FESTIVALS}
    setting = PolicySetting(court_id, POLICY, str(year), said, date(year, 1, 1), "当年日历")
    return set_policy(setting, by=by, at=at)
