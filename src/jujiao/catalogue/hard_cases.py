"""疑难复杂案件攻坚: hard cases led by party members. The case number only, never the case."""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.kernel.concepts import Ask, Focus, RecordKind
from jujiao.kernel.questions import Distinct, Indicator, ParticipantsCounted

LEAD = "lead_judge"
CLOSED, PENDING = "closed", "pending"


@dataclass(frozen=True, slots=True)
class CaseCause:
    """What sort of dispute it was."""

    cause: str = ""


HARD_CASE = RecordKind(
    "hard_case",
    "疑难复杂案件",
    Focus.BRANCHES,
    (
        Ask("title", "案号"),
        Ask("cause", "案由", required=False),
        Ask("recipients", "承办人"),
        Ask("unit", "部门", required=False),
        Ask("outcome", "办理情况"),
        Ask("occurred_on", "结案日期", required=False, hint="在办的不填"),
    ),
    unit_word="件",
    register="hard_cases",
    details=CaseCause,
    roles={LEAD: "承办人"},
    outcomes={CLOSED: "已结", PENDING: "在办"},
)

KINDS = (HARD_CASE,)

INDICATORS = (
    Indicator(
        "hard_cases_closed",
        "党员干警带头办理疑难复杂案件",
        "件",
        Focus.BRANCHES,
        ParticipantsCounted(
            kind=HARD_CASE, role=LEAD, holding=PARTY_MEMBERSHIP, where={"outcome": CLOSED}
        ),
        Distinct.RECORD,
        "结案日期在年内，且承办人在结案之日为中共党员（预备期自支部大会接收之日起算入）",
        phrase="党员干警带头办理疑难复杂案件{n}",
    ),
)
