"""历年考核等次表: read line by line or not at all, confirmed by a second person, never over a decision here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.appraisals.grade_sheets import import_grades, read_grades
from jujiao.appraisals.grades import decide_grade, freeze_round
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.services import NewAppraisal, open_appraisal
from jujiao.careers.reliance import Decision, rest_decision, shaken
from jujiao.careers.standings import conduct_of
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.schemes import ADMINISTRATIVE
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from jujiao.people.models import Unit
from mechanisms.personnel import NOON, a_court, a_grade, a_member, a_unit, an_actor

pytestmark = pytest.mark.django_db
ON = date(2025, 11, 20)
Sheet = Sequence[Sequence[object]]
BY_YEAR: Sheet = (
    ("青原旗人民法院历年考核等次",),
    ("序号", "姓名", "部门", "2023年", "2024年度"),
    (1, "林书禾", "立案庭", "优秀", "称职"),
    (2, "高云起", "", "不定等次", None),
)


def entered(court: Unit, rows: Sheet) -> list[Record]:
    by = an_actor(court, StaffRole.POLITICAL_CLERK, account=7)
    sheet = read_grades(court.pk, rows, file_name="等次.xlsx", on=ON)
    return import_grades(sheet, on=ON, document_no="院考1号", by=by, at=NOON)


def confirmed(records: Sequence[Record]) -> None:
    for one in records:
        confirm_record(one, by=an_actor(one.court, StaffRole.COURT_LEADER, account=8), at=NOON)


def test_a_column_for_each_year_or_a_column_of_years_say_the_same() -> None:
    court = a_court()
    for name in ("林书禾", "高云起"):
        a_member(court, name)
    first = read_grades(court.pk, BY_YEAR, file_name="等次.xlsx", on=ON)
    lines: Sheet = (
        ("考核年度", "姓名", "考核等次"),
        (2023, "林书禾", "优秀"),
        ("2024年", "林书禾", "合格"),
        ("2023", "高云起", "不确定等次"),
    )
    second = read_grades(court.pk, lines, file_name="等次.xlsx", on=ON)
    told = [{(one.person_id, one.year, one.grade) for one in each.rows} for each in (first, second)]
    assert told[0] == told[1]
    assert first.rows[0].source_ref == "等次.xlsx 第3行"


def test_what_is_read_waits_for_a_second_person_and_then_counts() -> None:
    court = a_court()
    person = a_member(court, "林书禾")
    a_member(court, "高云起")
    records = entered(court, BY_YEAR)
    assert conduct_of(court.pk).grades == {}
    with pytest.raises(Refused, match="录入人不能自己办"):
        confirm_record(
            records[0], by=an_actor(court, StaffRole.POLITICAL_CLERK, account=7), at=NOON
        )
    confirmed(records)
    known = {one.year: one.grade for one in conduct_of(court.pk).grades[person.pk]}
    assert known == {2023: Grade.EXCELLENT, 2024: Grade.COMPETENT}
    assert entered(court, BY_YEAR) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("王无此人", "", "优秀"), "第2行：本院没有王无此人"),
        (("高云起", "", "优秀"), "第2行：本院有几名高云起"),
        (("林书禾", "", "良好"), "第2行：林书禾的“良好”不是等次"),
    ],
)
def test_one_line_that_is_not_understood_keeps_the_whole_sheet_out(
    line: tuple[str, ...], said: str
) -> None:
    court = a_court()
    for name in ("林书禾", "高云起", "高云起"):
        a_member(court, name)
    rows = (("姓名", "部门", "2024年"), line, ("林书禾", "", "称职"))
    with pytest.raises(Refused, match=said):
        entered(court, rows)
    assert not Record.objects.filter(kind="annual_grade").exists()


def test_two_of_one_name_are_told_apart_by_their_department() -> None:
    court = a_court()
    hall = a_unit(court, "民事审判庭")
    a_member(court, "高云起")
    meant = a_member(court, "高云起", unit=hall)
    rows = (("姓名", "部门", "2024年"), ("高云起", "民事审判庭", "优秀"))
    sheet = read_grades(court.pk, rows, file_name="等次.xlsx", on=ON)
    assert [one.person_id for one in sheet.rows] == [meant.pk]


def test_a_year_said_twice_with_two_grades_is_refused_with_both() -> None:
    court = a_court()
    a_member(court, "林书禾")
    rows = (("姓名", "年度", "等次"), ("林书禾", 2024, "优秀"), ("林书禾", 2024, "称职"))
    with pytest.raises(Refused, match="第3行：2024年度在表里出现两次，一次优秀，一次称职"):
        entered(court, rows)


def test_a_grade_without_its_year_is_refused() -> None:
    court = a_court()
    a_member(court, "林书禾")
    with pytest.raises(Refused, match="第2行：没有写考核年度"):
        entered(court, (("姓名", "年度", "等次"), ("林书禾", "", "优秀")))


def test_a_changed_grade_is_a_correction_that_marks_what_rests_on_the_old_one() -> None:
    court = a_court()
    person = a_member(court, "林书禾")
    old = a_grade(person, 2024, Grade.EXCELLENT)
    decision = Decision(court.pk, "procedure", 1, "晋升", ON)
    rest_decision(decision, [old], clause="第五条", by=console(court.pk), at=NOON)
    confirmed(entered(court, (("姓名", "2024年"), ("林书禾", "称职"))))
    assert Record.objects.get(pk=old.pk).state == "superseded"
    assert [one.decision_title for one in shaken(court.pk)] == ["晋升"]


def test_a_grade_that_an_appraisal_here_decided_is_not_changed_by_a_sheet() -> None:
    court = a_court()
    person = a_member(court, "林书禾")
    by = console(court.pk)
    adopt_scheme(NewScheme(court.pk, ADMINISTRATIVE, "院发1号"), by=by, at=NOON)
    new = NewAppraisal(court.pk, 2025, ADMINISTRATIVE.slug)
    appraisal = open_appraisal(new, on=date(2025, 12, 15), by=by, at=NOON)
    [one] = appraisal.appraisees.select_related("round", "person")
    decide_grade(one, grade=Grade.COMPETENT, by=by, at=NOON)
    decided_at = NOON.replace(day=31)
    freeze_round(appraisal, on=date(2025, 12, 30), document_no="1", by=by, at=decided_at)
    with pytest.raises(Refused, match="2025年度等次由本系统的考核审定，不能用表改"):
        entered(court, (("姓名", "2025年"), ("林书禾", "优秀")))
    assert [each.grade for each in conduct_of(court.pk).grades[person.pk]] == [Grade.COMPETENT]


def test_a_grade_that_waits_is_settled_before_another_takes_its_place() -> None:
    court = a_court()
    a_member(court, "林书禾")
    sheet: Sheet = (("姓名", "2024年"), ("林书禾", "称职"))
    other: Sheet = (("姓名", "2024年"), ("林书禾", "优秀"))
    waiting = entered(court, sheet)
    with pytest.raises(Refused, match="2024年度等次已有一条等人确认"):
        entered(court, other)
    confirmed(waiting)
    confirmed(entered(court, other))
    [standing] = conduct_of(court.pk).grades.values()
    assert [one.grade for one in standing] == [Grade.EXCELLENT]
