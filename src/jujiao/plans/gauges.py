"""What the links of measures come to: figures, dues and ledgers, up to a day and up to a day before it.

Each sort of link is read by a fixed number of questions, however many measures there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from jujiao.access.scope import Scope
from jujiao.catalogue import INDICATORS, RECORD_KINDS
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.plan_sorts import DUTY, INDICATOR, LEDGER
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.figures.counting import count_all, known_or_none
from jujiao.figures.selectors import Asking, figures_of, small_cell
from jujiao.kernel.obligations import DueState, Duty
from jujiao.kernel.periods import Period, year_of
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import kept_registers
from jujiao.people.selectors import IN_FORCE
from jujiao.plans.models import MeasureLink
from jujiao.plans.progress import Pace

GaugeKey = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class View:
    """Whose plans are looked at, of which year, as of which day, against which day before it."""

    scope: Scope
    year: int
    as_of: date
    earlier: date
    still_days: int

    @property
    def period(self) -> Period:
        """The calendar year."""
        return year_of(self.year)

    @property
    def pace(self) -> Pace:
        """The days by which progress is judged."""
        return Pace(self.as_of, self.period.first, self.period.last, self.still_days)

    @property
    def asking(self) -> Asking:
        """The figures of the year as of the day."""
        return Asking(self.scope, self.year, self.as_of)

    def reach(self, day: date) -> Period | None:
        """The part of the year up to a day, or None before it began."""
        last = min(day, self.period.last)
        return Period(self.period.first, last) if last >= self.period.first else None


@dataclass(frozen=True, slots=True)
class Gauge:
    """What one link comes to: None is unknown; ``planned`` is what the thing itself wants, if it does."""

    label: str
    done: int | None
    before: int = 0
    planned: int | None = None
    overdue: int = 0


def key_of_link(link: MeasureLink) -> GaugeKey:
    """What tells one gauge from another."""
    return link.link_sort, link.slug, link.campaign_id


def gauges(links: Iterable[MeasureLink], view: View) -> dict[GaugeKey, Gauge]:
    """All links at once."""
    keys = sorted({key_of_link(one) for one in links}, key=str)
    figures = [slug for sort, slug, _ in keys if sort == INDICATOR]
    duties = [slug for sort, slug, _ in keys if sort == DUTY]
    ledgers = [(slug, campaign) for sort, slug, campaign in keys if sort == LEDGER]
    return (
        {(INDICATOR, slug, None): one for slug, one in _figures(figures, view).items()}
        | {(DUTY, slug, None): one for slug, one in _duties(duties, view).items()}
        | {(LEDGER, *key): one for key, one in _ledgers(ledgers, view).items()}
    )


def _figures(slugs: Sequence[str], view: View) -> dict[str, Gauge]:
    """The figures up to both days; what may not be said (unsigned, unread, restricted) is unknown."""
    wanted = [INDICATORS[slug] for slug in slugs]
    if not wanted:
        return {}
    court_id = view.scope.court_id
    kept = kept_registers(court_id, view.year)
    sayable = {one.slug for one in figures_of(view.asking, wanted) if one.value is not None}
    now, before = (
        count_all(wanted, court_id, reach) if reach else dict.fromkeys(slugs, 0)
        for reach in (view.reach(view.as_of), view.reach(view.earlier))
    )
    return {
        one.slug: Gauge(
            one.name,
            known_or_none(now, one, kept) if one.slug in sayable else None,
            before[one.slug],
        )
        for one in wanted
    }


def _duties(slugs: Sequence[str], view: View) -> dict[str, Gauge]:
    """Of each duty the dues of the whole year that are met by the day; excused ones are not wanted."""
    asked = tuple(DUTIES[slug] for slug in slugs)
    if not asked:
        return {}
    kept = kept_registers(view.scope.court_id, view.year)
    now, before, whole = (
        _dues(asked, view, day) for day in (view.as_of, view.earlier, view.period.last)
    )
    found = {}
    for duty in asked:
        met = _count(duty, now, DueState.FULFILLED)
        is_silent = duty.register not in kept and not _done(duty, now)
        is_unknown = not met and (is_silent or _count(duty, now, DueState.UNKNOWN))
        planned = _count(duty, whole) - _count(duty, whole, DueState.EXCUSED)
        found[duty.slug] = Gauge(
            duty.label,
            None if is_unknown or not planned else met,
            _count(duty, before, DueState.FULFILLED),
            planned,
            _count(duty, now, DueState.OVERDUE),
        )
    return found


def _done(duty: Duty, among: Iterable[Due]) -> int:
    return sum(due.done for due in among if due.duty.slug == duty.slug)


def _dues(duties: tuple[Duty, ...], view: View, day: date) -> list[Due]:
    if view.reach(day) is None:
        return []
    return dues(Owing(view.scope, day, duties, view.year, day_is_over=True))


def _count(duty: Duty, among: Iterable[Due], state: DueState | None = None) -> int:
    return sum(due.duty.slug == duty.slug and state in (None, due.state) for due in among)


LedgerKey = tuple[str, int | None]


def _ledgers(keys: Sequence[LedgerKey], view: View) -> dict[LedgerKey, Gauge]:
    """Records in force of each kind, or of a series of it. Small numbers of a restricted kind are
    unknown to those who may not read it.
    """
    if not keys:
        return {}
    kept = kept_registers(view.scope.court_id, view.year)
    counted = _counted({slug for slug, _ in keys}, view)
    small = small_cell(view.asking)
    found = {}
    for slug, campaign_id in keys:
        kind = RECORD_KINDS[slug]
        done, before = counted.get((slug, campaign_id), (0, 0))
        is_kept = kind.register_slug in kept or (slug, None) in counted
        hidden = kind.confidential and not view.scope.confidential and 0 < done < small
        found[slug, campaign_id] = Gauge(
            kind.label, done if is_kept and not hidden else None, before
        )
    return found


def _counted(slugs: Iterable[str], view: View) -> dict[LedgerKey, tuple[int, int]]:
    """(kind, series) → how many by each of the days; (kind, None) counts them all."""
    reach = view.reach(view.as_of)
    if reach is None:
        return {}
    rows = Record.objects.filter(
        court_id=view.scope.court_id,
        kind__in=sorted(slugs),
        state=IN_FORCE,
        occurred_on__range=(reach.first, reach.last),
    )
    earlier = Q(occurred_on__lte=view.earlier)
    grouped = rows.order_by().values("kind", "campaign_id")
    counted = grouped.annotate(done=Count("pk"), before=Count("pk", filter=earlier))
    found: dict[LedgerKey, tuple[int, int]] = {}
    for kind, campaign_id, done, before in counted.values_list(
        "kind", "campaign_id", "done", "before"
    ):
        for key in {(kind, campaign_id), (kind, None)}:
            known = found.get(key, (0, 0))
            found[key] = (known[0] + done, known[1] + before)
    return found
