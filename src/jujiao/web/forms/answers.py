"""Reading what was typed into the fields of an act."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.people.selectors import units_of
from jujiao.web.forms.fields import is_without_year, read_count, read_day, read_text
from jujiao.web.forms.names import read_persons
from jujiao.web.forms.questions import MANY, Question
from jujiao.web.standpoint import Standpoint

CHOSEN = frozenset({"choice", "unit", "units", "ticks"})
LARGEST_POINTS = 10_000


def read_answer(
    here: Standpoint,
    question: Question,
    typed: QueryDict | None,
    files: MultiValueDict[str, Any] | None,
) -> Any:
    """The answer to a question in the type that its control gives. Raises Refused."""
    sent = typed if typed is not None else QueryDict()
    if question.control == "rows":
        return _rows(here, question, sent, files)
    if question.control == "files":
        return _files(question, files)
    if question.control == "grid":
        return _grid(question, sent.get(question.name, ""))
    if question.control in MANY:
        return _many(here, question, sent.getlist(question.name))
    text = sent.get(question.name, "").replace("\x00", "").strip()
    if question.control == "tick":
        return bool(text)
    if not text and question.is_required:
        raise _missing(question)
    return READERS[question.control](here, question, text)


def _missing(question: Question) -> Refused:
    verb = "选" if question.control in CHOSEN else "填"
    return refuse(
        "required", f"没有{verb}{question.label}。", place=question.name, remedy=f"请{verb}上。"
    )


def _files(question: Question, files: MultiValueDict[str, Any] | None) -> list[Any]:
    found = files.getlist(question.name) if files is not None else []
    if not found and question.is_required:
        raise refuse("required", "没有选文件。", place=question.name, remedy="请选一个。")
    return found


def _grid(question: Question, text: str) -> list[list[str]]:
    """Rows and cells as Excel lays them on the clipboard: a cell with a line break stands in quotes."""
    rows = csv.reader(text.replace("\x00", "").splitlines(keepends=True), dialect="excel-tab")
    found = [row for row in rows if any(cell.strip() for cell in row)]
    if not found and question.is_required:
        raise _missing(question)
    return found


def _many(here: Standpoint, question: Question, sent: list[str]) -> tuple[Any, ...]:
    known = [one.value for one in question.options if one.value in set(sent)]
    if not known and question.is_required:
        raise _missing(question)
    return _unit_ids(here, known) if question.control == "units" else tuple(known)


def _rows(
    here: Standpoint, question: Question, sent: QueryDict, files: MultiValueDict[str, Any] | None
) -> list[dict[str, Any]]:
    """The rows in which anything was typed; a blank row is none."""
    read: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for row in range(question.rows):
        parts = {one.name: question.part(row, one) for one in question.parts}
        if not any(sent.get(part.name, "").strip() for part in parts.values()):
            continue
        try:
            read.append(
                {name: read_answer(here, part, sent, files) for name, part in parts.items()}
            )
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(*problems)
    if not read and question.is_required:
        raise _missing(question)
    return read


def _person(here: Standpoint, question: Question, text: str) -> int | None:
    found = read_persons(here, text, place=question.name)
    if len(found) > 1:
        raise refuse(
            "one_person", f"{question.label}只填一人。", place=question.name, remedy="请改正。"
        )
    return found[0] if found else None


def _choice(here: Standpoint, question: Question, text: str) -> str:
    if text and text not in {one.value for one in question.options}:
        raise refuse(
            "not_a_choice",
            f"{question.label}没有这一项。",
            place=question.name,
            remedy="请重新选。",
        )
    return text


def _unit(here: Standpoint, question: Question, text: str) -> int | None:
    chosen = _choice(here, question, text)
    return _unit_ids(here, [chosen])[0] if chosen else None


def _unit_ids(here: Standpoint, public_ids: list[str]) -> tuple[int, ...]:
    rows = units_of(here.scope).filter(public_id__in=public_ids)
    return tuple(rows.values_list("pk", flat=True))


def _points(here: Standpoint, question: Question, text: str) -> Decimal | None:
    try:
        points = Decimal(text) if text else None
    except InvalidOperation:
        points = Decimal("NaN")
    if points is not None and not (points.is_finite() and 0 <= points < LARGEST_POINTS):
        raise refuse(
            "bad_number",
            f"{question.label}“{text[:20]}”不是分数。",
            place=question.name,
            remedy="请填数字，如8或8.5。",
        )
    return points


def _day(here: Standpoint, question: Question, text: str) -> date | None:
    """A day; where another year is shown than the running one, it is not guessed which is meant."""
    if here.year != here.today.year and is_without_year(text):
        raise refuse(
            "which_year",
            f"看的是{here.year}年，今天是{here.today.year}年，“{text[:20]}”没有写年份。",
            place=question.name,
            remedy=f"请写明年份，如{here.year}-4-16。",
        )
    return read_day(text, year=here.today.year, place=question.name)


READERS: Mapping[str, Callable[[Standpoint, Question, str], Any]] = {
    "text": lambda here, asked, text: read_text(text, label=asked.label, place=asked.name),
    "long": lambda here, asked, text: read_text(
        text, label=asked.label, place=asked.name, longest=asked.longest
    ),
    "day": _day,
    "count": lambda here, asked, text: read_count(text, label=asked.label, place=asked.name),
    "points": _points,
    "person": _person,
    "people": lambda here, asked, text: read_persons(here, text, place=asked.name),
    "choice": _choice,
    "unit": _unit,
}
