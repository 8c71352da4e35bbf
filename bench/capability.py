"""培优赋能: a court of 500 with its ranks, grades and articles, laid beside ten courts' decade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from bench.decade import MOMENT, insert
from bench.measuring import Measured, milliseconds, timed
from bench.rows import fact, kept_registers, next_id, numbered, reset_sequences
from jujiao.access.actors import console
from jujiao.appraisals.models import Metric
from jujiao.appraisals.readings import Asked
from jujiao.appraisals.selectors import marks_of
from jujiao.careers.personal import PersonalFile, personal_page
from jujiao.careers.selectors import LadderAsked, candidates
from jujiao.catalogue.appraisal import ANNUAL_GRADE, APPRAISED
from jujiao.catalogue.ladders import RANK as RANK_LADDER
from jujiao.catalogue.publicity import ARTICLE, AUTHOR, FIRST
from jujiao.catalogue.relations import COURT_SERVICE, RANK, STAFF_CLASS
from jujiao.kernel.concepts import Basis
from jujiao.kernel.levels import Level
from jujiao.kernel.schemes import Item, Method, Scheme, Source, check_scheme
from jujiao.ledger.models import Participation, Record, Register
from jujiao.people.models import Person, Tenure, Tree, Unit, UnitSort

PEOPLE, ITEMS, YEAR = 500, 60, 2025
ARTICLES = 20
GRADED = range(2021, 2025)
YEAR_END = date(YEAR, 12, 31)
BASIS = Basis("测量用方案")


@dataclass(frozen=True, slots=True)
class FullCourt:
    """The ids of the court and its people."""

    court_id: int
    person_ids: range


def measured(*, tell: Callable[[str], None]) -> list[Measured]:
    """Eligibility of everybody, an appraisal of everybody by sixty items, one person's page."""
    tell(f"{PEOPLE}名干警…")
    with transaction.atomic():
        court = _build()
    asked = LadderAsked(court.court_id, RANK_LADDER, YEAR_END)
    assert len(candidates(asked)) == PEOPLE
    eligible = milliseconds(lambda: candidates(asked), repeats=10)
    scheme, everybody = _scheme(), Asked(court.court_id, YEAR, court.person_ids)
    with timed() as appraising:
        marks = marks_of(scheme, everybody)
    assert all(one.total is not None for one in marks)
    file = PersonalFile(Person.objects.get(pk=court.person_ids[0]))
    page = milliseconds(lambda: personal_page(file, reader=console(), as_of=YEAR_END))
    note = f"{PEOPLE} people, {Record.objects.count()} records"
    return [
        Measured("eligibility", round(eligible, 1), "ms", 300, note),
        Measured("appraisal", round(appraising.seconds, 2), "s", 3, f"{ITEMS} items, {note}"),
        Measured("personal_page", round(page, 1), "ms", 30, "what the page asks of the ledger"),
    ]


def _scheme() -> Scheme:
    """Half of the items are counted in the ledger, half imported; the last takes what is left of 100."""
    counted = [
        Item(
            f"articles{place}",
            f"宣传{place}",
            Decimal(1),
            Method.CAPPED,
            Source("counted", ARTICLE.slug, AUTHOR, at_least=Level.CITY),
            step=Decimal("0.1"),
            shares_facts=True,
        )
        for place in range(ITEMS // 2)
    ]
    imported = [
        Item(
            f"metric{place}",
            f"数据{place}",
            Decimal(2 if place < ITEMS // 2 - 1 else 12),
            Method.RATIO,
            Source("imported", f"metric{place}"),
            target=Decimal(100),
        )
        for place in range(ITEMS // 2)
    ]
    scheme = Scheme("bench", 1, "测量用方案", (), (*counted, *imported), date(YEAR, 1, 1), BASIS)
    check_scheme(scheme)
    return scheme


def _build() -> FullCourt:
    court_id, first = next_id(Unit), next_id(Person)
    court = FullCourt(court_id, range(first, first + PEOPLE))
    insert(Unit, [_unit(court)])
    insert(Person, _people(court))
    insert(Tenure, numbered(Tenure, _tenures(court)))
    insert(Register, numbered(Register, kept_registers(court.court_id, YEAR)))
    records = list(numbered(Record, _records(court)))
    parts = [record.pop("part") for record in records]
    insert(Record, records)
    insert(Participation, numbered(Participation, _participations(records, parts)))
    insert(Metric, numbered(Metric, _metrics(court)))
    reset_sequences((Unit, Person, Tenure, Register, Record, Participation, Metric))
    return court


def _unit(court: FullCourt) -> dict[str, Any]:
    return {
        "id": court.court_id,
        "public_id": f"full{court.court_id:028x}",
        "name": "五百名干警的法院",
        "sort": UnitSort.COURT.value,
        "tree": Tree.ADMINISTRATIVE.value,
    }


def _people(court: FullCourt) -> Iterator[dict[str, Any]]:
    for one in court.person_ids:
        yield {
            "id": one,
            "public_id": f"staff{one:027x}",
            "court_id": court.court_id,
            "full_name": f"干警{one}",
        }


def _tenures(court: FullCourt) -> Iterator[dict[str, Any]]:
    held = ((COURT_SERVICE, ""), (STAFF_CLASS, "司法行政人员"), (RANK, "二级主任科员"))
    for one in court.person_ids:
        for kind, title in held:
            yield {
                **fact(court.court_id, kind.slug, f"{kind.slug[:12]}{one:x}"),
                "person_id": one,
                "title": title,
                "starts_on": date(2021 + one % 4, 7, 1),
            }


def _records(court: FullCourt) -> Iterator[dict[str, Any]]:
    """Grades of four years and twenty articles for everybody; ``part`` is who took part and how."""
    for one in court.person_ids:
        for year in GRADED:
            yield {
                **fact(court.court_id, ANNUAL_GRADE.slug, f"grade{one:x}y{year}"),
                "serial": str(year),
                "outcome": "excellent" if (one + year) % 5 == 0 else "competent",
                "occurred_on": date(year + 1, 1, 20),
                "part": (APPRAISED, one),
            }
        for place in range(ARTICLES):
            yield {
                **fact(court.court_id, ARTICLE.slug, f"article{one:x}n{place}"),
                "title": f"稿件{place}",
                "outcome": FIRST,
                "award_level": int(Level.CITY),
                "occurred_on": date(YEAR, 1 + place % 12, 10),
                "part": (AUTHOR, one),
            }


def _participations(
    records: list[dict[str, Any]], parts: list[tuple[str, int]]
) -> Iterator[dict[str, Any]]:
    for record, (role, person_id) in zip(records, parts, strict=True):
        yield {
            "record_id": record["id"],
            "role": role,
            "person_id": person_id,
            "unit_id": None,
            "position": 0,
        }


def _metrics(court: FullCourt) -> Iterator[dict[str, Any]]:
    for one in court.person_ids:
        for place in range(ITEMS // 2):
            yield {
                "court_id": court.court_id,
                "person_id": one,
                "metric_year": YEAR,
                "slug": f"metric{place}",
                "amount": 40 + (one + place) % 60,
                "read_at": MOMENT,
            }
