"""廉洁: talks, the first form, violations and the zero somebody signs.

Of talks the ledger holds that they took place; what was said is sealed and read by few.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.interference import INTERFERENCE_MONTH as INTERFERENCE_MONTH
from jujiao.catalogue.interference import NIL as NIL
from jujiao.catalogue.interference import REPORTED as REPORTED
from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind
from jujiao.kernel.questions import Distinct, Indicator, RecordsCounted

PERSON = "person_sanctioned"
TALKER, TALKED_WITH = "talker", "talked_with"


@dataclass(frozen=True, slots=True)
class Sanction:
    """Which sanction was given."""

    sanction: str = ""


VIOLATION = RecordKind(
    "violation",
    "违纪违法案件",
    Focus.DISCIPLINE,
    (Ask("recipients", "姓名"), Ask("sanction", "处分"), Ask("occurred_on", "日期")),
    unit_word="件",
    register="violations",
    details=Sanction,
    roles={PERSON: "当事人"},
    confidential=True,
)
TALK_OCCASIONS = {
    "before_post": "任前谈话",
    "regular": "日常廉政谈话",
    "festival": "节前提醒",
    "reminder": "提醒谈话",
    "interview": "约谈",
}
TALK_FIELDS = {
    "affirmed": "肯定方面",
    "problems": "指出问题",
    "direction": "努力方向",
    "requests": "诉求与困难",
}
INTEGRITY_TALK = RecordKind(
    "integrity_talk",
    "廉政谈话",
    Focus.DISCIPLINE,
    (
        Ask("occurred_on", "谈话日期"),
        Ask("recipients", "谈话对象"),
        Ask("outcome", "谈话类型"),
    ),
    register="integrity_talks",
    roles={TALKED_WITH: "谈话对象", TALKER: "谈话人"},
    outcomes=TALK_OCCASIONS,
    confidential=True,
    wants_confirmation=False,
    basis=Basis("《中国共产党党内监督条例》", "第二十一条"),
)
FIRST_FORM = RecordKind(
    "first_form",
    "第一种形态",
    Focus.DISCIPLINE,
    (
        Ask("occurred_on", "日期"),
        Ask("outcome", "方式"),
        Ask("document_no", "文号", required=False),
    ),
    unit_word="人次",
    register="first_forms",
    roles={TALKED_WITH: "对象"},
    outcomes={
        "reminder": "谈话提醒",
        "criticism": "批评教育",
        "ordered_check": "责令检查",
        "admonition": "诫勉",
    },
    confidential=True,
    wants_confirmation=False,
    basis=Basis("《中国共产党党内监督条例》", "第七条"),
)
INTEGRITY_MEETING = RecordKind(
    "integrity_meeting",
    "党风廉政专题会议",
    Focus.DISCIPLINE,
    (Ask("title", "议题"), Ask("occurred_on", "日期"), Ask("quantity", "参加人数", required=False)),
    register="integrity_meetings",
    wants_confirmation=False,
)

RETENTION = PolicyDefault(
    "talk_retention_years",
    "谈话内容在谈话对象离开本院后保存几年",
    3,
    Basis(
        "《中华人民共和国个人信息保护法》", "第十九条（保存期限为最短时间；年限是本院规定，待核）"
    ),
)
DEFAULTS = (RETENTION,)
KINDS = (VIOLATION, INTEGRITY_TALK, FIRST_FORM, INTEGRITY_MEETING)

INDICATORS = (
    Indicator(
        "violations",
        "干警违纪违法案件",
        "件",
        Focus.DISCIPLINE,
        RecordsCounted(kind=VIOLATION),
        Distinct.RECORD,
        "年内查处的违纪违法案件；零值须有人签认（由谁、何时、依据何登记），不得由空表自动得出",
        phrase="查处干警违纪违法案件{n}",
        signed_zero=True,
    ),
)
