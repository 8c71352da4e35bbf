"""方案状态包: the state of a plan for the court above, as figures. No person stands in it, and no text
that people typed beyond the words of the plan itself.
"""

from __future__ import annotations

from jujiao.kernel.digests import canonical_json, hash_hex
from jujiao.people.models import Unit
from jujiao.plans.gauges import View
from jujiao.plans.progress import MeasureStanding, Part
from jujiao.plans.standings import PlanStanding

FORMAT = "jujiao-plan/1"


def state_package(standing: PlanStanding, view: View) -> dict[str, object]:
    """The plan as JSON's own types, with a digest over all the rest."""
    plan = standing.plan
    said: dict[str, object] = {
        "format": FORMAT,
        "court": Unit.objects.get(pk=view.scope.court_id).name,
        "year": view.year,
        "as_of": view.as_of.isoformat(),
        "sort": standing.sort,
        "plan": standing.title,
        "document_no": plan.document_no if plan else "",
        "measures": [measure_line(one) for one in standing.measures],
    }
    return {**said, "digest": hash_hex("sm3", canonical_json(said))}


def measure_line(one: MeasureStanding) -> dict[str, object]:
    """One measure: its number, its words, how far it is, and what shows it."""
    return {
        "ordinal": one.ordinal,
        "title": one.title,
        "focus": int(one.focus) if one.focus else None,
        "due": one.due_on.isoformat() if one.due_on else None,
        "percent": one.percent,
        "state": one.state.value,
        "overdue": one.overdue,
        "parts": [_part_line(part) for part in one.parts],
    }


def _part_line(part: Part) -> dict[str, object]:
    return {
        "sort": part.sort,
        "slug": part.slug,
        "label": part.label,
        "done": part.done,
        "planned": part.planned,
    }
