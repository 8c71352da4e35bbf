"""The tabs over a list: its kinds, the outcomes of a kind that stands alone, what waits to be confirmed."""

from __future__ import annotations

from django.db.models import Count

from jujiao.kernel.concepts import AnyKind, RecordKind
from jujiao.kernel.transitions import FactState
from jujiao.web.addresses import Address
from jujiao.web.narrowing import ListQuery
from jujiao.web.parts import Tab

MOST_TABS = 8
MOST_OUTCOMES = 5


def tabs_of(query: ListQuery) -> tuple[Tab, ...]:
    """The views of a list that are worth a tab, each with its count under the other filters."""
    counted = _counts(query)
    bare = query.address.without("kind", "outcome", "sort", "column", "state")
    tabs: list[Tab] = []
    if not query.is_mixed and query.only is None:
        everything = query.kind is None or len(query.readable) == 1
        is_bare = not query.states and not query.chosen("outcome", query.outcomes)
        tabs.append(Tab("全部", str(bare), sum(counted.values()), everything and is_bare))
    if query.only is None and len(query.readable) > 1:
        held = [kind for kind in query.readable if counted.get(kind.slug) or kind is query.kind]
        tabs += [_kind_tab(query, bare, kind, counted) for kind in held[:MOST_TABS]]
    tabs += _outcome_tabs(query, bare)
    if isinstance(query.kinds[0], RecordKind) and any(_waits(kind) for kind in query.kinds):
        tabs.append(_waiting_tab(query, bare))
    return tuple(one for one in tabs if one.count or one.is_current or one.label == "全部")


def _outcome_tabs(query: ListQuery, bare: Address) -> list[Tab]:
    """One tab for each outcome of a kind that stands alone: 首发, 转载."""
    if len(query.readable) > 1 or not 1 < len(query.outcomes) <= MOST_OUTCOMES:
        return []
    alone = ListQuery(query.here, query.register, bare, query.only)
    rows = alone.sort.rows(alone.here, alone.narrowing())
    counted = rows.order_by().values("outcome").annotate(count=Count("pk"))
    known = {line["outcome"]: line["count"] for line in counted}
    chosen = query.chosen("outcome", query.outcomes)
    return [
        Tab(label, str(bare.having("outcome", name)), known[name], chosen == (name,))
        for name, label in query.outcomes.items()
        if known.get(name)
    ]


def _kind_tab(query: ListQuery, bare: Address, kind: AnyKind, counted: dict[str, int]) -> Tab:
    url = str(bare.having("kind", kind.slug))
    is_current = (query.kind or query.kinds[0]) is kind and not query.states
    shown = is_current and (query.is_mixed or query.kind is not None)
    return Tab(kind.label, url, counted.get(kind.slug, 0), shown)


def _waits(kind: AnyKind) -> bool:
    return isinstance(kind, RecordKind) and kind.wants_confirmation


def _waiting_tab(query: ListQuery, bare: Address) -> Tab:
    filed = FactState.FILED.value
    of_kind = query.kind is not None and query.only is None and len(query.readable) > 1
    url = bare.having("kind", query.kind.slug) if query.kind and of_kind else bare
    waiting = url.having("state", filed)
    alone = ListQuery(query.here, query.register, waiting, query.only)
    count = alone.sort.rows(alone.here, alone.narrowing()).count()
    return Tab("待确认", str(waiting), count, query.states == (filed,))


def _counts(query: ListQuery) -> dict[str, int]:
    """How many rows each kind of the register has under the same filters, one query for each sort."""
    counted: dict[str, int] = {}
    by_type: dict[type, list[AnyKind]] = {}
    for kind in query.readable if query.only is None else (query.only,):
        by_type.setdefault(type(kind), []).append(kind)
    for kinds in by_type.values():
        alone = ListQuery(
            query.here, query.register, query.address.without("outcome", "state"), kinds[0]
        )
        rows = alone.sort.rows(query.here, alone.narrowing(kinds))
        lines = rows.order_by().values("kind").annotate(count=Count("pk"))
        counted |= {line["kind"]: line["count"] for line in lines}
    return counted
