"""What a day asks of the reader, as lines of a page: the look of each, its words, the one click that settles it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode

from jujiao.catalogue import ALL_KINDS
from jujiao.catalogue.mentorship import MENTOR_TALK
from jujiao.catalogue.talks import STAFF_TALK
from jujiao.notices.matters import BATCH, FIGURE, FLAGS, Matter, MatterSort
from jujiao.notices.news import News
from jujiao.notices.selectors import Asked
from jujiao.people.selectors import units_of
from jujiao.tasks.rules import INCOMING_PAPER, TASK
from jujiao.web.branches.places import filing_address
from jujiao.web.parts import Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

WAITS = Look("half", "gold", "等您办")
TO_DECIDE = frozenset(
    {
        MatterSort.CONFIRM,
        MatterSort.VERIFY,
        MatterSort.SETTLE,
        MatterSort.REDIRECT,
        MatterSort.SIGN,
    }
)
VERBS = {
    MatterSort.OWED: "登记",
    MatterSort.TASK: "办理",
    MatterSort.PAPER: "反馈",
    MatterSort.RECTIFY: "整改",
    MatterSort.STEP: "办理",
    MatterSort.MEND: "改正",
    MatterSort.SENT_BACK: "修改",
    MatterSort.CONFIRM: "核对",
    MatterSort.VERIFY: "复查",
    MatterSort.SETTLE: "验收",
    MatterSort.REDIRECT: "改派",
    MatterSort.SIGN: "签认",
}
LOOKS = {MatterSort.SIGN: Look("ring", "gold", "待签认")}
FORMS = {
    STAFF_TALK.slug: (reverse_lazy("staff_talk_new"), "staff_talk.record"),
    MENTOR_TALK.slug: (reverse_lazy("mentorships"), "record.read"),
}
PAGES: Mapping[str, Callable[[str], str]] = {
    TASK: lambda key: reverse("task", args=[key]),
    INCOMING_PAPER: lambda key: reverse("incoming_paper", args=[key]),
    BATCH: lambda key: reverse("import_batch", args=[key]),
    FIGURE: lambda key: reverse("figure", args=[key]),
    FLAGS: lambda key: reverse("imports"),
}
FINDINGS = frozenset({MatterSort.RECTIFY, MatterSort.VERIFY})


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter: how it stands, what it is, whose, on what it rests, and where a click leads."""

    asked: Asked
    look: Look
    url: str
    verb: str
    who: str
    is_first_in_time: bool = False

    @property
    def matter(self) -> Matter:
        """What is asked."""
        return self.asked.matter


def matter_lines(here: Standpoint, asked: Iterable[Asked]) -> tuple[MatterLine, ...]:
    """The matters in their order: what is late is set off from what is not."""
    found = tuple(asked)
    wanted = {one.matter.unit_id for one in found} - {None}
    units = {one.pk: one.public_id for one in units_of(here.scope)} if wanted else {}
    late = sum(one.is_late for one in found)
    return tuple(
        _line(here, one, units, is_first=bool(late) and place == late)
        for place, one in enumerate(found)
    )


def _line(
    here: Standpoint, asked: Asked, units: Mapping[int, str], *, is_first: bool
) -> MatterLine:
    matter = asked.matter
    url = address_of_matter(here, matter, units.get(matter.unit_id or 0, ""))
    who = "" if matter.who == here.actor.name else matter.who
    look = _look(matter, here.today)
    return MatterLine(asked, look, url, VERBS[matter.sort] if url else "", who, is_first)


def _look(matter: Matter, today: date) -> Look:
    if matter.due_on is None:
        return LOOKS.get(matter.sort, WAITS)
    return look_of_due(matter.due_on, as_of=today)


def address_of_matter(here: Standpoint, matter: Matter, unit: str = "") -> str:
    """The page of the fact, or the form that settles what is owed; blank where the reader may not."""
    kind, key = matter.fact_kind, matter.public_id
    if matter.sort in FINDINGS:
        return reverse("finding", args=[key])
    if kind in PAGES:
        return PAGES[kind](key)
    if key:
        return reverse("fact", args=[kind, key]) if kind in ALL_KINDS else ""
    if kind in FORMS:
        url, action = FORMS[kind]
        return f"{url}{_about(matter)}" if here.may(action) else ""
    return filing_address(here, kind, unit)


def _about(matter: Matter) -> str:
    """Whom the form is about, where the matter is about one person."""
    return f"?{urlencode({'person': matter.who})}" if matter.who and not matter.period else ""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """Something new about the reader, with its page."""

    news: News
    link: Link


def news_lines(news: Iterable[News]) -> tuple[NewsLine, ...]:
    """The news, each with the page that it stands on."""
    return tuple(NewsLine(one, Link(one.title or one.label, _place(one))) for one in news)


def _place(news: News) -> str:
    if news.fact_kind in PAGES:
        return PAGES[news.fact_kind](news.public_id)
    return reverse("fact", args=[news.fact_kind, news.public_id])
