"""Procedures in lists and on pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.kernel.concepts import AnyKind, ProcedureKind
from jujiao.procedures.selectors import procedure_in_scope, procedures_matching, steps_of
from jujiao.web.sorts.shapes import AnyFact, Beside, Cell, Column, Narrowing, Said, text
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import look_of_state

SUBJECTS = {
    "person": Column("subject", "姓名", "title", "person__full_name"),
    "unit": Column("subject", "单位", "title", "unit__name"),
}
ENDING = (
    Column("started_on", "启动", "full_day", "started_on"),
    Column("completed_on", "完成", "full_day", "completed_on"),
    Column("document_no", "文号", sort="document_no"),
    Column("state", "状态", "state", "state"),
)


class ProcedureSort:
    """Courses of ordered steps about a person or a unit."""

    name = "procedure"
    has_levels = False
    has_progress = False

    def rows(self, here: Standpoint, wanted: Narrowing) -> QuerySet[AnyFact]:
        """The procedures under way or completed in the year."""
        return procedures_matching(here.scope, wanted.facts)

    def one(self, here: Standpoint, public_id: str) -> AnyFact | None:
        """One procedure."""
        return procedure_in_scope(here.scope, public_id)

    def columns(self, kinds: Sequence[AnyKind]) -> tuple[Column, ...]:
        """Whom it is about, what it is, how it ended."""
        declared = [kind for kind in kinds if isinstance(kind, ProcedureKind)]
        shown = [SUBJECTS.get(declared[0].subject, SUBJECTS["person"])]
        shown += [Column("kind", "类别")] if len(declared) > 1 else []
        shown += [Column("title", "内容", sort="title")]
        shown += (
            [Column("outcome", "结果", sort="outcome")] if any(k.outcomes for k in declared) else []
        )
        return (*shown, *ENDING)

    def beside(self, here: Standpoint, facts: Sequence[AnyFact]) -> Beside:
        """Nothing more is needed."""
        return Beside()

    def cell(self, fact: AnyFact, column: Column, beside: Beside) -> Cell:
        """One cell."""
        return CELLS[column.name](fact)

    def said(self, here: Standpoint, fact: AnyFact) -> list[Said]:
        """What it is about and the steps that were taken."""
        kind = PROCEDURE_KINDS[fact.kind]
        lines = [Said(one.label, CELLS[one.name](fact)) for one in self.columns([kind])]
        steps = [
            Said(kind.steps.get(step.slug, step.slug), Cell("full_day", day=step.done_on))
            for step in steps_of(fact)
        ]
        return [line for line in (*lines, *steps) if line.cell.text or line.cell.day]


CELLS: Mapping[str, Callable[[AnyFact], Cell]] = {
    "subject": lambda fact: Cell(
        "title",
        str(fact.person or fact.unit or fact.title),
        reverse("fact", args=[fact.kind, fact.public_id]),
    ),
    "kind": lambda fact: text(PROCEDURE_KINDS[fact.kind].label),
    "title": lambda fact: text(fact.title),
    "outcome": lambda fact: text(
        PROCEDURE_KINDS[fact.kind].outcomes.get(fact.outcome, fact.outcome)
    ),
    "started_on": lambda fact: Cell("full_day", day=fact.started_on),
    "completed_on": lambda fact: Cell("full_day", day=fact.completed_on),
    "document_no": lambda fact: text(fact.document_no),
    "state": lambda fact: Cell("state", state=look_of_state(fact.state)),
}
