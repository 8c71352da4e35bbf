"""Rounds and persons as forms: one form for each step that may follow, made from the path's own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jujiao.careers.publication import Nominee, appoint, publish, take_step, title_sought
from jujiao.careers.reliance import Decision, grades_in_force, rest_decision
from jujiao.careers.selections import NAMED_AFTER, STARTED
from jujiao.careers.trials import start_trial
from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.catalogue.commendation import (
    ANNOUNCED,
    COMMENDATION_SELECTION,
    PERSON_PLACES,
    UNIT_PLACES,
    YEAR,
)
from jujiao.catalogue.pre_post_integrity import GATES
from jujiao.catalogue.selection import DISCUSSED, MEMBERS, PRESENT, SELECTION_RULES
from jujiao.integrity.services.education import GateEntry, record_gate
from jujiao.kernel.courses import StepRule, StepTaken
from jujiao.procedures.acts import NewProcedure, cancel_procedure, open_procedure
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    person_question,
    unit_question,
)
from jujiao.web.standpoint import Standpoint

PROCEDURE = "procedure"
OVERRIDE = Question(
    "override_basis",
    "破例依据",
    is_required=False,
    hint="不符合规定仍要办的，写明依据；留痕",
)


def override_asked(here: Standpoint, procedure: Any) -> tuple[Question, ...]:
    """The field for a basis, for those who may let something in against a rule."""
    return (OVERRIDE,) if here.may("procedure.override", procedure) else ()


def _counted(kind: str, rule: StepRule) -> tuple[Question, ...]:
    """The numbers of a step: heads where a body decides (votes stay in the minutes), places."""
    return PLACES.get((kind, rule.step), HEADS.get(rule.step, ()))


HEADS: Mapping[str, tuple[Question, ...]] = {
    DISCUSSED: (
        Question(MEMBERS, "应到人数", "count", is_required=False),
        Question(
            PRESENT, "到会人数", "count", is_required=False, hint="票数留在会议记录里，这里不登"
        ),
    )
}
PLACES: Mapping[tuple[str, str], tuple[Question, ...]] = {
    (COMMENDATION_SELECTION.slug, ANNOUNCED): (
        Question(YEAR, "依据哪一年的考核", "count", hint="四位数年份"),
        Question(PERSON_PLACES, "个人名额", "count", is_required=False),
        Question(UNIT_PLACES, "集体名额", "count", is_required=False),
    ),
}


def step_act(rule: StepRule) -> Act:
    """The form of one step."""
    return Act(
        f"step-{rule.step}",
        rule.label,
        lambda doing: _advance(rule, doing),
        f"“{rule.label}”登记了。",
        lambda here, procedure: (
            day_question(here),
            Question("document_no", "文号", is_required=False),
            *_counted(procedure.kind, rule),
            *override_asked(here, procedure),
        ),
    )


def _advance(rule: StepRule, doing: Doing) -> object:
    numbers = {one.name: doing[one.name] or 0 for one in _counted(doing.subject.kind, rule)}
    leading = doing.subject.outcome  # what a project is, its result leaves as it was
    step = StepTaken(rule.step, doing["on"], doing["document_no"], leading, numbers=numbers)
    basis = doing.said.get("override_basis", "")
    return take_step(doing.subject, step, override_basis=basis, **doing.who)


def _open_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    named = ((slug, PROCEDURE_KINDS[slug].label) for slug in STARTED)
    return (
        choice_question("kind", "做什么", named),
        Question("title", "批次、职位和名额", hint="如“第二批，一级主任科员2名”；不写姓名"),
        day_question(here),
    )


def _open(doing: Doing) -> object:
    court_id = doing.here.court.pk
    new = NewProcedure(court_id, doing["kind"], unit_id=court_id, title=doing["title"])
    return open_procedure(new, on=doing["on"], **doing.who)


def _publish_asks(here: Standpoint, selection: Any) -> Sequence[Question]:
    kinds = [(kind.slug, kind.label) for kind in NAMED_AFTER.get(selection.kind, ())]
    return (
        person_question("person", "人选"),
        choice_question("kind", "程序", kinds, value=kinds[0][0] if kinds else ""),
        Question("title", "升到哪一级、任什么职"),
        unit_question(here, "unit", "任职部门", required=False),
        day_question(here, "on", "公示开始"),
        Question("document_no", "公示文号"),
        *override_asked(here, selection),
    )


def _publish(doing: Doing) -> object:
    nominee = Nominee(doing.subject, doing["kind"], doing["person"], doing["title"], doing["unit"])
    return publish(
        nominee,
        on=doing["on"],
        document_no=doing["document_no"],
        override_basis=doing.said.get("override_basis", ""),
        **doing.who,
    )


def _appoint(doing: Doing) -> object:
    return appoint(
        doing.subject,
        on=doing["on"],
        document_no=doing["document_no"],
        override_basis=doing.said.get("override_basis", ""),
        **doing.who,
    )


def _gate(doing: Doing) -> object:
    procedure = doing.subject
    entry = GateEntry(
        procedure.court_id,
        procedure.person_id,
        title_sought(procedure),
        doing["gate"],
        doing["on"],
        doing["talker"],
        document_no=doing["document_no"],
    )
    return record_gate(entry, **doing.who)


def _rest_asks(here: Standpoint, procedure: Any) -> Sequence[Question]:
    named = [(one.public_id, f"{one.serial}年度考核") for one in grades_in_force(procedure)]
    return (choice_question("record", "依据的考核", named), Question("clause", "依据的条款"))


def _rest(doing: Doing) -> object:
    procedure = doing.subject
    chosen = [one for one in grades_in_force(procedure) if one.public_id == doing["record"]]
    decided_on = procedure.completed_on or doing.here.today
    decision = Decision(procedure.court_id, PROCEDURE, procedure.pk, str(procedure), decided_on)
    return rest_decision(decision, chosen, clause=doing["clause"], **doing.who)


OPEN = Act(
    "open",
    "启动一轮",
    _open,
    "启动了，逐步登记。",
    _open_asks,
    (
        f"{SELECTION_RULES}、《中华人民共和国公务员法》",
        "公示之前只记步骤、日期、文号和人数；人选、票数、考察内容可能涉密，这里不存",
        "讨论决定须三分之二以上成员到会",
        "党组会讨论决定以后，才公示人选",
    ),
)
PUBLISH = Act(
    "publish", "公示人选", _publish, "公示开始，名字从这一刻起可以写在这里。", _publish_asks
)
APPOINT = Act(
    "appoint",
    "登记任职文件",
    _appoint,
    "任职登记了，职级和职务已接上。",
    lambda here, procedure: (
        day_question(here, "on", "任职日期"),
        Question("document_no", "任职文号"),
        *override_asked(here, procedure),
    ),
)
GATE = Act(
    "gate",
    "登记任前廉政",
    _gate,
    "任前廉政登记了。",
    lambda here, procedure: (
        choice_question("gate", "哪一关", GATES.items()),
        day_question(here),
        person_question("talker", "谈话人", required=False),
        Question("document_no", "承诺书或回执编号", is_required=False),
    ),
)
TRIAL = Act(
    "trial",
    "开始试用期",
    lambda doing: start_trial(
        doing.subject.tenure, noticed_on=doing["on"], document_no=doing["document_no"], **doing.who
    ),
    "试用期一年，期满前30日提示。",
    lambda here, procedure: (
        day_question(here, "on", "通知日期"),
        Question("document_no", "通知文号"),
    ),
)
REST = Act("rest", "写明依据的考核", _rest, "依据写明了。", _rest_asks)
CANCEL = Act(
    "cancel",
    "终止程序",
    lambda doing: cancel_procedure(
        doing.subject, on=doing["on"], reason=doing["reason"], **doing.who
    ),
    "程序终止了，步骤和原因都在。",
    lambda here, procedure: (day_question(here), Question("reason", "终止的原因")),
    danger=True,
)
