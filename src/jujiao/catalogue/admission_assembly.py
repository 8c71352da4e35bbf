"""What the branch assembly and the approvals around it ask in 发展党员: votes, speakers, probation, notices.

《中国共产党发展党员工作细则》(2014). Probation may be extended once; a notice that was begun runs to its end.
"""

from __future__ import annotations

from jujiao.catalogue import admission_clauses as clauses
from jujiao.kernel.clauses import Breach
from jujiao.kernel.courses import MONTHS, Course, Guard, StepTaken
from jujiao.kernel.votes import ADMISSION, decide


def voted(course: Course, step: StepTaken) -> Breach | None:
    """The assembly was large enough and the vote carried what the step says."""
    if step.count is None:
        return clauses.VOTE.breach("count", "没有填写应到、实到和赞成票数。")
    outcome = decide(ADMISSION, step.count)
    if not outcome.opens:
        return clauses.VOTE.breach(
            "present", f"到会{step.count.present}人，至少要到{outcome.present_needed}人。"
        )
    carried = outcome.passed or step.outcome in (clauses.EXTENDED, clauses.CANCELLED)
    return (
        None
        if carried
        else clauses.VOTE.breach("yes", f"赞成{step.count.yes}票，至少要有{outcome.needed}票。")
    )


def introduced(course: Course, step: StepTaken) -> Breach | None:
    """Both introducers speak."""
    speakers = {one.person_id for one in step.in_role(clauses.SPEAKER)}
    taken = course.last("introducers")
    wanted = {one.person_id for one in taken.in_role(clauses.INTRODUCER)} if taken else set()
    missing = bool(wanted) and not wanted <= speakers
    return (
        clauses.SPEAKERS.breach(clauses.SPEAKER, "入党介绍人没有都在会上介绍情况。")
        if missing
        else None
    )


def extended_once(course: Course, step: StepTaken) -> Breach | None:
    """Probation is extended once, by six to twelve months."""
    before = course.last("regularised")
    months = step.numbers.get(MONTHS, 0)
    if step.outcome == clauses.EXTENDED and before is not None:
        return clauses.EXTENSION.breach("outcome", "预备期已经延长过一次。")
    if (
        step.outcome == clauses.EXTENDED
        and not clauses.EXTENSION_LEAST <= months <= clauses.EXTENSION_MOST
    ):
        return clauses.EXTENSION.breach(MONTHS, f"延长{months}个月，应在6至12个月之间。")
    return None


def became_regular(course: Course, step: StepTaken) -> Breach | None:
    """Only a carried 转正 goes up for approval."""
    taken = course.last("regularised")
    regular = taken is not None and taken.outcome == clauses.REGULAR
    return None if regular else clauses.DECIDED.breach("step", "支部大会还没有通过转正。")


def notice_over(notice: str) -> Guard:
    """公示: none held is a local breach; one that was begun runs to its end."""

    def guard(course: Course, step: StepTaken) -> Breach | None:
        if not course.times(notice):
            return clauses.NOTICE.breach("step", "没有公示记录。")
        until = course.matured.get(notice)
        if until is None or step.on is None or step.on > until:
            return None
        return clauses.NOTICE_OPEN.breach("done_on", f"公示到{until}才满，不能提前结束。")

    return guard
