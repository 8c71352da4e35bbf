"""Whom a name that is being typed may mean: colleagues first, then departments and branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jujiao.people.selectors import (
    PeopleFilter,
    Standing,
    departments_on,
    people_called,
    people_matching,
    units_of,
)
from jujiao.web.standpoint import Standpoint

MOST = 8
LONGEST = 20


@dataclass(frozen=True, slots=True)
class NameHint:
    """What goes into the field, and what tells it from another."""

    text: str
    beside: str


def name_hints(here: Standpoint, typed: str) -> list[NameHint]:
    """The names that contain what is typed; of two who share a name each comes with the department."""
    words = typed.replace("\x00", "")[:LONGEST].strip()
    if not words:
        return []
    hints = [*_people(here, words), *_units(here, words)]
    return hints[:MOST]


def _people(here: Standpoint, words: str) -> Iterator[NameHint]:
    wanted = PeopleFilter(words=words, standing=Standing.SERVING.value)
    found = list(people_matching(here.scope, wanted, on=here.today)[:MOST])
    departments = departments_on([one.pk for one in found], on=here.today)
    shared = [one.full_name for one in people_called(here.scope, {one.full_name for one in found})]
    for one in found:
        unit = departments.get(one.pk)
        department = unit.name if unit else ""
        is_shared = shared.count(one.full_name) > 1 and department
        yield NameHint(
            f"{one.full_name}（{department}）" if is_shared else one.full_name, department
        )


def _units(here: Standpoint, words: str) -> Iterator[NameHint]:
    for one in units_of(here.scope).filter(name__contains=words)[:MOST]:
        yield NameHint(one.name, one.get_sort_display())
