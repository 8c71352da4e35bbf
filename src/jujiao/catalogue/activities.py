"""活动: what the court holds in a year, from the training course to the festival; one kind each.

All stand in one register, the sheet of activities, with those of study and community; a type no kind
is declared for is kept as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jujiao.kernel.concepts import Ask, Focus, RecordKind

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Activity:
    """What is read of an activity beyond its name, its day and how many came."""

    activity_type: str = ""


def activity(
    slug: str,
    label: str,
    focus: Focus,
    *aliases: str,
    roles: Mapping[str, str] = NOTHING,
    outcomes: Mapping[str, str] = NOTHING,
    classify: Callable[[str], str] | None = None,
    details: type = Activity,
    more: tuple[Ask, ...] = (),
) -> RecordKind:
    """A kind of activity as the sheet of activities has it; it may ask more than the sheet does."""
    return RecordKind(
        slug,
        label,
        focus,
        (
            Ask("title", "活动名称"),
            Ask("place", "地点", required=False),
            Ask("unit", "承办部门或支部"),
            Ask("quantity", "参加人数", required=False),
            Ask("occurred_on", "活动日期"),
            *more,
        ),
        register="activities",
        details=details,
        roles=roles,
        outcomes=outcomes,
        classify=classify,
        aliases=aliases,
        wants_confirmation=False,
    )


DISCIPLINE = (
    activity("lessons_from_cases", "以案促改", Focus.DISCIPLINE, "以案促改警示教育"),
    activity("cautionary_education", "警示教育", Focus.DISCIPLINE, "警示教育活动", "警示教育大会"),
    activity("group_integrity_talk", "集体廉政谈话", Focus.DISCIPLINE, "廉政谈话", "廉政集体谈话"),
    activity("pre_post_integrity", "任前廉政教育", Focus.DISCIPLINE, "任前廉政谈话"),
    activity("integrity_reading", "清风伴读", Focus.DISCIPLINE, "清风伴读分享会"),
    activity("family_integrity", "家属助廉", Focus.DISCIPLINE, "家属助廉警示教育", "家庭助廉"),
)
OTHER_ACTIVITY = activity("other_activity", "其他活动", Focus.COHESION)
