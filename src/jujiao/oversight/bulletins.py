"""督查通报: what a round saw, branch by branch in register order; nobody is put before anybody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due, coverage
from jujiao.duties.selectors import dues
from jujiao.findings.models import Finding
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import refuse
from jujiao.oversight.coverage import coverage_of
from jujiao.oversight.models import BranchCheck, InspectionRound
from jujiao.papers.tree import (
    Block,
    Column,
    Heading,
    Listing,
    Masthead,
    Paper,
    Paragraph,
    SignOff,
    Table,
    said_day,
)

ISSUER = "机关党委"


def bulletin_of(asked: InspectionRound, *, on: date, number: str = "") -> Paper:
    """The bulletin of a round. Raises Refused while no branch was seen: there is nothing to report."""
    checks = list(
        asked.checks.exclude(record=None)
        .select_related("unit")
        .order_by("unit__display_order", "pk")
    )
    if not checks:
        raise refuse("nothing_seen", f"{asked}还没有督查过支部，不能通报。")
    return Paper(
        title=f"关于{asked.round_year}年{asked.serial}党建督查情况的通报",
        blocks=tuple(_blocks(asked, checks, on)),
        issuer=ISSUER,
        dated=on,
        masthead=Masthead("党建督查通报", number, ISSUER, on) if number else None,
    )


def _blocks(asked: InspectionRound, checks: Sequence[BranchCheck], on: date) -> Iterator[Block]:
    findings = list(
        Finding.objects.filter(record__in=[check.record_id for check in checks])
        .select_related("unit")
        .order_by("unit__display_order", "pk")
    )
    yield Paragraph("各党支部：")
    yield Heading("一、基本情况")
    yield Paragraph(_summary(asked, checks, findings, on))
    yield Heading("二、组织生活落实情况")
    yield _duty_table(asked, checks)
    yield Heading("三、发现的问题")
    yield _problem_table(findings) if findings else Paragraph("本轮没有发现问题。")
    yield Heading("四、整改要求")
    yield Listing(
        (
            "各支部对照问题逐条整改，在期限前报告整改结果。",
            "整改结果由督查人另行核销，长期坚持不等于整改完成。",
            "对扣分和问题有异议的，可以在考核定稿前提出。",
        )
    )
    yield SignOff(ISSUER, on)


def _summary(
    asked: InspectionRound, checks: Sequence[BranchCheck], findings: Sequence[Finding], on: date
) -> str:
    days = [check.checked_on for check in checks if check.checked_on]
    reached = coverage_of(asked, on=on)
    whole = "，实现全覆盖" if reached.is_complete else f"，还有{len(reached.left)}个支部未督查"
    return (
        f"{said_day(min(days))}至{said_day(max(days))}，{ISSUER}对{len(checks)}个党支部开展督查{whole}。"
        f"共发现问题{len(findings)}个。"
    )


def _duty_table(asked: InspectionRound, checks: Sequence[BranchCheck]) -> Table:
    inspected = tuple(
        duty for duty in DUTIES.values() if duty.oversight and duty.oversight.inspects
    )
    found = dues(Owing(Scope(asked.court_id), asked.starts_on, inspected))
    columns = (
        Column("支部", 8, strong=True),
        Column("应办", 4),
        Column("已办", 4),
        Column("未办", 18),
    )
    return Table(columns, tuple(_duty_row(check, found) for check in checks))


def _duty_row(check: BranchCheck, found: Sequence[Due]) -> tuple[str, str, str, str]:
    mine = [
        due
        for due in found
        if due.bearer.unit_id == check.unit_id and not due.duty.bearer.is_person
    ]
    rate = coverage(mine)
    missed = [
        f"{due.window.words}{due.duty.label}" for due in mine if due.state is DueState.OVERDUE
    ]
    settled = [due for due in mine if due.state in (DueState.FULFILLED, DueState.OVERDUE)]
    done = sum(due.state is DueState.FULFILLED for due in settled)
    owed = str(len(settled)) if rate.owed else "—"
    return str(check.unit), owed, str(done) if rate.owed else "—", "、".join(missed) or "无"


def _problem_table(findings: Sequence[Finding]) -> Table:
    columns = (Column("支部", 8, strong=True), Column("问题", 20), Column("整改期限", 8))
    rows = tuple(
        (str(one.unit or ""), one.title, said_day(one.due_on) if one.due_on else "立行立改")
        for one in findings
    )
    return Table(columns, rows)
