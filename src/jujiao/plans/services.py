"""Adopting a plan, and naming what shows its measures done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.plan_sorts import INSPECTION_PLAN, PLAN_SORTS
from jujiao.kernel.digests import canonical_json, hash_hex
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Campaign
from jujiao.ledger.services import enter_records, is_closed
from jujiao.people.models import Unit
from jujiao.people.selectors import units_called
from jujiao.people.stamps import Stamp
from jujiao.plans.drafts import LinkDraft, MeasureDraft, PlanDraft, problems_of
from jujiao.plans.models import Measure, MeasureLink, Plan
from jujiao.plans.selectors import plan_in_force


@dataclass(frozen=True, slots=True)
class Adoption:
    """A draft that a court is to adopt as its plan of a sort."""

    court_id: int
    plan_sort: str
    draft: PlanDraft

    @property
    def content_hash(self) -> str:
        """What it says, so that the same plan is not adopted twice."""
        said = asdict(self.draft)
        return hash_hex("sm3", canonical_json([self.plan_sort, _plain(said)]))

    def __str__(self) -> str:
        return self.draft.title


@command("plan.adopt")
def adopt_plan(adoption: Adoption, *, by: Actor, at: datetime) -> Plan:
    """采用方案: from its first year on it is the court's plan; the one before ends with the year before.

    The same plan again is returned as it is. A sort that is issued as a paper is filed as that paper
    too. Raises Refused with everything amiss, and for a year that is closed.
    """
    same = Plan.objects.filter(
        court_id=adoption.court_id, content_hash=adoption.content_hash, replaced_by=None
    ).first()
    if same is not None:
        return same
    draft = adoption.draft
    _check(adoption)
    names = [one.unit for one in draft.measures if one.unit]
    units = {one.name: one for one in units_called(Scope(adoption.court_id), names)}
    campaigns = {one.name: one for one in Campaign.objects.filter(court_id=adoption.court_id)}
    problems = [*problems_of(draft.measures), *_strangers(draft.measures, units, campaigns)]
    if problems:
        raise Refused(*problems)
    plan = _written(adoption, by=by, at=at)
    _end_before(plan)
    for one in draft.measures:
        measure = _measure(plan, one, units)
        MeasureLink.objects.bulk_create(
            _link(measure, link, campaigns.get(link.campaign)) for link in one.links
        )
    _file_paper(adoption, by=by, at=at)
    return plan


@command("plan.link")
def set_links(
    measure: Measure, links: Sequence[LinkDraft], *, by: Actor, at: datetime
) -> list[MeasureLink]:
    """挂接: from now on these show the measure done, in place of those before. Raises Refused."""
    campaigns = {one.name: one for one in Campaign.objects.filter(court_id=measure.court_id)}
    drafted = MeasureDraft(measure.ordinal, measure.title, links=tuple(links))
    problems = [*problems_of([drafted]), *_strangers([drafted], {}, campaigns)]
    if problems:
        raise Refused(*problems)
    for before in measure.links.all():
        before.delete()
    return MeasureLink.objects.bulk_create(
        _link(measure, link, campaigns.get(link.campaign)) for link in links
    )


def _check(adoption: Adoption) -> None:
    draft = adoption.draft
    if adoption.plan_sort not in PLAN_SORTS or adoption.plan_sort == INSPECTION_PLAN.slug:
        raise refuse(
            "unknown_plan_sort",
            "没有这类方案，或者它不从这里导入。",
            place="plan_sort",
            remedy="年度督察工作重点请在督察计划里列。",
        )
    if draft.last_year is not None and draft.last_year < draft.first_year:
        raise refuse(
            "ends_before_start", "方案的止年早于起年。", place="last_year", remedy="请改正。"
        )
    if is_closed(adoption.court_id, draft.first_year):
        raise refuse("year_closed", f"{draft.first_year}年已经封账，不能再定方案。")
    if not draft.measures:
        raise refuse("plan_empty", "方案里没有举措。", remedy="请填写后再导入。")


def _strangers(
    measures: Sequence[MeasureDraft],
    units: Mapping[str, Unit],
    campaigns: Mapping[str, Campaign],
) -> list[Problem]:
    found = []
    for one in measures:
        place = f"第{one.ordinal}项"
        if one.unit and one.unit not in units:
            found.append(
                Problem("unit_unknown", place, f"本院没有“{one.unit}”。", "请核对部门名称。")
            )
        found += [
            Problem("campaign_unknown", place, f"没有设立“{link.campaign}”。", "请先设立专项活动。")
            for link in one.links
            if link.campaign and link.campaign not in campaigns
        ]
    return found


def _written(adoption: Adoption, *, by: Actor, at: datetime) -> Plan:
    draft, sort = adoption.draft, PLAN_SORTS[adoption.plan_sort]
    plan = Plan(
        court_id=adoption.court_id,
        plan_sort=adoption.plan_sort,
        title=draft.title[:200],
        issuer=draft.issuer[:160],
        document_no=draft.document_no[:80],
        adopted_on=draft.adopted_on,
        first_year=draft.first_year,
        last_year=draft.last_year or (draft.first_year if sort.is_yearly else None),
        content_hash=adoption.content_hash,
        recorded_at=at,
        recorded_by_name=by.name,
    )
    plan.save()
    return plan


def _end_before(plan: Plan) -> None:
    """The plan in force until now ends with the year before, or is replaced where it began no sooner."""
    before = plan_in_force(Scope(plan.court_id), plan.plan_sort, plan.first_year, but=plan.pk)
    if before is None:
        return
    if before.first_year < plan.first_year:
        before.last_year = plan.first_year - 1
    else:
        before.replaced_by = plan
    before.save()


def _measure(plan: Plan, drafted: MeasureDraft, units: Mapping[str, Unit]) -> Measure:
    measure = Measure(
        court_id=plan.court_id,
        plan=plan,
        ordinal=drafted.ordinal,
        focus=drafted.focus,
        title=drafted.title.strip()[:200],
        content=drafted.content,
        standard=drafted.standard[:300],
        audience=drafted.audience[:120],
        unit=units.get(drafted.unit),
        due_on=drafted.due_on,
    )
    measure.save()
    return measure


def _link(measure: Measure, drafted: LinkDraft, campaign: Campaign | None) -> MeasureLink:
    return MeasureLink(
        court_id=measure.court_id,
        measure=measure,
        link_sort=drafted.sort,
        slug=drafted.slug,
        target=drafted.target,
        campaign=campaign,
    )


def _file_paper(adoption: Adoption, *, by: Actor, at: datetime) -> None:
    """One fact, one entry: the plan that is adopted is also the document that a duty asks for."""
    kind, draft = PLAN_SORTS[adoption.plan_sort].paper, adoption.draft
    if kind is None:
        return
    entry = RecordEntry(
        adoption.court_id,
        kind.slug,
        occurred_on=draft.adopted_on,
        title=draft.title,
        document_no=draft.document_no,
    )
    enter_records([entry], [Stamp(at, by)])


def _plain(value: object) -> object:
    """Dates and tuples as JSON has them."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | str) or value is None else str(value)
