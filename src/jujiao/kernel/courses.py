"""Courses: the steps of a procedure in their order, with waits that block and deadlines that warn.

Terms run by calendar months, clamped to the end of a month; never by 30, 180 or 365 days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import add_months
from jujiao.kernel.votes import Count

MONTHS = "months"
ORDER = Clause("steps_in_order", Basis("程序规则", "各步骤依次办理", verified=True))


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named in a step, in a role, with the tenures he held on that day and his votes."""

    role: str
    person_id: int
    held: frozenset[str] = frozenset()
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step that was, or is about to be, taken; history may not know the day.

    ``numbers`` are what a rule counts (training days, ballots issued); ``special`` says that the level
    above recorded a special case; ``outcome`` is the way out where a step has several.
    """

    step: str
    on: date | None
    document_no: str = ""
    outcome: str = ""
    named: tuple[Named, ...] = ()
    count: Count | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    special: bool = False
    award_level: Level | None = None

    def in_role(self, role: str) -> tuple[Named, ...]:
        """Who is named in this role."""
        return tuple(one for one in self.named if one.role == role)


@dataclass(frozen=True, slots=True)
class Course:
    """A procedure as far as it has come, and what the rules need to know of its subject.

    ``terms`` are the court's own values of waits and sizes, by name; ``matured`` says for steps that
    run for working days (公示) on which day their term was over.
    """

    kind: str
    taken: tuple[StepTaken, ...] = ()
    born_on: date | None = None
    held: frozenset[str] = frozenset()
    person_id: int | None = None
    terms: Mapping[str, int] = field(default_factory=dict)
    matured: Mapping[str, date] = field(default_factory=dict)

    def last(self, step: str) -> StepTaken | None:
        """The step as it was taken last."""
        return next((one for one in reversed(self.taken) if one.step == step), None)

    def day_of(self, step: str) -> date | None:
        """On which day the step was taken last."""
        taken = self.last(step)
        return taken.on if taken else None

    def times(self, step: str) -> int:
        """How often the step was taken."""
        return sum(one.step == step for one in self.taken)


Guard = Callable[[Course, StepTaken], Breach | None]


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of months that runs from a step; ``policy`` names the court's own value for it.

    ``extended_by`` is the step that may have made it longer, by the months it names.
    """

    since: str
    months: int
    clause: Clause
    special_months: int = 0
    policy: str = ""
    extended_by: str = ""

    def length(self, course: Course, *, special: bool = False) -> int:
        """How many months it is for this course."""
        months = self.special_months if special and self.special_months else self.months
        extending = course.last(self.extended_by)
        more = extending.numbers.get(MONTHS, 0) if extending else 0
        return course.terms.get(self.policy, months) + more

    def ends(self, course: Course, *, special: bool = False) -> date | None:
        """The day it leads to: the first that is allowed after a wait, the last of a deadline."""
        since = course.day_of(self.since)
        return add_months(since, self.length(course, special=special)) if since else None


@dataclass(frozen=True, slots=True)
class StepRule:
    """What a step asks: who takes it, what must have passed, by when, and what else must hold.

    ``repeats``: it may be taken again; ``optional``: it holds up no later step. ``outcomes`` are its
    ways out, those in ``ends`` end the course there, those in ``again`` ask for the step once more.
    ``workdays`` is how long it runs (公示).
    """

    step: str
    label: str
    actor: str = ""
    waits: tuple[Term, ...] = ()
    deadlines: tuple[Term, ...] = ()
    guards: tuple[Guard, ...] = ()
    repeats: bool = False
    optional: bool = False
    outcomes: Mapping[str, str] = field(default_factory=dict)
    ends: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    workdays: int = 0


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step that may follow: from which day it is allowed, and the last day it should be taken."""

    rule: StepRule
    opens_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Path:
    """The steps of a kind of procedure in order; ``result`` is the step that counts.

    What the procedure opens begins on the day of ``begins`` (the result where it is empty) and is
    probationary until ``confirms`` was taken. ``posts`` are the roles in which somebody gets a tenure,
    the highest first, with its title; ``writes`` is the record that the result leaves, and the role in
    which its subject stands there. ``alone``: a subject has one such procedure at a time;
    ``begins_a_term``: those who held such posts before give way.
    """

    kind: str
    rules: tuple[StepRule, ...]
    result: str
    begins: str = ""
    confirms: str = ""
    posts: Mapping[str, str] = field(default_factory=dict)
    writes: tuple[RecordKind, str] | None = None
    alone: bool = True
    begins_a_term: bool = False

    @property
    def labels(self) -> dict[str, str]:
        """Step → its name."""
        return {rule.step: rule.label for rule in self.rules}

    def rule(self, step: str) -> StepRule:
        """The rule of a step. Raises LookupError for a step that is not on the path."""
        return self.rules[self._index(step)]

    def breaches(self, course: Course, step: StepTaken) -> tuple[Breach, ...]:
        """Every rule that taking this step now would break."""
        rule = self.rule(step.step)
        found = [self._out_of_order(course, step), _before_birth(course, step)]
        found += [_too_early(term, course, step) for term in rule.waits]
        found += [_too_late(term, course, step) for term in rule.deadlines]
        found += [guard(course, step) for guard in rule.guards]
        return tuple(one for one in found if one is not None)

    def is_ended(self, course: Course) -> bool:
        """Whether the last step was taken, or one that ended the course; a last step may repeat."""
        closed = not self.rules[-1].repeats and self._reached(course) == len(self.rules) - 1
        return closed or any(one.outcome in self.rule(one.step).ends for one in course.taken)

    def milestones(self, course: Course) -> tuple[Milestone, ...]:
        """The steps that may follow now: the next that is needed, and what may be done before it."""
        return tuple(_milestone(rule, course) for rule in self._following(course))

    def _following(self, course: Course) -> tuple[StepRule, ...]:
        if self.is_ended(course):
            return ()
        reached = self._reached(course)
        if reached >= 0 and self._asked_again(self.rules[reached], course):
            return (self.rules[reached],)
        ahead = self.rules[reached + 1 :]
        needed = next((place for place, one in enumerate(ahead) if not one.optional), len(ahead))
        return tuple(
            one for one in ahead[: needed + 1] if one.repeats or not course.times(one.step)
        )

    def _asked_again(self, rule: StepRule, course: Course) -> bool:
        taken = course.last(rule.step)
        return taken is not None and taken.outcome in rule.again

    def _out_of_order(self, course: Course, step: StepTaken) -> Breach | None:
        rule, reached, index = self.rule(step.step), self._reached(course), self._index(step.step)
        if self.is_ended(course):
            return ORDER.breach("step", "这项程序已经办结。")
        if course.times(step.step) and not rule.repeats:
            return ORDER.breach("step", "这一步已经办过。")
        if index < reached and not rule.repeats:
            return ORDER.breach(
                "step", "后面的步骤已经办了，不能再补这一步。", "漏登的请写明依据。"
            )
        skipped = [one for one in self.rules[reached + 1 : index] if not one.optional]
        if skipped:
            return ORDER.breach("step", "前面还有步骤没有办。", f"下一步是“{skipped[0].label}”。")
        before = max((one.on for one in course.taken if one.on), default=None)
        if before and step.on and step.on < before and not rule.optional:
            return ORDER.breach("done_on", f"日期早于上一步的{before}。", "请核对日期。")
        return None

    def _reached(self, course: Course) -> int:
        places = [self._index(one.step) for one in course.taken]
        return max((place for place in places if not self.rules[place].optional), default=-1)

    def _index(self, step: str) -> int:
        for place, rule in enumerate(self.rules):
            if rule.step == step:
                return place
        raise LookupError(f"{self.kind} has no step {step}")


def _milestone(rule: StepRule, course: Course) -> Milestone:
    opens = [day for day in (term.ends(course) for term in rule.waits) if day]
    return Milestone(rule, max(opens, default=None), _due(rule, course))


def _due(rule: StepRule, course: Course) -> date | None:
    """The earliest deadline; a step that repeats is due again, counted from when it was taken last."""
    days = []
    for term in rule.deadlines:
        since = (course.day_of(rule.step) if rule.repeats else None) or course.day_of(term.since)
        if since:
            days.append(add_months(since, term.length(course)))
    return min(days, default=None)


def _before_birth(course: Course, step: StepTaken) -> Breach | None:
    if course.born_on is None or step.on is None or step.on >= course.born_on:
        return None
    return ORDER.breach("done_on", f"日期早于本人出生的{course.born_on}。", "请核对日期。")


def _too_early(term: Term, course: Course, step: StepTaken) -> Breach | None:
    opens = term.ends(course)
    if opens is None or step.on is None or step.on >= opens:
        return None
    return term.clause.breach("done_on", f"要满{term.length(course)}个月，{opens}起才可以。")


def _too_late(term: Term, course: Course, step: StepTaken) -> Breach | None:
    closes = term.ends(course, special=step.special)
    if closes is None or step.on is None or step.on <= closes:
        return None
    months = term.length(course, special=step.special)
    return term.clause.breach(
        "done_on", f"超过了{months}个月的期限，最迟应在{closes}。", "请写明原因。"
    )
