"""The sheet of an appraisal: everybody of a scheme's classes with his score, frozen or as it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from jujiao.appraisals.content import scheme_from_json
from jujiao.appraisals.models import Appraisee, Round
from jujiao.appraisals.readings import Asked
from jujiao.appraisals.schemes import scheme_of
from jujiao.appraisals.selectors import Mark, marks_of, round_of
from jujiao.appraisals.services import people_of_classes
from jujiao.careers.standings import Holding, holdings_on
from jujiao.kernel.ladders import Grade
from jujiao.kernel.periods import year_of
from jujiao.kernel.schemes import Scheme


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the sheet; ``grade`` None until people have decided it."""

    name: str
    department: str
    takes_part: bool
    ground: str
    grade: str | None
    total: Decimal | None
    missing: tuple[str, ...]
    vetoes: tuple[str, ...]
    items: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A class of staff in a year, in the order of the register; nobody is ranked."""

    scheme: Scheme
    year: int
    frozen_on: date | None
    lines: Sequence[Line]

    def as_json(self) -> dict[str, Any]:
        """What the command line prints."""
        return {
            "scheme": self.scheme.slug,
            "version": self.scheme.version,
            "label": self.scheme.label,
            "basis": self.scheme.basis.citation,
            "year": self.year,
            "frozen_on": self.frozen_on.isoformat() if self.frozen_on else None,
            "people": [_line_out(line) for line in self.lines],
        }


def appraisal_sheet(court_id: int, year: int, slug: str) -> Sheet:
    """The sheet of a scheme and year; without a round, of those whom the scheme would take."""
    last = year_of(year).last
    appraisal = round_of(court_id, year, slug)
    scheme = (
        scheme_from_json(appraisal.scheme.content)
        if appraisal
        else scheme_of(court_id, slug, on=last)
    )
    held = holdings_on(court_id, last)
    people = _people(court_id, appraisal, scheme, last)
    asked = Asked(court_id, year, list(people), appraisal.pk if appraisal else None)
    marks = marks_of(scheme, asked)
    lines = [_line(mark, held.get(mark.person_id), people[mark.person_id]) for mark in marks]
    return Sheet(scheme, year, appraisal.frozen_on if appraisal else None, lines)


def _people(
    court_id: int, appraisal: Round | None, scheme: Scheme, last: date
) -> dict[int, Appraisee | None]:
    if appraisal is None:
        return dict.fromkeys(people_of_classes(court_id, scheme.classes, on=last))
    rows = appraisal.appraisees.select_related("person").order_by("pk")
    return {one.person_id: one for one in rows}


def _line(mark: Mark, held: Holding | None, appraisee: Appraisee | None) -> Line:
    name = held.name if held else appraisee.person.full_name if appraisee else ""
    frozen = appraisee is not None and appraisee.record_id is not None
    return Line(
        name,
        held.department if held else "",
        appraisee.takes_part if appraisee else True,
        appraisee.ground if appraisee else "",
        Grade(appraisee.grade).label if appraisee and appraisee.grade else None,
        appraisee.total if frozen and appraisee else mark.total,
        () if frozen else mark.missing,
        tuple(f"{veto.label}（{veto.basis.citation}）" for veto in mark.vetoes),
        appraisee.scores if frozen and appraisee else mark.as_json(),
    )


def _line_out(line: Line) -> dict[str, Any]:
    return {
        "person": line.name,
        "department": line.department,
        "takes_part": line.takes_part,
        "ground": line.ground,
        "grade": line.grade,
        "total": None if line.total is None else str(line.total),
        "missing": list(line.missing),
        "vetoes": list(line.vetoes),
        "items": list(line.items),
    }
