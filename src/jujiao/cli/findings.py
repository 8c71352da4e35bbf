"""Commands on discipline: ``findings``, ``bulletin`` and ``interference``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.catalogue.streams import BULLETIN_KINDS
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year, day
from jujiao.cli.courts import court_asked
from jujiao.confidential.ciphers import SUITES
from jujiao.confidential.keys import FILE_NAME
from jujiao.confidential.services import rotate_key
from jujiao.findings.bulletins import need_stream
from jujiao.findings.drafting import IssueAsked, draft_of, latest_year, paper_asked
from jujiao.findings.services.bulletins import issue_bulletin
from jujiao.findings.standings import FindingStanding, court_findings, standings
from jujiao.integrity.months import DepartmentMonth, month_matrix, zero_streaks
from jujiao.kernel.problems import refuse
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import paper_fonts
from jujiao.papers.html_writer import write_html
from jujiao.papers.pdf_writer import write_pdf
from jujiao.papers.tree import Paper


def _findings_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--as-of", required=True, type=day, help="截至日期，如2025-12-31")


def findings(asked: Namespace, console: Console) -> int:
    """How every finding stood on the day."""
    court = court_asked(asked)
    shown = standings(court_findings(court.pk), court_id=court.pk, as_of=asked.as_of)
    for one in shown:
        late = f"，逾期{one.overdue_days}天" if one.overdue_days else ""
        rung = f"，{one.rung.label}" if one.rung else ""
        console.say(
            f"{one.stream.label}\t{one.state.label}\t{one.unit or '未注明部门'}\t"
            f"{one.finding.title}\t期限{one.due_on or '未定'}{late}{rung}"
        )
    still_open = sum(one.is_open for one in shown)
    console.say(f"截至{asked.as_of}：共{len(shown)}个问题，未销号{still_open}个。")
    console.answer([_finding_row(one) for one in shown])
    return ANSWERED


def _finding_row(one: FindingStanding) -> dict[str, object]:
    return {
        "id": one.finding.public_id,
        "stream": one.stream.slug,
        "state": one.state.value,
        "title": one.finding.title,
        "unit": one.unit or None,
        "owner": one.owner or None,
        "due": one.due_on.isoformat() if one.due_on else None,
        "overdue_days": one.overdue_days,
        "ladder": one.rung.name.lower() if one.rung is not None else None,
    }


def _bulletin_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("stream", help=f"督察线：{'、'.join(BULLETIN_KINDS)}，或中文名")
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--number", required=True, type=int, help="期号；季度通报填季度1至4")
    parser.add_argument("--year", type=int, help="年度；不写的，取这条线最近有督察的一年")
    parser.add_argument("--out", required=True, type=Path, help="放文书的文件夹")
    parser.add_argument("--issue-on", type=day, help="印发：占用期号、计入台账，写印发日期")


def bulletin(asked: Namespace, console: Console) -> int:
    """Writes an issue as docx, pdf and html: the issued one, else a 送审稿; issues it when asked to."""
    court, stream, now = court_asked(asked), need_stream(asked.stream), timezone.now()
    today = timezone.localdate(now)
    year = asked.year or latest_year(court.pk, stream, default=today.year)
    issue = IssueAsked(court.pk, stream, year, asked.number)
    if asked.issue_on:
        draft = draft_of(issue, on=asked.issue_on)
        issue_bulletin(draft, by=console_actor(court.pk), at=now)
    paper = paper_asked(issue, today=today)
    files = write_paper(paper, asked.out)
    console.say(
        f"{paper.name}{year}年第{asked.number}期{f'（{paper.note}）' if paper.note else ''}"
    )
    for file in files:
        console.say(f"已写出 {file}")
    console.answer(
        {
            "stream": stream,
            "year": year,
            "number": asked.number,
            "issued": not paper.note,
            "note": paper.note,
            "files": [str(file) for file in files],
        }
    )
    return ANSWERED


def write_paper(paper: Paper, folder: Path) -> list[Path]:
    """The three files of a paper; all are made before the first is written. Raises Refused."""
    contents = {
        "docx": write_docx(paper),
        "pdf": write_pdf(paper, paper_fonts(settings.FONT_DIRS)),
        "html": write_html(paper, str).encode(),
    }
    head = paper.masthead
    name = f"{head.name}{head.serial}" if head else paper.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = [folder / f"{name}.{suffix}" for suffix in contents]
        for file, content in zip(files, contents.values(), strict=True):
            file.write_bytes(content)
    except OSError as fault:
        raise refuse(
            "not_written", f"写不进文件夹{folder}：{fault.strerror}。", place="--out"
        ) from fault
    return files


def interference(asked: Namespace, console: Console) -> int:
    """三个规定 month by month: states and counts, never content."""
    court = court_asked(asked)
    today = timezone.localdate(timezone.now())
    cells = month_matrix(court.pk, asked.year, as_of=today)
    for cell in cells:
        late = {True: "，逾期", False: "", None: ""}[cell.late]
        count = "" if cell.count is None else f"{cell.count}件"
        console.say(f"{cell.month:%Y-%m}\t{cell.department}\t{cell.state_label}{count}{late}")
    for streak in zero_streaks(court.pk, cells, as_of=today):
        console.say(streak.reminder)
    console.answer([_month_row(cell) for cell in cells])
    return ANSWERED


def _month_row(cell: DepartmentMonth) -> dict[str, object]:
    return {
        "month": f"{cell.month:%Y-%m}",
        "department": cell.department,
        "state": cell.state,
        "late": cell.late,
        "count": cell.count,
    }


def _rotate_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--suite", choices=sorted(SUITES), default=settings.FIELD_CIPHER, help="加密套件"
    )


def rotate(asked: Namespace, console: Console) -> int:
    """Makes a new field key and seals every confidential text with it."""
    changed = rotate_key(asked.suite, by=console_actor(), at=timezone.now())
    console.say(f"已换新密钥，重新加密{changed}段。旧密钥留在{FILE_NAME}里，请把它另外备份。")
    console.answer({"suite": asked.suite, "sealed_again": changed})
    return ANSWERED


COMMANDS = (
    Command("findings", "列出督察、巡察发现的问题和整改期限", _findings_arguments, findings),
    Command("bulletin", "写督察通报：docx、pdf、html", _bulletin_arguments, bulletin),
    Command(
        "interference", "列出“三个规定”各部门各月报送状态和件数", ask_court_and_year, interference
    ),
    Command("rotate-field-key", "更换受限内容的密钥", _rotate_arguments, rotate),
)
