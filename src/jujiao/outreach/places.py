"""场所、专项活动: the places a court means to reach, and the named series its events belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope, within
from jujiao.catalogue.places import PLACE_KINDS, place_kind_called
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.ledger.models import Campaign
from jujiao.people.models import Place


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Places as somebody lists them: name and sort; a blank sort is read off the name."""

    court_id: int
    places: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{len(self.places)}处场所"


@command("place.enter")
def enter_places(listed: PlaceList, *, by: Actor, at: datetime) -> list[Place]:
    """登记场所: those not known yet are entered and returned. Raises Refused naming each bad line."""
    told = [(name.strip()[:120], sort or place_kind_called(name)) for name, sort in listed.places]
    problems = [problem for line, one in enumerate(told, 1) for problem in _amiss(line, *one)]
    if problems:
        raise Refused(*problems)
    known = set(Place.objects.filter(court_id=listed.court_id).values_list("name", flat=True))
    fresh = {name: sort for name, sort in told if name not in known}
    return Place.objects.bulk_create(
        Place(court_id=listed.court_id, name=name, place_kind=sort) for name, sort in fresh.items()
    )


@dataclass(frozen=True, slots=True)
class CampaignEntry:
    """专项活动 as it is to be opened."""

    court_id: int
    name: str
    starts_on: date | None = None
    ends_on: date | None = None

    def __str__(self) -> str:
        return self.name


@command("campaign.open")
def open_campaign(entry: CampaignEntry, *, by: Actor, at: datetime) -> Campaign:
    """设立专项活动: a series that events may carry from now on. Raises Refused."""
    name = entry.name.strip()[:120]
    if not name:
        raise refuse("required", "没有写活动名称。", place="name", remedy="请填写。")
    if entry.starts_on and entry.ends_on and entry.ends_on < entry.starts_on:
        raise refuse(
            "ends_before_start", "结束日期早于开始日期。", place="ends_on", remedy="请改日期。"
        )
    if Campaign.objects.filter(court_id=entry.court_id, name=name).exists():
        raise refuse("campaign_known", f"“{name}”已经设立过。", place="name")
    campaign = Campaign(
        court_id=entry.court_id, name=name, starts_on=entry.starts_on, ends_on=entry.ends_on
    )
    campaign.save()
    return campaign


def _amiss(line: int, name: str, sort: str) -> list[Problem]:
    if not name:
        return [Problem("required", f"第{line}行", "没有写名称。", "请填写。")]
    if sort not in PLACE_KINDS:
        choices = "、".join(PLACE_KINDS.values())
        return [
            Problem(
                "place_kind", f"第{line}行", f"“{name}”是哪类场所不清楚。", f"可选：{choices}。"
            )
        ]
    return []


def places_of(scope: Scope) -> QuerySet[Place]:
    """The places that a court means to reach, in the order in which they were listed."""
    return within(Place.objects.all(), scope).order_by("pk")
