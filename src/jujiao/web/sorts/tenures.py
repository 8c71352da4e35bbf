"""Dated relations in lists and on pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from jujiao.catalogue import TENURE_KINDS
from jujiao.kernel.concepts import AnyKind, TenureKind
from jujiao.people.selectors import tenure_in_scope, tenures_matching
from jujiao.web.sorts.shapes import AnyFact, Beside, Cell, Column, Narrowing, Said, text
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import look_of_state

TOWARDS = {
    "unit": Column("unit", "单位", sort="unit"),
    "person": Column("counterpart", "对方"),
    "outside": Column("outside", "所在单位", sort="outside"),
    "title": Column("title", "名称", sort="title"),
}
BEGINS, ENDS = (
    Column("starts_on", "起", "full_day", "starts_on"),
    Column("ends_on", "止", "full_day", "ends_on"),
)
DETAILS = (Column("title", "职务或名称"), Column("document_no", "文号"))


class TenureSort:
    """Relations of people that last from a day to a day."""

    name = "tenure"
    has_levels = False
    has_progress = False

    def rows(self, here: Standpoint, wanted: Narrowing) -> QuerySet[AnyFact]:
        """The relations with a day in the year."""
        return tenures_matching(here.scope, wanted.facts)

    def one(self, here: Standpoint, public_id: str) -> AnyFact | None:
        """One relation."""
        return tenure_in_scope(here.scope, public_id)

    def columns(self, kinds: Sequence[AnyKind]) -> tuple[Column, ...]:
        """Who, with whom or what, from when, until when."""
        towards = {kind.counterpart for kind in kinds if isinstance(kind, TenureKind)}
        shown = [Column("person", "姓名", "title", "person__full_name")]
        shown += [Column("kind", "类别")] if len(kinds) > 1 else []
        shown += [column for name, column in TOWARDS.items() if name in towards]
        return (*shown, BEGINS, ENDS, Column("state", "状态", "state", "state"))

    def beside(self, here: Standpoint, facts: Sequence[AnyFact]) -> Beside:
        """Nothing more is needed."""
        return Beside()

    def cell(self, fact: AnyFact, column: Column, beside: Beside) -> Cell:
        """One cell."""
        return CELLS[column.name](fact)

    def said(self, here: Standpoint, fact: AnyFact) -> list[Said]:
        """All that is known of the relation."""
        shown = (*self.columns([TENURE_KINDS[fact.kind]]), *DETAILS)
        lines = [Said(one.label, CELLS[one.name](fact)) for one in dict.fromkeys(shown)]
        return [line for line in lines if line.cell.text or line.cell.day]


CELLS: Mapping[str, Callable[[AnyFact], Cell]] = {
    "person": lambda fact: Cell(
        "title", fact.person.full_name, reverse("fact", args=[fact.kind, fact.public_id])
    ),
    "kind": lambda fact: text(TENURE_KINDS[fact.kind].label),
    "unit": lambda fact: text(fact.unit.name if fact.unit else fact.outside),
    "counterpart": lambda fact: text(fact.counterpart.full_name if fact.counterpart else ""),
    "outside": lambda fact: text(fact.outside),
    "title": lambda fact: text(fact.title),
    "document_no": lambda fact: text(fact.document_no),
    "starts_on": lambda fact: Cell("full_day", day=fact.starts_on),
    "ends_on": lambda fact: Cell("full_day", day=fact.ends_on),
    "state": lambda fact: Cell("state", state=look_of_state(fact.state)),
}
