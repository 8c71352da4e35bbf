"""第一议题、党组理论学习中心组: the party group reads first, and its study group debates.

《中国共产党党委（党组）理论学习中心组学习规则》. A 传达会 is no 研讨 and does not count. The first item of
the agenda is an agenda rule of the court itself.
"""

from __future__ import annotations

from jujiao.catalogue.activities import activity
from jujiao.catalogue.branch_life import ATTENDEE, OBSERVER, ON_LEAVE
from jujiao.catalogue.study_details import Agenda, Study
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind
from jujiao.kernel.obligations import After, Bearer, Duty

STUDY_GROUP_RULES = "《中国共产党党委（党组）理论学习中心组学习规则》"
AGENDA_RULE = Basis("本院党组议事规则（第一议题）")
LOCAL_PRACTICE = Basis("地方中心组学习管理办法")

SEMINAR, BRIEFING = "seminar", "briefing"
LEAD_SPEAKER, SPEAKER, MADE_UP = "lead_speaker", "speaker", "made_up"
STUDY_ROLES = {
    ATTENDEE: "参加人员",
    LEAD_SPEAKER: "重点发言",
    SPEAKER: "交流发言",
    OBSERVER: "列席旁听",
    ON_LEAVE: "请假",
    MADE_UP: "补课",
}


def seminar_or_briefing(title: str) -> str:
    """研讨 or 传达 by the words of the title; the title of neither says nothing."""
    if "研讨" in title:
        return SEMINAR
    return BRIEFING if "传达" in title else ""


FIRST_AGENDA_STUDY = activity(
    "first_agenda_study",
    "第一议题学习",
    Focus.POLITICS,
    "第一议题",
    "“第一议题”学习",
    roles=STUDY_ROLES,
    details=Study,
)
STUDY_GROUP_SESSION = activity(
    "study_group_session",
    "理论学习中心组学习",
    Focus.POLITICS,
    "中心组学习",
    "理论中心组学习",
    roles=STUDY_ROLES,
    outcomes={SEMINAR: "集体学习研讨", BRIEFING: "传达学习"},
    classify=seminar_or_briefing,
    details=Study,
)


PARTY_GROUP_MEETING = RecordKind(
    "party_group_meeting",
    "党组会",
    Focus.POLITICS,
    (
        Ask("occurred_on", "召开日期"),
        Ask("title", "主要议题"),
        Ask("exception", "未列第一议题的原因", required=False),
    ),
    register="party_group_meetings",
    details=Agenda,
    roles={ATTENDEE: "出席", OBSERVER: "列席", ON_LEAVE: "请假"},
    wants_confirmation=False,
)
STUDY_PLAN, STUDY_REPORT = (
    RecordKind(
        slug,
        label,
        Focus.POLITICS,
        (
            Ask("title", "文件名称"),
            Ask("occurred_on", "印发日期"),
            Ask("document_no", "文号", required=False),
        ),
        unit_word="件",
        register="study_group_papers",
    )
    for slug, label in (
        ("study_group_plan", "中心组年度学习计划"),
        ("study_group_report", "中心组学习情况报告"),
    )
)

KINDS = (FIRST_AGENDA_STUDY, STUDY_GROUP_SESSION)
PAPERS = (PARTY_GROUP_MEETING, STUDY_PLAN, STUDY_REPORT)

DUTIES = (
    Duty(
        "first_agenda_each_meeting",
        "第一议题学习",
        Bearer.COURT,
        (FIRST_AGENDA_STUDY,),
        After(PARTY_GROUP_MEETING),
        AGENDA_RULE,
        Hardness.LOCAL,
        on=False,
    ),
    Duty(
        "study_group_seminar_quarterly",
        "中心组集体学习研讨",
        Bearer.COURT,
        (STUDY_GROUP_SESSION,),
        Every.QUARTER,
        Basis(STUDY_GROUP_RULES, "集体学习研讨每季度不少于1次"),
        Hardness.MUST,
        outcomes=(SEMINAR,),
    ),
    Duty(
        "study_group_plan_yearly",
        "中心组年度学习计划",
        Bearer.COURT,
        (STUDY_PLAN,),
        Every.YEAR,
        Basis(STUDY_GROUP_RULES, "制定年度学习计划"),
        Hardness.MUST,
        unit_word="件",
        due_month=3,
    ),
    Duty(
        "study_group_report_yearly",
        "中心组学习情况报送",
        Bearer.COURT,
        (STUDY_REPORT,),
        Every.YEAR,
        LOCAL_PRACTICE,
        Hardness.LOCAL,
        unit_word="件",
        due_month=1,
        on=False,
    ),
)
