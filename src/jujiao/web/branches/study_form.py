"""Filing a study of the party group: its source, who spoke, and the measures that become tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.study_group import FIRST_AGENDA_STUDY, STUDY_GROUP_SESSION
from jujiao.duties.meetings import Filed, Resolution
from jujiao.duties.studies import StudyEntry, file_study
from jujiao.kernel.concepts import RecordKind
from jujiao.web.acting import FormPage
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    people_question,
    person_question,
    unit_question,
)
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint

STUDIES: Mapping[str, RecordKind] = {
    kind.slug: kind for kind in (FIRST_AGENDA_STUDY, STUDY_GROUP_SESSION)
}
MEASURE_ROWS = 2
PEOPLE = (
    ("present", "参加人员"),
    ("lead_speakers", "重点发言"),
    ("speakers", "交流发言"),
    ("on_leave", "请假"),
    ("made_up", "补课"),
)


def _asks(here: Standpoint, kind: RecordKind) -> Sequence[Question]:
    parts = (
        Question("title", "措施"),
        person_question("owner", "责任人", required=False),
        Question("due_on", "期限", "day", is_required=False),
    )
    outcome = (
        (choice_question("outcome", "怎么学的", kind.outcomes.items()),) if kind.outcomes else ()
    )
    return (
        day_question(here, "held_on", "学习日期"),
        Question("title", "学习内容"),
        *outcome,
        unit_question(here, "unit", "承办部门"),
        Question("source", "来源", is_required=False, hint="文件或讲话的名称、发文单位"),
        Question("published_on", "来源日期", "day", is_required=False),
        *(people_question(name, label, required=False) for name, label in PEOPLE),
        Question(
            "measures", "贯彻措施", "rows", is_required=False, parts=parts, rows=MEASURE_ROWS,
            hint="写了的会变成交办事项",
        ),
        Question("reason", "说明", is_required=False, hint="补录的写原因"),
    )  # fmt: skip


def _file(doing: Doing) -> Filed:
    kind: RecordKind = doing.subject
    entry = StudyEntry(
        doing.here.court.pk,
        kind.slug,
        doing["held_on"],
        doing["title"],
        doing["unit"],
        doing.said.get("outcome", ""),
        doing["source"],
        doing["published_on"],
        measures=tuple(
            Resolution(one["title"], one["owner"], due_on=one["due_on"])
            for one in doing["measures"]
        ),
        **{name: doing[name] for name, _ in PEOPLE},
    )
    return file_study(entry, reason=doing["reason"], **doing.who)


def study_act(kind: RecordKind) -> Act:
    """Filing a study of a kind, with its rules beside it."""
    rules = [
        f"{one.rule}。{one.basis.citation}"
        for one in DUTIES.values()
        if kind.slug in {each.slug for each in one.of}
    ]
    words = (
        "研讨要有重点发言和交流发言，传达不算研讨",
        "措施交给责任人，办结在交办里看",
    )
    return Act(kind.slug, "登记", _file, "已登记。", _asks, (*rules, *words))


def study_page(form: ActForm) -> FormPage:
    """A study to be filed."""
    kind: RecordKind = form.subject
    crumbs = (
        Link(kind.focus.label, reverse("focus", args=[int(kind.focus)])),
        Link("联学主题", reverse("themes")),
        Link("登记"),
    )
    return FormPage(Heading(kind.label, "", crumbs), form, known_names(form.here))
