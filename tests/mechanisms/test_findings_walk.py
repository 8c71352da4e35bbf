"""A finding walked at random: never closed without evidence and a second person, never lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jujiao.access.actors import Actor
from jujiao.evidence.models import Evidence
from jujiao.findings.models import Finding, FindingStep
from jujiao.findings.services import (
    MeasureEntry,
    NoticeEntry,
    close_finding,
    confirm_finding,
    contest_finding,
    correct_on_spot,
    deem_confirmed,
    dismiss_finding,
    extend_deadline,
    finish_measure,
    notify_rectification,
    plan_measures,
    rectification,
    reopen_finding,
    report_rectification,
    send_back_finding,
    sustain_finding,
    uphold_finding,
    verification,
)
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FINDING_ACTS, FindingState
from supervision_cast import TODAY, Cast, a_cast, at, found, with_evidence

pytestmark = pytest.mark.django_db
Verb = Callable[[Finding, Actor, date], object]
TEXT = "情况属实。"


def _notify(finding: Finding, by: Actor, on: date) -> object:
    number = f"督整{finding.pk}-{finding.version}"
    entry = NoticeEntry(finding.court_id, (finding,), number, on, 5)
    return notify_rectification(entry, by=by, at=at(on))


def _plan(finding: Finding, by: Actor, on: date) -> object:
    assert by.person_id is not None
    entry = MeasureEntry("整改", by.person_id, on + timedelta(days=3))
    return plan_measures(finding, [entry], by=by, at=at(on), version=finding.version)


def _finish(finding: Finding, by: Actor, on: date) -> object:
    for measure in finding.planned_measures.filter(done_on=None):
        finish_measure(measure, on=on, result=TEXT, by=by, at=at(on))
    return None


VERBS: dict[str, Verb] = {
    "confirm": lambda f, by, on: confirm_finding(f, on=on, by=by, at=at(on), version=f.version),
    "contest": lambda f, by, on: contest_finding(
        f, on=on, grounds=TEXT, by=by, at=at(on), version=f.version
    ),
    "deem": lambda f, by, on: deem_confirmed(f, on=on, by=by, at=at(on), version=f.version),
    "uphold": lambda f, by, on: uphold_finding(
        f, on=on, answer=TEXT, by=by, at=at(on), version=f.version
    ),
    "dismiss": lambda f, by, on: dismiss_finding(
        f, on=on, answer=TEXT, by=by, at=at(on), version=f.version
    ),
    "correct": lambda f, by, on: correct_on_spot(
        f, on=on, note=TEXT, by=by, at=at(on), version=f.version
    ),
    "notify": _notify,
    "plan": _plan,
    "finish": _finish,
    "prove": lambda f, by, on: with_evidence(f, by=by, on=on),
    "report": lambda f, by, on: report_rectification(
        f, on=on, note=TEXT, by=by, at=at(on), version=f.version
    ),
    "close": lambda f, by, on: close_finding(f, on=on, by=by, at=at(on), version=f.version),
    "send_back": lambda f, by, on: send_back_finding(
        f, on=on, why=TEXT, by=by, at=at(on), version=f.version
    ),
    "sustain": lambda f, by, on: sustain_finding(
        f, on=on, why=TEXT, by=by, at=at(on), version=f.version
    ),
    "reopen": lambda f, by, on: reopen_finding(
        f, on=on, why=TEXT, by=by, at=at(on), version=f.version
    ),
    "extend": lambda f, by, on: extend_deadline(
        f, due_on=on + timedelta(days=9), why=TEXT, by=by, at=at(on), version=f.version
    ),
}


LIKELY = {
    FindingState.FOUND: ["confirm", "confirm"],
    FindingState.RECTIFYING: ["plan", "finish", "prove", "report"],
    FindingState.REPORTED: ["prove", "close", "close", "close"],
}


def _fitting(finding: Finding) -> list[str]:
    """The acts that the state allows, so that a walk gets somewhere; any other is tried as well."""
    state = FindingState(finding.progress)
    fitting = [act for act, (before, _) in FINDING_ACTS.items() if state in before]
    return fitting + LIKELY.get(state, [])


def _check(finding: Finding) -> None:
    """What must hold after every step, whatever was tried."""
    steps = list(FindingStep.objects.filter(finding=finding).order_by("pk"))
    assert steps[-1].state_after == finding.progress
    closed = finding.progress == FindingState.CLOSED
    assert closed == (finding.closed_on is not None)
    if not closed:
        return
    last = max(place for place, step in enumerate(steps) if step.act == "close")
    opened = max((place for place, step in enumerate(steps) if step.act == "reopen"), default=0)
    reporters = {one.actor_id for one in steps if one.act in ("report", "correct")}
    assert steps[last].actor_id not in reporters
    since = steps[opened].recorded_at
    measures = finding.planned_measures.values_list("pk", flat=True)
    own = Evidence.objects.filter(target_type="finding", target_id=finding.pk)
    theirs = Evidence.objects.filter(target_type="finding_measure", target_id__in=measures)
    assert (own | theirs).filter(recorded_at__gte=since).exists()


def _walk(data: st.DataObject, cast: Cast, reached: Counter[str]) -> None:
    finding, day, seen = found(cast), TODAY, 1
    actors = [cast.head, cast.inspector, cast.second]
    for _ in range(data.draw(st.integers(10, 40), label="steps")):
        finding.refresh_from_db()
        likely = st.sampled_from(_fitting(finding) or sorted(VERBS))
        act = data.draw(likely | st.sampled_from(sorted(VERBS)), label="act")
        actor = data.draw(st.sampled_from(actors), label="actor")
        day += timedelta(days=data.draw(st.integers(0, 4), label="days"))
        with suppress(Refused):
            VERBS.get(act, VERBS["prove"])(finding, actor, day)
        kept = Finding.objects.get(pk=finding.pk)
        _check(kept)
        now = FindingStep.objects.filter(finding=finding).count()
        assert now >= seen
        seen = now
        reached[kept.progress] += 1


def _walk_often(cast: Cast, reached: Counter[str]) -> None:
    @settings(
        max_examples=50,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        with transaction.atomic():
            _walk(data, cast, reached)
            transaction.set_rollback(True)

    walk()


def test_a_random_walk_never_closes_without_evidence_and_a_second_person() -> None:
    reached = Counter[str]()
    _walk_often(a_cast(), reached)
    assert {one.value for one in FindingState} == set(reached)


def test_the_walk_would_notice_a_closing_without_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rectification, "objections_to_reporting", lambda case: [])
    monkeypatch.setattr(verification, "objections_to_closing", lambda case, rule: [])
    with pytest.raises(AssertionError):
        _walk_often(a_cast(), Counter())
