"""个人履职页: what the ledger holds of one person, for himself and for those whose office reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from jujiao.appraisals.selectors import appraisals_of
from jujiao.careers.career_papers import career_sheet, deeds_list, promotion_material
from jujiao.careers.pairs import PairOfTwo
from jujiao.careers.person_forms import appraisal_form, commendation_form
from jujiao.careers.personal import Deed, PersonalFile, PersonalPage, personal_page
from jujiao.catalogue import TENURE_KINDS
from jujiao.integrity.selectors import promises_to
from jujiao.kernel.ladders import GRADE_LABELS, Grade, Sanction
from jujiao.papers.tree import Paper
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.ranks_page import VERDICTS
from jujiao.web.paging import pages_of
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link, Pages
from jujiao.web.standpoint import Standpoint
from jujiao.web.task_lines import TaskLine, task_lines
from jujiao.web.tones import Look

MOST = 40
Writer = Callable[[PersonalPage, Standpoint], Paper]
PAPERS: Mapping[str, tuple[str, Writer]] = {
    "appraisal": (
        "年度考核登记表",
        lambda page, here: appraisal_form(page, year=here.year, as_of=here.today),
    ),
    "commendation": (
        "评优推荐审批表",
        lambda page, here: commendation_form(page, year=here.year, as_of=here.today),
    ),
    "promotion": ("晋升材料", lambda page, here: promotion_material(page, as_of=here.today)),
    "deeds": (
        "事迹清单",
        lambda page, here: deeds_list(page, year=here.year, as_of=here.today),
    ),
    "sheet": ("履职情况", lambda page, here: career_sheet(page, as_of=here.today)),
}


@dataclass(frozen=True, slots=True)
class TenureLine:
    """A relation: of which sort, what, from when until when."""

    label: str
    what: str
    tenure: Any


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair, as mentor or as mentee; led to where the reader has business with it."""

    link: Link
    tenure: Any


@dataclass(frozen=True, slots=True)
class LadderLine:
    """A ladder with what the rules say today."""

    rank: str
    look: Look
    reason: str


@dataclass(frozen=True, slots=True)
class AppraisalLine:
    """A round in which the person was."""

    appraisee: Any
    grade: str
    url: str


@dataclass(frozen=True, slots=True)
class CareerPage:
    """What is shown; a part that the reader may not see is None, which is not the same as empty."""

    heading: Heading
    person: Any
    tenures: tuple[TenureLine, ...]
    pairs: tuple[PairLine, ...]
    deeds: Sequence[Deed]
    pages: Pages
    counts: Mapping[str, int]
    procedures: Sequence[Any]
    grades: Sequence[tuple[int, str]] | None
    appraisals: tuple[AppraisalLine, ...] | None
    sanctions: Sequence[Sanction] | None
    ladders: tuple[LadderLine, ...] | None
    rank_url: str
    promises: tuple[TaskLine, ...]
    papers: tuple[Link, ...]


def career_page(here: Standpoint, person: Any, address: Address) -> CareerPage:
    """The page as this reader may see it. Raises Refused where it is not his to see."""
    shown = personal_page(PersonalFile(person), reader=here.actor, as_of=here.today)
    cut = Paginator(shown.deeds, MOST).get_page(address.value("page") or 1)
    is_own = here.actor.person_id == person.pk
    as_pair = {one.pk for one in shown.pairs}
    return CareerPage(
        heading=_heading(person),
        person=person,
        tenures=tuple(_tenure(one) for one in shown.tenures if one.pk not in as_pair),
        pairs=tuple(_pair(here, one) for one in shown.pairs),
        deeds=list(cut.object_list),
        pages=pages_of(address, cut, MOST),
        counts=shown.counts,
        procedures=shown.procedures,
        grades=_grades(shown),
        appraisals=_appraisals(shown),
        sanctions=shown.sanctions,
        ladders=_ladders(shown),
        rank_url=reverse("rank", args=[person.public_id]) if shown.ladders is not None else "",
        promises=_promises(here, person) if is_own else (),
        papers=tuple(_papers(person, shown)),
    )


def _heading(person: Any) -> Heading:
    name = person.full_name
    then = (Link(name, reverse("person", args=[person.public_id])),)
    lead = "不是档案，也不代替档案；缺什么到那一本台账补"
    return Heading(f"{name}的履职页", lead, crumbs_of("履职页", then=then), (PRINT,))


def _tenure(tenure: Any) -> TenureLine:
    parts = (tenure.unit.name if tenure.unit else "", tenure.title, tenure.outside)
    return TenureLine(TENURE_KINDS[tenure.kind].label, " ".join(filter(None, parts)), tenure)


def _pair(here: Standpoint, pair: Any) -> PairLine:
    label = f"{pair.person.full_name}带{pair.counterpart.full_name if pair.counterpart else ''}"
    concerns = here.may("mentorship.talk", PairOfTwo(pair))
    url = reverse("mentorship", args=[pair.public_id]) if concerns else ""
    return PairLine(Link(label, url), pair)


def _grades(shown: PersonalPage) -> Sequence[tuple[int, str]] | None:
    if shown.grades is None:
        return None
    return [(one.year, one.grade.label) for one in shown.grades]


def _appraisals(shown: PersonalPage) -> tuple[AppraisalLine, ...] | None:
    if shown.grades is None:
        return None
    return tuple(
        AppraisalLine(
            one,
            GRADE_LABELS[Grade(one.grade)] if one.grade and one.round.frozen_on else "",
            reverse("appraisee", args=[one.round.public_id, one.person.public_id]),
        )
        for one in appraisals_of(shown.person.pk)
    )


def _ladders(shown: PersonalPage) -> tuple[LadderLine, ...] | None:
    if shown.ladders is None:
        return None
    return tuple(
        LadderLine(
            one.member.standing.rank or "没有登记",
            VERDICTS[one.answer.eligible],
            one.answer.because[0].detail if one.answer.because else "",
        )
        for one in shown.ladders
    )


def _promises(here: Standpoint, person: Any) -> tuple[TaskLine, ...]:
    return task_lines(here, promises_to(person.pk, court_id=here.court.pk))


def _papers(person: Any, shown: PersonalPage) -> Iterator[Link]:
    """The forms; 晋升材料 for those who may see the conditions."""
    for name, (label, _) in PAPERS.items():
        if name in _writable(shown):
            yield Link(label, reverse("career_paper", args=[person.public_id, name]))


def _writable(shown: PersonalPage) -> frozenset[str]:
    named = frozenset(PAPERS)
    return named if shown.ladders is not None else named - {"promotion"}


def career_paper(here: Standpoint, person: Any, name: str) -> Paper | None:
    """One of the forms filled from the page, or None. Raises Refused where it is not his to see."""
    shown = personal_page(PersonalFile(person), reader=here.actor, as_of=here.today)
    return PAPERS[name][1](shown, here) if name in _writable(shown) else None
