"""The form of a record, made from what its kind asks. Whatever is wrong, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from jujiao.access.policy import POLICY, Reach
from jujiao.catalogue import RECORD_KINDS
from jujiao.kernel.concepts import Ask, RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.selectors import last_filed, participations_of
from jujiao.people.selectors import unit_in_scope, units_of
from jujiao.web.forms.fields import (
    ENVELOPE,
    FormField,
    control_of,
    read_count,
    read_day,
    read_level,
    read_text,
)
from jujiao.web.forms.names import read_names, written_names
from jujiao.web.parts import Link, Option
from jujiao.web.roles import roles_asked
from jujiao.web.standpoint import Standpoint

HINTS = {
    "day": "写法不限：2025-12-26、12月26日、20251226",
    "names": "多个用顿号隔开；同名的写成“姓名（部门）”",
}
REASON = "reason"
COPIED = (
    "unit",
    "place",
    "issuer",
    "award_level",
    "outcome",
    "bilingual",
    "mode",
)
"""照上次: where, by whom and how. When, what, who and how many are of that one time and asked anew."""
COLUMNS = {"unit": "unit_id", "place": "place_name"}


@dataclass(frozen=True)
class RecordForm:
    """A kind's questions with what was answered."""

    here: Standpoint
    kind: RecordKind
    values: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    asks_reason: str = ""
    is_late: bool = False

    def with_problems(self, *problems: Problem) -> RecordForm:
        """The same form, saying what is wrong."""
        return replace(self, problems=problems)

    def entry(self, onto: RecordEntry | None = None) -> RecordEntry:
        """What was answered, as an entry. Raises Refused with a problem for each bad field.

        ``onto`` is what the record said before: what the form does not ask is kept.
        """
        read: dict[str, Any] = {}
        problems: list[Problem] = []
        for ask in self.kind.asks:
            try:
                read[ask.name] = self._read(ask)
            except Refused as refused:
                problems.extend(refused.problems)
        if problems:
            raise Refused(*problems)
        blank = RecordEntry(court_id=self.here.court.pk, kind=self.kind.slug)
        return _filled(onto or blank, self.kind, read)

    def _read(self, ask: Ask) -> Any:
        text = self.values.get(ask.name, "").strip()
        control = control_of(self.kind, ask)
        reader = READERS.get(control)
        if reader is not None:
            return reader(self, ask, text)
        return read_text(text, label=ask.label, place=ask.name)

    def reason(self) -> str:
        """Why it is entered late, or corrected."""
        return self.values.get(REASON, "").strip()

    def fields(self) -> tuple[FormField, ...]:
        """The fields as the page shows them."""
        shown = tuple(self._field(ask) for ask in self.kind.asks)
        return (*shown, self._reason_field()) if self.asks_reason or self._is_late() else shown

    def _is_late(self) -> bool:
        return any(problem.code == "late_entry" for problem in self.problems) or (
            bool(self.reason()) and not self.asks_reason
        )

    def _reason_field(self) -> FormField:
        label = self.asks_reason or "补录原因"
        problems = tuple(one for one in self.problems if one.place == REASON)
        return FormField(
            REASON, label, "text", is_required=True, value=self.reason(), problems=problems
        )

    def _field(self, ask: Ask) -> FormField:
        control = control_of(self.kind, ask)
        value = self.values.get(ask.name, "")
        shown = FormField(
            ask.name,
            ask.label,
            control,
            ask.required,
            ask.hint or HINTS.get(control, ""),
            value,
            problems=tuple(one for one in self.problems if one.place == ask.name),
        )
        options = OPTIONS.get(control)
        return replace(shown, options=options(self, value)) if options else shown

    def loose_problems(self) -> tuple[Problem, ...]:
        """Problems that belong to no field."""
        placed = {ask.name for ask in self.kind.asks} | {REASON}
        return tuple(one for one in self.problems if one.place not in placed)

    def problem_links(self) -> tuple[Link, ...]:
        """All problems in the order of the fields, each leading to its field."""
        order = [ask.name for ask in self.kind.asks]
        ranked = sorted(
            self.problems, key=lambda one: order.index(one.place) if one.place in order else -1
        )
        return tuple(
            Link(f"{one.message}{one.remedy}", f"#field-{one.place}" if one.place else "")
            for one in ranked
        )

    def required_count(self) -> tuple[int, int]:
        """How many answers are wanted, and how many stand there already."""
        wanted = [ask for ask in self.kind.asks if ask.required]
        return len(wanted), sum(1 for ask in wanted if self.values.get(ask.name))


def _filled(onto: RecordEntry, kind: RecordKind, read: Mapping[str, Any]) -> RecordEntry:
    """The entry with the answers in it."""
    names = [ask.name for ask in kind.asks]
    named = [ask.name for ask in kind.asks if _is_named(kind, ask)]
    columns = {COLUMNS.get(name, name): read[name] for name in names if name in ENVELOPE}
    told = {name: read[name] for name in names if name not in ENVELOPE and name not in named}
    details = {**onto.details, **told}
    asked = {
        role for name in named for role in ([name] if name in kind.roles else roles_asked(kind))
    }
    people = [pair for pair in onto.people if pair[0] not in asked]
    units = [pair for pair in onto.units if pair[0] not in asked]
    columns.pop("recipients", None)
    if columns.get("place_name", onto.place_name) != onto.place_name:
        columns["place_id"] = None
    if kind.classify is not None:
        columns["outcome"] = ""
    return replace(
        onto,
        **columns,
        details={name: value for name, value in details.items() if value not in ("", None)},
        people=(*people, *(pair for name in named for pair in read[name].people)),
        units=(*units, *(pair for name in named for pair in read[name].units)),
    )


def blank_form(here: Standpoint, kind: RecordKind, given: QueryDict) -> RecordForm:
    """An empty form; what the address names and what is known of the reader is filled in."""
    names = {ask.name for ask in kind.asks}
    known = {name: given.get(name, "").replace("\x00", "")[:300] for name in given if name in names}
    if kind.ask("unit") and "unit" not in known and len(here.own_units) == 1:
        own = units_of(here.scope).filter(pk=here.own_units[0]).first()
        known |= {"unit": own.public_id} if own else {}
    return RecordForm(here, kind, known)


def last_of(here: Standpoint, kind: RecordKind) -> Any:
    """What the reader filed last of a kind, or None. Nothing confidential is shown to be copied."""
    account_id = here.actor.account_id
    if kind.confidential or account_id is None:
        return None
    return last_filed(here.scope, kind.slug, account_id)


def form_like_last(here: Standpoint, kind: RecordKind, given: QueryDict) -> RecordForm:
    """照上次: a new form with what stays the same from one time to the next; the address goes before it."""
    blank, last = blank_form(here, kind, given), last_of(here, kind)
    if last is None:
        return blank
    copied = {ask.name: _answer(here, last, ask) for ask in kind.asks if _is_copied(kind, ask)}
    asked = {name: said for name, said in blank.values.items() if name in given}
    return replace(blank, values={**blank.values, **copied, **asked})


def _is_copied(kind: RecordKind, ask: Ask) -> bool:
    """A level that a table gives follows the issuer, so it is not carried to another one."""
    return ask.name in COPIED and not (ask.name == "award_level" and kind.level_table)


def posted_form(
    here: Standpoint, kind: RecordKind, posted: QueryDict, *, asks_reason: str = ""
) -> RecordForm:
    """The form as it was sent: what the kind asks, and nothing else."""
    names = [ask.name for ask in kind.asks] + [REASON]
    values = {name: posted.get(name, "").replace("\x00", "") for name in names}
    return RecordForm(here, kind, values, asks_reason=asks_reason)


def form_of_record(
    here: Standpoint, kind: RecordKind, record: Any, *, asks_reason: str = ""
) -> RecordForm:
    """The form filled with what a record says."""
    values = {ask.name: _answer(here, record, ask) for ask in kind.asks}
    return RecordForm(here, kind, values, asks_reason=asks_reason)


def _answer(here: Standpoint, record: Any, ask: Ask) -> str:
    if ask.name == "recipients":
        asked = roles_asked(RECORD_KINDS[record.kind])
        return written_names(here, [one for one in participations_of(record) if one.role in asked])
    if ask.name == "unit":
        return str(record.unit.public_id) if record.unit else ""
    if ask.name == "occurred_on":
        return record.occurred_on.isoformat() if record.occurred_on else ""
    held = (
        getattr(record, COLUMNS.get(ask.name, ask.name))
        if ask.name in ENVELOPE
        else record.details.get(ask.name)
    )
    return "" if held is None else str(held)


def _is_named(kind: RecordKind, ask: Ask) -> bool:
    return control_of(kind, ask) == "names"


def _unit_options(form: RecordForm, value: str) -> tuple[Option, ...]:
    units = units_of(form.here.scope)
    if not _reaches_court(form.here):
        units = units.filter(pk__in=form.here.own_units)
    grouped = sorted(units, key=lambda one: one.tree != _first_tree(form.kind))
    return tuple(
        Option(one.public_id, one.name, one.public_id == value, group=one.get_tree_display())
        for one in grouped
    )


def _first_tree(kind: RecordKind) -> str:
    """The tree in which the kind's unit is likelier to stand, by the words of its question."""
    ask = kind.ask("unit")
    return "party" if ask and "支部" in ask.label and "部门" not in ask.label else "administrative"


def _reaches_court(here: Standpoint) -> bool:
    line = POLICY["record.file"]
    return line.reach is not Reach.OWN_UNIT and any(
        office.role in line.roles for office in here.actor.offices
    )


def _read_unit(form: RecordForm, ask: Ask, text: str) -> int | None:
    found = unit_in_scope(form.here.scope, text) if text else None
    if text and found is None:
        raise Refused(
            Problem("unit_unknown", ask.name, f"{ask.label}不在本院名册里。", "请重新选择。")
        )
    return found.pk if found else None


def _read_choice(form: RecordForm, ask: Ask, text: str) -> str:
    if text and text not in form.kind.outcomes:
        raise Refused(Problem("not_a_choice", ask.name, f"{ask.label}没有这一项。", "请重新选择。"))
    return text


READERS: Mapping[str, Callable[[RecordForm, Ask, str], Any]] = {
    "day": lambda form, ask, text: read_day(text, year=form.here.year, place=ask.name),
    "count": lambda form, ask, text: read_count(text, label=ask.label, place=ask.name),
    "level": lambda form, ask, text: read_level(text),
    "names": lambda form, ask, text: read_names(form.here, form.kind, text, place=ask.name),
    "unit": _read_unit,
    "choice": _read_choice,
}
OPTIONS: Mapping[str, Callable[[RecordForm, str], tuple[Option, ...]]] = {
    "level": lambda form, value: tuple(
        Option(str(int(one)), one.label, str(int(one)) == value, int(one))
        for one in reversed(Level)
    ),
    "choice": lambda form, value: tuple(
        Option(name, label, name == value) for name, label in form.kind.outcomes.items()
    ),
    "unit": _unit_options,
}
