"""受限台账: a sealed record is told by day, kind and state; it opens for a reason, and that is written down."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from company import Company
from jujiao.evidence.services import attach_evidence, target_of
from jujiao.journal.models import JournalEntry
from jujiao.ledger.models import Record
from supervision_cast import at
from web.facts import a_violation, address, filed, in_force, kept
from web.reading import text, wrong

As = Callable[[str], Client]
CASE = "某案⟦青原⟧"


@pytest.fixture
def case(company: Company) -> Record:
    """A case of which few may know."""
    record = in_force(company, a_violation(company, CASE))
    kept(company, "violations")
    return record


def _readings() -> list[tuple[str, str]]:
    rows = JournalEntry.objects.filter(action="record.read_confidential").order_by("seq")
    return [(one.actor_name, one.reason) for one in rows]


def _name(company: Company) -> str:
    return company.people["judge"].full_name


def test_it_is_closed_until_its_reader_says_why(as_: As, company: Company, case: Record) -> None:
    client = as_("discipline")
    shut = text(client.get(address(case)))
    assert "查看要先写原因" in shut
    assert CASE not in shut
    assert _name(company) not in shut
    assert _readings() == []
    opened = text(client.post(f"{address(case)}read/", {"reason": "复核处分期"}))
    assert CASE in opened
    assert _name(company) in opened
    assert _readings() == [(company.people["discipline"].full_name, "复核处分期")]


def test_a_reading_without_a_reason_opens_nothing(as_: As, case: Record) -> None:
    answer = as_("discipline").post(f"{address(case)}read/", {"reason": " "})
    assert answer.status_code == 422
    assert "查看的原因" in wrong(answer, "reason")
    assert CASE not in text(answer)
    assert _readings() == []


@pytest.mark.parametrize("part", ["clerk", "supervisor", "officer", "judge", "auditor", "sysadmin"])
def test_whoever_may_not_read_it_finds_no_door(as_: As, case: Record, part: str) -> None:
    answer = as_(part).post(f"{address(case)}read/", {"reason": "看看"})
    assert answer.status_code in (403, 404)
    assert _readings() == []


def test_no_list_search_figure_or_page_of_a_person_says_more_than_day_kind_and_state(
    as_: As, company: Company, case: Record
) -> None:
    client = as_("discipline")
    pages = (
        "/ledger/violations/",
        f"/search/?q={CASE[:2]}",
        "/figures/violations/",
        "/figures/violations/?list=uncounted",
        f"/people/{company.people['judge'].public_id}/",
    )
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert CASE not in answer.content.decode(), page
    listed = text(client.get("/ledger/violations/"))
    assert "违纪违法案件" in listed
    assert "受限" in listed
    assert _name(company) not in listed
    assert _readings() == []


@pytest.mark.parametrize("export", ["/ledger/violations/export/", "/figures/violations/proof/"])
def test_no_export_takes_it_along(as_: As, company: Company, case: Record, export: str) -> None:
    answer = as_("discipline").get(export)
    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = [str(cell) for page in book for row in page.values for cell in row if cell is not None]
    assert "受限" in cells
    assert not any(CASE in one or one == _name(company) for one in cells)


def test_a_file_of_it_is_a_reading_of_its_own(as_: As, company: Company, case: Record) -> None:
    clerk = company.actor("clerk")
    target = target_of(case, "record")
    kept_file = attach_evidence(
        target, file_name="决定书.txt", content="决定".encode(), by=clerk, at=at(case.occurred_on)
    )
    client, url = as_("discipline"), f"{address(case)}files/{kept_file.pk}/"
    assert "没有写查看的原因" in text(client.get(url))
    assert client.post(url, {"reason": "核对文号"}).content.decode() == "决定"
    assert [reason for _, reason in _readings()] == ["核对文号"]


def test_a_correction_of_it_is_a_reading_too(as_: As, company: Company, case: Record) -> None:
    client = as_("discipline")
    assert _name(company) in client.get(f"{address(case)}correct/").content.decode()
    assert [reason for _, reason in _readings()] == ["更正"]


def test_neither_the_journal_nor_what_waits_names_it(as_: As, company: Company) -> None:
    record = filed(company, a_violation(company, CASE))
    assert CASE not in str(list(JournalEntry.objects.values()))
    for part in ("discipline", "president"):
        waiting = as_(part).get("/?show=confirm").content.decode()
        assert CASE not in waiting, part
    assert record.state == "filed"
