"""Reading a procedure as a course of the kernel: its steps, its subject, and who held what on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from jujiao.catalogue.admission_clauses import FULL_MEMBER
from jujiao.catalogue.duties import PATHS
from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.kernel.courses import Course, Named, Path, StepTaken
from jujiao.kernel.levels import Level
from jujiao.kernel.votes import Count
from jujiao.people.models import Tenure
from jujiao.people.selectors import held_on
from jujiao.policies.selectors import policies_in_force, work_calendar
from jujiao.procedures.models import Procedure, Step


def path_of(procedure: Procedure) -> Path:
    """The path that a procedure takes. Raises LookupError for a kind without rules."""
    return PATHS[procedure.kind]


def course_of(procedure: Procedure, *, on: date) -> Course:
    """The procedure as far as it has come, with what the rules need to know on a day."""
    steps = procedure.steps.prefetch_related("named").order_by("pk")
    taken = tuple(step_taken(step) for step in steps)
    person = procedure.person
    held = tenures_held([person.pk], on=on)[person.pk] if person else frozenset()
    return Course(
        procedure.kind,
        taken,
        born_on=person.born_on if person else None,
        held=held,
        person_id=procedure.person_id,
        terms=terms_of(procedure, on=on),
        matured=_matured(path_of(procedure), taken),
    )


def step_taken(step: Step) -> StepTaken:
    """A step that stands in the ledger, as the kernel sees it."""
    counted = (step.entitled_count, step.present_count, step.yes_count)
    entitled, present, yes = (one if one is not None else 0 for one in counted)
    return StepTaken(
        step.slug,
        step.done_on,
        step.document_no,
        step.outcome,
        tuple(Named(one.role, one.person_id, votes=one.votes) for one in step.named.all()),
        Count(entitled, present, yes) if step.entitled_count is not None else None,
        dict(step.numbers),
        step.is_special_case,
        Level(step.award_level) if step.award_level else None,
    )


def with_tenures(step: StepTaken) -> StepTaken:
    """The same step, each person with what he held on its day."""
    if step.on is None or not step.named:
        return step
    held = tenures_held([one.person_id for one in step.named], on=step.on)
    named = tuple(replace(one, held=held[one.person_id]) for one in step.named)
    return replace(step, named=named)


def tenures_held(person_ids: Iterable[int], *, on: date) -> dict[int, frozenset[str]]:
    """Person → the kinds of tenure held on the day; a membership past its probation is a full one."""
    asked = sorted(set(person_ids))
    rows = list(
        Tenure.objects.filter(held_on(on), person_id__in=asked).values_list(
            "person_id", "kind", "pk"
        )
    )
    probationary = _on_probation([pk for _, _, pk in rows])
    held: dict[int, set[str]] = {person_id: set() for person_id in asked}
    for person_id, kind, pk in rows:
        held[person_id] |= {kind} | FULL.get(kind, frozenset()) - probationary.get(pk, frozenset())
    return {person_id: frozenset(kinds) for person_id, kinds in held.items()}


FULL: Mapping[str, frozenset[str]] = {PARTY_MEMBERSHIP.slug: frozenset({FULL_MEMBER})}


def _on_probation(tenure_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """The tenures that a procedure opened and has not confirmed yet."""
    confirming = {path.kind: path.confirms for path in PATHS.values() if path.confirms}
    opened = Procedure.objects.filter(tenure_id__in=tenure_ids, kind__in=confirming)
    confirmed = set(
        Step.objects.filter(procedure__in=opened, slug__in=confirming.values()).values_list(
            "procedure_id", flat=True
        )
    )
    return {
        tenure_id: frozenset({FULL_MEMBER})
        for pk, tenure_id in opened.values_list("pk", "tenure_id")
        if tenure_id is not None and pk not in confirmed
    }


def terms_of(procedure: Procedure, *, on: date) -> dict[str, int]:
    """The court's own waits and sizes for this kind of procedure, by name."""
    rows = policies_in_force(procedure.court_id, procedure.kind, on=on)
    return {row.subject: int(row.value) for row in rows}


def _matured(path: Path, taken: Iterable[StepTaken]) -> dict[str, date]:
    """For each step that runs for working days, the day on which its term was over."""
    running = [(one.step, one.on, path.rule(one.step).workdays) for one in taken]
    due = [(step, on, workdays) for step, on, workdays in running if workdays and on]
    if not due:
        return {}
    calendar = work_calendar()
    return {step: calendar.after(on, workdays) for step, on, workdays in due}
