"""The page of one finding: what was found, what is to be done, what may be done now, what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from jujiao.access.policy import POLICY
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.inspection_terms import CAUSES
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.evidence.selectors import evidence_counts, evidence_of
from jujiao.findings.casework import FINDING, MEASURE, history_of, measures_of
from jujiao.findings.openings import (
    missing_for_closing,
    open_acts,
    reply_ends_on,
    whose_word,
    why_not_close,
)
from jujiao.findings.selectors import finding_in_scope
from jujiao.findings.standings import rung_on
from jujiao.kernel.problems import Problem
from jujiao.kernel.transitions import FindingState
from jujiao.papers.tree import said_day
from jujiao.web.acting import act_forms
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.parts import Action, Heading, Link, Moment
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.supervision.finding_acts import ATTACH, FINDING_ACTS
from jujiao.web.tones import Look, look_of_due, look_of_progress

DONE = (FindingState.CLOSED, FindingState.SUSTAINED)
ACTS_WITHOUT_OFFICE = {"find": "发现", "begin": "开始整改"}


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with its look and how many files bear it out."""

    measure: Any
    look: Look
    files: int


@dataclass(frozen=True, slots=True)
class FindingPage:
    """All that the page shows."""

    heading: Heading
    finding: Any
    state: Look
    due: Look | None
    rung: str
    facts: tuple[tuple[str, str], ...]
    record: Link | None
    measures: tuple[MeasureLine, ...]
    files: Sequence[Any]
    missing: tuple[str, ...]
    shows_missing: bool
    why_not: Problem | None
    forms: tuple[ActForm, ...]
    names: list[str]
    moments: tuple[Moment, ...]


def finding_or_none(here: Standpoint, public_id: str) -> Any:
    """The finding, or None where it is not the reader's business: the scope says whose it is."""
    found = finding_in_scope(here.scope, public_id)
    return found if found is not None and found.kind in BY_FINDINGS else None


def finding_page(here: Standpoint, finding: Any, sent: ActForm | None = None) -> FindingPage:
    """The page as this reader may see it; ``sent`` is a form that came back."""
    state = FindingState(finding.progress)
    rung = rung_on(finding, on=here.today)
    forms = _forms(here, finding, sent)
    return FindingPage(
        heading=_heading(here, finding),
        finding=finding,
        state=look_of_progress(finding.progress),
        due=_due(finding, state, here.today),
        rung=rung.label if rung else "",
        facts=tuple(_facts(finding)),
        record=_record(finding),
        measures=_measures(here, finding),
        files=_files(here, finding),
        missing=tuple(f"{one.message}{one.remedy}" for one in missing_for_closing(finding)),
        shows_missing=state in (FindingState.RECTIFYING, FindingState.REPORTED),
        why_not=whose_word(finding, by=here.actor) or why_not_close(finding, by=here.actor),
        forms=forms,
        names=known_names(here) if forms else [],
        moments=tuple(_moments(finding)),
    )


def _forms(here: Standpoint, finding: Any, sent: ActForm | None) -> tuple[ActForm, ...]:
    offered = open_acts(finding, by=here.actor, on=here.today)
    if here.may("evidence.attach", finding):
        offered = _after_the_first(offered, ATTACH.slug)
    return act_forms(
        here,
        finding,
        FINDING_ACTS,
        offered,
        sent,
        lambda slug: reverse("finding_act", args=[finding.public_id, slug]),
    )


def _after_the_first(offered: dict[str, bool], slug: str) -> dict[str, bool]:
    """The offers with one more in the second place."""
    [*first] = list(offered.items())[:1]
    return dict([*first, (slug, False), *list(offered.items())[1:]])


def _heading(here: Standpoint, finding: Any) -> Heading:
    stream = BY_FINDINGS[finding.kind]
    crumbs = crumbs_of(stream.label, then=(Link("问题整改", reverse("findings")),))
    lead = finding.unit.name if finding.unit else "未注明部门"
    return Heading(finding.title, lead, crumbs, (Action("打印", "#", "print"),))


def _due(finding: Any, state: FindingState, today: date) -> Look | None:
    if finding.due_on is None or state in DONE:
        return None
    return look_of_due(finding.due_on, as_of=today)


def _facts(finding: Any) -> Iterator[tuple[str, str]]:
    stream = BY_FINDINGS[finding.kind]
    reply_ends = reply_ends_on(finding)
    lines = (
        ("来源", stream.label),
        ("责任部门", finding.unit.name if finding.unit else ""),
        ("类别", stream.areas.get(finding.area, "")),
        ("原因", CAUSES.get(finding.cause, "")),
        ("发现日期", _said(finding.found_on)),
        ("申辩期", f"到{_said(reply_ends)}为止" if reply_ends else ""),
        ("责任领导", finding.leader.full_name if finding.leader else ""),
        ("责任人", finding.owner.full_name if finding.owner else ""),
        ("整改通知书", f"{finding.notice.document_no}" if finding.notice else ""),
        ("整改时限", _said(finding.due_on)),
        ("销号日期", _said(finding.closed_on)),
        ("反馈原文", finding.detail),
        ("整改措施", finding.measures),
    )
    return ((label, words) for label, words in lines if words)


def _said(day: date | None) -> str:
    return said_day(day) if day else ""


def _record(finding: Any) -> Link | None:
    """The inspection or the feedback it comes from."""
    record = finding.record
    if record is None:
        return None
    label = RECORD_KINDS[record.kind].label
    return Link(
        f"{label} {record.title or record.serial}".strip(),
        reverse("fact", args=[record.kind, record.public_id]),
    )


def _measures(here: Standpoint, finding: Any) -> tuple[MeasureLine, ...]:
    rows = list(measures_of(finding))
    counts = evidence_counts(here.scope, MEASURE, [one.pk for one in rows])
    return tuple(
        MeasureLine(
            one,
            look_of_due(one.due_on, as_of=here.today, is_done=one.done_on is not None),
            counts.get(one.pk, 0),
        )
        for one in rows
    )


def _files(here: Standpoint, finding: Any) -> Sequence[Any]:
    own = list(evidence_of(here.scope, FINDING, finding.pk))
    of_measures = [
        file
        for measure in measures_of(finding)
        for file in evidence_of(here.scope, MEASURE, measure.pk)
    ]
    return [*own, *of_measures]


def file_or_none(here: Standpoint, finding: Any, file_id: int) -> Any:
    """One of the files of a finding or of its measures, or None."""
    return next((one for one in _files(here, finding) if one.pk == file_id), None)


def _moments(finding: Any) -> Iterator[Moment]:
    """What was done, the latest first; a day that differs from that of the entry is said."""
    for step in reversed(list(history_of(finding))):
        line = POLICY.get(f"finding.{step.act}")
        label = ACTS_WITHOUT_OFFICE.get(step.act) or (line.label if line else step.act)
        same_day = timezone.localdate(step.recorded_at) == step.acted_on
        words = ("" if same_day else _said(step.acted_on), step.document_no, step.note)
        yield Moment(
            step.recorded_at, label, step.actor_name, "，".join(one for one in words if one)
        )
