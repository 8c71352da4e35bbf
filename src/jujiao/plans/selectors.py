"""Which plan is in force in a year, and its measures."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.plans.drafts import LinkDraft
from jujiao.plans.models import Measure, Plan


def plans_in_force(scope: Scope, year: int) -> QuerySet[Plan]:
    """The plans that a court works by in a year, one of each sort."""
    lasting = Q(last_year=None) | Q(last_year__gte=year)
    rows = Plan.objects.filter(lasting, first_year__lte=year, replaced_by=None)
    return within(rows, scope).order_by("plan_sort", "pk")


def plan_in_force(
    scope: Scope, plan_sort: str, year: int, *, but: int | None = None
) -> Plan | None:
    """The plan of a sort in a year, or None where no plan was adopted; ``but`` leaves one out."""
    rows = plans_in_force(scope, year).filter(plan_sort=plan_sort)
    others = rows if but is None else rows.exclude(pk=but)
    return others.order_by("-first_year", "-pk").first()


def measures_of(plan: Plan) -> list[Measure]:
    """The measures of a plan with their links, in their order."""
    rows = plan.measures.select_related("unit").prefetch_related("links__campaign")
    return list(rows.order_by("ordinal"))


def links_of(measure: Measure) -> list[LinkDraft]:
    """What shows a measure done, as it would be written down, in the order in which it was named."""
    rows = measure.links.select_related("campaign").order_by("pk")
    return [
        LinkDraft(one.link_sort, one.slug, one.target, one.campaign.name if one.campaign else "")
        for one in rows
    ]


def measure_in_scope(scope: Scope, public_id: str) -> Measure | None:
    """One measure, or None where the scope does not reach."""
    rows = within(Measure.objects.all(), scope).select_related("plan", "unit")
    return rows.filter(public_id=public_id).first()
