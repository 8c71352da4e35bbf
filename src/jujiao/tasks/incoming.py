"""来文分办与反馈: a paper from above is entered once, divided among those who do it, and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.tasks.models import IncomingPaper
from jujiao.tasks.rules import INCOMING_PAPER, TaskSort
from jujiao.tasks.services import Assignment, enter_task


@dataclass(frozen=True, slots=True)
class Part:
    """What of a paper falls to one person or unit."""

    title: str
    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """来文 as it is to be entered: what, which number, from whom, until when, who answers."""

    court_id: int
    title: str
    issuer: str
    received_on: date
    document_no: str = ""
    due_on: date | None = None
    owner_id: int | None = None
    unit_id: int | None = None
    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        return f"{self.title} {self.document_no}".strip()


@dataclass(frozen=True, slots=True)
class Reply:
    """What the court answered: on which day, under which number, and where it stands in the ledger."""

    replied_on: date
    document_no: str = ""
    fact_type: str = ""
    fact_id: int | None = None


@command("incoming.receive")
def receive_paper(entry: PaperEntry, *, by: Actor, at: datetime) -> IncomingPaper:
    """登记来文: enters the paper and hands its parts out. Raises Refused with everything amiss."""
    problems = _problems(entry, today=timezone.localdate(at))
    if problems:
        raise Refused(*problems)
    paper = IncomingPaper(
        court_id=entry.court_id,
        title=entry.title.strip()[:300],
        document_no=entry.document_no.strip()[:80],
        issuer=entry.issuer.strip()[:160],
        received_on=entry.received_on,
        due_on=entry.due_on,
        owner_id=entry.owner_id,
        unit_id=entry.unit_id,
        recorded_at=at,
        recorded_by_id=by.account_id,
    )
    paper.save()
    divide_paper(paper, entry.parts, by=by)
    return paper


@command("incoming.divide")
def hand_out(
    paper: IncomingPaper, parts: tuple[Part, ...], *, by: Actor, at: datetime
) -> IncomingPaper:
    """分办: more of a paper that was entered before falls to somebody."""
    if paper.replied_on is not None:
        raise refuse("paper_answered", f"这件来文已于{paper.replied_on}反馈。")
    late = [one for one in parts if _later(one.due_on, paper.due_on)]
    if late:
        raise Refused(*(_too_late(one) for one in late))
    divide_paper(paper, parts, by=by)
    return paper


@command("incoming.answer")
def answer_paper(paper: IncomingPaper, reply: Reply, *, by: Actor, at: datetime) -> IncomingPaper:
    """反馈: the answer that went out, by its number or by the fact that it is. Raises Refused."""
    row = IncomingPaper.objects.select_for_update().get(pk=paper.pk)
    if row.replied_on is not None:
        raise refuse("paper_answered", f"这件来文已于{row.replied_on}反馈。")
    if not reply.document_no.strip() and reply.fact_id is None:
        raise refuse(
            "reply_missing",
            "没有写反馈件。",
            place="reply",
            remedy="请填反馈文号，或者选台账里的反馈件。",
        )
    if not row.received_on <= reply.replied_on <= timezone.localdate(at):
        raise refuse(
            "bad_reply_day",
            "反馈日期不在收文之后、今天之前。",
            place="replied_on",
            remedy="请改日期。",
        )
    row.replied_on, row.reply_no = reply.replied_on, reply.document_no.strip()[:80]
    row.reply_type, row.reply_id = reply.fact_type, reply.fact_id
    row.save()
    return row


def divide_paper(paper: IncomingPaper, parts: tuple[Part, ...], *, by: Actor) -> None:
    """Writes the parts as tasks inside the running command; each is due with the paper at the latest."""
    for part in parts:
        asked = Assignment(
            paper.court_id,
            part.title,
            paper.received_on,
            owner_id=part.owner_id,
            unit_id=part.unit_id,
            due_on=part.due_on or paper.due_on,
            source_type=INCOMING_PAPER,
            source_id=paper.pk,
            task_sort=TaskSort.INCOMING,
        )
        enter_task(asked, by=by)


def _problems(entry: PaperEntry, *, today: date) -> list[Problem]:
    named = (("title", entry.title, "标题"), ("issuer", entry.issuer, "来文单位"))
    found = [
        Problem("required", place, f"{label}没有填。", "请填写。")
        for place, text, label in named
        if not text.strip()
    ]
    if entry.received_on > today:
        found.append(Problem("future_date", "received_on", "日期还没有到。", "请改日期。"))
    if entry.due_on is not None and entry.due_on < entry.received_on:
        found.append(Problem("due_before_asked", "due_on", "期限早于收文日期。", "请改期限。"))
    if entry.owner_id is None and entry.unit_id is None:
        found.append(Problem("nobody_answers", "unit_id", "没有写由谁反馈。", "请填部门或人员。"))
    found += [_too_late(one) for one in entry.parts if _later(one.due_on, entry.due_on)]
    return found + _known(entry)


def _known(entry: PaperEntry) -> list[Problem]:
    number = entry.document_no.strip()
    same = IncomingPaper.objects.filter(
        court_id=entry.court_id, issuer=entry.issuer.strip(), document_no=number
    )
    if not number or not same.exists():
        return []
    return [
        Problem("paper_known", "document_no", f"“{number}”已经登记过。", "请打开已有的那一件。")
    ]


def _later(part_due: date | None, paper_due: date | None) -> bool:
    return part_due is not None and paper_due is not None and part_due > paper_due


def _too_late(part: Part) -> Problem:
    return Problem(
        "part_after_paper", "due_on", f"“{part.title}”的分办期限晚于来文期限。", "请提前。"
    )
