"""What the draft checker costs: reading a long text, and a report judged and given back with comments."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from bench.measuring import Measured, timed
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.drafts.judging import read_text
from jujiao.drafts.returned import annotated_draft
from jujiao.drafts.services import Draft, check_draft
from jujiao.figures.selectors import Asking
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.reading import reading
from jujiao.people.models import Unit
from jujiao.reports.selectors import drafted_report

CHARACTERS = 200_000
PER = 100_000


def checking(court: Unit, year: int) -> list[Measured]:
    """Seconds for each hundred thousand characters, and for the annual report as a docx."""
    asking = Asking(Scope(court.pk), year, date(year, 12, 31))
    paper = drafted_report(asking, "annual").paper
    text = reading(paper)
    long = (text + "\n") * (CHARACTERS // len(text) + 1)
    read_text(text)
    with timed() as reads:
        read_text(long)
    draft = Draft(court, asking, "draft.docx", write_docx(paper))
    with timed() as judges:
        checked = check_draft(draft, by=console(court.pk), at=timezone.now())
        annotated_draft(checked, at=timezone.now())
    per = reads.seconds * PER / len(long)
    return [
        Measured("draft_reading", round(per, 2), "s", 1, f"a hundred thousand of {len(long)}"),
        Measured("draft_docx", round(judges.seconds, 2), "s", 0.5, f"{len(text)} characters"),
    ]
