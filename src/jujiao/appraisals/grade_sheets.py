"""历年考核等次表: a sheet of persons and grades, read line by line or not at all; others confirm it.

Either a column of years beside a column of grades, or a column for each year. What a sheet says never
takes the place of a grade that an appraisal in the system decided: there 复核 and 申诉 are the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.metric_sheets import DEPARTMENT, NAME, PLACE, Line
from jujiao.appraisals.models import Appraisee
from jujiao.catalogue.appraisal import ANNUAL_GRADE, APPRAISED
from jujiao.kernel.ladders import GRADE_LABELS, Grade
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Origin, Person
from jujiao.people.selectors import departments_on
from jujiao.people.stamps import Stamp

GRADE, YEAR = "等次", "年度"
HEADS: Mapping[str, tuple[str, ...]] = {
    NAME: ("姓名", "名字", "干警姓名", "人员姓名", "被考核人"),
    DEPARTMENT: ("部门", "所在部门", "庭室", "科室", "单位"),
    GRADE: ("等次", "考核等次", "年度考核等次", "考核结果", "年度考核结果", "确定等次"),
    YEAR: ("年度", "考核年度", "年份", "考核年份"),
}
SAID_OTHERWISE = {
    "合格": Grade.COMPETENT,
    "基本合格": Grade.BASIC,
    "不合格": Grade.INCOMPETENT,
    "不确定等次": Grade.UNDETERMINED,
    "未定等次": Grade.UNDETERMINED,
    "未参加": Grade.ABSENT,
    "不参加": Grade.ABSENT,
    "未参加考核": Grade.ABSENT,
}
WORDS = {label: Grade(grade) for grade, label in GRADE_LABELS.items()} | SAID_OTHERWISE
YEAR_HEAD = re.compile(r"(\d{4})(?:年|年度)?(?:考核|年度考核)?(?:等次|结果)?")
YEAR_SAID = re.compile(r"(\d{4})(?:\.0)?年?度?")
LIVING = (FactState.FILED.value, FactState.IN_FORCE.value)


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A person's grade of a year, with the line that says it."""

    person_id: int
    year: int
    grade: Grade
    source_ref: str


@dataclass(frozen=True, slots=True)
class GradeSheet:
    """What one workbook says of grades."""

    court_id: int
    rows: Sequence[GradeRow]

    def __str__(self) -> str:
        return f"考核等次{len(self.rows)}条"


@dataclass(frozen=True, slots=True)
class Heads:
    """Where a sheet says what: name, department, maybe one year and grade, or a column a year."""

    line: int
    places: Mapping[str, int]
    years: Mapping[int, int]


def read_grades(court_id: int, rows: Sequence[Line], *, file_name: str, on: date) -> GradeSheet:
    """What a sheet says. Raises Refused with every line that names nobody, no grade or no year."""
    heads, known = _heads(rows), _people_by_name(court_id, on)
    found: dict[tuple[int, int], GradeRow] = {}
    problems: list[Problem] = []
    for number, cells in enumerate(rows[heads.line + 1 :], heads.line + 2):
        try:
            for row in _line(heads, known, cells, f"{file_name} 第{number}行"):
                _keep(found, row)
        except Refused as refused:
            problems += [
                replace(one, place=PLACE, message=f"第{number}行：{one.message}")
                for one in refused.problems
            ]
    if problems:
        raise Refused(*problems)
    if not found:
        raise refuse("nothing_read", "没有读到等次。", place=PLACE, remedy="请核对是不是等次表。")
    return GradeSheet(court_id, tuple(found.values()))


@command("appraisal.import")
def import_grades(
    sheet: GradeSheet, *, on: date, document_no: str, by: Actor, at: datetime
) -> list[Record]:
    """导入历年等次: each waits for a second person; the same again changes nothing.

    Raises Refused where a grade differs from one that an appraisal in the system decided.
    """
    standing = _standing(sheet)
    fresh = [
        one
        for one in sheet.rows
        if (found := standing.get((one.person_id, one.year))) is None
        or found.outcome != one.grade.value
    ]
    _check_nothing_waits(fresh, standing)
    _check_not_decided_here(fresh)
    entries = [_entry(sheet.court_id, one, on, document_no) for one in fresh]
    stamp = Stamp(at, by, FactState.FILED, Origin.IMPORTED)
    stamps = [stamp.from_source(one.source_ref) for one in fresh]
    records = enter_records(entries, stamps)
    for row, record in zip(fresh, records, strict=True):
        before = standing.get((row.person_id, row.year))
        if before is not None:
            record.supersedes, record.reason = before, "按考核等次表更正"
            record.save()
    return records


Known = Mapping[str, Sequence[tuple[int, str]]]


def _people_by_name(court_id: int, on: date) -> Known:
    """Name → the persons who bear it, each with his department of the day; who has left is there too."""
    people = list(Person.objects.filter(court_id=court_id).values_list("pk", "full_name"))
    units = departments_on([pk for pk, _ in people], on=on)
    known: dict[str, list[tuple[int, str]]] = {}
    for pk, name in people:
        known.setdefault(name, []).append((pk, units[pk].name if pk in units else ""))
    return known


def _heads(rows: Sequence[Line]) -> Heads:
    for number, cells in enumerate(rows):
        texts = [_text(one) for one in cells]
        places = {
            head: place
            for head, words in HEADS.items()
            for place, text in enumerate(texts)
            if text in words
        }
        years = {
            place: int(found[1])
            for place, text in enumerate(texts)
            if (found := YEAR_HEAD.fullmatch(text))
        }
        if NAME in places and (years or GRADE in places):
            return Heads(number, places, years)
    raise refuse(
        "no_heads",
        "没有找到表头。",
        place=PLACE,
        remedy="要有“姓名”，和“年度”“等次”两列，或每年一列（如“2024年”）。",
    )


def _line(heads: Heads, known: Known, cells: Line, source: str) -> Iterator[GradeRow]:
    def cell(place: int | None) -> str:
        return _text(cells[place]) if place is not None and place < len(cells) else ""

    name = cell(heads.places.get(NAME)).replace(" ", "").replace("　", "")
    said = list(_said(heads, cell))
    if not name or not said:
        return
    person_id = _person(known, name, cell(heads.places.get(DEPARTMENT)))
    for year, word in said:
        if word not in WORDS:
            named = "、".join(GRADE_LABELS.values())
            raise refuse("unknown_grade", f"{name}的“{word}”不是等次。", remedy=f"请写{named}。")
        yield GradeRow(person_id, year, WORDS[word], source)


def _said(heads: Heads, cell: Callable[[int | None], str]) -> Iterator[tuple[int, str]]:
    """Year and word, of one column of grades or of a column for each year; blank is unknown."""
    for place, year in heads.years.items():
        if cell(place):
            yield year, cell(place)
    if heads.years or not cell(heads.places.get(GRADE)):
        return
    written = YEAR_SAID.fullmatch(cell(heads.places.get(YEAR)))
    if written is None:
        raise refuse("no_year", "没有写考核年度。", remedy="请填四位数年份。")
    yield int(written[1]), cell(heads.places.get(GRADE))


def _person(known: Known, name: str, department: str) -> int:
    bearers = list(known.get(name, ()))
    if len(bearers) > 1:
        bearers = [one for one in bearers if one[1] == department]
    if len(bearers) != 1:
        told = "有几名" if name in known else "没有"
        raise refuse("unknown_person", f"本院{told}{name}。", remedy="请核对姓名和部门。")
    return bearers[0][0]


def _keep(found: dict[tuple[int, int], GradeRow], row: GradeRow) -> None:
    known = found.setdefault((row.person_id, row.year), row)
    if known.grade is not row.grade:
        said = f"{row.year}年度在表里出现两次，一次{known.grade.label}，一次{row.grade.label}。"
        raise refuse("said_twice", said, remedy="请留一行。")


def _standing(sheet: GradeSheet) -> dict[tuple[int, int], Record]:
    """(person, year) → the grade that stands, or that waits to."""
    rows = Participation.objects.filter(
        record__court_id=sheet.court_id,
        record__kind=ANNUAL_GRADE.slug,
        record__state__in=LIVING,
        person_id__in={one.person_id for one in sheet.rows},
    ).select_related("record")
    return {
        (one.person_id or 0, int(one.record.serial[:4])): one.record
        for one in rows.order_by("record__recorded_at", "record_id")
        if one.record.serial[:4].isdigit()
    }


def _check_nothing_waits(
    fresh: Sequence[GradeRow], standing: Mapping[tuple[int, int], Record]
) -> None:
    """A grade that waits for its second person is settled before another takes its place."""
    problems = [
        Problem(
            "waiting",
            PLACE,
            f"{one.source_ref}：{one.year}年度等次已有一条等人确认。",
            "请先确认或退回那一条。",
        )
        for one in fresh
        if (before := standing.get((one.person_id, one.year))) is not None
        and before.state == FactState.FILED.value
    ]
    if problems:
        raise Refused(*problems)


def _check_not_decided_here(fresh: Sequence[GradeRow]) -> None:
    decided = set(
        Appraisee.objects.filter(
            person_id__in={one.person_id for one in fresh}, round__frozen_on__isnull=False
        ).values_list("person_id", "round__appraisal_year")
    )
    problems = [
        Problem(
            "decided_here",
            PLACE,
            f"{one.source_ref}：{one.year}年度等次由本系统的考核审定，不能用表改。",
            "有异议请走复核、申诉。",
        )
        for one in fresh
        if (one.person_id, one.year) in decided
    ]
    if problems:
        raise Refused(*problems)


def _entry(court_id: int, row: GradeRow, on: date, document_no: str) -> RecordEntry:
    return RecordEntry(
        court_id,
        ANNUAL_GRADE.slug,
        on,
        serial=str(row.year),
        outcome=row.grade.value,
        document_no=document_no,
        people=((APPRAISED, row.person_id),),
    )


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
