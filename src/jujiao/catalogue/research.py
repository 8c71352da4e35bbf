"""课题调研: projects led by a leader of the court, and what came out of them.

A project and its outputs are counted apart: six projects need not make six outputs.
"""

from __future__ import annotations

from jujiao.kernel.concepts import Ask, Focus, ProcedureKind, RecordKind
from jujiao.kernel.courses import Path, StepRule
from jujiao.kernel.questions import Distinct, Indicator, ProceduresActive, RecordsCounted

LED_BY_LEADER, LED_BY_OTHERS = "leader", "others"
LEADERSHIP = {LED_BY_LEADER: "院领导牵头", LED_BY_OTHERS: "其他人员牵头"}
AUTHOR = "project_leader"

RESEARCH_PROJECT = ProcedureKind(
    "research_project",
    "重点课题",
    Focus.CAPABILITY,
    "person",
    steps={
        "proposed": "申报",
        "approved": "立项",
        "reviewed": "中期检查",
        "completed": "结项",
        "put_to_use": "成果运用",
    },
    outcomes=LEADERSHIP,
    register="research",
)

RESEARCH_PATH = Path(
    RESEARCH_PROJECT.slug,
    (
        StepRule("proposed", "申报", optional=True),
        StepRule("approved", "立项"),
        StepRule("reviewed", "中期检查", repeats=True, optional=True),
        StepRule("completed", "结项"),
        StepRule("put_to_use", "成果运用", repeats=True, optional=True),
    ),
    "completed",
)

RESEARCH_OUTPUT = RecordKind(
    "research_output",
    "调研成果",
    Focus.CAPABILITY,
    (
        Ask("title", "成果名称"),
        Ask("recipients", "牵头院领导"),
        Ask("occurred_on", "完成时间"),
        Ask("outcome", "牵头情况"),
    ),
    unit_word="篇",
    register="research",
    roles={AUTHOR: "课题牵头人"},
    outcomes=LEADERSHIP,
)

KINDS = (RESEARCH_OUTPUT,)
PROCEDURES = (RESEARCH_PROJECT,)

INDICATORS = (
    Indicator(
        "research_projects",
        "重点课题调研",
        "项",
        Focus.CAPABILITY,
        ProceduresActive(kind=RESEARCH_PROJECT, where={"outcome": LED_BY_LEADER}),
        Distinct.RECORD,
        "院领导牵头、年内结项或在研的课题，按课题去重",
        phrase="院领导牵头开展重点课题调研{n}",
    ),
    Indicator(
        "research_outputs",
        "调研成果",
        "篇",
        Focus.CAPABILITY,
        RecordsCounted(kind=RESEARCH_OUTPUT, where={"outcome": LED_BY_LEADER}),
        Distinct.RECORD,
        "上述课题形成的成果篇数",
        phrase="形成调研成果{n}",
    ),
)
