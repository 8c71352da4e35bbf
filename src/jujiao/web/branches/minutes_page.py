"""会议记录: a docx is read and proposes kind, day, place and people; a person confirms in the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jujiao.catalogue.branch_life import KINDS
from jujiao.duties.minutes import paragraphs_of, propose
from jujiao.evidence.screening import MarkedUpload, screen_upload
from jujiao.kernel.problems import refuse
from jujiao.people.selectors import branches_of, people_of
from jujiao.web.acting import FormPage
from jujiao.web.branches.begun import begun_by_minutes
from jujiao.web.branches.meeting_form import MeetingOf
from jujiao.web.branches.places import MEETINGS, crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.parts import Heading
from jujiao.web.standpoint import Place, Standpoint

TITLE = "从会议记录登记"


def _asks(here: Standpoint, unit: Any) -> Sequence[Question]:
    own = [
        one
        for one in branches_of(here.court.pk, on=here.today)
        if here.may("meeting.file", Place(here.court.pk, one.pk))
    ]
    kinds = [(kind.slug, kind.label) for kind in KINDS if kind.slug in MEETINGS]
    return (
        choice_question(
            "unit",
            "支部",
            [(one.public_id, one.name) for one in own],
            value=unit.public_id if unit is not None else "",
        ),
        Question(
            "minutes", "会议记录", "files", hint="Word文档（docx）；读出的由您核对，不会直接登记"
        ),
        choice_question("kind", "会议种类", kinds, required=False),
    )


def _read(doing: Doing) -> MeetingOf:
    here, file = doing.here, doing["minutes"][0]
    content = file.read()
    marked = MarkedUpload(here.court.pk, "会议记录")
    screen_upload(marked, file_name=file.name, content=content, by=here.actor, at=here.now)
    names = people_of(here.scope).values_list("full_name", flat=True)
    found = propose(paragraphs_of(content), names)
    kind = MEETINGS.get(doing["kind"] or found.kind)
    if kind is None:
        raise refuse(
            "kind_unread", "文件里没有写是哪种会议。", place="kind", remedy="请选会议种类。"
        )
    branches = branches_of(here.court.pk, on=here.today)
    unit = next(one for one in branches if one.public_id == doing["unit"])
    return MeetingOf.held_by(here, kind, unit, begun=begun_by_minutes(found))


READ = Act(
    "read",
    "读出来",
    _read,
    "按文件填好了，请核对后登记。",
    _asks,
    (
        "种类、日期、主题、地点、主持、到会和缺席，读得出的填好",
        "人名只认本院名册里有的",
        "核对后按“登记”才算数；文件可以在登记后作为佐证上传",
    ),
)


def minutes_page(form: ActForm) -> FormPage:
    """The page on which a file of minutes is chosen."""
    return FormPage(Heading(TITLE, "读文件，人确认", crumbs_of(TITLE)), form, [])
