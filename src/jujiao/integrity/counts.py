"""三个规定月报 as a value: numbers and a receipt number; any word typed into it is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.interference import (
    CLASSES,
    COUNTS_ONLY_RULE,
    INTERFERENCE_MONTH,
    NIL,
    REPORTED,
)
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.entries import RecordEntry

RECEIPT_NO = re.compile(r"[0-9A-Za-z\-]{0,40}")
FIELDS = ("count", *CLASSES, "receipt_no", "reported_on")
NO_WORDS = "本系统只记件数和状态，人员、案件和经过请在全国平台填报。"


@dataclass(frozen=True, slots=True)
class MonthReport:
    """What a department reports for a month; a class it did not tell apart is None."""

    court_id: int
    unit_id: int
    month: date
    count: int
    reported_on: date
    by_leaders: int | None = None
    by_insiders: int | None = None
    by_contacts: int | None = None
    receipt_no: str = ""

    @property
    def classes(self) -> dict[str, int | None]:
        """The three classes as they were given."""
        return {name: getattr(self, name) for name in CLASSES}

    def __str__(self) -> str:
        return f"“三个规定”月报 {self.month:%Y-%m}"


def month_report_of(
    court_id: int, unit_id: int, month: date, fields: Mapping[str, str], *, today: date
) -> MonthReport:
    """The report that a form or a sheet gives. Raises Refused where anything but numbers stands in it."""
    typed = {name: text.strip() for name, text in fields.items() if text.strip()}
    problems = [_no_field(name) for name in typed if name not in FIELDS]
    counts = {name: typed.get(name, "") for name in ("count", *CLASSES)}
    problems += [_no_number(name) for name, text in counts.items() if text and not _is_count(text)]
    if not counts["count"]:
        problems.append(Problem("required", "count", "件数没有填。", "没有情况的填0。"))
    if problems:
        raise Refused(*problems)
    given = {name: int(counts[name]) if counts[name] else None for name in CLASSES}
    return MonthReport(
        court_id,
        unit_id,
        month.replace(day=1),
        int(counts["count"]),
        date.fromisoformat(typed["reported_on"]) if "reported_on" in typed else today,
        **given,
        receipt_no=typed.get("receipt_no", ""),
    )


def problems_in_report(report: MonthReport, *, today: date) -> list[Problem]:
    """What does not fit in a report, each with the rule."""
    return [*_wrong_counts(report), *_wrong_dates(report, today), *_wrong_receipt(report)]


def entry_of_report(report: MonthReport) -> RecordEntry:
    """The report as a record of the ledger: a zero that was written is nil, never silence."""
    known = {name: count for name, count in report.classes.items() if count is not None}
    return RecordEntry(
        report.court_id,
        INTERFERENCE_MONTH.slug,
        occurred_on=report.month,
        unit_id=report.unit_id,
        outcome=REPORTED if report.count else NIL,
        quantity=report.count,
        document_no=report.receipt_no,
        details={**known, "reported_on": report.reported_on.isoformat()},
    )


def _wrong_counts(report: MonthReport) -> list[Problem]:
    given = [count for count in report.classes.values() if count is not None]
    if report.count < 0 or any(count < 0 for count in given):
        return [Problem("negative", "count", "件数不能是负数。", "没有情况的填0。")]
    whole = len(given) == len(CLASSES)
    if sum(given) > report.count or (whole and sum(given) != report.count):
        return [
            Problem(
                "classes_differ",
                "count",
                f"三类合计{sum(given)}件，与总数{report.count}件不符。",
                "请核对；分不清类别的可以不填。",
            )
        ]
    return []


def _wrong_dates(report: MonthReport, today: date) -> list[Problem]:
    if report.month > today or report.reported_on > today:
        return [Problem("future_date", "reported_on", "日期还没有到。", "请改日期。")]
    if report.reported_on < report.month:
        return [Problem("before_month", "reported_on", "报送日期早于所报月份。", "请改日期。")]
    return []


def _wrong_receipt(report: MonthReport) -> list[Problem]:
    if RECEIPT_NO.fullmatch(report.receipt_no):
        return []
    return [
        Problem(
            "no_words_here",
            "receipt_no",
            "回执编号只能是数字、字母和连字符。",
            f"{NO_WORDS}依据：{COUNTS_ONLY_RULE.citation}。",
        )
    ]


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5


def _no_number(name: str) -> Problem:
    label = CLASSES.get(name, "件数")
    return Problem(
        "no_words_here",
        name,
        f"{label}只能填数字，不能填文字。",
        f"{NO_WORDS}依据：{COUNTS_ONLY_RULE.citation}。",
    )


def _no_field(name: str) -> Problem:
    return Problem(
        "no_words_here",
        name,
        "“三个规定”月报没有这一栏。",
        f"{NO_WORDS}依据：{COUNTS_ONLY_RULE.citation}。",
    )
