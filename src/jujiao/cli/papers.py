"""Commands on papers: write a report, check an issued one."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.access.scope import Scope
from jujiao.cli.commands import ANSWERED, REFUSED, Command, Console, ask_court_and_year
from jujiao.cli.courts import court_asked
from jujiao.figures.selectors import Asking
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import paper_fonts
from jujiao.papers.html_writer import write_html
from jujiao.papers.pdf_writer import write_pdf
from jujiao.papers.reading import stated_figures
from jujiao.papers.seals import claims_of, code_on, spaced
from jujiao.papers.tree import Paper, Picture
from jujiao.papers.verification import verify_paper
from jujiao.reports.selectors import drafted_report, issued_paper
from jujiao.reports.services import ReportRequest, issue_report

FIGURE_ADDRESS = "/figures/{slug}/"


def _report_arguments(parser: ArgumentParser) -> None:
    choices = parser.add_subparsers(dest="report", required=True, metavar="文书")
    annual = choices.add_parser("annual", help="年度队伍建设工作总结")
    ask_court_and_year(annual)
    annual.add_argument("--out", required=True, type=Path, help="放文书的文件夹")
    annual.add_argument("--issue", action="store_true", help="印发：编号、定稿")
    annual.add_argument(
        "--picture",
        nargs=2,
        action="append",
        default=[],
        metavar=("文件", "图注"),
        help="选用的图片和图注，可以多次",
    )
    annual.add_argument("--json", action="store_true", default=SUPPRESS, help=SUPPRESS)


def report(asked: Namespace, console: Console) -> int:
    """Writes the report as docx, pdf and html: a 送审稿, or with ``--issue`` the issued paper."""
    pictures = [Picture(_read(Path(file)), caption) for file, caption in asked.picture]
    paper = _issued(asked, pictures) if asked.issue else _drafted(asked, pictures)
    files = _written(paper, asked.out)
    claims, figures = claims_of(paper), _figures_of(paper)
    for figure in figures:
        console.say(f"{figure['name']}\t{figure['value']}{figure['unit']}\t依据{figure['rows']}行")
    for file in files:
        console.say(f"已写出 {file}")
    console.say(f"{claims['state']}{claims['number']}，校验码 {spaced(code_on(paper))}")
    console.answer(
        {
            "title": paper.name,
            "state": claims["state"],
            "number": claims["number"],
            "code": code_on(paper),
            "journal": claims["journal"],
            "files": [str(file) for file in files],
            "figures": figures,
        }
    )
    return ANSWERED


def _drafted(asked: Namespace, pictures: list[Picture]) -> Paper:
    asking = Asking(Scope(court_asked(asked).pk), asked.year, timezone.localdate())
    return drafted_report(asking, asked.report, pictures=pictures).paper


def _issued(asked: Namespace, pictures: list[Picture]) -> Paper:
    request = ReportRequest(court_asked(asked).pk, asked.report, asked.year)
    by, at = console_actor(request.court_id), timezone.now()
    return issued_paper(issue_report(request, pictures=pictures, by=by, at=at))


def _written(paper: Paper, folder: Path) -> list[Path]:
    """The three files; all are made before the first is written."""
    contents = {
        "docx": write_docx(paper),
        "pdf": write_pdf(paper, paper_fonts(settings.FONT_DIRS)),
        "html": write_html(paper, lambda slug: FIGURE_ADDRESS.format(slug=slug)).encode(),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for suffix, content in contents.items():
            files.append(folder / f"{paper.name}.{suffix}")
            files[-1].write_bytes(content)
    except OSError as fault:
        raise refuse(
            "not_written", f"写不进文件夹{folder}：{fault.strerror}。", place="--out"
        ) from fault
    return files


def _figures_of(paper: Paper) -> list[dict[str, object]]:
    """Each figure that the paper states once, with how many rows bear it out."""
    claims = claims_of(paper)
    first = {one.slug: one for one in stated_figures(paper) if one.unit}
    return [
        {
            "slug": slug,
            "name": claims["names"][slug],
            "value": first[slug].value,
            "unit": first[slug].unit,
            **proof,
        }
        for slug, proof in ((slug, claims["proofs"][slug]) for slug in first)
    ]


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="印发的docx、pdf或html")


def verify(asked: Namespace, console: Console) -> int:
    """核验: whether the paper still says what it said; asks no database."""
    try:
        verdict = verify_paper(_read(asked.file))
    except Refused as refused:
        console.say(f"不能核验：{refused}")
        problems = [_problem_as_json(one) for one in refused.problems]
        console.answer({"file": asked.file.name, "verifies": False, "problems": problems})
        return REFUSED
    claims = verdict.claims
    console.say(f"{verdict.title} {claims.get('state', '')}{claims.get('number', '')}")
    console.say(f"校验码 {verdict.code}，数字{verdict.figures}处")
    for problem in verdict.problems:
        console.say(f"不符：{problem}")
    console.say("与出具时一致。" if verdict.holds else "与出具时不一致。")
    console.answer(
        {
            "file": asked.file.name,
            "verifies": verdict.holds,
            "title": verdict.title,
            "code": verdict.code,
            "claims": claims,
            "problems": [_problem_as_json(one) for one in verdict.problems],
        }
    )
    return ANSWERED if verdict.holds else REFUSED


def _problem_as_json(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "place": problem.place, "message": problem.message}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise refuse("file_unreadable", f"读不了{path}：{fault.strerror}。") from fault


COMMANDS = (
    Command("report", "写文书：docx、pdf、html", _report_arguments, report),
    Command("verify-report", "核验印发的文书，不用数据库", _verify_arguments, verify),
)
