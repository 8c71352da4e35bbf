"""督察通报 on its pages: composed from visits, seen before it goes out, numbered once, delivered, signed for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from company import Company
from jujiao.findings.models import Bulletin, Finding
from jujiao.findings.services.inspections import (
    ProblemSeen,
    VisitEntry,
    VisitMade,
    record_inspection,
)
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from supervision_cast import at
from web.casework import FOUND_ON, Inspected, acting_on, inspected
from web.reading import field, text

As = Callable[[str], Client]
COMPOSE = "/supervision/bulletins/compose/court_affairs/"


@pytest.fixture
def hall(company: Company) -> Inspected:
    """The department that is inspected."""
    return inspected(company)


@pytest.fixture
def visited(hall: Inspected) -> Record:
    """A visit in force that found one problem."""
    company = hall.company
    group = tuple(company.people[part].pk for part in ("supervisor", "discipline"))
    visit = VisitEntry(
        company.court.pk, "court_affairs", FOUND_ON, "庭审规范", "明察", (company.hall.pk,), group
    )
    name = company.people["judge"].full_name
    problems = (ProblemSeen(company.hall.pk, f"{name}开庭迟到", "hearing"),)
    by = company.actor("supervisor")
    record = record_inspection(VisitMade(visit, problems), by=by, at=at(FOUND_ON))
    return confirm_record(record, by=company.actor("discipline"), at=at(FOUND_ON))


def _sent(visited: Record, **changed: object) -> dict[str, object]:
    return {
        "issue_no": "1",
        "issued_on": "2025-12-29",
        "cites": [visited.public_id],
        "demands": "逐项整改。",
        "show": "issue",
        **changed,
    }


def _answered(hall: Inspected) -> None:
    acting_on(Finding.objects.get())(hall.client(), "confirm", slip_no="")


def _issued(as_: As, hall: Inspected, visited: Record) -> Bulletin:
    _answered(hall)
    assert as_("discipline").post(COMPOSE, _sent(visited)).status_code == 302
    return Bulletin.objects.get()


def test_nothing_goes_out_while_the_inspected_have_the_word(
    as_: As, hall: Inspected, visited: Record
) -> None:
    answer = as_("discipline").post(COMPOSE, _sent(visited))
    assert answer.status_code == 422
    assert "还没有认定" in text(answer)
    assert field(answer, "demands") == "逐项整改。"
    assert not Bulletin.objects.exists()


def test_a_bulletin_without_inspections_is_refused(
    as_: As, hall: Inspected, visited: Record
) -> None:
    answer = as_("discipline").post(COMPOSE, _sent(visited, cites=[]))
    assert "通报没有依据任何督察" in text(answer)


def test_it_is_seen_before_it_goes_out_with_names_masked(
    as_: As, hall: Inspected, visited: Record
) -> None:
    _answered(hall)
    page = as_("discipline").post(COMPOSE, _sent(visited, show="preview"))
    assert page.status_code == 200
    assert "送审稿" in text(page)
    assert "开庭迟到" in text(page)
    assert hall.company.people["judge"].full_name not in text(page)
    assert not Bulletin.objects.exists()


def test_a_number_is_used_once(as_: As, hall: Inspected, visited: Record) -> None:
    _issued(as_, hall, visited)
    again = as_("discipline").post(COMPOSE, _sent(visited))
    assert again.status_code == 422
    assert Bulletin.objects.count() == 1


def _page(bulletin: Bulletin, name: str = "") -> str:
    return f"/supervision/bulletins/{bulletin.public_id}/" + (f"{name}/" if name else "")


def _received(client: Client, bulletin: Bulletin, unit: str) -> HttpResponse:
    sent = {"unit": unit, "on": "2025-12-29", "received_by": "其其格", "slip_no": ""}
    return client.post(_page(bulletin, "receive"), sent)


def test_it_is_delivered_and_the_department_signs_for_it(
    as_: As, hall: Inspected, visited: Record
) -> None:
    bulletin = _issued(as_, hall, visited)
    unit = hall.company.hall.public_id
    as_("supervisor").post(_page(bulletin, "deliver"), {"on": "2025-12-29", "unit_ids": [unit]})
    assert "待签收" in text(hall.client().get(_page(bulletin)))
    assert _received(hall.client(), bulletin, unit).status_code == 302
    assert "已签收" in text(as_("supervisor").get(_page(bulletin)))


def test_the_same_paper_is_saved_as_word_and_pdf(as_: As, hall: Inspected, visited: Record) -> None:
    bulletin = _issued(as_, hall, visited)
    for suffix in ("docx", "pdf", "html"):
        saved = as_("supervisor").get(f"{_page(bulletin)}file.{suffix}")
        assert saved["Content-Disposition"].startswith("attachment"), suffix
    assert as_("supervisor").get(f"{_page(bulletin)}file.exe").status_code == 404


@pytest.mark.parametrize(("part", "status"), [("judge", 403), ("outsider", 404), ("clerk", 200)])
def test_who_reads_an_issue(
    as_: As, hall: Inspected, visited: Record, part: str, status: int
) -> None:
    bulletin = _issued(as_, hall, visited)
    assert as_(part).get(_page(bulletin)).status_code == status
    assert as_(part).get(COMPOSE).status_code == 403 or part == "outsider"
