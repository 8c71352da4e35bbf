"""Looking something up: records, people, units and figures by the words that are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue import INDICATORS, RECORD_KINDS
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import figures_of
from jujiao.kernel.questions import Indicator
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.people.selectors import PeopleFilter, departments_on, people_matching, units_of
from jujiao.web.navigation import is_readable
from jujiao.web.parts import Heading, Link
from jujiao.web.registers import registers
from jujiao.web.sorts.records import title_of
from jujiao.web.standpoint import Standpoint

MOST = 20
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    link: Link
    beside: str
    day: object = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found."""

    heading: Heading
    words: str
    people: tuple[Hit, ...] = ()
    figures: Sequence[Figure] = ()
    units: tuple[Hit, ...] = ()
    registers: tuple[Hit, ...] = ()
    records: tuple[Hit, ...] = ()
    more_records: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        found = (self.people, self.figures, self.units, self.registers, self.records)
        return not any(found)


def search_page(here: Standpoint, words: str) -> SearchPage:
    """Everything that contains the words, in all years of the court that is shown."""
    clean = words.replace("\x00", "")[:LONGEST].strip()
    if not clean:
        return SearchPage(Heading("查找", "台账、人员、部门、数字"), "")
    found = list(
        records_matching(here.open_scope, RecordFilter(words=clean)).select_related("unit")[
            : MOST + 1
        ]
    )
    people = list(people_matching(here.scope, PeopleFilter(words=clean), on=here.as_of)[:MOST])
    return SearchPage(
        Heading("查找", f"含有“{clean}”的"),
        clean,
        _people(here, people),
        _figures(here, clean),
        tuple(
            Hit(Link(one.name, reverse("unit", args=[one.public_id])), one.get_sort_display())
            for one in units_of(here.scope).filter(name__contains=clean)[:MOST]
        ),
        _registers(here, clean),
        tuple(_record(one) for one in found[:MOST]),
        len(found) > MOST,
    )


def _people(here: Standpoint, people: Sequence[Any]) -> tuple[Hit, ...]:
    departments = departments_on([one.pk for one in people], on=here.as_of)
    return tuple(
        Hit(
            Link(one.full_name, reverse("person", args=[one.public_id])),
            str(departments.get(one.pk, "")),
        )
        for one in people
    )


def _figures(here: Standpoint, words: str) -> Sequence[Figure]:
    if not here.may("figure.read"):
        return ()
    asked = [one for one in INDICATORS.values() if _speaks_of(one, words)]
    return figures_of(here.asking, asked[:MOST]) if asked else ()


def _speaks_of(indicator: Indicator, words: str) -> bool:
    return all(word in indicator.name or word in indicator.definition for word in words.split())


def _registers(here: Standpoint, words: str) -> tuple[Hit, ...]:
    named = [
        (kind.label, one)
        for one in registers().values()
        for kind in one.kinds
        if (words in kind.label or words in one.label) and is_readable(here, one)
    ]
    first = {one.slug: label for label, one in reversed(named)}
    return tuple(
        Hit(Link(registers()[slug].label, reverse("ledger", args=[slug])), "台账") for slug in first
    )


def _record(record: Any) -> Hit:
    url = reverse("fact", args=[record.kind, record.public_id])
    return Hit(Link(title_of(record), url), RECORD_KINDS[record.kind].label, record.occurred_on)
