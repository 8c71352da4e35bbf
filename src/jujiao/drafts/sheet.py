"""核校单: one page that says what a check found, on which state of the ledger, and who looked at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jujiao.drafts.models import DecisionKind, DraftCheck, DraftDecision
from jujiao.drafts.selectors import standing_decisions
from jujiao.drafts.verdicts import Verdict
from jujiao.papers.tree import Column, Manner, Paper, Paragraph, SignOff, Table, Words

LINES_ON_A_PAGE, ROW_GAP, LINES_OF_A_SUM = 18.0, 0.5, 3.2
PHRASE_LINE, EXPLANATION_LINE = 8, 14
LONGEST_PHRASE, LONGEST_EXPLANATION, LONGEST_FILE_NAME = 16, 42, 60
ATTENTION = (Verdict.DIFFERS.value, Verdict.CANNOT_VERIFY.value, Verdict.NO_INDICATOR.value)
COLUMNS = (
    Column("草稿数字", 4),
    Column("所指", 7),
    Column("台账", 3),
    Column("结论", 4),
    Column("说明与处理", 12),
)


def checking_sheet(check: DraftCheck, *, day: date) -> Paper:
    """The sheet of a check: the counts, what needs attention with what was decided, and the digests."""
    said = check.said
    rows = _rows(said["claims"], standing_decisions(check))
    sums = _arithmetic(said)
    shown = _fitting(rows, LINES_ON_A_PAGE - LINES_OF_A_SUM * len(sums))
    left = len(rows) - len(shown)
    remainder = f"另有{left}处从略，见核对页。" if left > 0 else ""
    return Paper(
        f"{check.figure_year}年度数字核校单",
        (
            Paragraph(f"文稿：{check.file_name[-LONGEST_FILE_NAME:]}", Manner.FLUSH),
            Paragraph(_counts(said)),
            Table(COLUMNS, tuple(shown)),
            *(Paragraph(words) for words in sums),
            Paragraph(f"{remainder}{_basis(check)}", Manner.NOTE),
            SignOff("核校人：            ", day),
        ),
        note=check.court.name,
        issuer=check.court.name,
        dated=day,
    )


def _counts(said: Mapping[str, Any]) -> str:
    summary = said["summary"]
    counts = "，".join(f"{one.label}{summary[one.value]}处" for one in Verdict)
    whose = [
        f"文稿写的是{said['foreign_court']}。" if said["foreign_court"] else "",
        f"文稿写的是{said['foreign_year']}年。" if said["foreign_year"] else "",
    ]
    return f"{''.join(whose)}文中统计数字{summary['claims']}处：{counts}。"


def _fitting(rows: Sequence[tuple[str, ...]], room: float) -> list[tuple[Words, ...]]:
    """As many rows as one page has room for, in lines of the table."""
    shown: list[tuple[Words, ...]] = []
    for row in rows:
        phrase, explanation = len(row[1]), len(row[4])
        room -= ROW_GAP + max(-(-phrase // PHRASE_LINE), -(-explanation // EXPLANATION_LINE), 1)
        if room < 0:
            break
        shown.append(row)
    return shown


def _rows(
    claims: Sequence[Mapping[str, Any]], decisions: Mapping[int, DraftDecision]
) -> list[tuple[str, ...]]:
    """Figures that differ first, then those that cannot be verified, then those without indicator."""
    open_claims = [one for one in claims if one["verdict"] in ATTENTION]
    ordered = sorted(open_claims, key=lambda one: ATTENTION.index(one["verdict"]))
    return [
        (
            one["surface"],
            (one["phrase"] or "")[-LONGEST_PHRASE:],
            "—" if one["ledger_value"] is None else str(one["ledger_value"]),
            one["verdict_label"],
            _dealt_with(one, decisions.get(one["start"])),
        )
        for one in ordered
    ]


def _dealt_with(claim: Mapping[str, Any], decision: DraftDecision | None) -> str:
    if decision is None:
        return str(claim["explanation"])[:LONGEST_EXPLANATION]
    label = DecisionKind(decision.decision).label
    dealt = f"{label}：{decision.reason}" if decision.reason else label
    return dealt[:LONGEST_EXPLANATION]


def _arithmetic(said: Mapping[str, Any]) -> list[str]:
    return [f"算术：{one['explanation']}" for one in said["arithmetic"] if not one["holds"]][:3]


def _basis(check: DraftCheck) -> str:
    return (
        f"文字摘要{check.text_hash[:16]}，流水第{check.head_seq}条{check.head_hash[:16]}，"
        f"{check.checked_at:%Y-%m-%d}由{check.checked_by_name}核对。"
    )
