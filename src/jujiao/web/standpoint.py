"""Where a reader stands: who he is, at which court and year he looks, and when.

The one place of the web that reads the clock, the session and the offices; every page is handed the
result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jujiao.access.actors import Actor, actor_of
from jujiao.access.policy import objection
from jujiao.access.scope import Scope, scope_of
from jujiao.confidential.reading import SEALED_KINDS
from jujiao.figures.selectors import Asking
from jujiao.kernel.periods import Period, year_of
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.selectors import years_kept
from jujiao.people.selectors import courts_named
from jujiao.web.failures import refused

P = ParamSpec("P")
COURT_KEY, YEAR_KEY = "court", "year"
YEAR_DIGITS = 4
EARLIEST, LATEST = 1949, 2999


@dataclass(frozen=True, slots=True)
class Court:
    """A court as the frame names it."""

    pk: int
    public_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A subject that stands for a court, or for one unit of it, when permission is asked."""

    court_id: int
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Who looks at which court and year, and when."""

    actor: Actor
    court: Court
    courts: tuple[Court, ...]
    scope: Scope
    year: int
    years: tuple[int, ...]
    now: datetime

    @property
    def open_scope(self) -> Scope:
        """What may be shown of the court without a reason: nothing that opens for a reason alone."""
        return self.scope.without(SEALED_KINDS)

    @property
    def today(self) -> date:
        """The day on which the reader looks."""
        return timezone.localdate(self.now)

    @property
    def as_of(self) -> date:
        """The day to which the figures of the page reach."""
        return min(self.today, self.period.last)

    @property
    def period(self) -> Period:
        """The year that is shown."""
        return year_of(self.year)

    @property
    def asking(self) -> Asking:
        """The same standpoint as a question to the figures."""
        return self.asking_of(self.year)

    def asking_of(self, year: int) -> Asking:
        """The same standpoint, of another year."""
        return Asking(self.scope, year, min(self.today, year_of(year).last))

    @property
    def own_units(self) -> tuple[int, ...]:
        """The units of this court in whose name the reader acts."""
        offices = self.actor.offices
        held = {one.unit_id for one in offices if one.court_id in (None, self.court.pk)}
        return tuple(sorted(unit_id for unit_id in held if unit_id is not None))

    @property
    def oversees_findings(self) -> bool:
        """Whether the reader sees the problems of the whole court, not only of a unit of his."""
        return objection(self.actor, "finding.read", Place(self.court.pk)) is None

    def may(self, action: str, subject: object = None) -> bool:
        """Whether the reader may do this: to the subject, or anywhere in the court."""
        if subject is not None:
            return objection(self.actor, action, subject) is None
        places = (Place(self.court.pk), *(Place(self.court.pk, one) for one in self.own_units))
        return any(objection(self.actor, action, place) is None for place in places)


def standpoint_of(request: HttpRequest) -> Standpoint | None:
    """The standpoint of a request, or None for somebody without business in any court."""
    if not hasattr(request, "standpoint"):
        request.standpoint = _standpoint(request)  # type: ignore[attr-defined]
    return request.standpoint  # type: ignore[attr-defined, no-any-return]


def page(
    action: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Standpoint, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Makes a view a page of the court, for those whose office allows it; the login comes before."""

    def around(
        view: Callable[Concatenate[HttpRequest, Standpoint, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        def show(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            here = standpoint_of(request)
            if here is None:
                raise PermissionDenied(NO_COURT)
            if not here.may(action):
                raise PermissionDenied(objection(here.actor, action, Place(here.court.pk)))
            try:
                return view(request, here, *args, **kwargs)
            except Refused as why:
                return refused(request, why)

        return update_wrapper(show, view)

    return around


NO_COURT = Problem(
    "no_court", "", "您的账号不看任何法院的业务数据。", "需要查看的，请安全管理员授权。"
)


def moment() -> datetime:
    """Now: the one reading of the clock for all pages."""
    return timezone.now()


def actor_behind(request: HttpRequest) -> Actor:
    """The actor whose account is logged in, with the offices of today."""
    return actor_of(request.user, on=timezone.localdate(moment()))  # type: ignore[arg-type]


def _standpoint(request: HttpRequest) -> Standpoint | None:
    now = moment()
    actor = actor_behind(request)
    courts = _courts_open_to(actor)
    if not courts:
        return None
    court = _chosen_court(request, courts, actor)
    scope = scope_of(actor, court.pk)
    if scope is None:
        return None
    today = timezone.localdate(now)
    years = tuple(years_kept(court.pk))
    year = _chosen_year(request, years, today)
    shown = tuple(sorted({*years, year, today.year}, reverse=True))
    return Standpoint(actor, court, courts, scope, year, shown, now)


def _courts_open_to(actor: Actor) -> tuple[Court, ...]:
    held = {office.court_id for office in actor.offices}
    ids = None if None in held else frozenset(one for one in held if one is not None)
    found = (Court(*row) for row in courts_named(ids))
    return tuple(court for court in found if scope_of(actor, court.pk) is not None)


def _chosen_court(request: HttpRequest, courts: tuple[Court, ...], actor: Actor) -> Court:
    """The court in the address, else the one last looked at, else the reader's own."""
    named = {court.public_id: court for court in courts}
    asked = request.GET.get("court", "")
    if asked in named:
        request.session[COURT_KEY] = asked
        request.session.pop(YEAR_KEY, None)
    own = next((court for court in courts if court.pk == actor.court_id), courts[0])
    return named.get(request.session.get(COURT_KEY, ""), own)


def _chosen_year(request: HttpRequest, years: tuple[int, ...], today: date) -> int:
    """The year in the address, else the one last looked at, else the latest that is kept."""
    asked = request.GET.get("year", "")
    if (
        len(asked) == YEAR_DIGITS
        and asked.isascii()
        and asked.isdigit()
        and EARLIEST <= int(asked) <= LATEST
    ):
        request.session[YEAR_KEY] = int(asked)
    kept = request.session.get(YEAR_KEY)
    return int(kept) if kept else (years[0] if years else today.year)
