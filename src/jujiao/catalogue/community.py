"""志愿服务、政策宣讲、双服务双报到双融入: the community says what it needs, the branch serves, it confirms.

A service may be law publicity at the same time: one event, two registers. Who has not registered with
a community does not serve it; what outsiders confirm is recorded by an insider with a slip.
"""

from __future__ import annotations

from jujiao.catalogue.activities import activity
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.kernel.cadence import Every
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import (
    Ask,
    Basis,
    Focus,
    Hardness,
    ProcedureKind,
    RecordKind,
    TenureKind,
)
from jujiao.kernel.courses import Course, Path, StepRule, StepTaken
from jujiao.kernel.obligations import Bearer, Duty

COMMUNITY_RULES = "自治区双报到、双服务、双报告工作办法"
SERVANT = "servant"
SERVANTS = {ATTENDEE: "参加人员"}
SATISFACTION = {"good": "满意", "fair": "基本满意", "poor": "不满意"}

VOLUNTEER_SERVICE = activity(
    "volunteer_service", "志愿服务", Focus.POLITICS, "志愿服务活动", "志愿活动", roles=SERVANTS
)
POLICY_TALK = activity("policy_talk", "政策宣讲", Focus.POLITICS, "宣讲", roles=SERVANTS)
COMMUNITY_REPORT = RecordKind(
    "community_report",
    "双报告",
    Focus.BRANCHES,
    (
        Ask("title", "报告名称"),
        Ask("occurred_on", "报送日期"),
        Ask("issuer", "报送单位"),
        Ask("document_no", "文号", required=False),
    ),
    unit_word="件",
    register="community_reports",
    wants_confirmation=False,
    basis=Basis(COMMUNITY_RULES),
)
COMMUNITY_REGISTRATION = TenureKind(
    "community_registration",
    "社区报到",
    Focus.BRANCHES,
    "outside",
    register="community_registrations",
)

REGISTERED = Clause("community_registered", Basis(COMMUNITY_RULES, "先报到、后服务"))
CONFIRMED = Clause("community_confirmed", Basis(COMMUNITY_RULES, "服务由社区确认"))


def registered_first(course: Course, step: StepTaken) -> Breach | None:
    """Whoever serves was registered with a community on that day."""
    strangers = [one for one in step.named if COMMUNITY_REGISTRATION.slug not in one.held]
    if not strangers:
        return None
    return REGISTERED.breach("named", f"有{len(strangers)}人还没有向社区报到。", "请先登记报到。")


def confirmed_by_slip(course: Course, step: StepTaken) -> Breach | None:
    """The community confirms with a slip whose number is kept."""
    return None if step.document_no else CONFIRMED.breach("document_no", "没有填写社区确认单编号。")


COMMUNITY_PATH = Path(
    "community_need",
    (
        StepRule("needed", "社区提出需求（点单）", "社区"),
        StepRule("dispatched", "派单到支部", "机关党委"),
        StepRule("accepted", "党员接单", "支部", guards=(registered_first,)),
        StepRule("served", "开展服务", "支部", guards=(registered_first,)),
        StepRule(
            "confirmed", "社区确认", "社区", guards=(confirmed_by_slip,), outcomes=SATISFACTION
        ),
    ),
    result="confirmed",
    alone=False,
)
COMMUNITY_NEED = ProcedureKind(
    COMMUNITY_PATH.kind,
    "社区服务事项",
    Focus.BRANCHES,
    "unit",
    COMMUNITY_PATH.labels,
    outcomes=SATISFACTION,
    register="community_needs",
)

KINDS = (VOLUNTEER_SERVICE, POLICY_TALK)
REPORTS = (COMMUNITY_REPORT,)
TENURES = (COMMUNITY_REGISTRATION,)
PROCEDURES = (COMMUNITY_NEED,)

DUTIES = (
    Duty(
        "community_report_half_yearly",
        "双报告",
        Bearer.COURT,
        (COMMUNITY_REPORT,),
        Every.HALF,
        Basis(COMMUNITY_RULES, "六月底、十二月底前报告"),
        Hardness.LOCAL,
        unit_word="件",
        prompted_from=6,
        on=False,
    ),
)
