"""坚强堡垒支部创建: verified level by level, named, looked at again, lowered or removed.

The region's campaign; the table of points is the level above's and none is shipped.
"""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import a_branch
from cast import AT, a_court, a_head, registers
from course_cast import begin, take
from jujiao.access.scope import Scope
from jujiao.figures.selectors import Asking, figure_of
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from jujiao.people.models import Unit
from jujiao.procedures.models import Procedure

pytestmark = pytest.mark.django_db
WAY = ("applied", "self_assessed", "committee_assessed", "banner_verified")


def _verified(branch: Unit, *more: str) -> Procedure:
    procedure = begin("stronghold_application", branch, on=date(2025, 4, 1))
    for place, step in enumerate((*WAY, *more), 1):
        take(procedure, step, date(2025, 4, place))
    return procedure


def _value(court: Unit, slug: str) -> int | None:
    registers(court, 2025, ["strongholds"])
    return figure_of(Asking(Scope(court.pk), 2025, date(2025, 12, 31)), slug).value


def test_a_branch_is_named_only_where_it_was_verified():
    procedure = _verified(a_branch(a_court()))
    with pytest.raises(Refused, match=r"还没有通过自治区级验收.*创建工作方案"):
        take(procedure, "named", date(2025, 6, 25), award_level=Level.REGION)
    with pytest.raises(Refused, match="没有填写命名级别"):
        take(procedure, "named", date(2025, 6, 25))


def test_the_naming_is_a_record_that_counts_once_a_second_person_confirms_it():
    court = a_court()
    procedure = _verified(a_branch(court))
    take(
        procedure,
        "named",
        date(2025, 7, 1),
        award_level=Level.BANNER,
        document_no="组发〔2025〕6号",
    )
    assert _value(court, "stronghold_branches_banner") == 0
    confirm_record(Record.objects.get(kind="stronghold"), by=a_head(court), at=AT)
    assert _value(court, "stronghold_branches_banner") == 1


def test_levels_are_climbed_in_order_and_may_be_left_out_at_the_top():
    branch = a_branch(a_court())
    procedure = begin("stronghold_application", branch, on=date(2025, 4, 1))
    with pytest.raises(Refused, match="下一步是“支部申报”"):
        take(procedure, "banner_verified", date(2025, 4, 2))
    for place, step in enumerate(WAY, 1):
        take(procedure, step, date(2025, 4, place))
    take(procedure, "named", date(2025, 7, 1), award_level=Level.BANNER)
    assert procedure.completed_on == date(2025, 7, 1)


def test_a_review_keeps_lowers_or_removes():
    procedure = _verified(a_branch(a_court()), "city_verified", "region_verified")
    take(procedure, "named", date(2025, 6, 25), award_level=Level.REGION)
    take(procedure, "reviewed", date(2026, 6, 1), outcome="kept")
    with pytest.raises(Refused, match="应低于自治区级"):
        take(procedure, "reviewed", date(2027, 6, 1), outcome="lowered", award_level=Level.REGION)
    take(procedure, "reviewed", date(2027, 6, 1), outcome="lowered", award_level=Level.CITY)
    take(procedure, "reviewed", date(2028, 6, 1), outcome="removed")
    assert procedure.ended_on == date(2028, 6, 1)
    with pytest.raises(Refused, match="已经办结"):
        take(procedure, "reviewed", date(2029, 6, 1), outcome="kept")


def test_one_application_of_a_branch_at_a_time():
    branch = a_branch(a_court())
    begin("stronghold_application", branch, on=date(2025, 4, 1))
    with pytest.raises(Refused, match="正在办理"):
        begin("stronghold_application", branch, on=date(2025, 5, 1))
