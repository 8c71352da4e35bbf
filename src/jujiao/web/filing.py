"""Filing a record from a form: which act is meant, what comes of it, and what the page beside it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from jujiao.access.policy import objection
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import figures_of
from jujiao.kernel.concepts import Focus, RecordKind
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import record_in_scope, successor_of
from jujiao.ledger.services import (
    entry_of,
    file_record,
    revise_record,
    submit_record,
    supersede_record,
)
from jujiao.web.branches.places import may_file
from jujiao.web.forms.record_form import RecordForm, form_of_record
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.registers import indicators_over, ledgers_of, registers
from jujiao.web.standpoint import Place, Standpoint

LIKE, LIKE_LAST = "like", "照上次"
DRAFT, PLAN, FILE, CORRECT = "draft", "plan", "file", "correct"
NEW_STATES = {DRAFT: FactState.DRAFT, PLAN: FactState.PLANNED}
MEANWHILE = frozenset({"changed_meanwhile", "newer_exists"})


@dataclass(frozen=True)
class Filing:
    """A form on its way into the ledger: new, or about a record that is there already."""

    form: RecordForm
    record: Any = None
    act: str = FILE
    version: int = 0
    meanwhile: RecordForm | None = None
    newer: Any = None
    like_last: str = ""

    def carry_out(self) -> Any:
        """Does what was asked and returns the record. Raises Refused."""
        entry = self.form.entry(entry_of(self.record) if self.record is not None else None)
        by, at = self.form.here.actor, self.form.here.now
        if self.act == CORRECT:
            reason = self.form.reason()
            return supersede_record(
                self.record, entry, version=self.version, reason=reason, by=by, at=at
            )
        if self.record is not None:
            revised = revise_record(self.record, entry, version=self.version, by=by, at=at)
            if self.act != FILE:
                return revised
            return submit_record(revised, by=by, at=at, reason=self.form.reason())
        state = NEW_STATES.get(self.act, FactState.FILED)
        return file_record(entry, by=by, at=at, state=state, reason=self.form.reason())

    def refused(self, refused: Refused) -> Filing:
        """The same with what is wrong; where somebody changed the record meanwhile, with both."""
        said = replace(self, form=self.form.with_problems(*refused.problems))
        if self.record is None or not MEANWHILE & {one.code for one in refused.problems}:
            return said
        here = self.form.here
        now = record_in_scope(here.scope, self.record.public_id) or self.record
        newer = successor_of(now) or now
        return replace(
            said, record=newer, meanwhile=form_of_record(here, self.form.kind, newer), newer=newer
        )

    def said(self, record: Any, before: Mapping[str, Figure], after: Mapping[str, Figure]) -> str:
        """What came of it, in one sentence, with the figures that moved."""
        state = FactState(record.state)
        words = {
            FactState.DRAFT: "草稿存好了，还没有提交。",
            FactState.PLANNED: "已列为计划，办完后再登记。",
            FactState.FILED: "已登记，待另一人确认后生效。",
        }.get(state, "已登记，即刻生效。")
        moved = [
            f"{one.indicator.name} {before[slug].value}→{one.text}"
            for slug, one in after.items()
            if one.value is not None and one.value != before[slug].value
        ]
        return words + (f"{'，'.join(moved)}。" if moved else "")


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two versions."""

    label: str
    theirs: str
    yours: str

    @property
    def differs(self) -> bool:
        """Whether they say different things."""
        return self.theirs.strip() != self.yours.strip()


@dataclass(frozen=True, slots=True)
class FilingPage:
    """The form page."""

    heading: Heading
    form: RecordForm
    filing: Filing
    problems: tuple[Link, ...]
    figures: tuple[Figure, ...]
    compared: tuple[Compared, ...]
    target: str
    version: int

    @property
    def is_correction(self) -> bool:
        """Whether a record in force is to be corrected."""
        return self.filing.act == CORRECT

    @property
    def may_stay_draft(self) -> bool:
        """Whether it may be put aside unfinished."""
        return not self.is_correction


def filing_page(filing: Filing) -> FilingPage:
    """The form with its head, its problems and what stands beside it."""
    form, kind = filing.form, filing.form.kind
    return FilingPage(
        heading=_heading(filing),
        form=form,
        filing=filing,
        problems=form.problem_links(),
        figures=tuple(what_moved(form.here, kind).values()),
        compared=_compared(filing),
        target=_target(filing),
        version=filing.record.version if filing.record is not None else 0,
    )


def _heading(filing: Filing) -> Heading:
    kind = filing.form.kind
    register = registers()[kind.register_slug]
    act = "更正" if filing.act == CORRECT else "登记"
    crumbs = (
        Link(kind.focus.label, reverse("focus", args=[int(kind.focus)])),
        Link(register.short, reverse("ledger", args=[register.slug])),
        Link(act),
    )
    wanted, filled = filing.form.required_count()
    is_fresh = filing.record is None and not filing.form.problems
    known = f"，已代填{filled}项" if filled and is_fresh else ""
    lead = "原来那条留着可查，新的一条接上去" if filing.act == CORRECT else f"必填{wanted}项{known}"
    again = (Action(LIKE_LAST, filing.like_last),) if filing.like_last else ()
    return Heading(kind.label if act == "登记" else f"更正{kind.label}", lead, crumbs, again)


def _target(filing: Filing) -> str:
    kind = filing.form.kind.slug
    if filing.record is None:
        return reverse("file", args=[kind])
    name = "correct" if filing.act == CORRECT else "revise"
    return reverse(name, args=[kind, filing.record.public_id])


def _compared(filing: Filing) -> tuple[Compared, ...]:
    if filing.meanwhile is None:
        return ()
    pairs = zip(filing.meanwhile.fields(), filing.form.fields(), strict=False)
    return tuple(
        Compared(theirs.label, _shown(theirs), _shown(yours))
        for theirs, yours in pairs
        if theirs.name == yours.name
    )


def _shown(field: Any) -> str:
    chosen = [option.label for option in field.options if option.is_chosen]
    return chosen[0] if chosen else str(field.value)


def what_moved(here: Standpoint, kind: RecordKind) -> dict[str, Figure]:
    """The figures that count this kind, by slug: as they stand now."""
    asked = indicators_over((kind,))
    return {one.slug: one for one in figures_of(here.asking, asked)} if asked else {}


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Kinds of one focus that can be filed."""

    focus: Focus
    kinds: tuple[RecordKind, ...]


@dataclass(frozen=True, slots=True)
class FilingIndex:
    """The page on which a kind is chosen."""

    heading: Heading
    groups: tuple[KindGroup, ...]


def filing_index(here: Standpoint, register: str) -> FilingIndex:
    """The kinds that the reader may file, by focus; of one register where that is named."""
    groups = [KindGroup(focus, _fileable(here, focus, register)) for focus in Focus]
    heading = Heading("登记一件事", "同一件事只登记一次")
    return FilingIndex(heading, tuple(group for group in groups if group.kinds))


def _fileable(here: Standpoint, focus: Focus, register: str) -> tuple[RecordKind, ...]:
    kinds = [
        kind
        for one in ledgers_of(focus)
        if register in ("", one.slug)
        for kind in one.of_focus(focus)
        if isinstance(kind, RecordKind)
    ]
    return tuple(kind for kind in kinds if _may_file(here, kind))


def _may_file(here: Standpoint, kind: RecordKind) -> bool:
    """An office of a unit files what names a unit; what few may read, few may file."""
    if not may_file(here, kind):
        return False
    if objection(here.actor, "record.file", Place(here.court.pk)) is None:
        return True
    return kind.ask("unit") is not None
