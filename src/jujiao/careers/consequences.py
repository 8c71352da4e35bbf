"""考核的后果: what the rules attach to a year's grade, person by person; who has the power decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.careers.standings import conduct_of, holdings_on
from jujiao.catalogue.ladders import JUDGE, LADDERS
from jujiao.catalogue.relations import STAFF_CLASS
from jujiao.kernel.concepts import Basis
from jujiao.kernel.ladders import APPRAISAL_RULES, Grade, Ground

DEMOTION = Basis("《中华人民共和国公务员法》", "第五十条", verified=True)
DISMISSAL = Basis("《中华人民共和国公务员法》", "第八十八条第一项", verified=True)
LEAVING_QUOTA = Basis("《人民法院法官员额退出办法（试行）》")
STEP_YEARS, RUNG_YEARS, MERIT_YEARS = 2, 5, 3
CLASSES = {one.slug: one.classes for one in LADDERS}


@dataclass(frozen=True, slots=True)
class Following:
    """A person, the grade of the year, and what the rules attach to it."""

    person_id: int
    name: str
    department: str
    grade: Grade
    grounds: tuple[Ground, ...]


def consequences_on(court_id: int, *, year: int) -> list[Following]:
    """Everybody serving at the end of the year whose grade is recorded; nobody is decided about."""
    conduct, last = conduct_of(court_id), date(year, 12, 31)
    found = []
    for person_id, one in holdings_on(court_id, last).items():
        by_year = {each.year: each.grade for each in conduct.grades.get(person_id, ())}
        if one.serving and year in by_year:
            is_judge = one.titles.get(STAFF_CLASS.slug) in CLASSES[JUDGE]
            grounds = tuple(attached(by_year, year, is_judge=is_judge))
            found.append(Following(person_id, one.name, one.department, by_year[year], grounds))
    return found


def attached(by_year: Mapping[int, Grade], year: int, *, is_judge: bool) -> Iterator[Ground]:
    """What the rules attach to the grade of a year, seen with the years before it."""
    grade = by_year[year]
    if grade is Grade.EXCELLENT:
        yield _ground("commendation", "当年给予嘉奖，晋升上一职级的年限缩短半年")
        if _in_a_row(by_year, year, MERIT_YEARS, {Grade.EXCELLENT}):
            yield _ground("merit", "连续三年优秀，可以记三等功；同等条件优先晋升")
    if grade.counts:
        yield from _of_pay(sum(one.counts for when, one in by_year.items() if when <= year))
    if grade is Grade.BASIC:
        yield _ground("admonition", "诫勉，写出书面检查，限期改进；当年不计算工资、级别和任职年限")
    if grade is Grade.INCOMPETENT:
        yield _ground("demotion", "降低一个职务或职级层次任职", DEMOTION)
    if _in_a_row(by_year, year, 2, {Grade.INCOMPETENT}):
        yield _ground("dismissal", "连续两年不称职，予以辞退", DISMISSAL)
    if is_judge and (grade is Grade.INCOMPETENT or _in_a_row(by_year, year, 2, {Grade.BASIC})):
        yield _ground("leaves_quota", "年度不称职或者连续两年基本称职，退出员额", LEAVING_QUOTA)


def _of_pay(counted: int) -> Iterator[Ground]:
    """Pay follows years that count; the ledger knows those that it holds, the pay office the rest."""
    since = f"台账里累计{counted}年称职以上"
    if counted and counted % STEP_YEARS == 0:
        yield _ground("pay_step", f"{since}，每满两年晋升一个工资档次，以工资审批为准")
    if counted and counted % RUNG_YEARS == 0:
        yield _ground("pay_rung", f"{since}，每满五年晋升一个级别，以工资审批为准")


def _in_a_row(
    by_year: Mapping[int, Grade], year: int, years: int, wanted: Collection[Grade | None]
) -> bool:
    return all(by_year.get(year - back) in wanted for back in range(years))


def _ground(rule: str, detail: str, basis: Basis = APPRAISAL_RULES) -> Ground:
    return Ground(rule, basis.citation, detail)
