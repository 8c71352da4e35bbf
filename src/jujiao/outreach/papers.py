"""普法责任制履职报告: drafted from the events, the places, the schools; what is unknown is not said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.outreach import RESPONSIBILITY
from jujiao.kernel.obligations import DueState
from jujiao.outreach.coverage import Coverage, LawYear, coverage, law_year
from jujiao.outreach.standings import SchoolYear, school_years, schools_without
from jujiao.papers.tree import Block, Column, Heading, Paper, Paragraph, SignOff, Table, said_day
from jujiao.people.models import Unit

ORDINALS = "一二三四五"
DRAFT_NOTE = "送审稿"


@dataclass(frozen=True, slots=True)
class LawReport:
    """What the report is drafted from."""

    court: str
    year: int
    as_of: date
    events: LawYear
    coverage: Sequence[Coverage]
    schools: Sequence[SchoolYear]
    without: Sequence[str]


def law_report(scope: Scope, year: int, *, as_of: date) -> LawReport:
    """Everything the report of a year says, as known on the day."""
    return LawReport(
        Unit.objects.get(pk=scope.court_id).name,
        year,
        as_of,
        law_year(scope, year, as_of=as_of),
        coverage(scope, year, as_of=as_of),
        school_years(scope, year, as_of=as_of),
        schools_without(scope, as_of=as_of),
    )


def paper_of_law_report(report: LawReport) -> Paper:
    """The draft as a paper; the closing words about difficulties and plans are left to people."""
    blocks: list[Block] = [
        Paragraph(
            f"根据{RESPONSIBILITY.citation}，现将{report.year}年履行普法责任情况报告如下"
            f"（数据截至{said_day(report.events.period.last)}）。"
        )
    ]
    parts = [(title, body) for title, body in _parts(report) if body]
    for place, (title, body) in enumerate(parts):
        blocks += [Heading(f"{ORDINALS[place]}、{title}"), *body]
    return Paper(
        f"{report.court}\n{report.year}年普法责任制履职报告",
        (*blocks, SignOff(report.court, report.as_of)),
        note=DRAFT_NOTE,
        issuer=report.court,
        dated=report.as_of,
    )


def _parts(report: LawReport) -> Iterator[tuple[str, list[Block]]]:
    yield "活动开展情况", _events(report.events)
    yield "覆盖情况", _covered(report.coverage)
    yield "法治副校长履职情况", _schools(report)
    yield "尚未完成的事项", [Paragraph(line) for line in _undone(report)]


def _events(events: LawYear) -> list[Block]:
    if not events.by_kind:
        return []
    said = (
        f"共开展普法活动{sum(events.by_kind.values())}次，{_listed('其中', events.by_kind, '次')}。"
    )
    if events.audience.events:
        said += (
            f"有人数登记的{events.audience.events}次，参加{events.audience.text}{_basis(events)}。"
        )
    said += f"{events.bilingual}次使用双语。" if events.bilingual else ""
    said += f"发放普法资料{events.leaflets}份。" if events.leaflets else ""
    named = [
        _listed("按场所分：", events.by_place_kind, "次"),
        _listed("按专项活动分：", events.by_campaign, "次"),
    ]
    return [Paragraph(said), *(Paragraph(f"{line}。") for line in named if line)]


def _basis(events: LawYear) -> str:
    audience = events.audience
    notes = [
        f"{audience.estimated_events}次为估算" if audience.estimated_events else "",
        f"{audience.silent_events}次未注明是否估算" if audience.silent_events else "",
    ]
    said = "，".join(note for note in notes if note)
    return f"（其中{said}）" if said else ""


def _covered(covered: Sequence[Coverage]) -> list[Block]:
    if not covered:
        return []
    rows = tuple(
        (
            one.label,
            str(len(one.reached) + len(one.missed)),
            str(len(one.reached)),
            f"{one.percent}%",
        )
        for one in covered
    )
    columns = (Column("场所", 8), Column("应到", 5), Column("已到", 5), Column("覆盖率", 5))
    return [Table(columns, rows)]


def _schools(report: LawReport) -> list[Block]:
    if not report.schools:
        return []
    persons = len({one.tenure.person_id for one in report.schools})
    schools = len({one.tenure.outside for one in report.schools})
    said = f"年内在聘法治副校长{persons}名，任职学校{schools}所"
    known = [one for one in report.schools if one.state is not DueState.UNKNOWN]
    hours = f"，共授课{sum(one.hours for one in known)}课时" if known else ""
    return [Paragraph(f"{said}{hours}。")]


def _undone(report: LawReport) -> Iterator[str]:
    for one in report.coverage:
        if one.missed:
            yield f"{one.label}尚有{len(one.missed)}处未到：{'、'.join(one.missed)}。"
    short = [one for one in report.schools if one.state in (DueState.DUE, DueState.OVERDUE)]
    if short:
        named = "、".join(f"{one.tenure.outside}（{one.hours}课时）" for one in short)
        yield f"课时未满的学校：{named}。"
    if report.without:
        yield f"没有法治副校长的学校：{'、'.join(report.without)}。"


def _listed(lead: str, counts: Mapping[str, int], word: str) -> str:
    said = "，".join(f"{name}{count}{word}" for name, count in counts.items())
    return f"{lead}{said}" if said else ""
