"""Records in lists and on pages: the columns are what the kind's form asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from jujiao.catalogue import RECORD_KINDS
from jujiao.confidential.reading import SEALED, is_sealed
from jujiao.evidence.selectors import evidence_counts
from jujiao.kernel.concepts import AnyKind, Ask, RecordKind
from jujiao.ledger.rules import is_late
from jujiao.ledger.selectors import (
    participations_of,
    record_in_scope,
    records_matching,
    takers_part,
)
from jujiao.policies.selectors import late_entry_days
from jujiao.web.forms.fields import numbers_of
from jujiao.web.parts import Link
from jujiao.web.roles import roles_asked
from jujiao.web.sorts.shapes import (
    AnyFact,
    Beside,
    Cell,
    Column,
    Narrowing,
    Said,
    day,
    number,
    text,
)
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_state

LATE = Look("", "gold", "补录")
CORRECTION = Look("", "slate", "更正件")
FIRST = ("occurred_on", "title", "recipients")
LAST = (Column("files", "佐证", "files"), Column("state", "状态", "state", "state"))
TOLD_IN_LISTS = frozenset({"kind", "occurred_on", "files", "state"})
LOOKS = {
    "occurred_on": "day",
    "title": "title",
    "recipients": "people",
    "award_level": "level",
    "quantity": "number",
}
SORTABLE = frozenset(
    {"occurred_on", "title", "award_level", "issuer", "quantity", "unit", "outcome", "serial"}
)


class RecordSort:
    """Things that happened on a day."""

    name = "record"
    has_levels = True
    has_progress = False

    def rows(self, here: Standpoint, wanted: Narrowing) -> QuerySet[AnyFact]:
        """The records of a list, with their units."""
        return records_matching(here.scope, wanted.facts).select_related("unit")

    def one(self, here: Standpoint, public_id: str) -> AnyFact | None:
        """One record."""
        return record_in_scope(here.scope, public_id)

    def columns(self, kinds: Sequence[AnyKind]) -> tuple[Column, ...]:
        """Day, title and people first, then what else the kinds ask, evidence and state last."""
        asks: dict[str, Ask] = {}
        numbers: set[str] = set()
        for kind in kinds:
            if isinstance(kind, RecordKind):
                asks.update((ask.name, ask) for ask in kind.asks if ask.name not in asks)
                numbers |= numbers_of(kind)
        names = [*(one for one in FIRST if one in asks), *(one for one in asks if one not in FIRST)]
        shown = [
            _column(asks[name], is_number=name in numbers) for name in names if name != "problem"
        ]
        if "title" not in asks or len(kinds) > 1:
            shown.insert(1, Column("kind", "类别", "title" if "title" not in asks else "text"))
        return (*shown, *LAST)

    def beside(self, here: Standpoint, facts: Sequence[AnyFact]) -> Beside:
        """Who took part, how many files there are, and after how many days an entry is late."""
        ids = [fact.pk for fact in facts]
        return Beside(
            takers_part(ids),
            evidence_counts(here.scope, self.name, ids),
            late_entry_days(here.court.pk, on=here.as_of),
        )

    def cell(self, fact: AnyFact, column: Column, beside: Beside) -> Cell:
        """One cell of a list; a sealed record says in a list no more than its day, kind and state."""
        if is_sealed(fact.kind) and column.name not in TOLD_IN_LISTS:
            return _title(fact, beside) if column.name == "title" else text(SEALED)
        return _filled(fact, column, beside)

    def said(self, here: Standpoint, fact: AnyFact) -> list[Said]:
        """What the form asked and was told."""
        taking_part = list(participations_of(fact))
        beside = Beside({fact.pk: taking_part})
        kind = RECORD_KINDS[fact.kind]
        lines = [Said(ask.label, _told(fact, _column(ask), beside)) for ask in kind.asks]
        if kind.ask("place") is None and fact.place_name:
            lines.append(Said("地点", CELLS["place"](fact, beside)))
        lines += [Said(label, text(fact.details.get(name))) for name, label in kind.shown.items()]
        if kind.ask("outcome") is None and fact.outcome:
            lines.append(Said("归类", CELLS["outcome"](fact, beside)))
        lines += _in_other_roles(kind, taking_part)
        return [line for line in lines if not is_blank(line.cell)]


def _filled(fact: AnyFact, column: Column, beside: Beside) -> Cell:
    """What the record says under a column."""
    filled = CELLS.get(column.name)
    if filled is None:
        told = fact.details.get(column.name)
        return Cell(column.look, text="" if told is None else str(told))
    return filled(fact, beside)


def _told(fact: AnyFact, column: Column, beside: Beside) -> Cell:
    """The same on the page of the record, where its title is told whatever its kind."""
    sealed_title = column.name == "title" and is_sealed(fact.kind)
    return text(fact.title) if sealed_title else _filled(fact, column, beside)


def _in_other_roles(kind: RecordKind, taking_part: Sequence[AnyFact]) -> list[Said]:
    """Those who took part in roles that the form does not ask for, role by role."""
    others = (
        [role for role in kind.roles if role not in roles_asked(kind)]
        if kind.ask("recipients")
        else kind.roles
    )
    return [
        Said(kind.roles[role], Cell("people", links=people_links(named)))
        for role in others
        if (named := [one for one in taking_part if one.role == role])
    ]


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    return not (cell.text or cell.day or cell.level or cell.links or cell.state)


def title_of(fact: AnyFact) -> str:
    """What a record is called where it needs a name; a sealed one by its kind alone."""
    if is_sealed(fact.kind):
        return RECORD_KINDS[fact.kind].label
    return str(fact.title or fact.serial or RECORD_KINDS[fact.kind].label)


def marks_of(fact: AnyFact, late_after: int) -> tuple[Look, ...]:
    """What stands boxed beside the title."""
    recorded = timezone.localdate(fact.recorded_at)
    late = fact.origin == "native" and is_late(
        recorded=recorded, occurred=fact.occurred_on, after_days=late_after
    )
    return (*((LATE,) if late else ()), *((CORRECTION,) if fact.supersedes_id else ()))


def people_links(taking_part: Sequence[AnyFact]) -> tuple[Link, ...]:
    """Persons and units that took part, each leading to its page."""
    return tuple(
        Link(one.person.full_name, reverse("person", args=[one.person.public_id]))
        if one.person
        else Link(one.unit.name, reverse("unit", args=[one.unit.public_id]))
        for one in taking_part
    )


def _asked_people(fact: AnyFact, beside: Beside) -> tuple[Link, ...]:
    asked = roles_asked(RECORD_KINDS[fact.kind])
    return people_links([one for one in beside.people.get(fact.pk, ()) if one.role in asked])


def _column(ask: Ask, *, is_number: bool = False) -> Column:
    sort = ask.name if ask.name in SORTABLE else ""
    look = "number" if is_number else LOOKS.get(ask.name, "text")
    return Column(ask.name, ask.label, look, sort)


def _title(fact: AnyFact, beside: Beside) -> Cell:
    url = reverse("fact", args=[fact.kind, fact.public_id])
    marks = marks_of(fact, beside.late_after) if beside.late_after else ()
    return Cell("title", text=title_of(fact), url=url, marks=marks)


def _kind(fact: AnyFact, beside: Beside) -> Cell:
    return Cell(
        "text", RECORD_KINDS[fact.kind].label, reverse("fact", args=[fact.kind, fact.public_id])
    )


def _outcome(fact: AnyFact, beside: Beside) -> Cell:
    return text(RECORD_KINDS[fact.kind].outcomes.get(fact.outcome, fact.outcome))


CELLS: Mapping[str, Callable[[AnyFact, Beside], Cell]] = {
    "occurred_on": lambda fact, beside: day(fact.occurred_on),
    "title": _title,
    "kind": _kind,
    "recipients": lambda fact, beside: Cell("people", links=_asked_people(fact, beside)),
    "unit": lambda fact, beside: text(fact.unit.name if fact.unit else ""),
    "award_level": lambda fact, beside: Cell("level", level=fact.level),
    "outcome": _outcome,
    "quantity": lambda fact, beside: number(fact.quantity),
    "issuer": lambda fact, beside: text(fact.issuer),
    "place": lambda fact, beside: text(fact.place_name),
    "serial": lambda fact, beside: text(fact.serial),
    "document_no": lambda fact, beside: text(fact.document_no),
    "files": lambda fact, beside: Cell("files", text=str(beside.files.get(fact.pk, "") or "")),
    "state": lambda fact, beside: Cell("state", state=look_of_state(fact.state)),
}
