"""Which issue is meant by stream, year and number: one that went out, one the register knows, a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jujiao.catalogue.interference import INTERFERENCE_MONTH
from jujiao.catalogue.streams import BULLETIN_KINDS, INTERFERENCE, STREAMS
from jujiao.findings.bulletins import (
    IN_FORCE,
    BulletinDraft,
    bulletins_of,
    content_of_issued,
    number_in,
    uncited_inspections,
)
from jujiao.findings.papers import DRAFT_NOTE, paper_of_bulletin
from jujiao.findings.quarters import QuarterDraft
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.papers.tree import Paper

FROM_THE_LEDGER = "依台账重排，原件以印发的为准"


@dataclass(frozen=True, slots=True)
class IssueAsked:
    """An issue of a stream that somebody wants to see."""

    court_id: int
    stream: str
    year: int
    issue_no: int


def paper_asked(asked: IssueAsked, *, today: date) -> Paper:
    """The paper of the issue: the frozen one where it went out here, else compiled from the ledger.

    An issue that an imported register names without its inspections is compiled from those made
    between the issue before and its own day, and says so. Raises Refused as issuing would.
    """
    issued = bulletins_of(asked.court_id, stream=asked.stream, year=asked.year).filter(
        issue_no=asked.issue_no
    )
    bulletin = issued.first()
    if bulletin is not None:
        return paper_of_bulletin(content_of_issued(bulletin))
    known = _issue_days(asked).get(asked.issue_no)
    latest = today if asked.stream in DRAFTERS else min(today, date(asked.year, 12, 31))
    draft = draft_of(asked, on=known or latest)
    problems = draft.objections()
    if problems:
        raise Refused(*problems)
    return paper_of_bulletin(draft.content(), note=FROM_THE_LEDGER if known else DRAFT_NOTE)


def draft_of(asked: IssueAsked, *, on: date) -> BulletinDraft:
    """The issue as it would go out on a day: with every inspection made since the issue before."""
    slot = (asked.court_id, asked.stream, asked.year, asked.issue_no, on)
    return DRAFTERS.get(asked.stream, _of_inspections)(BulletinDraft(*slot))


def latest_year(court_id: int, stream: str, *, default: int) -> int:
    """The last year in which there was anything to publish."""
    reported_on = STREAMS[stream].inspection if stream in STREAMS else INTERFERENCE_MONTH
    kinds = [BULLETIN_KINDS[stream].slug, reported_on.slug]
    rows = Record.objects.filter(
        court_id=court_id, kind__in=kinds, state=IN_FORCE, occurred_on__isnull=False
    )
    latest = rows.order_by("-occurred_on").first()
    return latest.occurred_on.year if latest and latest.occurred_on else default


def _of_inspections(draft: BulletinDraft) -> BulletinDraft:
    asked = IssueAsked(draft.court_id, draft.stream, draft.bulletin_year, draft.issue_no)
    before = [day for day in _issue_days(asked).values() if day < draft.issued_on]
    cites = uncited_inspections(
        draft.court_id, draft.stream, since=max(before, default=None), until=draft.issued_on
    )
    return replace(draft, cites=tuple(cites))


def _of_a_quarter(draft: BulletinDraft) -> BulletinDraft:
    return QuarterDraft(
        draft.court_id,
        draft.stream,
        draft.bulletin_year,
        draft.issue_no,
        draft.issued_on,
        quarter=draft.issue_no,
    )


DRAFTERS = {INTERFERENCE: _of_a_quarter}


def _issue_days(asked: IssueAsked) -> dict[int, date]:
    """The issues of the year that the register knows, with their days."""
    rows = Record.objects.filter(
        court_id=asked.court_id,
        kind=BULLETIN_KINDS[asked.stream].slug,
        state=IN_FORCE,
        occurred_on__year=asked.year,
    )
    return {number_in(row.serial): row.occurred_on for row in rows if row.occurred_on}
