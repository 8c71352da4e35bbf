"""谈心谈话: who owes whom a talk, for whom a cause has arisen, and the quarter's study as counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from jujiao.catalogue.talk_causes import CAUSES, NOTED_CAUSES, ROUTINE
from jujiao.catalogue.talks import (
    DIFFICULTIES,
    HELP_WANTED,
    TALK_FIELDS,
    TALK_OPINION,
    URGENCIES,
)
from jujiao.kernel.cadence import Every, Window, window_of
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import refuse
from jujiao.mindset.owed_talks import TalkDue, TalkOwed, talks_due, talks_owed
from jujiao.mindset.studies import mindset_study, paper_of_study
from jujiao.mindset.talks import (
    CauseEntry,
    DifficultyTold,
    Promise,
    TalkEntry,
    note_cause,
    record_staff_talk,
)
from jujiao.papers.tree import Paper
from jujiao.people.selectors import court_numbered
from jujiao.web.acting import FormPage
from jujiao.web.agenda.desk import Desk, desk_forms, looking, number, short, table, title, words
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    people_question,
    person_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day
from jujiao.web.tones import Look, look_of_due

UNKNOWN = Look("question", "ink-3", "未报")
NONE_OWED = Look("bar", "ink-3", "本年不满期")
PROMISE_ROWS = 2


def _note(doing: Doing) -> object:
    entry = CauseEntry(doing.here.court.pk, doing["person_id"], doing["cause"], doing["arose_on"])
    return note_cause(entry, **doing.who)


NOTE = Act(
    "cause",
    "登记必谈情形",
    _note,
    "登记了，该谈的人会收到提醒。",
    lambda here, subject: (
        person_question("person_id", "谁"),
        choice_question("cause", "情形", NOTED_CAUSES.items()),
        day_question(here, "arose_on", "哪天"),
    ),
    hint="只写情形，不写内容；台账里已有的（任职、晋升、受奖、处分等）不用登记",
)
TALK_DESK_ACTS = {NOTE.slug: (NOTE, "talk_cause.note")}


def talks_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """Those whom the reader's office shows: a head his own people, leaders all."""
    actor, court, year, as_of = here.actor, here.court.pk, here.year, here.as_of
    due = talks_due(actor, court, year, as_of=as_of)
    owed = talks_owed(actor, court, year, as_of=as_of)
    forms, names = desk_forms(here, TALK_DESK_ACTS, sent, reverse("staff_talks"))
    open_ones = [one for one in due if one.state is not DueState.FULFILLED]
    left = sum(max(0, one.required - one.done) for one in owed)
    lead = f"必谈还没有谈的{len(open_ones)}件；按年还差{left}人次。{TALK_OPINION.citation}"
    return Desk(_heading(here, lead), (_causes(here, due), _yearly(here, owed)), forms, names)


def _heading(here: Standpoint, lead: str) -> Heading:
    actions = [PRINT]
    if here.may("record.read_confidential"):
        actions.append(Action("季度研判", reverse("mindset_study")))
    if here.may("staff_talk.record"):
        actions.append(Action("登记谈心", reverse("staff_talk_new"), "plus", "main"))
    return Heading("谈心谈话", lead, (Link("政治建设"), Link("谈心谈话")), tuple(actions))


def _form_for(here: Standpoint, name: str, cause: str = "") -> str:
    if not here.may("staff_talk.record"):
        return ""
    known = {"person": name, "cause": cause}
    asked = urlencode({key: said for key, said in known.items() if said})
    return f"{reverse('staff_talk_new')}?{asked}"


def _causes(here: Standpoint, due: Sequence[TalkDue]) -> Any:
    rows = (
        (
            looking(_look(one.state, one.due_on, here.as_of)),
            title(one.person.full_name, _open(here, one.state, one.person.full_name, one.cause)),
            short(one.unit.name if one.unit else ""),
            short(one.cause_label),
            short(full_day(one.arose_on)),
        )
        for one in due
    )
    heads = ("期限", "谁", "部门", "情形", "何时起")
    return table("出现必谈情形的", heads, rows, "没有出现必谈情形的。", f"{len(due)}件")


def _open(here: Standpoint, state: DueState, name: str, cause: str = "") -> str:
    return _form_for(here, name, cause) if state is not DueState.FULFILLED else ""


def _yearly(here: Standpoint, owed: Sequence[TalkOwed]) -> Any:
    rows = (
        (
            looking(_yearly_look(here, one)),
            title(one.person.full_name, _open(here, one.state, one.person.full_name)),
            short(one.unit.name),
            words("、".join(who.full_name for who in one.talkers)),
            number(None if one.state is DueState.UNKNOWN else one.done),
            number(one.required),
        )
        for one in owed
    )
    heads = ("状态", "谈话对象", "部门", "由谁谈", "已谈", "应谈")
    return table("一年两次", heads, rows, "没有要谈的人。", f"{here.year}年，按部门次序，不排名")


def _yearly_look(here: Standpoint, one: TalkOwed) -> Look:
    if not one.required:
        return NONE_OWED
    return _look(one.state, here.period.last, here.as_of)


def _look(state: DueState, due_on: date, as_of: date) -> Look:
    if state is DueState.UNKNOWN:
        return UNKNOWN
    return look_of_due(due_on, as_of=as_of, is_done=state is DueState.FULFILLED)


def _talk_asks(here: Standpoint, known: Mapping[str, str]) -> Sequence[Question]:
    promise = (
        Question("title", "答应办什么"),
        person_question("owner_id", "谁来办"),
        Question("due_on", "何时办到", "day", is_required=False),
    )
    sealed = (
        Question(name, label, "long", is_required=False) for name, label in TALK_FIELDS.items()
    )
    return (
        day_question(here, "held_on", "谈话日期"),
        person_question("talker_id", "谈话人", value=here.actor.name),
        people_question("person_ids", "谈话对象", value=known.get("person", "")),
        choice_question("cause", "缘由", CAUSES.items(), value=known.get("cause", "") or ROUTINE),
        *sealed,
        choice_question("difficulty_class", "反映的困难", DIFFICULTIES.items(), required=False),
        choice_question("urgency", "困难的缓急", URGENCIES.items(), required=False),
        Question(
            "promises",
            "答应办的事",
            "rows",
            is_required=False,
            parts=promise,
            rows=PROMISE_ROWS,
            hint="会成为交办，本人看得到办到哪一步",
        ),
    )


def _record(doing: Doing) -> object:
    promises = tuple(Promise(**one) for one in doing["promises"])
    told = _difficulties(doing, promises)
    entry = TalkEntry(
        doing.here.court.pk,
        doing["held_on"],
        doing["talker_id"],
        tuple(doing["person_ids"]),
        doing["cause"],
        {name: doing[name] for name in TALK_FIELDS if doing[name]},
        told,
        () if told else promises,
    )
    return record_staff_talk(entry, **doing.who)


def _difficulties(doing: Doing, promises: tuple[Promise, ...]) -> tuple[DifficultyTold, ...]:
    if not doing["difficulty_class"]:
        return ()
    if not doing["urgency"]:
        raise refuse("required", "没有选困难的缓急。", place="urgency", remedy="请选上。")
    return (DifficultyTold(doing["difficulty_class"], doing["urgency"], promises),)


TALK = Act(
    "talk",
    "登记谈心",
    _record,
    "登记了，内容已加密。",
    _talk_asks,
    (
        "谈话内容加密，只有谈话人、政治部主任和分管院领导能看，每次查看都留痕",
        f"缓急评的是困难，不评人，不评观点；“{URGENCIES[HELP_WANTED]}”的要写怎么帮",
        "集体谈话只记谁、何时、缘由，不记个人情况",
        TALK_OPINION.citation,
    ),
)


def talk_form_page(form: ActForm) -> FormPage:
    """A new talk."""
    crumbs = (Link("谈心谈话", reverse("staff_talks")), Link("登记谈心"))
    return FormPage(Heading("登记谈心", "", crumbs), form, known_names(form.here))


def quarter_of(here: Standpoint, asked: str) -> Window:
    """The quarter that the address names (1 to 4), else the one of the day of the page."""
    number_asked = int(asked) if asked in ("1", "2", "3", "4") else (here.as_of.month + 2) // 3
    return window_of(Every.QUARTER, date(here.year, 3 * number_asked, 1))


def study_paper(here: Standpoint, window: Window) -> Paper:
    """The counts of a quarter as a paper; small cells are left out for every reader."""
    court = court_numbered(here.court.pk)
    study = mindset_study(here.scope, window.period, as_of=here.as_of)
    return paper_of_study(study, court=court, window=window, as_of=here.as_of)
