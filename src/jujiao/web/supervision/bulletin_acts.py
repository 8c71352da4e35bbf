"""Bulletins as forms: composed from the inspections of a stream, issued, delivered, signed for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from jujiao.catalogue.streams import BULLETIN_KINDS, INTERFERENCE
from jujiao.catalogue.supervision import COURT_AFFAIRS_RULES
from jujiao.findings.bulletins import (
    BulletinDraft,
    bulletin_in_court,
    deliveries_of,
    next_issue_no,
    uncited_inspections,
    unsigned_deliveries,
)
from jujiao.findings.papers import DRAFT_NOTE, paper_of_bulletin
from jujiao.findings.quarters import QuarterDraft
from jujiao.findings.services.bulletins import deliver_bulletin, issue_bulletin, receive_bulletin
from jujiao.kernel.problems import Refused
from jujiao.papers.tree import Paper
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question, units_question
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint


@dataclass(frozen=True, slots=True)
class Stream:
    """The stream that a bulletin is composed for."""

    slug: str

    @property
    def label(self) -> str:
        """审务督察通报."""
        return BULLETIN_KINDS[self.slug].label


def _open_visits(here: Standpoint, stream: Stream) -> list[Any]:
    return uncited_inspections(here.court.pk, stream.slug, since=None, until=here.today)


def _cites(here: Standpoint, stream: Stream) -> tuple[Question, ...]:
    """The inspections of the year that no issue has reported on."""
    options = tuple(
        Option(
            one.public_id,
            f"{one.occurred_on.month}月{one.occurred_on.day}日 {one.title or one.serial}",
            is_chosen=True,
        )
        for one in _open_visits(here, stream)
        if one.occurred_on.year == here.today.year
    )
    names = Question(
        "names_shown", "姓名", "tick", is_required=False, hint="点名通报（不勾的一律写作“某某”）"
    )
    good = Question("good_practice", "好的做法", "long", is_required=False)
    return (
        Question("cites", "依据的督察", "ticks", is_required=False, options=options),
        names,
        good,
        Question("demands", "整改要求", "long", is_required=False, hint="不写的用通用的一段"),
    )


def _no_cites(here: Standpoint, stream: Stream) -> tuple[Question, ...]:
    return ()


CITING: Mapping[str, Callable[[Standpoint, Stream], tuple[Question, ...]]] = {
    INTERFERENCE: _no_cites
}


def _compose_asks(here: Standpoint, stream: Stream) -> Sequence[Question]:
    number = next_issue_no(here.court.pk, stream.slug, here.today.year)
    return (
        Question("issue_no", "期号", "count", value=str(number), hint="季度通报填季度，1至4"),
        day_question(here, "issued_on", "印发日期"),
        *CITING.get(stream.slug, _cites)(here, stream),
        Question("copies_to", "抄送", is_required=False, hint="用顿号隔开"),
    )


Draft = TypeVar("Draft", bound=BulletinDraft)


def _plain(doing: Doing) -> BulletinDraft:
    said = doing.said
    chosen = set(said["cites"])
    cites = [one for one in _open_visits(doing.here, doing.subject) if one.public_id in chosen]
    return replace(
        _slot(BulletinDraft, doing),
        cites=tuple(cites),
        names_shown=said["names_shown"],
        good_practice=said["good_practice"],
        demands=said["demands"],
    )


def _quarterly(doing: Doing) -> BulletinDraft:
    return replace(_slot(QuarterDraft, doing), quarter=doing["issue_no"])


def _slot(draft: type[Draft], doing: Doing) -> Draft:
    """The number, the day and the words that every issue has."""
    copies = tuple(one.strip() for one in doing["copies_to"].split("、") if one.strip())
    return draft(
        doing.here.court.pk,
        doing.subject.slug,
        doing["issued_on"].year,
        doing["issue_no"],
        doing["issued_on"],
        copies_to=copies,
    )


DRAFTS: Mapping[str, Callable[[Doing], BulletinDraft]] = {INTERFERENCE: _quarterly}


def _draft(doing: Doing) -> BulletinDraft:
    return DRAFTS.get(doing.subject.slug, _plain)(doing)


def previewed(form: ActForm) -> Paper:
    """The issue as it would go out. Raises Refused as issuing would."""
    draft = replace(form, act=PREVIEW).carry_out()
    problems = draft.objections()
    if problems:
        raise Refused(*problems)
    return paper_of_bulletin(draft.content(), note=DRAFT_NOTE)


def _deliver_asks(here: Standpoint, bulletin: Any) -> Sequence[Question]:
    had = {one.unit.public_id for one in deliveries_of(bulletin)}
    asked = units_question(here, "unit_ids", "送达单位")
    rest = tuple(one for one in asked.options if one.value not in had)
    return (day_question(here, "on", "送达日期"), replace(asked, options=rest))


def _receive_asks(here: Standpoint, bulletin: Any) -> Sequence[Question]:
    waiting = _receivable(here, bulletin)
    named = [(one.unit.public_id, one.unit.name) for one in waiting]
    return (
        choice_question("unit", "签收单位", named, value=named[0][0] if len(named) == 1 else ""),
        day_question(here, "on", "签收日期"),
        Question("received_by", "签收人", value=here.actor.name),
        Question("slip_no", "纸质回执编号", is_required=False),
    )


def _receivable(here: Standpoint, bulletin: Any) -> list[Any]:
    """The deliveries that nobody signed for and for which this reader may."""
    return [one for one in unsigned_deliveries(bulletin) if here.may("bulletin.receive", one)]


def _receive(doing: Doing) -> object:
    waiting = _receivable(doing.here, doing.subject)
    delivery = next(one for one in waiting if one.unit.public_id == doing["unit"])
    return receive_bulletin(
        delivery,
        on=doing["on"],
        received_by=doing["received_by"],
        slip_no=doing["slip_no"],
        **doing.who,
    )


PREVIEW = Act("issue", "预览", _draft, "", _compose_asks)
ISSUE = Act(
    "issue",
    "印发",
    lambda doing: issue_bulletin(_draft(doing), **doing.who),
    "已印发，编号定稿。",
    _compose_asks,
    (
        COURT_AFFAIRS_RULES.citation,
        "期号按条线、按年编排，不得重复",
        "依据的督察须已确认、没有通报过",
        "还有问题没有认定或申辩没有答复的，不能印发",
        "印发以后内容封存，再印与当时一字不差",
    ),
)
DELIVER = Act(
    "deliver",
    "登记送达",
    lambda doing: deliver_bulletin(doing.subject, doing["unit_ids"], on=doing["on"], **doing.who),
    "送达登记了。",
    _deliver_asks,
)
RECEIVE = Act("receive", "登记签收", _receive, "签收登记了。", _receive_asks)
BULLETIN_ACTS = {one.slug: one for one in (DELIVER, RECEIVE)}


def offered_on(here: Standpoint, bulletin: Any) -> dict[str, bool]:
    """What this reader may do with an issue; signing for it comes first."""
    offered = {"receive": True} if _receivable(here, bulletin) else {}
    if here.may("bulletin.deliver", bulletin):
        offered["deliver"] = not offered
    return offered


def bulletin_or_none(here: Standpoint, public_id: str) -> Any:
    """One issue of this court, or None."""
    return bulletin_in_court(here.court.pk, public_id)
