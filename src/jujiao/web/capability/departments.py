"""People grouped by their departments, in register order; nobody stands before another for what he is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from jujiao.people.selectors import units_of
from jujiao.web.standpoint import Standpoint

Line = TypeVar("Line")
NOWHERE = "没有登记部门"


@dataclass(frozen=True, slots=True)
class Department(Generic[Line]):
    """A department with the lines of its people."""

    name: str
    lines: tuple[Line, ...]


def by_department(
    here: Standpoint, lines: Iterable[Line], name_of: Callable[[Line], str]
) -> tuple[Department[Line], ...]:
    """The lines under their departments, in the order in which they came."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(name_of(line) or NOWHERE, []).append(line)
    order = [*units_of(here.scope).values_list("name", flat=True), NOWHERE]
    known = sorted(groups, key=lambda name: order.index(name) if name in order else len(order))
    return tuple(Department(name, tuple(groups[name])) for name in known)
