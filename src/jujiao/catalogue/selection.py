"""晋升、遴选、选任的程序: what a round goes through before names are public, and each person after.

Before the public notice (公示) a round holds steps, days, document numbers and headcounts and nothing
else: names, votes and what was said in 考察 may be secret. 《公务员法》第四十五至四十九条,
《党政领导干部选拔任用工作条例》, 《法官法》第十四至二十条.
"""

from __future__ import annotations

from jujiao.catalogue.careers import REGISTER
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Focus, ProcedureKind
from jujiao.kernel.courses import Course, Guard, Path, StepRule, StepTaken
from jujiao.kernel.votes import Share

SELECTION_RULES = "《党政领导干部选拔任用工作条例》"
SECRECY = Clause(
    "nothing_before_notice", Basis(SELECTION_RULES, "干部人事工作纪律、保密"), absolute=True
)
QUORUM = Clause("party_group_quorum", Basis(SELECTION_RULES, "讨论决定"))
NUMBERED = Clause("step_has_a_number", Basis(SELECTION_RULES, "凡提四必：听取纪检监察机关意见"))
CHECK_NUMBERED = Clause("check_has_a_number", Basis(SELECTION_RULES, "考察：政治素质考察"))
TWO_THIRDS = Share(2, 3)

MEMBERS, PRESENT = "members", "present"
DISCUSSED, NAMED, OPINION = "discussed", "named", "integrity_opinion"


def holds_headcounts_only(course: Course, step: StepTaken) -> Breach | None:
    """Before the notice no person and no vote is written down; the vote stays in the minutes."""
    if not step.named and step.count is None:
        return None
    return SECRECY.breach(
        "step", "公示前只登记步骤、日期、文号和人数，不登记人选和票数。", "票数请留在会议记录里。"
    )


def two_thirds_are_present(course: Course, step: StepTaken) -> Breach | None:
    """讨论决定: at least two thirds of the members must be there."""
    members, present = step.numbers.get(MEMBERS, 0), step.numbers.get(PRESENT, 0)
    if not members:
        return QUORUM.breach("members", "没有填应到人数。", "请填应到和到会人数。")
    if present > members:
        return QUORUM.breach("present", f"到会{present}人多于应到{members}人。", "请核对人数。")
    if TWO_THIRDS.is_met(present, members):
        return None
    needed = TWO_THIRDS.least(members)
    return QUORUM.breach("present", f"应到{members}人，到会{present}人，至少要{needed}人才能开会。")


def _carries_a_number(clause: Clause, message: str, remedy: str) -> Guard:
    """What the step leaves is a document with a number."""

    def carries_a_number(course: Course, step: StepTaken) -> Breach | None:
        numbered = step.document_no.strip()
        return None if numbered else clause.breach("document_no", message, remedy)

    return carries_a_number


opinion_is_numbered = _carries_a_number(
    NUMBERED, "廉政意见没有填文号。", "请填纪检监察机关回复的文号。"
)
check_is_numbered = _carries_a_number(
    CHECK_NUMBERED, "政治素质考察没有填文号。", "请填考察材料的文号。"
)


def _quiet(slug: str, label: str, *guards: Guard, optional: bool = False) -> StepRule:
    return StepRule(slug, label, guards=(holds_headcounts_only, *guards), optional=optional)


PLAN = _quiet("plan", "党组研究方案")
PARTY_GROUP = _quiet(DISCUSSED, "党组会讨论决定", two_thirds_are_present)
INTEGRITY = _quiet(OPINION, "听取廉政意见", opinion_is_numbered)
POLITICAL_CHECK = _quiet("political_check", "政治素质考察", check_is_numbered)
PUBLISHED = StepRule(NAMED, "公示人选")
INSPECTION = _quiet("inspection", "组织考察")

PROMOTION_STEPS = (
    PLAN,
    _quiet("recommended", "民主推荐或民主测评"),
    POLITICAL_CHECK,
    INSPECTION,
    INTEGRITY,
    PARTY_GROUP,
    PUBLISHED,
)
APPOINTMENT_STEPS = (
    _quiet("motion", "动议"),
    _quiet("talk_recommended", "谈话调研推荐", optional=True),
    _quiet("meeting_recommended", "会议推荐"),
    _quiet("candidates_set", "确定考察对象"),
    POLITICAL_CHECK,
    INSPECTION,
    INTEGRITY,
    PARTY_GROUP,
    PUBLISHED,
)
QUOTA_STEPS = (
    _quiet("vacancies", "员额空缺核定"),
    _quiet("announced", "发布公告"),
    _quiet("applied", "自愿报名、岗位承诺与回避声明"),
    _quiet("qualified", "资格审查"),
    _quiet("examined", "业绩考核、民主测评和考试"),
    POLITICAL_CHECK,
    INTEGRITY,
    PARTY_GROUP,
    _quiet("reviewed_above", "上级法院和组织部门审核"),
    _quiet("committee_voted", "省级法官遴选委员会审核"),
    PUBLISHED,
)


def _round(slug: str, label: str, steps: tuple[StepRule, ...]) -> tuple[ProcedureKind, Path]:
    named = {rule.step: rule.label for rule in steps}
    kind = ProcedureKind(slug, label, Focus.CAPABILITY, "unit", named, register=REGISTER)
    return kind, Path(slug, steps, NAMED, alone=False)


PROMOTION_ROUND, PROMOTION_ROUND_PATH = _round("promotion_round", "职级晋升工作", PROMOTION_STEPS)
QUOTA_ROUND, QUOTA_ROUND_PATH = _round("judge_quota_round", "员额遴选工作", QUOTA_STEPS)
APPOINTMENT_ROUND, APPOINTMENT_ROUND_PATH = _round(
    "appointment_round", "选拔任用工作", APPOINTMENT_STEPS
)
ROUNDS = (PROMOTION_ROUND, QUOTA_ROUND, APPOINTMENT_ROUND)
ROUND_PATHS = {
    one.kind: one for one in (PROMOTION_ROUND_PATH, QUOTA_ROUND_PATH, APPOINTMENT_ROUND_PATH)
}
