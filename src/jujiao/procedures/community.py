"""双报到: registering with a community, what it needed and got in half a year, and the report of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import THEMED_PARTY_DAY
from jujiao.catalogue.community import (
    COMMUNITY_NEED,
    COMMUNITY_REGISTRATION,
    POLICY_TALK,
    SATISFACTION,
    VOLUNTEER_SERVICE,
)
from jujiao.kernel.cadence import Window
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import Problem, Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import records
from jujiao.papers.tree import (
    Align,
    Block,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    SignOff,
    Table,
)
from jujiao.people.models import Tenure
from jujiao.people.selectors import held_on
from jujiao.people.services import TenureEntry, enter_tenures
from jujiao.people.stamps import Stamp
from jujiao.procedures.models import Procedure
from jujiao.procedures.selectors import procedures_of

SERVED, DISPATCHED, CONFIRMED = "served", "dispatched", "confirmed"
EVENTS: tuple[RecordKind, ...] = (VOLUNTEER_SERVICE, POLICY_TALK)


@dataclass(frozen=True, slots=True)
class Registering:
    """One member and the community he registers with."""

    person_id: int
    community: str
    since: date


@dataclass(frozen=True, slots=True)
class NewRegistrations:
    """What a branch enters at once."""

    court_id: int
    unit_id: int | None
    registrations: tuple[Registering, ...]

    def __str__(self) -> str:
        return f"社区报到{len(self.registrations)}人"


@command("community.register")
def register_in_community(new: NewRegistrations, *, by: Actor, at: datetime) -> list[Tenure]:
    """登记报到: from that day on he may serve. Raises Refused naming the line."""
    today = timezone.localdate(at)
    problems = [
        problem
        for place, one in enumerate(new.registrations, 1)
        for problem in _problems(new.court_id, one, f"第{place}行", today)
    ]
    if problems:
        raise Refused(*problems)
    entries = [
        TenureEntry(
            new.court_id,
            COMMUNITY_REGISTRATION.slug,
            one.person_id,
            starts_on=one.since,
            unit_id=new.unit_id,
            outside=one.community.strip()[:120],
        )
        for one in new.registrations
    ]
    return enter_tenures(entries, [Stamp(at, by)] * len(entries))


def _problems(court_id: int, one: Registering, place: str, today: date) -> Iterator[Problem]:
    if one.since > today:
        yield Problem("future_date", place, "日期还没有到。", "报到了再登记。")
    known = Tenure.objects.filter(
        held_on(one.since),
        court_id=court_id,
        kind=COMMUNITY_REGISTRATION.slug,
        person_id=one.person_id,
        outside=one.community.strip(),
    )
    if known.exists():
        yield Problem("registered_already", place, "已经向这个社区报到。", "请删去这一行。")


def registrations_of(scope: Scope, *, on: date) -> list[Tenure]:
    """Who is registered with which community on a day, by community and name."""
    rows = Tenure.objects.filter(
        held_on(on), court_id=scope.court_id, kind=COMMUNITY_REGISTRATION.slug
    )
    return list(rows.select_related("person").order_by("outside", "person__full_name", "pk"))


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need of a community: who asked, which branch served, and what the community said."""

    title: str
    branch: str
    served_on: date | None
    satisfaction: str
    slip: str


@dataclass(frozen=True, slots=True)
class CommunityHalf:
    """What was done for communities in half a year."""

    window: Window
    registered: int
    communities: int
    needs: tuple[NeedLine, ...]
    events: dict[str, int]
    party_days: int

    @property
    def confirmed(self) -> int:
        """How many services the community has confirmed."""
        return sum(bool(one.satisfaction) for one in self.needs)


def community_half(scope: Scope, window: Window) -> CommunityHalf:
    """Half a year read from the ledger: nothing is entered for the report."""
    period = window.period
    registered = registrations_of(scope, on=period.last)
    found = procedures_of(scope).filter(
        kind=COMMUNITY_NEED.slug,
        state=FactState.IN_FORCE.value,
        started_on__range=(period.first, period.last),
    )
    needs = tuple(
        _need(one) for one in found.order_by("started_on", "pk").prefetch_related("steps")
    )
    held = records(scope).filter(
        state=FactState.IN_FORCE.value, occurred_on__range=(period.first, period.last)
    )
    events = {kind.label: held.filter(kind=kind.slug).count() for kind in EVENTS}
    return CommunityHalf(
        window,
        len({one.person_id for one in registered}),
        len({one.outside for one in registered}),
        needs,
        events,
        held.filter(kind=THEMED_PARTY_DAY.slug).count(),
    )


def _need(procedure: Procedure) -> NeedLine:
    steps = {one.slug: one for one in procedure.steps.all()}
    confirmed, served = steps.get(CONFIRMED), steps.get(SERVED)
    return NeedLine(
        procedure.title or COMMUNITY_NEED.label,
        str(procedure.unit or ""),
        served.done_on if served else None,
        SATISFACTION.get(confirmed.outcome, "") if confirmed else "",
        confirmed.document_no if confirmed else "",
    )


def paper_of_community(half: CommunityHalf, court: str) -> Paper:
    """双报告: the report of half a year as a draft that somebody signs and sends."""
    return Paper(
        title=f"{court}{half.window.words}双报到双服务情况报告",
        blocks=tuple(_blocks(half, court)),
        issuer=court,
        dated=half.window.period.last,
    )


def _blocks(half: CommunityHalf, court: str) -> Iterator[Block]:
    events = "、".join(f"{label}{count}次" for label, count in half.events.items())
    yield Heading("一、报到情况")
    yield Paragraph(_registered(half))
    yield Heading("二、服务情况")
    yield Paragraph(f"{_served(half)}另开展{events}，各支部开展主题党日{half.party_days}次。")
    if half.needs:
        yield _table(half.needs)
    yield Heading("三、社区评价")
    yield Paragraph(_said_of(half.needs))
    yield SignOff(court, None)
    yield Paragraph("数字由台账算出，附社区确认单备查。", Manner.NOTE)


def _registered(half: CommunityHalf) -> str:
    if not half.registered:
        return "在职党员向社区报到的情况还没有登记。"
    return f"在职党员向{half.communities}个社区报到，共{half.registered}人。"


def _served(half: CommunityHalf) -> str:
    """What nobody entered is said so, and is no nought."""
    if not half.needs:
        return "社区提出的需求还没有登记。"
    return f"社区提出需求{len(half.needs)}项，已服务并经社区确认{half.confirmed}项。"


def _table(needs: Sequence[NeedLine]) -> Table:
    columns = (
        Column("需求", 16),
        Column("服务支部", 10),
        Column("服务日期", 8, Align.CENTRE),
        Column("社区评价", 7),
        Column("确认单", 8),
    )
    rows = tuple(
        (
            one.title,
            one.branch,
            one.served_on.isoformat() if one.served_on else "还没有服务",
            one.satisfaction or "还没有确认",
            one.slip,
        )
        for one in needs
    )
    return Table(columns, rows)


def _said_of(needs: Sequence[NeedLine]) -> str:
    counted = [
        f"{word}{sum(one.satisfaction == word for one in needs)}项"
        for word in SATISFACTION.values()
    ]
    if not any(one.satisfaction for one in needs):
        return "社区还没有确认过服务，评价未知。"
    return f"社区评价：{'、'.join(counted)}。"
