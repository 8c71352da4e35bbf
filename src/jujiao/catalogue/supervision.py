"""纪律作风专项督查、审务督察、庭审作风整治及其通报: streams that are never mixed.

One inspection that visits many departments is one (人民法院审务督察工作暂行规定, 法〔2011〕346号).
督察 looks at conduct and finds problems; 督查 follows decisions to their end and is kept as tasks.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.kernel.concepts import Ask, Basis, FindingStream, Focus, RecordKind
from jujiao.kernel.questions import Distinct, FindingsClosed, Indicator, RecordsCounted

INSPECTED_UNIT, INSPECTOR = "inspected_unit", "inspector"
COURT_AFFAIRS_RULES = Basis(
    "《人民法院审务督察工作暂行规定》（法〔2011〕346号）", "", verified=True
)


@dataclass(frozen=True, slots=True)
class Visit:
    """How an inspection was made: 明察, 暗访 or 网上; an imported one keeps its ledger's word."""

    mode: str = ""


def _inspection(
    slug: str, label: str, verb: str, register: str, *asks: Ask, basis: Basis | None = None
) -> RecordKind:
    return RecordKind(
        slug,
        label,
        Focus.DISCIPLINE,
        (
            Ask("occurred_on", f"{verb}日期"),
            *asks,
            Ask("title", f"{verb}内容"),
            Ask("recipients", f"被{verb}部门", hint=f"一次{verb}多个部门，用顿号隔开，计一次"),
            Ask("problem", "发现问题", required=False),
        ),
        register=register,
        details=Visit,
        roles={INSPECTED_UNIT: f"被{verb}部门", INSPECTOR: f"{verb}人员"},
        basis=basis,
    )


COURT_AFFAIRS_INSPECTION = _inspection(
    "court_affairs_inspection",
    "审务督察",
    "督察",
    "court_affairs_inspections",
    Ask("mode", "督察方式", required=False),
    basis=COURT_AFFAIRS_RULES,
)
CONDUCT_INSPECTION = _inspection(
    "conduct_inspection", "纪律作风专项督查", "督查", "conduct_inspections"
)
TRIAL_CONDUCT_INSPECTION = _inspection(
    "trial_conduct_inspection", "庭审作风检查", "检查", "trial_conduct"
)


def _bulletin(slug: str, label: str, register: str, basis: Basis | None = None) -> RecordKind:
    return RecordKind(
        slug,
        label,
        Focus.DISCIPLINE,
        (
            Ask("serial", "通报期号"),
            Ask("occurred_on", "印发日期"),
            Ask("title", "备注", required=False),
        ),
        unit_word="期",
        register=register,
        basis=basis,
    )


INSPECTION_BULLETIN = _bulletin(
    "inspection_bulletin", "审务督察通报", "inspection_bulletins", COURT_AFFAIRS_RULES
)
CONDUCT_BULLETIN = _bulletin("conduct_bulletin", "纪律作风督查通报", "conduct_bulletins")
TRIAL_CONDUCT_BULLETIN = _bulletin(
    "trial_conduct_bulletin", "庭审作风整治通报", "trial_conduct_bulletins"
)
COURT_AFFAIRS_FINDINGS = FindingStream(
    "court_affairs_finding", "审务督察问题", Focus.DISCIPLINE, register="court_affairs_inspections"
)
CONDUCT_FINDINGS = FindingStream(
    "conduct_finding", "纪律作风督查问题", Focus.DISCIPLINE, register="conduct_inspections"
)
TRIAL_CONDUCT_FINDINGS = FindingStream(
    "trial_conduct_finding", "庭审作风问题", Focus.DISCIPLINE, register="trial_conduct"
)

KINDS = (
    COURT_AFFAIRS_INSPECTION,
    CONDUCT_INSPECTION,
    TRIAL_CONDUCT_INSPECTION,
    INSPECTION_BULLETIN,
    CONDUCT_BULLETIN,
    TRIAL_CONDUCT_BULLETIN,
)
STREAMS = (COURT_AFFAIRS_FINDINGS, CONDUCT_FINDINGS, TRIAL_CONDUCT_FINDINGS)

INDICATORS = (
    Indicator(
        "conduct_inspections",
        "纪律作风专项督查",
        "次",
        Focus.DISCIPLINE,
        RecordsCounted(kind=CONDUCT_INSPECTION),
        Distinct.EVENT,
        "年内开展的纪律作风专项督查",
        phrase="开展纪律作风专项督查{n}",
    ),
    Indicator(
        "court_affairs_inspections",
        "审务督察",
        "次",
        Focus.DISCIPLINE,
        RecordsCounted(kind=COURT_AFFAIRS_INSPECTION),
        Distinct.EVENT,
        "年内开展的审务督察；一次督察检查多个部门计一次",
        phrase="开展审务督察{n}",
    ),
    Indicator(
        "inspection_bulletins",
        "审务督察通报",
        "期",
        Focus.DISCIPLINE,
        RecordsCounted(kind=INSPECTION_BULLETIN),
        Distinct.RECORD,
        "年内印发的审务督察通报期数",
        phrase="印发审务督察通报{n}",
    ),
    Indicator(
        "trial_conduct_problems_rectified",
        "庭审作风问题发现并整改",
        "个",
        Focus.DISCIPLINE,
        FindingsClosed(stream=TRIAL_CONDUCT_FINDINGS),
        Distinct.RECORD,
        "庭审作风集中整治中发现且已整改销号的问题",
        phrase="发现并整改庭审作风问题{n}",
    ),
)
