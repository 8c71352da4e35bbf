"""Problems in lists and on pages, for those who may read them: their own unit's, or the court's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from jujiao.catalogue import FINDING_STREAMS
from jujiao.findings.selectors import finding_in_scope, findings_matching
from jujiao.kernel.concepts import AnyKind
from jujiao.web.sorts.shapes import AnyFact, Beside, Cell, Column, Narrowing, Said, day, text
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import look_of_progress

COLUMNS = (
    Column("found_on", "发现日期", "day", "found_on"),
    Column("title", "问题", "title", "title"),
    Column("unit", "责任单位", sort="unit"),
    Column("due_on", "整改时限", "day", "due_on"),
    Column("closed_on", "销号日期", "day", "closed_on"),
    Column("progress", "进度", "state", "progress"),
)


class FindingSort:
    """Faults on their way to being closed."""

    name = "finding"
    has_levels = False
    has_progress = True

    def rows(self, here: Standpoint, wanted: Narrowing) -> QuerySet[AnyFact]:
        """The problems that the reader answers for or oversees."""
        return findings_matching(here.scope, wanted.facts, progress=wanted.progress)

    def one(self, here: Standpoint, public_id: str) -> AnyFact | None:
        """One problem, or None where it is not the reader's business."""
        return finding_in_scope(here.scope, public_id)

    def columns(self, kinds: Sequence[AnyKind]) -> tuple[Column, ...]:
        """What, whose, until when, how far."""
        many = (Column("kind", "来源"),) if len(kinds) > 1 else ()
        return (*COLUMNS[:2], *many, *COLUMNS[2:])

    def beside(self, here: Standpoint, facts: Sequence[AnyFact]) -> Beside:
        """Nothing more is needed."""
        return Beside()

    def cell(self, fact: AnyFact, column: Column, beside: Beside) -> Cell:
        """One cell."""
        return CELLS[column.name](fact)

    def said(self, here: Standpoint, fact: AnyFact) -> list[Said]:
        """What was found and what was done about it."""
        lines = [Said("来源", CELLS["kind"](fact))]
        lines += [Said(one.label, CELLS[one.name](fact)) for one in COLUMNS]
        lines.append(Said("整改措施", text(fact.measures)))
        return [line for line in lines if line.cell.text or line.cell.day or line.cell.state]


CELLS: Mapping[str, Callable[[AnyFact], Cell]] = {
    "found_on": lambda fact: day(fact.found_on),
    "title": lambda fact: Cell(
        "title", fact.title, reverse("fact", args=[fact.kind, fact.public_id])
    ),
    "kind": lambda fact: text(FINDING_STREAMS[fact.kind].label),
    "unit": lambda fact: text(fact.unit.name if fact.unit else ""),
    "due_on": lambda fact: day(fact.due_on),
    "closed_on": lambda fact: day(fact.closed_on),
    "progress": lambda fact: Cell("state", state=look_of_progress(fact.progress)),
}
