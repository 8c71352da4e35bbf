"""Names in a field: whom they mean. Two people of one name are asked apart, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jujiao.exchange.cells import name_and_unit, split_names
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import Problem, Refused
from jujiao.people.selectors import departments_on, people_called, units_called
from jujiao.web.roles import role_for
from jujiao.web.standpoint import Standpoint


@dataclass(frozen=True, slots=True)
class Named:
    """Who was named: pairs of role and id."""

    people: tuple[tuple[str, int], ...] = ()
    units: tuple[tuple[str, int], ...] = ()


def read_names(here: Standpoint, kind: RecordKind, text: str, *, place: str) -> Named:
    """The people and units that a field names. Raises Refused with a problem for each it cannot place."""
    names = split_names(text)
    if not names:
        return Named()
    units = {one.name: one.pk for one in units_called(here.scope, names)}
    return _placed(kind, names, units, _bearers(here, names), place)


def read_persons(here: Standpoint, text: str, *, place: str) -> tuple[int, ...]:
    """The people that a field names, whatever their part. Raises Refused like ``read_names``."""
    names = split_names(text)
    people = _bearers(here, names)
    chosen = {name: _chosen(name, people) for name in names}
    problems = [
        _problem(name, found, place, wants_unit=False)
        for name, found in chosen.items()
        if not isinstance(found, int)
    ]
    if problems:
        raise Refused(*problems)
    return tuple(found for found in chosen.values() if isinstance(found, int))


def _bearers(here: Standpoint, names: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Who bears each of the names, as (id, department)."""
    found = people_called(here.scope, [name_and_unit(name)[0] for name in names])
    departments = departments_on([one.pk for one in found], on=here.today)
    people: dict[str, list[tuple[int, str]]] = {}
    for one in found:
        unit = departments.get(one.pk)
        people.setdefault(one.full_name, []).append((one.pk, unit.name if unit else ""))
    return people


def _placed(
    kind: RecordKind,
    names: Sequence[str],
    units: dict[str, int],
    people: dict[str, list[tuple[int, str]]],
    place: str,
) -> Named:
    persons: list[tuple[str, int]] = []
    bodies: list[tuple[str, int]] = []
    problems: list[Problem] = []
    as_person = place if place in kind.roles else role_for(kind, is_unit=False)
    as_unit = place if place in kind.roles else role_for(kind, is_unit=True)
    for name in names:
        if name in units and as_unit:
            bodies.append((as_unit, units[name]))
            continue
        chosen = _chosen(name, people)
        if isinstance(chosen, int) and as_person:
            persons.append((as_person, chosen))
        else:
            problems.append(_problem(name, chosen, place, wants_unit=as_person is None))
    if problems:
        raise Refused(*problems)
    return Named(tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(bodies)))


def _chosen(name: str, people: dict[str, list[tuple[int, str]]]) -> int | list[str]:
    """The one person meant, or the full names between which to choose."""
    bare, department = name_and_unit(name)
    found = people.get(bare, [])
    if department:
        found = [one for one in found if one[1] == department]
    if len(found) == 1:
        return found[0][0]
    return [f"{bare}（{unit}）" if unit else bare for _, unit in found]


def _problem(name: str, chosen: int | list[str], place: str, *, wants_unit: bool) -> Problem:
    if isinstance(chosen, int) or (not chosen and wants_unit):
        return Problem("unit_unknown", place, f"本院没有名为“{name}”的部门或支部。", "请核对名称。")
    if not chosen:
        return Problem(
            "person_unknown", place, f"花名册没有“{name}”。", "请核对姓名，新来的请先登记人员。"
        )
    return Problem(
        "name_ambiguous",
        place,
        f"有{len(chosen)}人叫“{name}”。",
        f"请写成：{'或'.join(chosen)}。",
    )


def written_names(here: Standpoint, taking_part: Iterable[object]) -> str:
    """Participants as they would be typed: those who share a name with their departments."""
    listed = list(taking_part)
    persons = [one.person for one in listed if getattr(one, "person", None)]  # type: ignore[attr-defined]
    same = [one.full_name for one in people_called(here.scope, [one.full_name for one in persons])]
    departments = departments_on([one.pk for one in persons], on=here.today)
    return "、".join(_written(one, same, departments) for one in listed)


def _written(one: object, same: list[str], departments: Mapping[int, object]) -> str:
    person = getattr(one, "person", None)
    if person is None:
        return str(getattr(one, "unit", ""))
    unit = departments.get(person.pk)
    return (
        f"{person.full_name}（{unit}）"
        if same.count(person.full_name) > 1 and unit
        else str(person)
    )
