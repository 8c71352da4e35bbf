"""荣誉表彰: what bodies above the court award to its people and units, and what the court itself awards.

The level is that of the issuing body. 人, 人次 and 项 are three questions to one register; awards of
the court itself never mix with those from outside. 《公务员法》第五十一至五十六条.
"""

from __future__ import annotations

from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.questions import Distinct, Indicator, ParticipantsCounted

CIVIL_SERVANT_LAW = "《中华人民共和国公务员法》"

UNIT, PERSON = "awarded_unit", "awarded_person"
RECIPIENTS = {UNIT: "获奖集体", PERSON: "获奖个人"}
ORDINARY, RED_BANNER, CONTEST, STRONGHOLD = "ordinary", "red_banner", "contest", "stronghold"
REVOKED = "revoked"
OUTCOMES = {
    ORDINARY: "荣誉表彰",
    RED_BANNER: "三八红旗手",
    CONTEST: "业务竞赛奖项",
    STRONGHOLD: "堡垒支部命名",
    REVOKED: "已撤销",
}
HONOURS_PROPER = (ORDINARY, RED_BANNER)


def classify_honour(title: str) -> str:
    """Which sort of award a title names; prizes of contests and branch namings have own registers."""
    if "堡垒" in title and "支部" in title:
        return STRONGHOLD
    if any(word in title for word in ("竞赛", "比赛", "比武", "大赛")) and "奖" in title:
        return CONTEST
    return RED_BANNER if title.rstrip("”’》」").endswith("三八红旗手") else ORDINARY


ASKS = (
    Ask("recipients", "获奖集体/个人", hint="填姓名或部门，多个用顿号隔开"),
    Ask("title", "荣誉名称"),
    Ask("issuer", "授予单位"),
    Ask("award_level", "级别", hint="按授予单位的级别，不按颁奖地点"),
    Ask("occurred_on", "表彰时间"),
    Ask("document_no", "文号", required=False),
)

HONOUR = RecordKind(
    "honour",
    "荣誉表彰",
    Focus.COHESION,
    ASKS,
    unit_word="项",
    register="honours",
    roles=RECIPIENTS,
    outcomes=OUTCOMES,
    classify=classify_honour,
    basis=Basis(CIVIL_SERVANT_LAW, "第五十一条至第五十六条", verified=True),
)

COMMENDATION = RecordKind(
    "commendation",
    "院内评优",
    Focus.CAPABILITY,
    tuple(ask for ask in ASKS if ask.name not in {"issuer", "award_level"}),
    unit_word="项",
    register="commendations",
    roles=RECIPIENTS,
    basis=Basis(CIVIL_SERVANT_LAW, "第五十一条", verified=True),
)

KINDS = (HONOUR, COMMENDATION)
PROPER = {"outcome__in": HONOURS_PROPER}

INDICATORS = (
    Indicator(
        "honour_units_city_up",
        "获市级以上荣誉表彰集体",
        "个",
        Focus.COHESION,
        ParticipantsCounted(kind=HONOUR, role=UNIT, at_least=Level.CITY, where=PROPER),
        Distinct.UNIT,
        "授予机关为市级及以上的集体荣誉，按集体去重；不含院内表彰、业务竞赛奖项和堡垒支部命名",
        phrase="{n}集体荣获市级以上荣誉表彰",
    ),
    Indicator(
        "honour_persons_city_up",
        "获市级以上荣誉表彰个人",
        "名",
        Focus.COHESION,
        ParticipantsCounted(kind=HONOUR, role=PERSON, at_least=Level.CITY, where=PROPER),
        Distinct.PERSON,
        "授予机关为市级及以上的个人荣誉，同一人多次只计一次；不含院内表彰和业务竞赛奖项",
        phrase="{n}个人荣获市级以上荣誉表彰",
    ),
    Indicator(
        "honour_persons_region_up",
        "获自治区级以上表彰个人",
        "人",
        Focus.COHESION,
        ParticipantsCounted(kind=HONOUR, role=PERSON, at_least=Level.REGION, where=PROPER),
        Distinct.PERSON,
        "“获市级以上荣誉表彰个人”之中授予机关为自治区级及以上者",
        phrase="{n}获自治区级以上表彰",
        part_of="honour_persons_city_up",
    ),
    Indicator(
        "honour_persons_city_red_banner",
        "获市三八红旗手",
        "人",
        Focus.COHESION,
        ParticipantsCounted(kind=HONOUR, role=PERSON, at=Level.CITY, where={"outcome": RED_BANNER}),
        Distinct.PERSON,
        "荣誉名称为“市三八红旗手”的个人",
        phrase="{n}获评市三八红旗手",
        part_of="honour_persons_city_up",
    ),
    Indicator(
        "commended_units_court",
        "院内评选表彰先进集体",
        "个",
        Focus.CAPABILITY,
        ParticipantsCounted(kind=COMMENDATION, role=UNIT),
        Distinct.UNIT,
        "本院年度评优表彰的集体",
        phrase="评选表彰先进集体{n}",
    ),
    Indicator(
        "commended_persons_court",
        "院内评选表彰优秀干警",
        "名",
        Focus.CAPABILITY,
        ParticipantsCounted(kind=COMMENDATION, role=PERSON),
        Distinct.PERSON,
        "本院年度评优表彰的个人",
        phrase="评选表彰优秀干警{n}",
    ),
)
