"""信息宣传: the year counted by a named policy, by level, department and author; works and their origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.placements import (
    RECORD,
    REPORT,
    OneWork,
    Placement,
    PrintedPaper,
    alike,
    alike_to,
    by_author,
    by_level,
    by_unit,
    join_works,
    joined_as,
    part_works,
    placement_in_scope,
    placements_in,
    policy_in_use,
    printed_from,
    trace_print,
)
from jujiao.catalogue.publicity import ARTICLE, COUNTING_POLICIES, POLICY_NAMES
from jujiao.catalogue.research import RESEARCH_OUTPUT
from jujiao.kernel.problems import refuse
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.people.selectors import units_of
from jujiao.reports.selectors import issued_reports
from jujiao.web.acting import act_forms
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link, Tab
from jujiao.web.standpoint import Standpoint

NOWHERE = "没有登记部门"


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two placements whose titles may be one work."""

    first: Placement
    second: Placement
    url: str


@dataclass(frozen=True, slots=True)
class PublicityPage:
    """The year's tables, each by the policy that is named, and the pairs that somebody should look at."""

    heading: Heading
    policies: tuple[Tab, ...]
    policy: str
    levels: tuple[tuple[str, int], ...]
    units: tuple[tuple[str, int], ...]
    authors: tuple[tuple[str, str, int], ...]
    pairs: tuple[PairLine, ...]


def publicity_page(here: Standpoint, address: Address) -> PublicityPage:
    """The year that is shown, by the court's own policy or by the one that is asked for."""
    asked, own = address.value("policy"), policy_in_use(here.court.pk, on=here.as_of)
    policy = asked if asked in COUNTING_POLICIES else own
    placed = placements_in(here.court.pk, here.period)
    levels = by_level(placed, policy)
    return PublicityPage(
        Heading(
            "信息宣传",
            f"{here.year}年，计数政策“{POLICY_NAMES[policy]}”：{COUNTING_POLICIES[policy]}",
            crumbs_of("信息宣传"),
            (PRINT,),
        ),
        tuple(
            Tab(POLICY_NAMES[slug], str(address.having("policy", slug)), is_current=slug == policy)
            for slug in COUNTING_POLICIES
        ),
        policy,
        tuple((level.label if level else "级别未定", count) for level, count in levels.items()),
        _units(here, policy),
        tuple(
            (name, unit or NOWHERE, count)
            for (name, unit), count in by_author(here.court.pk, here.period, policy).items()
        ),
        tuple(_pair(first, second) for first, second in alike(placed)),
    )


def _units(here: Standpoint, policy: str) -> tuple[tuple[str, int], ...]:
    """The departments in register order."""
    counted = by_unit(here.court.pk, here.period, policy)
    known = list(units_of(here.scope).values_list("name", flat=True))
    ordered = [name for name in dict.fromkeys((*known, *counted)) if name in counted]
    return tuple((name or NOWHERE, counted[name]) for name in ordered)


def _pair(first: Placement, second: Placement) -> PairLine:
    return PairLine(first, second, reverse("placement", args=[second.public_id]))


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """One placement: the work it belongs to, the paper it came from, what looks like it."""

    heading: Heading
    placement: Any
    level: str
    way: str
    siblings: tuple[Placement, ...]
    origin: str
    forms: tuple[ActForm, ...]
    names: list[str]


def placement_or_none(here: Standpoint, public_id: str) -> Any:
    """A placement of this court, or None."""
    return placement_in_scope(here.scope, public_id)


def placement_page(here: Standpoint, placement: Any, sent: ActForm | None = None) -> PlacementPage:
    """A placement with its work and its origin."""
    then = (Link("信息宣传", reverse("publicity")),)
    own = _own(here, placement)
    said = joined_as(placement)
    origin = printed_from(placement)
    return PlacementPage(
        Heading(placement.title, placement.issuer, crumbs_of(placement.title, then=then), (PRINT,)),
        placement,
        placement.level.label if placement.level else "",
        ARTICLE.outcomes.get(placement.outcome, ""),
        tuple(
            one
            for one in placements_in(here.court.pk, here.period)
            if own and one.work == own.work and one.record_id != placement.pk
        ),
        origin.paper_title if origin else "",
        act_forms(
            here,
            placement,
            PLACEMENT_ACTS,
            dict(_offered(here, placement, is_joined=said is not None, is_traced=bool(origin))),
            sent,
            lambda slug: reverse("placement_act", args=[placement.public_id, slug]),
        ),
        [],
    )


def _own(here: Standpoint, placement: Any) -> Placement | None:
    placed = placements_in(here.court.pk, here.period)
    return next((one for one in placed if one.record_id == placement.pk), None)


def _offered(
    here: Standpoint, placement: Any, *, is_joined: bool, is_traced: bool
) -> Iterator[tuple[str, bool]]:
    if is_joined:
        if here.may("publicity.part", placement):
            yield PART.slug, False
    elif here.may("publicity.join", placement):
        yield JOIN.slug, bool(_alike_to(here, placement))
    if not is_traced and here.may("publicity.trace", placement):
        yield TRACE.slug, False


def _alike_to(here: Standpoint, placement: Any) -> list[Placement]:
    """The placements of the year whose titles look like this one's, the earlier first."""
    return alike_to(placement.pk, placements_in(here.court.pk, here.period))


def _join_asks(here: Standpoint, placement: Any) -> Sequence[Question]:
    named = [(one.public_id, f"{one.title}，{one.outlet}") for one in _alike_to(here, placement)]
    first = named[0][0] if len(named) == 1 else ""
    return (choice_question("first", "和哪一条是同一件作品", named, value=first),)


def _join(doing: Doing) -> object:
    first = placement_in_scope(doing.here.scope, doing["first"])
    assert first is not None
    return join_works(OneWork(first, doing.subject), **doing.who)


def _part(doing: Doing) -> None:
    said = joined_as(doing.subject)
    if said is None:
        raise refuse("not_joined", "这条刊发记录没有归入别的作品。")
    part_works(said, **doing.who)


def _papers(here: Standpoint) -> Mapping[str, tuple[str, int, str]]:
    """What may have been printed: issued reports and research outputs, by a name for the form."""
    outputs = records_matching(here.scope, RecordFilter(kinds=(RESEARCH_OUTPUT.slug,)))
    reports = issued_reports(here.scope)
    return {f"{REPORT}-{one.pk}": (REPORT, one.pk, str(one)) for one in reports} | {
        f"{RECORD}-{one.pk}": (RECORD, one.pk, f"调研成果 {one.title}") for one in outputs
    }


def _trace(doing: Doing) -> object:
    paper_type, paper_id, title = _papers(doing.here)[doing["paper"]]
    return trace_print(PrintedPaper(paper_type, paper_id, title, doing.subject), **doing.who)


JOIN = Act(
    "join",
    "归为同一件作品",
    _join,
    "归为一件作品了，可以取消。",
    _join_asks,
    hint="标题相近只是提示，是不是同一件由您定；系统从不自己合并。",
)
PART = Act(
    "part",
    "取消归并",
    _part,
    "取消了，各算各的作品。",
)
TRACE = Act(
    "trace",
    "写明出自哪份文书",
    _trace,
    "写明了。",
    lambda here, placement: (
        choice_question(
            "paper", "文书或成果", ((key, one[2]) for key, one in _papers(here).items())
        ),
    ),
    hint="印发的信息、总结，或登记的调研成果。",
)
PLACEMENT_ACTS = {one.slug: one for one in (JOIN, PART, TRACE)}
