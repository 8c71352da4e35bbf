"""廉政谈话: that they took place, for few; what was said, for fewer, and only for a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.integrity import (
    FIRST_FORM,
    INTEGRITY_TALK,
    RETENTION,
    TALK_FIELDS,
    TALK_OCCASIONS,
    TALKED_WITH,
    TALKER,
)
from jujiao.integrity.retention import expired_talks
from jujiao.integrity.selectors import (
    first_forms_counted,
    promises_of,
    talk_seen,
    talks_counted,
    talks_seen,
)
from jujiao.integrity.services.talks import (
    FirstFormEntry,
    Promise,
    TalkDestruction,
    TalkEntry,
    TalkReading,
    destroy_talks,
    read_talk,
    record_first_form,
    record_talk,
)
from jujiao.ledger.selectors import takers_part
from jujiao.people.selectors import people_of
from jujiao.web.acting import FormPage
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    person_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.task_lines import TaskLine, task_lines

PROMISES = 2
SEALED = "肯定方面、指出问题、努力方向、诉求与困难四栏加密保存，不进列表、搜索和导出"


def _own_name(here: Standpoint) -> str:
    person = people_of(here.scope).filter(pk=here.actor.person_id or 0).first()
    return person.full_name if person else ""


def _talk_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    promise = (
        Question("title", "答应办的事"),
        person_question("owner_id", "谁来办"),
        Question("due_on", "何时办到", "day", is_required=False),
    )
    return (
        day_question(here, "held_on", "谈话日期"),
        person_question("talker_id", "谈话人", value=_own_name(here)),
        person_question("person_id", "谈话对象"),
        choice_question("occasion", "谈话类型", TALK_OCCASIONS.items()),
        *(Question(name, label, "long", is_required=False) for name, label in TALK_FIELDS.items()),
        Question(
            "promises",
            "答应办的事",
            "rows",
            is_required=False,
            hint="成为交办事项，办的人和谈话对象看得到，不写隐情",
            parts=promise,
            rows=PROMISES,
        ),
    )


def _record(doing: Doing) -> object:
    entry = TalkEntry(
        doing.here.court.pk,
        doing["held_on"],
        doing["talker_id"],
        doing["person_id"],
        doing["occasion"],
        {name: doing[name] for name in TALK_FIELDS if doing[name]},
        tuple(Promise(**one) for one in doing["promises"]),
    )
    return record_talk(entry, **doing.who)


def _first_form_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        day_question(here, "happened_on", "日期"),
        person_question("person_id", "对象"),
        choice_question("outcome", "方式", FIRST_FORM.outcomes.items()),
        Question("document_no", "文号", is_required=False),
    )


def _first_form(doing: Doing) -> object:
    entry = FirstFormEntry(
        doing.here.court.pk,
        doing["happened_on"],
        doing["person_id"],
        doing["outcome"],
        doing["document_no"],
    )
    return record_first_form(entry, **doing.who)


TALK = Act(
    "talk",
    "登记谈话",
    _record,
    "谈话登记了，内容已加密保存。",
    _talk_asks,
    (
        "日期、谈话人、对象、类型入受限台账",
        SEALED,
        "查看内容的只有登记人本人和机关纪委，每次都要写原因，并记入流水",
    ),
)
FIRST = Act(
    "first_form",
    "登记第一种形态",
    _first_form,
    "登记了。",
    _first_form_asks,
    ("只记方式、日期、文号，不写原因",),
)
DESTROY = Act(
    "destroy",
    "销毁内容",
    lambda doing: destroy_talks(
        TalkDestruction(doing.here.court.pk, tuple(doing.subject)),
        reason=doing["reason"],
        **doing.who,
    ),
    "内容销毁了，谈过话这件事仍在台账里。",
    lambda here, talks: (Question("reason", "销毁的依据", hint="谁批准、哪个文件；记入流水"),),
    (
        f"谈话对象离开本院满{RETENTION.value}年的才列在这里，年限可以由本院另定",
        "销毁的只是加密的内容；日期、谈话人、对象、类型留在受限台账",
        "以前的备份里还有密文，按备份的保存期清理",
    ),
    danger=True,
)
READ = Act(
    "read",
    "查看内容",
    lambda doing: read_talk(TalkReading(doing.subject), reason=doing["reason"], **doing.who),
    "",
    lambda here, talk: (Question("reason", "查看的原因", hint="写一句话；记入流水，审计员看得到"),),
)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk: when, between whom, on what occasion; never what was said."""

    record: Any
    occasion: str
    talker: str
    person: str
    url: str


@dataclass(frozen=True, slots=True)
class TalksPage:
    """The talks of a year."""

    heading: Heading
    lines: tuple[TalkLine, ...]
    counts: Mapping[str, int | None]
    first_forms: Mapping[str, int | None]
    is_exact: bool


def talks_page(here: Standpoint) -> TalksPage:
    """The talks that the reader may know of; small numbers are left out for those who read few."""
    rows = list(talks_seen(here.scope, here.period, account_id=here.actor.account_id))
    parts = takers_part(one.pk for one in rows)
    actions = [PRINT]
    if here.may("first_form.record"):
        actions.append(Action("登记第一种形态", reverse("first_form_new")))
    expired = expired_of(here)
    if expired:
        actions.append(Action(f"保存期满{len(expired)}次", reverse("talks_expired")))
    actions.append(Action("登记谈话", reverse("talk_new"), "plus", "main"))
    return TalksPage(
        Heading("廉政谈话", "内容加密保存，查看要先写原因", crumbs_of("廉政谈话"), tuple(actions)),
        tuple(_line(one, parts.get(one.pk, ())) for one in rows),
        talks_counted(here.scope, here.period),
        first_forms_counted(here.scope, here.period),
        here.scope.confidential,
    )


def expired_of(here: Standpoint) -> Sequence[Any]:
    """The talks whose content has been kept long enough, for whoever may destroy it."""
    if not here.may("talk.destroy"):
        return ()
    return expired_talks(here.court.pk, as_of=here.today)


def expired_page(form: ActForm) -> FormPage:
    """How many talks have been kept long enough, and the form that destroys what was said."""
    then = (Link("廉政谈话", reverse("talks")),)
    days = [one.occurred_on for one in form.subject if one.occurred_on]
    since = f"，最早一次在{min(days).year}年" if days else ""
    lead = f"{len(form.subject)}次{since}"
    return FormPage(Heading("保存期满的谈话", lead, crumbs_of("保存期满", then=then)), form, [])


def _line(record: Any, parts: Sequence[Any]) -> TalkLine:
    named = {one.role: one.person.full_name for one in parts if one.person}
    return TalkLine(
        record,
        TALK_OCCASIONS.get(record.outcome, ""),
        named.get(TALKER, ""),
        named.get(TALKED_WITH, ""),
        reverse("talk", args=[record.public_id]),
    )


@dataclass(frozen=True, slots=True)
class TalkPage:
    """One talk; what was said stands on it only in the answer to a reading that gave its reason."""

    heading: Heading
    line: TalkLine
    promises: tuple[TaskLine, ...]
    form: ActForm | None
    said: tuple[tuple[str, str], ...]
    names: list[str]


def talk_or_none(here: Standpoint, public_id: str) -> Any:
    """A talk that the reader may know of, or None."""
    return talk_seen(here.scope, public_id, account_id=here.actor.account_id)


def talk_page(
    here: Standpoint, talk: Any, form: ActForm, said: Mapping[str, str] | None = None
) -> TalkPage:
    """A talk, closed; or opened for this one answer."""
    line = _line(talk, takers_part([talk.pk]).get(talk.pk, ()))
    then = (Link("廉政谈话", reverse("talks")),)
    title = f"{INTEGRITY_TALK.label} {line.occasion}"
    lead = "内容加密保存" if said is None else "打开了一次，已记入流水；离开本页即不再显示"
    may_read = here.may("talk.read", TalkReading(talk))
    return TalkPage(
        Heading(title, lead, crumbs_of(line.occasion or "谈话", then=then)),
        line,
        task_lines(here, promises_of(talk)),
        form if may_read and said is None else None,
        tuple((TALK_FIELDS[name], words) for name, words in (said or {}).items()),
        [],
    )


def integrity_form_page(title: str, form: ActForm) -> FormPage:
    """A form about talks on a page of its own."""
    then = (Link("廉政谈话", reverse("talks")),)
    return FormPage(Heading(title, "", crumbs_of(title, then=then)), form, known_names(form.here))
