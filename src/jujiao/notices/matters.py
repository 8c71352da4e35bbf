"""A matter: one thing that a day asks of somebody, with what it rests on and by when it is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jujiao.access.actors import Actor
from jujiao.access.policy import objection
from jujiao.access.scope import StreamSubject
from jujiao.catalogue.roles import StaffRole

NEUTRAL = "受限事项，请登录后查看"
BATCH, FLAGS, FIGURE = "import_batch", "importflag", "figure"
"""What a matter may open besides facts: an upload, the rows it left out, a figure."""


class MatterSort(StrEnum):
    """What is asked: to do, to report, to rectify, to take the next step, to decide."""

    OWED = "owed"
    TASK = "task"
    PAPER = "paper"
    RECTIFY = "rectify"
    STEP = "step"
    MEND = "mend"
    SENT_BACK = "sent_back"
    CONFIRM = "confirm"
    VERIFY = "verify"
    SETTLE = "settle"
    REDIRECT = "redirect"
    SIGN = "sign"

    @property
    def label(self) -> str:
        """The sort in the court's words."""
        return SORT_LABELS[self]


SORT_LABELS = {
    MatterSort.OWED: "应办",
    MatterSort.TASK: "交办",
    MatterSort.PAPER: "来文反馈",
    MatterSort.RECTIFY: "整改",
    MatterSort.STEP: "程序",
    MatterSort.MEND: "台账待改",
    MatterSort.SENT_BACK: "退回修改",
    MatterSort.CONFIRM: "待确认",
    MatterSort.VERIFY: "待复查",
    MatterSort.SETTLE: "待验收",
    MatterSort.REDIRECT: "待改派",
    MatterSort.SIGN: "待签认",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose day is asked for: who he is, with which offices, and the units he answers for."""

    actor: Actor
    court_id: int
    units: frozenset[int] = frozenset()

    def may(self, action: str, inspection_stream: str = "") -> bool:
        """Whether his office allows the act in the whole court, or in one stream of its inspections."""
        subject = StreamSubject(self.court_id, inspection_stream)
        return objection(self.actor, action, subject) is None


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a matter is put before: persons, those who answer for a unit, accounts, offices.

    ``actions`` are acts that the reader must all be allowed, where it is named in that
    ``inspection_stream``; ``not_by`` is the account that has done its part and may not do the other's.
    """

    persons: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()
    roles: frozenset[StaffRole] = frozenset()
    actions: tuple[str, ...] = ()
    not_by: int | None = None
    inspection_stream: str = ""

    def holds(self, reader: Reader) -> bool:
        """Whether the reader is among them."""
        actor = reader.actor
        if actor.person_id in self.persons or actor.account_id in self.accounts:
            return True
        if self.units & reader.units or self.roles & actor.roles:
            return True
        return self._by_office(reader)

    def _by_office(self, reader: Reader) -> bool:
        account_id = reader.actor.account_id
        if not self.actions or (account_id is not None and account_id == self.not_by):
            return False
        return all(reader.may(action, self.inspection_stream) for action in self.actions)


NOBODY = Audience()


def audience(
    *,
    persons: Iterable[int | None] = (),
    units: Iterable[int | None] = (),
    accounts: Iterable[int | None] = (),
) -> Audience:
    """An audience of those named; what is not known is left out."""
    return Audience(
        frozenset(one for one in persons if one is not None),
        frozenset(one for one in units if one is not None),
        frozenset(one for one in accounts if one is not None),
    )


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing asked. ``key`` names it for good: the same thing has the same key on every day.

    ``since`` is the day from which it asks, ``who`` the bearer where that is not the reader himself;
    ``fact_kind`` with ``public_id`` is what a click opens; without one it is the form that a click files,
    for the unit ``unit_id``.
    ``overseers`` hear of it once it is pressed.
    """

    key: str
    sort: MatterSort
    title: str
    since: date
    audience: Audience
    due_on: date | None = None
    period: str = ""
    who: str = ""
    basis: str = ""
    remedy: str = ""
    is_restricted: bool = False
    fact_kind: str = ""
    public_id: str = ""
    unit_id: int | None = None
    overseers: Audience = field(default=NOBODY)

    def line(self, to: str = "") -> str:
        """The matter in one line for somebody of that name, whose own name need not be said."""
        who = "" if self.who == to else self.who
        return " ".join(part for part in (self.title, self.period, who) if part)

    def outside_line(self, to: str = "") -> str:
        """The matter as it may leave the system: neutral where it is restricted."""
        return NEUTRAL if self.is_restricted else self.line(to)
