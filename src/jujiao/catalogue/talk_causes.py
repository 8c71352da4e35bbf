"""必谈情形: after what somebody is to be talked with; what the ledger tells by itself, what is noted by hand.

《关于加强法院领导干部与干警谈心工作的意见》（最高人民法院，2015年）.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jujiao.catalogue.appraisal import SANCTION, SANCTIONED
from jujiao.catalogue.care import HARDSHIP_VISIT, VISITED
from jujiao.catalogue.careers import PERSON, STAFF_CHANGE, TRANSFER_OUT
from jujiao.catalogue.honours import HONOUR
from jujiao.catalogue.honours import PERSON as AWARDED_PERSON
from jujiao.catalogue.relations import POST, RANK, RETIREMENT, UNIT_MEMBERSHIP
from jujiao.kernel.concepts import RecordKind

ROUTINE = "routine"
NOTED_CAUSES: Mapping[str, str] = {
    "setback": "工作困难或挫折",
    "complaint": "受到投诉或失实举报",
    "conduct": "办案或作风出现问题",
    "appraisal": "考核考察之后",
    "family": "家庭变故或生病",
    "conflict": "矛盾不团结",
    "request": "本人要求",
    "inspectors": "纪检部门反映",
}
DERIVED_CAUSES: Mapping[str, str] = {
    "post": "职务调整",
    "rank": "职级调整",
    "unit": "岗位调整",
    "leaving": "退休或离岗",
    "honoured": "受到表彰",
    "sanctioned": "受到处分",
}
CAUSES = {ROUTINE: "日常谈心", **DERIVED_CAUSES, **NOTED_CAUSES}
MUST_TALK = frozenset({"post", "rank", "unit", "setback", "complaint", "conduct"})
CAUSE_OF_TENURE: Mapping[str, str] = {
    POST.slug: "post",
    RANK.slug: "rank",
    UNIT_MEMBERSHIP.slug: "unit",
    RETIREMENT.slug: "leaving",
}


@dataclass(frozen=True, slots=True)
class TalkTrigger:
    """A part in a record after which somebody is to be talked with."""

    kind: RecordKind
    role: str
    cause: str
    outcome: str = ""


TRIGGERS = (
    TalkTrigger(STAFF_CHANGE, PERSON, "leaving", TRANSFER_OUT),
    TalkTrigger(HONOUR, AWARDED_PERSON, "honoured"),
    TalkTrigger(SANCTION, SANCTIONED, "sanctioned"),
    TalkTrigger(HARDSHIP_VISIT, VISITED, "family"),
)
