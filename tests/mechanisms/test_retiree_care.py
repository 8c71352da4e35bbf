"""荣退、荣调、走访: nobody is forgotten, and what somebody asked for is followed to its end."""

from __future__ import annotations

from datetime import date

import pytest

from cast import a_person, a_tenure, in_force, writing
from cohesion_cast import Scene, a_scene, retired, serving
from jujiao.access.scope import Scope
from jujiao.care.decisions import RetirementDecision, decide_retirement
from jujiao.care.retirements import medal_candidates, retirement_days, retirements_ahead
from jujiao.care.standings import farewells_owed, festival_visits, open_needs
from jujiao.care.visits import Need, VisitEntry, record_visit
from jujiao.catalogue.care import HARDSHIP_VISIT, HONOUREE, RETIREE_VISIT, RETIREMENT_CEREMONY
from jujiao.catalogue.careers import PERSON, STAFF_CHANGE
from jujiao.catalogue.relations import COURT_SERVICE, RETIREMENT
from jujiao.catalogue.retirement import MEN, SCHEDULES, WOMEN, WORKERS
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.people.models import Person, Tenure
from jujiao.policies.services import PolicySetting, set_policy
from jujiao.tasks.models import Task
from jujiao.tasks.selectors import Whose, worklist
from jujiao.tasks.services import report_task_done, settle_task
from supervision_cast import at

pytestmark = pytest.mark.django_db
SPRING, TODAY = date(2025, 1, 22), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("row", "born", "retires"),
    [
        (MEN, date(1964, 12, 15), date(2024, 12, 15)),
        (MEN, date(1965, 1, 15), date(2025, 2, 15)),
        (MEN, date(1965, 5, 15), date(2025, 7, 15)),
        (MEN, date(1976, 9, 15), date(2039, 9, 15)),
        (MEN, date(1980, 1, 15), date(2043, 1, 15)),
        (WOMEN, date(1970, 4, 15), date(2025, 5, 15)),
        (WOMEN, date(1981, 9, 15), date(2039, 9, 15)),
        (WORKERS, date(1975, 3, 15), date(2025, 5, 15)),
        (WORKERS, date(1984, 11, 15), date(2039, 11, 15)),
    ],
)
def test_the_age_moves_up_by_a_month_for_every_so_many_months(
    row: str, born: date, retires: date
) -> None:
    assert SCHEDULES[row].retires_on(born) == retires


def _born(
    scene: Scene, name: str, born: date, *, sex: str = "男", joined: date | None = None
) -> Person:
    person = serving(scene.court, scene.hall, name)
    with writing():
        person.born_on, person.sex = born, sex
        person.joined_court_on = person.joined_work_on = joined
        person.save()
    return person


def _notices(scene: Scene, as_of: date) -> dict[str, int | None]:
    return {
        one.person.full_name: one.notice_months(as_of)
        for one in retirements_ahead(scene.scope, as_of=as_of)
    }


def test_a_retirement_is_announced_twelve_six_and_one_month_ahead() -> None:
    scene = a_scene()
    _born(scene, "乌云", date(1965, 5, 15))
    days = (date(2024, 7, 14), date(2024, 7, 15), date(2025, 1, 15), date(2025, 6, 15))
    assert [_notices(scene, day) for day in days] == [{}, {"乌云": 12}, {"乌云": 6}, {"乌云": 1}]


def test_whose_birth_is_not_recorded_is_listed_as_unknown_and_not_left_out() -> None:
    scene = a_scene()
    found = {one.person: one for one in retirement_days(scene.scope, as_of=TODAY)}
    assert (found[scene.worker].on, found[scene.worker].basis) == (None, "缺出生日期或性别")


def test_the_table_is_policy_and_may_be_set_anew() -> None:
    scene = a_scene()
    _born(scene, "乌云", date(1975, 3, 15))
    value = {"age": 60, "every": 2, "most": 60, "since": "2030-01-01"}
    setting = PolicySetting(scene.court.pk, "retirement_schedule", MEN, value, date(2025, 1, 1))
    set_policy(setting, by=scene.political, at=at(TODAY))
    first = retirement_days(scene.scope, as_of=TODAY)[0]
    assert first.on == date(2037, 11, 15)


def test_a_decided_day_goes_before_the_computed_one() -> None:
    scene = a_scene()
    person = _born(scene, "乌云", date(1966, 3, 15))
    decision = RetirementDecision(scene.court.pk, person.pk, date(2027, 1, 31), "示例组〔2025〕8号")
    decide_retirement(decision, by=scene.political, at=at(TODAY))
    found = {one.person: one for one in retirement_days(scene.scope, as_of=TODAY)}[person]
    assert (found.on, found.basis) == (date(2027, 1, 31), "已定")
    service = Tenure.objects.get(person=person, kind=COURT_SERVICE.slug)
    assert service.ends_on == date(2027, 1, 31)


def test_a_later_decision_takes_the_place_of_one_whose_day_has_not_come() -> None:
    scene = a_scene()
    person = _born(scene, "乌云", date(1966, 3, 15))
    for day in (date(2027, 1, 31), date(2027, 3, 31)):
        decision = RetirementDecision(scene.court.pk, person.pk, day, "组织部门通知")
        decide_retirement(decision, by=scene.political, at=at(TODAY))
    service = Tenure.objects.get(person=person, kind=COURT_SERVICE.slug)
    standing = Tenure.objects.get(person=person, kind=RETIREMENT.slug, state="in_force")
    assert service.ends_on == standing.starts_on == date(2027, 3, 31)


def test_whoever_goes_early_has_the_years_that_the_law_asks_for() -> None:
    """《公务员法》第九十三条: thirty years of work, or twenty and at most five to the age."""
    scene = a_scene()
    young = _born(scene, "乌云", date(1972, 3, 15), joined=date(2000, 7, 1))
    decision = RetirementDecision(scene.court.pk, young.pk, date(2026, 3, 31), why="本人申请")
    with pytest.raises(Refused, match="不能提前退休。（《公务员法》第九十三条）"):
        decide_retirement(decision, by=scene.political, at=at(TODAY))
    long_served = _born(scene, "斯日古", date(1972, 3, 15), joined=date(1993, 7, 1))
    early = RetirementDecision(scene.court.pk, long_served.pk, date(2026, 3, 31), why="本人申请")
    assert decide_retirement(early, by=scene.political, at=at(TODAY)).starts_on == early.on


def test_thirty_years_in_the_court_make_a_candidate_for_the_medal() -> None:
    scene = a_scene()
    _born(scene, "乌云", date(1965, 5, 15), joined=date(1990, 7, 1))
    _born(scene, "斯日古", date(1965, 5, 15), joined=date(2000, 7, 1))
    found = medal_candidates(scene.scope, 2025, as_of=date(2025, 3, 1))
    assert [(one.person.full_name, one.years) for one in found] == [("乌云", 35)]
    assert medal_candidates(scene.scope, 2026, as_of=date(2025, 3, 1)) == []


def _visited(scene: Scene, *people: Person, on: date = SPRING, **more: object) -> Record:
    assert scene.leader.person_id is not None
    told = {"occasion": "spring", **more}
    entry = VisitEntry(
        scene.court.pk, on, person_ids=tuple(one.pk for one in people),
        visitor_ids=(scene.leader.person_id,), **told,
    )  # type: ignore[arg-type] # fmt: skip
    return record_visit(entry, by=scene.clerk, at=at(TODAY))


def test_every_retiree_stands_against_every_festival() -> None:
    scene = a_scene()
    first, second = retired(scene.court, "斯日古"), retired(scene.court, "道尔吉")
    _visited(scene, first)
    spring, ninth = festival_visits(scene.scope, 2025, as_of=date(2025, 3, 1))
    assert (spring.label, spring.missing) == ("春节", (second,))
    assert [state.value for _, state in spring.standings] == ["fulfilled", "overdue"]
    assert [state.value for _, state in ninth.standings] == ["due", "due"]


def test_whoever_retires_after_the_festival_is_not_asked_about() -> None:
    scene = a_scene()
    retired(scene.court, "斯日古", since=date(2025, 6, 1))
    spring, ninth = festival_visits(scene.scope, 2025, as_of=TODAY)
    assert (len(spring.standings), len(ninth.standings)) == (0, 1)


def test_a_visit_that_names_nobody_may_have_been_anybodys() -> None:
    scene = a_scene()
    retired(scene.court, "斯日古")
    entry = RecordEntry(
        scene.court.pk,
        RETIREE_VISIT.slug,
        occurred_on=SPRING,
        title="走访",
        unit_id=scene.office.pk,
    )
    in_force(scene.court, entry)
    spring, _ = festival_visits(scene.scope, 2025, as_of=date(2025, 3, 1))
    assert (spring.unnamed, [state.value for _, state in spring.standings]) == (1, ["unknown"])


def test_a_visit_outside_the_days_of_a_festival_is_of_it_only_where_it_says_so() -> None:
    scene = a_scene()
    person = retired(scene.court, "斯日古")
    _visited(scene, person, on=date(2025, 11, 20), occasion="other")
    assert festival_visits(scene.scope, 2025, as_of=TODAY)[1].missing == (person,)
    _visited(scene, person, on=date(2025, 11, 20), occasion="double_ninth")
    assert festival_visits(scene.scope, 2025, as_of=TODAY)[1].missing == ()


def test_a_festival_of_a_year_without_a_table_is_refused() -> None:
    scene = a_scene()
    person = retired(scene.court, "斯日古")
    with pytest.raises(Refused, match="节日表里没有2019年"):
        _visited(scene, person, on=date(2019, 2, 1))
    with pytest.raises(Refused, match="节日表里没有2031年"):
        festival_visits(scene.scope, 2031, as_of=TODAY)


def test_a_need_becomes_a_task_that_the_retiree_sees_through_to_its_end() -> None:
    scene = a_scene()
    person = retired(scene.court, "斯日古")
    need = Need(person.pk, "帮助申请助餐服务", owner_id=scene.worker.pk)
    _visited(scene, person, needs=(need,))
    task = Task.objects.get()
    assert open_needs(scene.scope) == [task]
    assert worklist(scene.scope, Whose(person.pk)).promised == (task,)
    done = report_task_done(task, done_on=TODAY, note="已申请。", by=scene.member, at=at(TODAY))
    assert open_needs(scene.scope) == [done]
    settle_task(done, by=scene.leader, at=at(TODAY))
    assert open_needs(scene.scope) == []


def test_a_need_is_that_of_somebody_who_was_visited() -> None:
    scene = a_scene()
    first, second = retired(scene.court, "斯日古"), retired(scene.court, "道尔吉")
    with pytest.raises(Refused, match="不在走访对象之内"):
        _visited(scene, first, needs=(Need(second.pk, "修水管", owner_id=scene.worker.pk),))


def test_a_visit_in_illness_stands_where_few_read_and_says_nothing_of_it() -> None:
    scene = a_scene()
    need = Need(scene.worker.pk, "协助办理转诊", owner_id=scene.worker.pk)
    record = _visited(scene, scene.worker, occasion="illness", needs=(need,))
    assert (record.kind, record.title) == (HARDSHIP_VISIT.slug, "")
    wanted = RecordFilter(kinds=(HARDSHIP_VISIT.slug,))
    assert list(records_matching(Scope(scene.court.pk), wanted)) == []
    assert list(records_matching(scene.confidential, wanted)) == [record]
    assert open_needs(scene.scope) == []
    assert len(open_needs(scene.confidential)) == 1


def test_whoever_left_is_owed_a_farewell_until_one_names_him() -> None:
    scene = a_scene()
    first, second = (a_person(scene.court, name) for name in ("斯日古", "道尔吉"))
    for person in (first, second):
        a_tenure(person, RETIREMENT, since=date(2025, 4, 1))
    ceremony = RecordEntry(
        scene.court.pk, RETIREMENT_CEREMONY.slug, occurred_on=date(2025, 4, 8), title="荣退仪式",
        unit_id=scene.office.pk, people=((HONOUREE, first.pk),),
    )  # fmt: skip
    in_force(scene.court, ceremony)
    gone = RecordEntry(
        scene.court.pk, STAFF_CHANGE.slug, occurred_on=date(2025, 5, 6), outcome="transfer_out",
        people=((PERSON, scene.worker.pk),),
    )  # fmt: skip
    in_force(scene.court, gone)
    retirement, transfer = farewells_owed(scene.scope, 2025, as_of=TODAY)
    assert (retirement.owed, retirement.unnamed) == ((second,), 0)
    assert transfer.owed == (scene.worker,)
