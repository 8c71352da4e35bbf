"""三会一课、主题党日、组织生活会、民主评议、谈心谈话: the life of a branch.

《中国共产党支部工作条例（试行）》第十一条至第十八条. Who owes which of them stands in branch_duties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind, shown_as

BRANCH_REGULATIONS = "《中国共产党支部工作条例（试行）》"

HOST, RECORDER, LECTURER = "host", "recorder", "lecturer"
ATTENDEE, OBSERVER, JOINT_BRANCH = "attendee", "observer", "joint_branch"
ON_LEAVE, ON_MISSION, SECONDED, ABSENT = "on_leave", "on_mission", "seconded", "absent"
ABSENCES = {ON_LEAVE: "请假", ON_MISSION: "出差", SECONDED: "借调", ABSENT: "其他原因未到"}
PRESENT_ROLES = (HOST, RECORDER, LECTURER, ATTENDEE)
EXCELLENT, COMPETENT, BARELY, UNFIT = "excellent", "competent", "barely_competent", "unfit"
GRADES = {EXCELLENT: "优秀", COMPETENT: "合格", BARELY: "基本合格", UNFIT: "不合格"}
TALKER, TALKED_WITH = "talker", "talked_with"
BY_LEADER, BY_OTHERS = "by_leader", "by_others"
NO_OUTCOMES: Mapping[str, str] = {}
ROLES = {
    HOST: "主持人",
    RECORDER: "记录人",
    LECTURER: "授课人",
    ATTENDEE: "到会",
    OBSERVER: "列席",
    JOINT_BRANCH: "联合开展的支部",
    **ABSENCES,
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is read of a meeting beyond its day, its theme and who was there.

    ``cites`` is the study of the party group that it took up; ``stages`` are those of an appraisal.
    """

    expected_count: int | None = None
    items: str = shown_as("固定动作")
    agenda: str = shown_as("议题")
    resolutions: str = shown_as("议定事项")
    criticism: str = shown_as("批评意见")
    guidance: str = shown_as("列席指导")
    opinion: str = shown_as("支委会评定")
    cites: str = ""
    stages: str = ""


def _meeting(
    slug: str,
    label: str,
    article: str,
    *aliases: str,
    roles: Mapping[str, str] = ROLES,
    outcomes: Mapping[str, str] = NO_OUTCOMES,
) -> RecordKind:
    return RecordKind(
        slug,
        label,
        Focus.BRANCHES,
        (
            Ask("unit", "支部名称"),
            Ask("occurred_on", "召开日期"),
            Ask("title", "主题"),
            Ask("expected_count", "应到人数", required=False),
            Ask("quantity", "实到人数", required=False),
            Ask("recipients", "主持人", required=False),
        ),
        register="branch_meetings",
        details=Meeting,
        roles=roles,
        outcomes=outcomes,
        aliases=aliases,
        wants_confirmation=False,
        basis=Basis(BRANCH_REGULATIONS, article),
    )


GENERAL_MEETING = _meeting(
    "general_meeting", "党员大会", "第十一条", "支部党员大会", "支部大会", "党员会议"
)
COMMITTEE_MEETING = _meeting(
    "committee_meeting", "支部委员会", "第十二条", "支委会", "支部委员会会议", "支委会议"
)
GROUP_MEETING = _meeting("group_meeting", "党小组会", "第十三条", "党小组会议")
PARTY_LECTURE = _meeting(
    "party_lecture",
    "党课",
    "第十六条",
    "上党课",
    "专题党课",
    "讲党课",
    outcomes={BY_LEADER: "党组书记讲授", BY_OTHERS: "其他人员讲授"},
)
THEMED_PARTY_DAY = _meeting(
    "themed_party_day", "主题党日", "第十六条", "主题党日活动", "支部主题党日"
)
ORGANISATIONAL_LIFE_MEETING = _meeting(
    "organisational_life_meeting", "组织生活会", "第十七条", "专题组织生活会"
)
DEMOCRATIC_APPRAISAL = _meeting(
    "democratic_appraisal", "民主评议党员", "第十八条", "民主评议", roles=ROLES | GRADES
)
TOPICAL_LECTURE = _meeting("topical_lecture", "专题讲座", "", "讲座")
OTHER_BRANCH_EVENT = _meeting("other_branch_event", "其他组织生活", "")
BRANCH_TALK = RecordKind(
    "branch_talk",
    "支部谈心谈话",
    Focus.BRANCHES,
    (
        Ask("unit", "支部名称"),
        Ask("recipients", "谈话人和谈话对象"),
        Ask("occurred_on", "谈话日期"),
    ),
    register="branch_talks",
    roles={TALKER: "谈话人", TALKED_WITH: "谈话对象"},
    wants_confirmation=False,
    basis=Basis(BRANCH_REGULATIONS, "第十九条"),
)

KINDS = (
    GENERAL_MEETING,
    COMMITTEE_MEETING,
    GROUP_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
    ORGANISATIONAL_LIFE_MEETING,
    DEMOCRATIC_APPRAISAL,
    TOPICAL_LECTURE,
    OTHER_BRANCH_EVENT,
    BRANCH_TALK,
)
