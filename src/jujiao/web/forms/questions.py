"""A question of an act, and the field that asks it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from jujiao.kernel.problems import Problem
from jujiao.people.selectors import departments_on, people_of, units_of
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint

MANY = frozenset({"ticks", "units"})


@dataclass(frozen=True, slots=True)
class Question:
    """What an act asks under one name. ``control`` says how: text, long, day, count, points, person,
    people, unit, units, choice, ticks, tick, files, rows, grid (rows copied out of Excel).

    ``value`` stands in the field at first; ``parts`` are asked in each of ``rows`` rows; ``longest`` is
    how many characters are taken where that is not the usual number.
    """

    name: str
    label: str
    control: str = "text"
    is_required: bool = True
    hint: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    parts: tuple[Question, ...] = ()
    rows: int = 0
    longest: int = 0

    def part(self, row: int, one: Question) -> Question:
        """A part of one row, under the name that it has there."""
        return replace(one, name=f"{self.name}-{row}-{one.name}")


@dataclass(frozen=True, slots=True)
class Field:
    """A question as the page shows it: with an id of its own, what stands in it, what is wrong."""

    question: Question
    key: str
    value: str = ""
    options: tuple[Option, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows: tuple[tuple[Field, ...], ...] = ()


def field_of(
    question: Question, prefix: str, typed: QueryDict | None, problems: Sequence[Problem]
) -> Field:
    """The field of a question with what was typed, or with what stands there at first."""
    sent = typed.getlist(question.name) if typed is not None else [question.value]
    value = "".join(sent[-1:]).replace("\x00", "")
    chosen = set(sent) if question.control in MANY and typed is not None else {value}
    keep = question.control in MANY and typed is None
    return Field(
        question,
        f"{prefix}-{question.name}",
        value,
        question.options if keep else _with_chosen(question.options, chosen),
        tuple(one for one in problems if one.place == question.name),
        tuple(
            tuple(
                field_of(question.part(row, one), prefix, typed, problems) for one in question.parts
            )
            for row in range(question.rows)
        ),
    )


def _with_chosen(options: Iterable[Option], chosen: set[str]) -> tuple[Option, ...]:
    return tuple(replace(one, is_chosen=one.value in chosen) for one in options)


def day_question(
    here: Standpoint, name: str = "on", label: str = "日期", *, day: date | None = None
) -> Question:
    """A day, today at first."""
    return Question(name, label, "day", value=(day or here.today).isoformat())


def person_question(name: str, label: str, *, value: str = "", required: bool = True) -> Question:
    """One person, by name."""
    hint = "同名的写成“姓名（部门）”"
    return Question(name, label, "person", is_required=required, hint=hint, value=value)


def people_question(name: str, label: str, *, value: str = "", required: bool = True) -> Question:
    """Several people, by name."""
    hint = "多人用顿号隔开；同名的写成“姓名（部门）”"
    return Question(name, label, "people", is_required=required, hint=hint, value=value)


def choice_question(
    name: str,
    label: str,
    named: Iterable[tuple[str, str]],
    *,
    value: str = "",
    required: bool = True,
) -> Question:
    """One of a few."""
    options = tuple(Option(code, word) for code, word in named)
    return Question(name, label, "choice", is_required=required, value=value, options=options)


def unit_question(
    here: Standpoint, name: str, label: str, *, value: str = "", required: bool = True
) -> Question:
    """One department or branch of the court."""
    return Question(
        name, label, "unit", is_required=required, value=value, options=unit_options(here)
    )


def units_question(
    here: Standpoint, name: str, label: str, *, chosen: Iterable[int] = (), required: bool = True
) -> Question:
    """Several departments and branches, by ticks."""
    return Question(name, label, "units", is_required=required, options=unit_options(here, chosen))


def unit_options(here: Standpoint, chosen: Iterable[int] = ()) -> tuple[Option, ...]:
    """The departments and branches of the court in register order."""
    ticked = set(chosen)
    grouped = sorted(units_of(here.scope), key=lambda one: one.tree)
    return tuple(
        Option(one.public_id, one.name, one.pk in ticked, group=one.get_tree_display())
        for one in grouped
    )


def known_names(here: Standpoint) -> list[str]:
    """The people of the court as a field takes them; those of one name with their department."""
    people = list(people_of(here.scope).order_by("full_name", "pk"))
    names = [one.full_name for one in people]
    departments = departments_on([one.pk for one in people], on=here.today)
    return [
        f"{one.full_name}（{departments[one.pk].name}）"
        if names.count(one.full_name) > 1 and one.pk in departments
        else one.full_name
        for one in people
    ]
