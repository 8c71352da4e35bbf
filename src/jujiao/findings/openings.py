"""Which acts a finding is open to: by its state, its stream and what it can show; and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from jujiao.access.actors import Actor
from jujiao.access.policy import objection
from jujiao.catalogue.streams import BY_FINDINGS, ClosingRule
from jujiao.findings.casework import closing_case
from jujiao.findings.closing import ClosingCase, objections_to_closing, objections_to_reporting
from jujiao.findings.models import Finding
from jujiao.findings.services.deadlines import EXTEND, extensions_left
from jujiao.findings.services.replies import reply_term_ends
from jujiao.kernel.problems import Problem, Refused
from jujiao.kernel.transitions import FINDING_ACTS, FactState, FindingState

STEPS = (
    "confirm", "contest", "uphold", "dismiss", "notify", "correct", "report", "close", "send_back",
    "sustain", "reopen",
)  # fmt: skip
ORDER = (
    "deem", "confirm", "contest", "uphold", "dismiss", "notify", "correct", "plan", "finish", "report",
    "sign", "approve", "close", "send_back", "reopen", "sustain", EXTEND, "disclose", "advise", "hand_over",
)  # fmt: skip
OWN_VISITS_ONLY = frozenset({"notify", "correct"})
IN_HAND = (FindingState.RECTIFYING, FindingState.REPORTED)


def open_acts(finding: Finding, *, by: Actor, on: date) -> dict[str, bool]:
    """Act → whether it is the one that brings the finding forward now, which stands first.

    Only what the state allows and the actor may do.
    """
    case = closing_case(finding)
    acts = [act for act in _acts_of_state(finding, case, on) if _is_open_to(by, act, finding)]
    acts = [act for act in acts if act != "sign" or finding.leader_id == by.person_id]
    nearest = next((act for act in _nearest_first(finding, case) if act in acts), None)
    ordered = sorted(acts, key=lambda act: (act != nearest, ORDER.index(act)))
    return {act: act == nearest for act in ordered}


def missing_for_closing(finding: Finding) -> list[Problem]:
    """What the finding still lacks before it may be struck off, each with the rule."""
    return objections_to_closing(closing_case(finding), BY_FINDINGS[finding.kind].closing)


def why_not_close(finding: Finding, *, by: Actor) -> Problem | None:
    """Why somebody whose office closes findings may not close this one."""
    if finding.progress != FindingState.REPORTED.value:
        return None
    problem = objection(by, "finding.close", finding)
    return problem if problem and problem.code == "same_person" else None


def whose_word(finding: Finding, *, by: Actor) -> Problem | None:
    """Who is to confirm a finding that waits for it, told to whoever may not."""
    waits = finding.progress == FindingState.FOUND.value
    if not waits or finding.state != FactState.IN_FORCE.value:
        return None
    problem = objection(by, "finding.confirm", finding)
    who = finding.unit.name if finding.unit else "责任部门"
    return problem and replace(problem, message=f"等{who}认定或者提出异议。")


def reply_ends_on(finding: Finding) -> date | None:
    """The last day of the inspected's word; None where nobody waits for it or no calendar says."""
    if finding.progress != FindingState.FOUND.value or finding.found_on is None:
        return None
    try:
        return reply_term_ends(finding)
    except Refused:
        return None


def sharing_a_notice(finding: Finding) -> QuerySet[Finding]:
    """Other findings that one notice may be about: same stream, same department, open."""
    return Finding.objects.filter(
        court_id=finding.court_id,
        kind=finding.kind,
        unit=finding.unit,
        progress=FindingState.OPEN.value,
        state=FactState.IN_FORCE.value,
    ).exclude(pk=finding.pk)


def _is_open_to(by: Actor, act: str, finding: Finding) -> bool:
    """Whether the table lets the actor do this; a measure is done by its owner or for its unit."""
    subjects = finding.planned_measures.filter(done_on=None) if act == "finish" else [finding]
    return any(objection(by, f"finding.{act}", one) is None for one in subjects)


def _acts_of_state(finding: Finding, case: ClosingCase, on: date) -> Iterator[str]:
    if finding.state != FactState.IN_FORCE.value:
        return
    state, stream = FindingState(finding.progress), BY_FINDINGS[finding.kind]
    for act in STEPS:
        if state in FINDING_ACTS[act][0] and (stream.own_visits or act not in OWN_VISITS_ONLY):
            yield act
    yield from _acts_in_hand(state, case, own_visits=stream.own_visits)
    yield from _acts_of_closing(state, case, stream.closing)
    ends_on = reply_ends_on(finding)
    if ends_on is not None and on > ends_on:
        yield "deem"
    if state is FindingState.RECTIFYING and extensions_left(finding, on=on) > 0:
        yield EXTEND
    yield from () if stream.own_visits else ("disclose",)
    yield from () if state.awaits_reply else ("advise", "hand_over")


def _acts_of_closing(state: FindingState, case: ClosingCase, rule: ClosingRule) -> Iterator[str]:
    """What a stream wants besides evidence, where it has not been done yet."""
    if state in IN_HAND and rule.leader_signature and not case.leader_signed:
        yield "sign"
    if state in IN_HAND and rule.approving_meeting and not case.meeting_approved:
        yield "approve"


def _acts_in_hand(state: FindingState, case: ClosingCase, *, own_visits: bool) -> Iterator[str]:
    begins_by_plan = state is FindingState.OPEN and not own_visits
    if state is FindingState.RECTIFYING or begins_by_plan:
        yield "plan"
    if state is FindingState.RECTIFYING and any(not one.is_done for one in case.measures):
        yield "finish"


def _nearest_first(finding: Finding, case: ClosingCase) -> Iterator[str]:
    """The acts that bring it forward, the nearest first."""
    if finding.progress != FindingState.RECTIFYING.value:
        yield from ("deem", "confirm", "uphold", "notify", "plan", "sign", "approve", "close")
    elif not case.measures:
        yield "plan"
    elif any(not one.is_done for one in case.measures):
        yield "finish"
    elif not objections_to_reporting(case):
        yield "report"
