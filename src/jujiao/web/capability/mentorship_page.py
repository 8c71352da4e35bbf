"""师徒结对: the pairs of a year with the months in which they met, and one pair with what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.pairs import (
    FiledTalk,
    NewPair,
    PairOfTwo,
    conclude_pair,
    confirm_talk,
    enter_plan,
    log_talk,
    mentees_allowed,
    pair_in_scope,
    pair_up,
    review_pair,
    review_weights,
    term_proposed,
)
from jujiao.careers.talks import TalksOfPair, records_of_pair, talk_grid, talks_are_kept
from jujiao.catalogue.mentorship import (
    END,
    ENDINGS,
    LOCAL_SCHEMES,
    MENTOR_PLAN,
    MENTOR_TALK,
    MENTORSHIP_REVIEW,
    MID,
    REVIEW_ITEMS,
)
from jujiao.kernel.periods import month_of
from jujiao.kernel.transitions import FactState
from jujiao.web.acting import FormPage, act_forms
from jujiao.web.capability.crumbs import crumbs_of
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
from jujiao.web.tones import Look, look_of_state

MONTHS = range(1, 13)
STAGES = {MID: "中期", END: "期满"}


def _pair_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    term = term_proposed(here.court.pk, on=here.today)
    return (
        person_question("mentor_id", "师傅"),
        person_question("mentee_id", "徒弟"),
        day_question(here, "starts_on", "自"),
        day_question(here, "ends_on", "至", day=term.last),
        Question("document_no", "协议编号", is_required=False),
    )


PAIR = Act(
    "pair",
    "结对",
    lambda doing: pair_up(NewPair(doing.here.court.pk, **doing.said), **doing.who),
    "结对登记了。",
    _pair_asks,
    (
        LOCAL_SCHEMES.citation,
        "一名师傅同时带的徒弟有上限，超过的不能登记",
        "每月至少一次谈心，由一方登记、另一方确认",
        "中期、期满各考评一次，逐项打分，权重合计100",
    ),
)


def _waiting(here: Standpoint, pair: Any) -> list[Any]:
    """The talks of the pair that this reader may agree to."""
    return [
        one
        for one in records_of_pair(pair, MENTOR_TALK.slug)
        if one.state == FactState.FILED.value and here.may("mentorship.confirm", _filed(pair, one))
    ]


def _filed(pair: Any, record: Any) -> FiledTalk:
    return FiledTalk(record, PairOfTwo(pair).person_ids)


def _confirm_asks(here: Standpoint, pair: Any) -> Sequence[Question]:
    named = [
        (one.public_id, f"{one.occurred_on.month}月{one.occurred_on.day}日")
        for one in _waiting(here, pair)
    ]
    return (choice_question("talk", "哪一次", named, value=named[0][0] if named else ""),)


def _confirm(doing: Doing) -> object:
    pair = doing.subject
    talk = next(one for one in _waiting(doing.here, pair) if one.public_id == doing["talk"])
    return confirm_talk(_filed(pair, talk), **doing.who)


def _review_asks(here: Standpoint, pair: Any) -> Sequence[Question]:
    weights = review_weights(here.court.pk, on=here.today)
    return (
        choice_question("stage", "中期或期满", STAGES.items()),
        day_question(here, "on", "考评日期"),
        *(
            Question(item, f"{REVIEW_ITEMS.get(item, item)}（{weight}%）", "count")
            for item, weight in weights.items()
        ),
    )


def _review(doing: Doing) -> object:
    marks = {item: doing[item] for item in review_weights(doing.here.court.pk, on=doing["on"])}
    return review_pair(
        doing.subject, on=doing["on"], stage=doing["stage"], marks=marks, **doing.who
    )


PAIR_ACTS = {
    one.slug: one
    for one in (
        Act("confirm", "确认谈心", _confirm, "确认了，这个月有了。", _confirm_asks),
        Act(
            "talk",
            "登记谈心与指导",
            lambda doing: log_talk(
                PairOfTwo(doing.subject),
                on=doing["on"],
                outcome=doing["outcome"],
                title=doing["title"],
                **doing.who,
            ),
            "登记了，等另一方确认。",
            lambda here, pair: (
                day_question(here),
                choice_question("outcome", "方式", MENTOR_TALK.outcomes.items()),
                Question("title", "主题", is_required=False, hint="不写谈话内容"),
            ),
        ),
        Act(
            "plan",
            "登记辅导计划",
            lambda doing: enter_plan(
                PairOfTwo(doing.subject), on=doing["on"], title=doing["title"], **doing.who
            ),
            "计划登记了。",
            lambda here, pair: (
                day_question(here, "on", "制定日期"),
                Question("title", "计划要点", hint="全文在台账那一条里作为佐证上传"),
            ),
        ),
        Act("review", "登记考评", _review, "考评登记了，总分按权重合计。", _review_asks),
        Act(
            "end",
            "结束或延期",
            lambda doing: conclude_pair(
                doing.subject,
                on=doing["on"],
                outcome=doing["outcome"],
                reason=doing["reason"],
                **doing.who,
            ),
            "登记了，原来的约定仍可查。",
            lambda here, pair: (
                choice_question("outcome", "结果", ENDINGS.items()),
                day_question(here, "on", "日期（延期的写新的止期）"),
                Question("reason", "原因"),
            ),
        ),
    )
}
ACTIONS = {
    "talk": "mentorship.talk",
    "plan": "mentorship.talk",
    "review": "mentorship.review",
    "end": "mentorship.end",
}


@dataclass(frozen=True, slots=True)
class MonthMark:
    """A month of a pair: how often they met, blank outside their term."""

    text: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair with its year."""

    pair: Any
    months: tuple[MonthMark, ...]
    url: str


@dataclass(frozen=True, slots=True)
class MentorshipPage:
    """The pairs of the year that is shown."""

    heading: Heading
    months: range
    lines: tuple[PairLine, ...]
    may_pair: bool


def mentorship_page(here: Standpoint) -> MentorshipPage:
    """All pairs for those who look after them; else one's own."""
    grid = talk_grid(here.court.pk, as_of=here.as_of)
    kept = talks_are_kept(here.court.pk, here.as_of.year)
    lines = tuple(_line(here, one, kept=kept) for one in grid if _concerns(here, one.pair))
    may_pair = here.may("mentorship.pair")
    pairing = Action("结对", reverse("mentorship_new"), "plus", "main")
    limit = mentees_allowed(here.court.pk, on=here.as_of)
    lead = f"{len(lines)}对；一名师傅同时最多带{limit}名徒弟"
    return MentorshipPage(
        Heading(
            "师徒结对", lead, crumbs_of("师徒结对"), (PRINT, *((pairing,) if may_pair else ()))
        ),
        MONTHS,
        lines,
        may_pair,
    )


def _concerns(here: Standpoint, pair: Any) -> bool:
    return here.may("mentorship.talk", PairOfTwo(pair))


def _line(here: Standpoint, one: TalksOfPair, *, kept: bool) -> PairLine:
    just_begun = one.pair.starts_on in month_of(here.today.year, here.today.month)
    return PairLine(
        one.pair,
        tuple(_mark(one.months.get(month), kept=kept, just_begun=just_begun) for month in MONTHS),
        reverse("mentorship", args=[one.pair.public_id]),
    )


def _mark(count: int | None, *, kept: bool, just_begun: bool) -> MonthMark:
    """A pair that began this month has missed nothing while the month still runs."""
    if count is None or (kept and not count and just_begun):
        return MonthMark()
    if not kept:
        return MonthMark("未知", "unknown")
    return MonthMark(str(count), "all") if count else MonthMark("缺", "one")


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A talk or a review of a pair."""

    record: Any
    what: str
    look: Look


@dataclass(frozen=True, slots=True)
class PairPage:
    """One pair."""

    heading: Heading
    pair: Any
    plans: Sequence[Any]
    talks: tuple[MeetingLine, ...]
    reviews: tuple[MeetingLine, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def pair_or_none(here: Standpoint, public_id: str) -> Any:
    """A pair that concerns the reader, by office or in person, or None."""
    pair = pair_in_scope(here.scope, public_id)
    return pair if pair is not None and _concerns(here, pair) else None


def pair_page(here: Standpoint, pair: Any, sent: ActForm | None = None) -> PairPage:
    """A pair with its talks and reviews."""
    then = (Link("师徒结对", reverse("mentorships")),)
    title = f"{pair.person.full_name}带{pair.counterpart.full_name if pair.counterpart else ''}"
    lead = f"{_said(pair.starts_on)}至{_said(pair.ends_on)}"
    return PairPage(
        Heading(title, lead, crumbs_of(title, then=then), (PRINT,)),
        pair,
        records_of_pair(pair, MENTOR_PLAN.slug),
        tuple(
            _meeting(one, MENTOR_TALK.outcomes.get(one.outcome, ""))
            for one in records_of_pair(pair, MENTOR_TALK.slug)
        ),
        tuple(
            _meeting(one, f"{STAGES.get(one.serial, one.serial)}考评，{one.quantity}分")
            for one in records_of_pair(pair, MENTORSHIP_REVIEW.slug)
        ),
        act_forms(
            here,
            pair,
            PAIR_ACTS,
            _offered(here, pair),
            sent,
            lambda slug: reverse("mentorship_act", args=[pair.public_id, slug]),
        ),
        [],
    )


def _offered(here: Standpoint, pair: Any) -> dict[str, bool]:
    offered = {"confirm": True} if _waiting(here, pair) else {}
    subject = PairOfTwo(pair)
    for slug, action in ACTIONS.items():
        if here.may(action, subject):
            offered[slug] = slug == "talk" and not offered
    return offered


def _meeting(record: Any, what: str) -> MeetingLine:
    return MeetingLine(record, what, look_of_state(record.state))


def _said(day: Any) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "不详"


def new_pair_page(form: ActForm) -> FormPage:
    """The form of a pair."""
    then = (Link("师徒结对", reverse("mentorships")),)
    return FormPage(Heading("结对", "", crumbs_of("结对", then=then)), form, known_names(form.here))
