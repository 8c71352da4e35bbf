"""Courses of the fictional court: taking steps, and somebody on his way into the party."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from branch_cast import a_member, a_party_officer
from cast import AT, a_person, writing
from jujiao.access.actors import Actor
from jujiao.catalogue.admission_clauses import CONTACT_PERSON, INTRODUCER, SPEAKER
from jujiao.kernel.courses import Named, StepTaken
from jujiao.kernel.votes import Count
from jujiao.people.models import Person, Unit
from jujiao.procedures.acts import Advanced, NewProcedure, advance_procedure, open_procedure
from jujiao.procedures.models import Procedure

UNANIMOUS = Count(16, 16, 16)


def begin(kind: str, unit: Unit, *, person: Person | None = None, on: date) -> Procedure:
    """Opens a procedure of the court of a branch."""
    assert unit.court is not None
    assert unit.court_id is not None
    new = NewProcedure(unit.court_id, kind, person.pk if person else None, unit.pk)
    return open_procedure(new, on=on, by=a_party_officer(unit.court), at=AT)


def take(
    procedure: Procedure,
    step: str,
    on: date,
    *,
    by: Actor | None = None,
    override: str = "",
    **said: object,
) -> Advanced:
    """Takes one step in the evening of its day; what else is said of it goes into the step."""
    actor = by or a_party_officer(procedure.court)
    taken = StepTaken(step, on, **said)  # type: ignore[arg-type]
    evening = max(AT, datetime.combine(on, time(18), AT.tzinfo))
    return advance_procedure(procedure, taken, by=actor, at=evening, override_basis=override)


def named(role: str, *people: Person) -> tuple[Named, ...]:
    """People in a role of a step."""
    return tuple(Named(role, person.pk) for person in people)


def an_applicant(branch: Unit, *, born_on: date = date(1990, 5, 1)) -> Person:
    """A colleague who is no party member yet."""
    assert branch.court is not None
    person = a_person(branch.court, "乌力吉")
    person.born_on = born_on
    with writing():
        person.save()
    return person


class Admission:
    """One admission with two members to stand by it; ``until`` walks the regular way up to a step."""

    def __init__(self, branch: Unit, applicant: Person) -> None:
        self.procedure = begin("party_admission", branch, person=applicant, on=date(2023, 12, 1))
        self.sponsors = (a_member(branch, "介绍人甲"), a_member(branch, "介绍人乙"))
        self.way: dict[str, tuple[date, dict[str, object]]] = {
            "applicant": (date(2024, 1, 10), {}),
            "talked_with": (date(2024, 1, 31), {}),
            "activist": (date(2024, 3, 1), {}),
            "activist_filed": (date(2024, 3, 20), {}),
            "contacts": (date(2024, 3, 25), {"named": named(CONTACT_PERSON, *self.sponsors)}),
            "review": (date(2024, 9, 1), {}),
            "second_review": (date(2025, 2, 20), {}),
            "candidate_notice": (date(2025, 2, 21), {}),
            "candidate": (date(2025, 3, 3), {}),
            "candidate_filed": (date(2025, 3, 10), {}),
            "introducers": (date(2025, 3, 12), {"named": named(INTRODUCER, *self.sponsors)}),
            "political_review": (
                date(2025, 3, 20),
                {"document_no": "政审〔2025〕1号", "outcome": "passed"},
            ),
            "trained": (date(2025, 4, 10), {"numbers": {"training_days": 3}}),
            "committee_reviewed": (date(2025, 4, 20), {}),
            "pre_reviewed": (date(2025, 5, 6), {"document_no": "预审〔2025〕3号"}),
            "form_filled": (date(2025, 5, 20), {}),
            "admission_notice": (date(2025, 5, 22), {}),
            "admitted": (
                date(2025, 6, 10),
                {"count": UNANIMOUS, "named": named(SPEAKER, *self.sponsors)},
            ),
            "talked_by_superior": (date(2025, 7, 1), {}),
            "approved": (date(2025, 8, 1), {"document_no": "直工委〔2025〕18号"}),
            "approval_filed": (date(2025, 8, 20), {}),
            "assigned": (date(2025, 8, 21), {}),
            "oath": (date(2025, 10, 1), {}),
            "applied_regular": (date(2026, 6, 10), {}),
            "regular_notice": (date(2026, 6, 10), {}),
            "regularised": (date(2026, 6, 24), {"count": UNANIMOUS, "outcome": "regular"}),
            "regular_approved": (date(2026, 7, 20), {"document_no": "直工委〔2026〕9号"}),
            "archived": (date(2026, 8, 1), {}),
        }

    def take(self, step: str, **changed: object) -> Advanced:
        """Takes a step as the regular way has it, but for what is changed."""
        on, said = self.way[step]
        on = changed.pop("on", on)  # type: ignore[assignment]
        return take(self.procedure, step.removeprefix("second_"), on, **(said | changed))  # type: ignore[arg-type]

    def before(self, step: str, *, without: Iterable[str] = ()) -> None:
        """Walks the regular way up to a step, which is not taken."""
        for earlier in self.way:
            if earlier == step:
                return
            if earlier not in without:
                self.take(earlier)

    def all(self) -> None:
        """Walks the whole way."""
        for step in self.way:
            self.take(step)
