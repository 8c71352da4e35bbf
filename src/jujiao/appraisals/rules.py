"""How many may be 优秀, who takes part and on which terms, and until when one may object."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jujiao.catalogue.appraisal import GOOD, QUARTER_GRADES, QUARTERLY_RULES
from jujiao.catalogue.schemes import SANCTION_EFFECT
from jujiao.kernel.clauses import Clause
from jujiao.kernel.concepts import Basis
from jujiao.kernel.ladders import Grade, Sanction, SanctionKind
from jujiao.kernel.periods import Period, add_months
from jujiao.kernel.problems import Refused, refuse
from jujiao.kernel.schemes import Scheme

APPRAISAL = "《公务员考核规定》"
QUOTA = Clause(
    "excellent_quota",
    Basis(APPRAISAL, "优秀等次人数一般掌握在本机关应参加年度考核人数的20%以内，经同意不超过25%"),
)
AT_BEST = Clause("grade_at_best", Basis(APPRAISAL, "不确定等次、不得确定为优秀的情形"))
QUARTERS = Clause("quarters_bear_out_the_year", QUARTERLY_RULES)
REVIEW_RULES = Basis("《中华人民共和国公务员法》", "第九十五条、第九十六条", verified=True)
FLOOR, HALF_UP, CEILING = "floor", "half_up", "ceiling"
SHARE, WIDER_SHARE = 20, 25
REVIEW, APPEAL = "review", "appeal"
STAGES = {REVIEW: "复核", APPEAL: "申诉"}
TRIAL_MONTHS = 12
ORDER = (Grade.EXCELLENT, Grade.COMPETENT, Grade.BASIC, Grade.INCOMPETENT)


def excellent_places(headcount: int, *, wider: bool = False, rounding: str = FLOOR) -> int:
    """How many of so many may be 优秀: a fifth, a quarter where the authority consented; 以内 rounds down."""
    share = WIDER_SHARE if wider else SHARE
    shift = {FLOOR: 0, HALF_UP: 50, CEILING: 99}[rounding]
    return (headcount * share + shift) // 100


@dataclass(frozen=True, slots=True)
class Participation:
    """On which terms somebody is appraised: takes part, counts in the quota, and what is the best grade."""

    takes_part: bool = True
    in_quota: bool = True
    at_best: Grade = Grade.EXCELLENT
    ground: str = ""


ORDINARY = Participation()
ABSENCES: Mapping[str, Participation] = {
    "sick_half_year": Participation(
        takes_part=False,
        in_quota=False,
        at_best=Grade.ABSENT,
        ground="病、事假累计超过考核年度半年，不参加考核（待核）",
    ),
    "under_investigation": Participation(
        in_quota=False,
        at_best=Grade.UNDETERMINED,
        ground="被立案审查调查尚未结案，参加考核，不定等次（待核）",
    ),
    "posted_elsewhere": Participation(
        takes_part=False,
        in_quota=False,
        at_best=Grade.ABSENT,
        ground="挂职锻炼，由接收单位考核（待核）",
    ),
}


def participation(
    joined_on: date | None, sanctions: Iterable[Sanction], year: Period
) -> Participation:
    """What the known facts say: 试用期 and sanctions limit the grade; what is unknown limits nothing."""
    received = [one for one in sanctions if one.starts_on in year]
    if any(one.kind is not SanctionKind.WARNING for one in received):
        return Participation(
            in_quota=False,
            at_best=Grade.UNDETERMINED,
            ground=f"当年受记过以上处分，只写评语，不定等次（{SANCTION_EFFECT.citation}）",
        )
    if joined_on is not None and add_months(joined_on, TRIAL_MONTHS) > year.last:
        return Participation(
            in_quota=False,
            at_best=Grade.UNDETERMINED,
            ground="试用期内，只写评语，不定等次（待核）",
        )
    if received:
        return Participation(
            at_best=Grade.COMPETENT,
            ground=f"当年受警告处分，不得确定为优秀（{SANCTION_EFFECT.citation}）",
        )
    return ORDINARY


def check_open(frozen_on: date | None) -> None:
    """Raises Refused where the result has been frozen."""
    if frozen_on is not None:
        raise refuse(
            "round_frozen",
            f"考核结果已于{frozen_on}审定，不能再改。",
            remedy="有异议请走复核、申诉。",
        )


def check_grade(grade: Grade, at_best: Grade, ground: str) -> None:
    """Raises Refused for a grade above the best that the rules allow."""
    if at_best in (Grade.UNDETERMINED, Grade.ABSENT):
        allowed = grade is at_best
    else:
        allowed = grade in ORDER and ORDER.index(grade) >= ORDER.index(at_best)
    if not allowed:
        breach = AT_BEST.breach("grade", f"最高只能定为{at_best.label}：{ground}。", "请改等次。")
        raise Refused(breach.problem)


def check_quota(given: int, places: int, headcount: int) -> None:
    """Raises Refused when one more 优秀 would go beyond the quota, with the rule and the numbers."""
    if given + 1 > places:
        said = f"参加考核{headcount}人，优秀最多{places}名，已定{given}名，不能再定。"
        raise Refused(
            QUOTA.breach("grade", said, "请先改其他人的等次，或办理提高比例的审批。").problem
        )


def check_quarters(grade: Grade, quarters: Sequence[str], barring: Collection[str]) -> None:
    """年度优秀 comes from those mainly 好 in 平时考核, with no quarter that bars it. Raises Refused.

    A year of which no quarter is recorded says nothing.
    """
    if grade is not Grade.EXCELLENT or not quarters:
        return
    barred = [QUARTER_GRADES[one] for one in quarters if one in barring]
    good = sum(one == GOOD for one in quarters)
    if barred:
        said = f"平时考核有“{barred[0]}”，年度不得确定为优秀。"
    elif 2 * good <= len(quarters):
        said = (
            f"平时考核{len(quarters)}个季度里“好”只有{good}个，年度优秀应从以“好”为主的人里产生。"
        )
    else:
        return
    raise Refused(QUARTERS.breach("grade", said, "请改等次。").problem)


def worse(grade: Grade, before: Grade) -> bool:
    """Whether a grade is heavier than another: an objection must never make it so."""
    return grade in ORDER and before in ORDER and ORDER.index(grade) > ORDER.index(before)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Until when one may object, and until when it must be decided."""

    last_day: date
    due_on: date


def remedy_of(stage: str, *, known_on: date, reviewed_on: date | None, filed_on: date) -> Remedy:
    """复核 within 30 days of knowing; 申诉 within 15 days after the 复核, or at once within 30 days."""
    if stage == REVIEW:
        return Remedy(known_on + timedelta(days=30), filed_on + timedelta(days=30))
    if stage != APPEAL:
        raise refuse("unknown_stage", "只有复核和申诉两种。", place="stage")
    last = reviewed_on + timedelta(days=15) if reviewed_on else known_on + timedelta(days=30)
    return Remedy(last, filed_on + timedelta(days=60))


def scheme_as_it_was(scheme: Scheme, day: date) -> None:
    """Raises Refused where a scheme is not in force yet."""
    if scheme.in_force_from > day:
        raise refuse(
            "scheme_not_in_force", f"{scheme.label}自{scheme.in_force_from}起施行。", place="scheme"
        )
