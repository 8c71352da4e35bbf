"""方案推进情况: the quarter's report of a plan as a paper; what stands still and what is unknown is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from jujiao.kernel.cadence import Window
from jujiao.papers.tree import (
    Align,
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    SignOff,
    Table,
    said_day,
)
from jujiao.people.models import Unit
from jujiao.plans.gauges import View
from jujiao.plans.progress import MeasureStanding, MeasureState, Part
from jujiao.plans.standings import PlanStanding

ORDINALS = "一二三四五六七"
DRAFT_NOTE = "送审稿"
COLUMNS = (
    Column("序号", 3, Align.CENTRE),
    Column("举措", 12),
    Column("完成情况", 12),
    Column("进度", 4, Align.RIGHT),
    Column("状态", 4),
)
SAID = (
    (MeasureState.STILL, "停滞的举措", "{since}以来没有新进展"),
    (MeasureState.LATE, "逾期的举措", "期限已过"),
    (MeasureState.UNKNOWN, "无法核实的举措", "登记簿没有读到，不能说办没办"),
    (MeasureState.UNLINKED, "没有挂接的举措", "没有挂接指标、应办、台账或交办，看不出进展"),
)


def quarterly_report(standing: PlanStanding, view: View, window: Window) -> Paper:
    """The report of a quarter (or of any window) as it stands on the day of the view."""
    court = Unit.objects.get(pk=view.scope.court_id).name
    blocks: list[Block] = [Paragraph(_summary(standing, window))]
    for place, (title, body) in enumerate(_parts(standing, view)):
        blocks += [Heading(f"{ORDINALS[place]}、{title}"), *body]
    return Paper(
        f"{court}\n关于《{standing.title.strip('《》')}》\n{window.words}推进情况的报告",
        (*blocks, SignOff(court, view.as_of)),
        note=DRAFT_NOTE,
        issuer=court,
        dated=view.as_of,
    )


def _summary(standing: PlanStanding, window: Window) -> str:
    counted = Counter(one.state for one in standing.measures)
    states = "，".join(
        f"{state.label}{counted[state]}项" for state in MeasureState if counted[state]
    )
    moved = sum(any(part.has_moved for part in one.parts) for one in standing.measures)
    return (
        f"共{len(standing.measures)}项举措，{states}。{window.words}有新进展的{moved}项。"
        "进度由台账、应办事项、指标和交办事项算出，不另行填报。"
    )


def _parts(standing: PlanStanding, view: View) -> Iterator[tuple[str, list[Block]]]:
    yield "逐项进展", list(_tables(standing))
    for state, title, why in SAID:
        named = [one for one in standing.measures if one.state is state]
        if named:
            reason = why.format(since=said_day(view.earlier))
            yield title, [Paragraph(f"{one.ordinal}．{one.title}：{reason}。") for one in named]


def _tables(standing: PlanStanding) -> Iterator[Block]:
    for focus, own in groupby(standing.measures, key=lambda one: one.focus):
        rows = tuple(_row(one) for one in own)
        yield Table(COLUMNS, rows, caption=f"聚焦{focus.label}" if focus else "")


def _row(one: MeasureStanding) -> tuple[str, ...]:
    percent = "" if one.percent is None else f"{one.percent}%"
    return (
        str(one.ordinal),
        one.title,
        "；".join(_said(part) for part in one.parts) or "未挂接",
        percent,
        one.state.label,
    )


def _said(part: Part) -> str:
    if part.done is None:
        return f"{part.label}未报"
    late = f"，逾期{part.overdue}" if part.overdue else ""
    return f"{part.label}{part.done}/{part.planned}{late}"
