"""提醒: a finding is put before those of its own stream; another's inspectors do not even learn of it."""

from __future__ import annotations

from datetime import date

import pytest

from cast import an_actor
from jujiao.access.actors import Actor
from jujiao.catalogue.roles import StaffRole
from jujiao.findings.services import FindingEntry, raise_finding
from jujiao.notices.matters import Matter, Reader
from jujiao.notices.owed_matters import CourtOn
from jujiao.notices.work_matters import finding_matters
from supervision_cast import Cast, a_cast, at, reported

pytestmark = pytest.mark.django_db
TODAY = date(2025, 4, 10)


def _matters(cast: Cast) -> list[Matter]:
    return list(finding_matters(CourtOn(cast.court.pk, TODAY)))


def _before(matter: Matter, actor: Actor, cast: Cast) -> bool:
    reader = Reader(actor, cast.court.pk)
    return matter.audience.holds(reader) or matter.overseers.holds(reader)


@pytest.mark.parametrize("role", [StaffRole.SUPERVISOR, StaffRole.DISCIPLINE_LEAD])
def test_what_waits_for_a_second_look_is_put_before_those_of_its_stream(role: StaffRole) -> None:
    cast = a_cast()
    reported(cast)
    [matter] = _matters(cast)
    assert matter.remedy == "请复查：销号或退回整改。"
    assert _before(matter, an_actor(cast.court, role), cast)
    assert not _before(matter, an_actor(cast.court, StaffRole.PARTY_OFFICER), cast)


def test_a_problem_of_party_life_is_not_pressed_before_the_inspectors_of_conduct() -> None:
    cast = a_cast()
    entry = FindingEntry(
        cast.court.pk, "party_inspection_finding", "记录不全", TODAY, unit_id=cast.hall.pk
    )
    raise_finding(entry, by=cast.second, at=at(TODAY))
    [matter] = _matters(cast)
    assert _before(matter, an_actor(cast.court, StaffRole.PARTY_OFFICER), cast)
    assert not _before(matter, cast.inspector, cast)
