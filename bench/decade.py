"""Ten banner courts' decade: 600,000 records of all kinds, 120 units, written straight into the tables.

Nothing here passes the journal: it is a size, not a history. The numbers come from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection, models, transaction

from jujiao.catalogue import (
    FINDING_STREAMS,
    PROCEDURE_KINDS,
    RECORD_KINDS,
    REGISTER_LABELS,
    TENURE_KINDS,
)
from jujiao.catalogue.relations import PARTY_MEMBERSHIP, UNIT_MEMBERSHIP
from jujiao.findings.models import Finding
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.ledger.models import Participation, Record, Register
from jujiao.people.models import Person, Tenure, Tree, Unit, UnitSort
from jujiao.procedures.models import Procedure

COURTS = 10
UNITS = 12
PEOPLE = 100
YEARS = range(2016, 2026)
RECORDS = 600_000
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
GIVEN = "安邦晨达恩芳刚和吉嘉建静可兰明娜宁平青荣山泰文兴雅毅志忠"
WORDS = (
    "巡回审判",
    "普法宣传",
    "业务竞赛",
    "主题党日",
    "优秀法官",
    "先进集体",
    "调研成果",
    "专项督查",
)
MOMENT = "2026-01-01 00:00:00"
IN_FORCE = FactState.IN_FORCE.value
PROGRESS = (FindingState.CLOSED.value, FindingState.OPEN.value)
LEVELS = tuple(int(level) for level in Level)


@dataclass(frozen=True, slots=True)
class Court:
    """The ids of one court's units and people."""

    court_id: int
    unit_ids: Sequence[int]
    person_ids: Sequence[int]


def build() -> list[Court]:
    """Fills an empty database and returns the courts in it."""
    chance = Random(20251231)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-400000")
    with transaction.atomic():
        courts = [_court(place, chance) for place in range(COURTS)]
        _tenures(courts, chance)
        _procedures(courts, chance)
        _findings(courts, chance)
        _records(courts, chance)
        _registers(courts)
    connection.close()
    return courts


def insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Writes rows as they are; a column that a row does not name takes its default."""
    columns = model._meta.concrete_fields
    names = ", ".join(f'"{column.column}"' for column in columns)
    places = ", ".join("%s" for _ in columns)
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})'
    defaults = {
        column.attname: column.get_db_prep_save(column.get_default(), connection)
        for column in columns
    }
    filled = ([*(defaults | row).values()] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
                for row in filled:
                    copy.write_row(row)
        else:
            cursor.executemany(statement, filled)  # type: ignore[arg-type]


def _court(place: int, chance: Random) -> Court:
    first = place * (UNITS + 1) + 1
    court = Court(
        first,
        range(first + 1, first + UNITS + 1),
        range(place * PEOPLE + 1, (place + 1) * PEOPLE + 1),
    )
    insert(Unit, _units(court, place))
    insert(
        Person,
        (
            {"id": one, "public_id": f"{one:032x}", "court_id": first, "full_name": _name(chance)}
            for one in court.person_ids
        ),
    )
    return court


def _units(court: Court, place: int) -> Iterator[dict[str, Any]]:
    yield {
        "id": court.court_id,
        "public_id": f"{court.court_id:032x}",
        "name": f"第{place + 1}旗人民法院",
        "sort": UnitSort.COURT.value,
        "tree": Tree.ADMINISTRATIVE.value,
    }
    for order, one in enumerate(court.unit_ids, 1):
        is_branch = order % 2 == 0
        yield {
            "id": one,
            "public_id": f"{one:032x}",
            "court_id": court.court_id,
            "parent_id": court.court_id,
            "name": f"第{order}党支部" if is_branch else f"第{order}审判庭",
            "sort": (UnitSort.BRANCH if is_branch else UnitSort.DEPARTMENT).value,
            "tree": (Tree.PARTY if is_branch else Tree.ADMINISTRATIVE).value,
            "display_order": order,
        }


def _name(chance: Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.randint(1, 2)))


def _day(chance: Random) -> date:
    return date(chance.choice(YEARS), 1, 1) + timedelta(days=chance.randrange(365))


def _fact(number: int, court: Court, kind: str) -> dict[str, Any]:
    return {
        "id": number,
        "public_id": f"{number:032x}",
        "court_id": court.court_id,
        "kind": kind,
        "state": IN_FORCE,
        "recorded_at": MOMENT,
        "recorded_by_name": "录入员",
    }


def _tenures(courts: Sequence[Court], chance: Random) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        number = 0
        lasting = {PARTY_MEMBERSHIP.slug, UNIT_MEMBERSHIP.slug}
        for court in courts:
            for person_id in court.person_ids:
                for kind in TENURE_KINDS:
                    number += 1
                    starts = _day(chance)
                    yield {
                        **_fact(number, court, kind),
                        "person_id": person_id,
                        "counterpart_id": chance.choice(court.person_ids),
                        "unit_id": chance.choice(court.unit_ids),
                        "starts_on": starts,
                        "ends_on": None if kind in lasting else starts + timedelta(days=700),
                        "outcome": chance.choice(("tribunal", "")),
                    }

    insert(Tenure, rows())


def _procedures(courts: Sequence[Court], chance: Random) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        for number in range(1, 5_001):
            court = chance.choice(courts)
            completed = _day(chance)
            yield {
                **_fact(number, court, chance.choice(tuple(PROCEDURE_KINDS))),
                "person_id": chance.choice(court.person_ids),
                "unit_id": chance.choice(court.unit_ids),
                "started_on": completed - timedelta(days=90),
                "completed_on": completed,
                "outcome": chance.choice(("department_head", "leader", "")),
            }

    insert(Procedure, rows())


def _findings(courts: Sequence[Court], chance: Random) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        for number in range(1, 20_001):
            court = chance.choice(courts)
            found = _day(chance)
            yield {
                **_fact(number, court, chance.choice(tuple(FINDING_STREAMS))),
                "unit_id": chance.choice(court.unit_ids),
                "progress": chance.choice(PROGRESS),
                "found_on": found,
                "closed_on": found + timedelta(days=20),
            }

    insert(Finding, rows())


def _records(courts: Sequence[Court], chance: Random) -> None:
    kinds = tuple(RECORD_KINDS.values())
    taking_part: list[dict[str, Any]] = []

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(1, RECORDS + 1):
            court, kind = chance.choice(courts), chance.choice(kinds)
            taking_part.extend(_participants(number, court, kind, chance))
            yield {
                **_fact(number, court, kind.slug),
                "title": f"{chance.choice(WORDS)}{number}",
                "unit_id": chance.choice(court.unit_ids),
                "occurred_on": _day(chance),
                "award_level": chance.choice(LEVELS),
                "outcome": chance.choice((*kind.outcomes, "")),
                "serial": f"第{number % 8}轮",
                "quantity": chance.randint(0, 60),
            }

    insert(Record, rows())
    insert(Participation, ({"id": place, **one} for place, one in enumerate(taking_part, 1)))


def _participants(
    number: int, court: Court, kind: RecordKind, chance: Random
) -> Iterator[dict[str, Any]]:
    roles = tuple(kind.roles) or ("attendee",)
    for position in range(chance.choice((1, 2, 2, 3, 4))):
        of_unit = position == 0
        yield {
            "record_id": number,
            "role": roles[position % len(roles)],
            "person_id": None if of_unit else chance.choice(court.person_ids),
            "unit_id": chance.choice(court.unit_ids) if of_unit else None,
            "position": position,
        }


def _registers(courts: Sequence[Court]) -> None:
    triples = [
        (court, year, slug) for court in courts for year in YEARS for slug in REGISTER_LABELS
    ]
    insert(
        Register,
        (
            {
                "id": place,
                "court_id": court.court_id,
                "register_year": year,
                "slug": slug,
                "opened_at": MOMENT,
            }
            for place, (court, year, slug) in enumerate(triples, 1)
        ),
    )
