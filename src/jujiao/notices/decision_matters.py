"""What waits for somebody's decision: records and uploads to confirm, zeros to sign, rows to mend."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max, Min
from django.utils import timezone

from jujiao.access.scope import reading_action
from jujiao.catalogue import INDICATORS, RECORD_KINDS
from jujiao.exchange.selectors import batches_waiting, open_flags
from jujiao.figures.answers import Lack
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import records
from jujiao.notices.matters import BATCH, FIGURE, FLAGS, Audience, Matter, MatterSort, audience
from jujiao.notices.owed_matters import CourtOn


def record_matters(court: CourtOn) -> Iterator[Matter]:
    """Records that wait for a second person, and those that came back to whoever entered them."""
    states = (FactState.FILED.value, FactState.DRAFT.value)
    rows = records(court.scope).filter(state__in=states, recorded_at__date__lte=court.as_of)
    for record in rows.order_by("recorded_at", "pk"):
        if FactState(record.state) is FactState.FILED:
            yield _to_confirm(record)
        elif record.reason:
            yield _sent_back(record)


def _to_confirm(record: Record) -> Matter:
    kind = RECORD_KINDS[record.kind]
    actions = ("record.confirm", *((reading_action(kind.slug),) if kind.confidential else ()))
    return Matter(
        key=f"confirm:{record.public_id}",
        sort=MatterSort.CONFIRM,
        title=kind.called(record.title),
        since=timezone.localdate(record.recorded_at),
        audience=Audience(actions=actions, not_by=record.recorded_by_id),
        basis=f"{record.recorded_by_name}登记",
        remedy="请核对后确认，或退回并写明原因。",
        is_restricted=kind.confidential,
        fact_kind=record.kind,
        public_id=record.public_id,
    )


def _sent_back(record: Record) -> Matter:
    kind = RECORD_KINDS[record.kind]
    return Matter(
        key=f"sent_back:{record.public_id}:{record.version}",
        sort=MatterSort.SENT_BACK,
        title=kind.called(record.title),
        since=timezone.localdate(record.recorded_at),
        audience=audience(accounts=[record.recorded_by_id]),
        basis=f"退回原因：{record.reason}",
        remedy="请修改后重新提交，不要的请撤回。",
        is_restricted=kind.confidential,
        fact_kind=record.kind,
        public_id=record.public_id,
    )


def batch_matters(court: CourtOn) -> Iterator[Matter]:
    """Uploads that wait for a second person."""
    for batch in batches_waiting(court.scope, not_by=None).order_by("recorded_at", "pk"):
        yield Matter(
            key=f"batch:{batch.public_id}",
            sort=MatterSort.CONFIRM,
            title=f"台账导入 {batch.file_name}",
            since=timezone.localdate(batch.recorded_at),
            audience=Audience(actions=("ledger.confirm",), not_by=batch.recorded_by_id),
            basis=f"{batch.recorded_by_name}提交",
            remedy="请预览后确认，或放弃。",
            fact_kind=BATCH,
            public_id=batch.public_id,
        )


def flag_matters(court: CourtOn) -> Iterator[Matter]:
    """Rows kept out of this year's and last year's books, one matter a year."""
    for year in (court.as_of.year - 1, court.as_of.year):
        flags = open_flags(court.court_id, year).order_by()
        found = flags.aggregate(count=Count("pk"), since=Min("flagged_at"), last=Max("pk"))
        if found["count"]:
            yield Matter(
                key=f"flags:{year}:{found['last']}",
                sort=MatterSort.MEND,
                title=f"{year}年台账有{found['count']}行没有收入",
                since=timezone.localdate(found["since"]),
                audience=Audience(actions=("ledger.amend",)),
                remedy="请在导入页面就地改正，或改好台账再导入一次。",
                fact_kind=FLAGS,
            )


def zero_matters(court: CourtOn) -> Iterator[Matter]:
    """Zeros of the year that is over and that nobody has signed."""
    year = court.as_of.year - 1
    asked = [one for one in INDICATORS.values() if one.signed_zero]
    for figure in figures_of(Asking(court.scope, year, court.as_of), asked):
        if figure.lack is Lack.UNSIGNED:
            yield Matter(
                key=f"zero:{figure.slug}:{year}",
                sort=MatterSort.SIGN,
                title=f"{figure.indicator.name}（{year}年）",
                since=year_of(court.as_of.year).first,
                audience=Audience(actions=("zero.sign",)),
                basis="关系重大的零须有人签认",
                remedy="请核对登记簿后签认，有案件的请补登。",
                fact_kind=FIGURE,
                public_id=figure.slug,
            )
