"""党建督查: rounds in which every branch is to be seen. A round that missed one is not 全覆盖."""

from __future__ import annotations

from jujiao.kernel.concepts import Ask, FindingStream, Focus, RecordKind
from jujiao.kernel.questions import Distinct, Indicator, RoundsCovering

INSPECTED_BRANCH = "inspected_branch"

PARTY_INSPECTION = RecordKind(
    "party_inspection",
    "党建督查",
    Focus.BRANCHES,
    (
        Ask("serial", "督查轮次"),
        Ask("recipients", "被督查支部"),
        Ask("occurred_on", "督查日期"),
        Ask("problem", "发现问题", required=False),
    ),
    register="party_inspections",
    roles={INSPECTED_BRANCH: "被督查支部"},
)
PARTY_INSPECTION_FINDINGS = FindingStream(
    "party_inspection_finding", "党建督查问题", Focus.BRANCHES, register="party_inspections"
)

KINDS = (PARTY_INSPECTION,)
STREAMS = (PARTY_INSPECTION_FINDINGS,)

INDICATORS = (
    Indicator(
        "party_inspection_rounds",
        "党建全覆盖督查",
        "次",
        Focus.BRANCHES,
        RoundsCovering(kind=PARTY_INSPECTION, role=INSPECTED_BRANCH),
        Distinct.ROUND,
        "轮次内全部在册支部（轮次结束时已知的全部支部，含离退休支部）均已督查的轮次数；"
        "未覆盖全部支部的轮次不计",
        phrase="开展党建全覆盖督查{n}",
    ),
)
