"""What each step of 发展党员 asks, as plain rules that cite the text.

《中国共产党发展党员工作细则》(2014). Order, documents, sizes and waits block; deadlines warn.
"""

from __future__ import annotations

from jujiao.catalogue import admission_clauses as clauses
from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.courses import Course, Guard, StepTaken
from jujiao.kernel.periods import add_months


def of_age(course: Course, step: StepTaken) -> Breach | None:
    """Eighteen on the day of the application."""
    if course.born_on is None or step.on is None:
        return None
    adult_on = add_months(course.born_on, 12 * clauses.ADULT_AGE)
    return None if step.on >= adult_on else clauses.AGE.breach("done_on", f"{adult_on}才满18岁。")


def no_member_yet(course: Course, step: StepTaken) -> Breach | None:
    """Whoever is a member already does not apply again."""
    is_member = PARTY_MEMBERSHIP.slug in course.held
    return clauses.APPLICANT.breach("person", "本人已经是党员。") if is_member else None


def recommended_by_the_league(course: Course, step: StepTaken) -> Breach | None:
    """A league member under twenty-eight generally comes by way of the league."""
    if not step.numbers.get(clauses.LEAGUE_MEMBER) or course.born_on is None or step.on is None:
        return None
    is_young = step.on < add_months(course.born_on, 12 * clauses.LEAGUE_AGE)
    return (
        clauses.LEAGUE.breach("document_no", "没有团组织推优的记录。")
        if is_young and not step.document_no
        else None
    )


def full_members(role: str, least: int, most: int, rule: Clause) -> Guard:
    """Between ``least`` and ``most`` full members stand in the role; nobody in his own matter."""

    def guard(course: Course, step: StepTaken) -> Breach | None:
        named = step.in_role(role)
        if not least <= len({one.person_id for one in named}) <= most:
            wanted = str(least) if least == most else f"{least}至{most}"
            return rule.breach(role, f"应有{wanted}名，现有{len(named)}名。")
        if any(one.person_id == course.person_id for one in named):
            return rule.breach(role, "本人不能为自己担任。")
        if any(
            clauses.FULL_MEMBER not in one.held or clauses.SUSPENDED_MEMBER in one.held
            for one in named
        ):
            return rule.breach(role, "所填的人有的不是正式党员，或者正受留党察看处分。")
        return None

    return guard


def reviewed_twice(course: Course, step: StepTaken) -> Breach | None:
    """Two half-yearly reviews at least are on file before somebody becomes a candidate."""
    times = course.times("review")
    return (
        None
        if times >= clauses.LEAST_REVIEWS
        else clauses.REVIEWS.breach("step", f"只有{times}次考察记录，至少要有2次。")
    )


def documented(course: Course, step: StepTaken) -> Breach | None:
    """A review or an approval is a document with a number."""
    return (
        None
        if step.document_no
        else clauses.DOCUMENT.breach("document_no", "没有填写文号或材料编号。")
    )


def passed_review(course: Course, step: StepTaken) -> Breach | None:
    """Whoever failed the political review goes no further."""
    review = course.last("political_review")
    failed = review is not None and review.outcome == clauses.FAILED
    return clauses.REVIEWED.breach("step", "政治审查结论为不合格。") if failed else None


def trained(course: Course, step: StepTaken) -> Breach | None:
    """Three days or twenty-four hours; an exception only as a recorded special case."""
    days, hours = (
        step.numbers.get(clauses.TRAINING_DAYS, 0),
        step.numbers.get(clauses.TRAINING_HOURS, 0),
    )
    if (
        days >= clauses.LEAST_DAYS
        or hours >= clauses.LEAST_HOURS
        or (step.special and step.document_no)
    ):
        return None
    return clauses.TRAINING.breach(
        clauses.TRAINING_DAYS, f"培训{days}天、{hours}学时，不够。", "确属特殊情况的，填批准文号。"
    )


def stays(course: Course, step: StepTaken) -> Breach | None:
    """Who leaves the unit within three months is generally not taken in here."""
    return (
        clauses.LEAVING.breach(clauses.LEAVING_SOON, "三个月内将离开本单位。")
        if step.numbers.get(clauses.LEAVING_SOON)
        else None
    )
