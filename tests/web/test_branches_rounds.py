"""Rounds of inspection on the screen: planned with recusals, seen branch by branch, closed when all were seen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from cast import a_person
from company import Company
from jujiao.access.scope import Scope
from jujiao.oversight.selectors import round_in_scope, rounds_of
from web.facts import kept
from web.reading import text, wrong

As = Callable[[str], Client]
PLAN = "/branches/rounds/new/"


@pytest.fixture
def court(company: Company) -> Company:
    """A court with two branches and a colleague who belongs to neither."""
    kept(company, "branch_meetings", "party_inspections")
    a_person(company.court, "巴雅尔")
    return company


def a_plan(company: Company, *, seen_by: str = "巴雅尔") -> dict[str, str]:
    """A round in December with one inspector for both branches."""
    return {
        "serial": "第4轮",
        "sort": "quarterly",
        "starts_on": "2025-12-01",
        "ends_on": "2025-12-31",
        f"inspector-{company.branch.pk}": seen_by,
        f"inspector-{company.other_branch.pk}": "巴雅尔",
    }


def planned(company: Company, client: Client) -> str:
    """The page of a round that was planned."""
    assert client.post(PLAN, a_plan(company)).status_code == 302
    [made] = rounds_of(Scope(company.court.pk))
    return f"/branches/rounds/{made.public_id}/"


def seen(client: Client, at: str, branch: str, **faults: str) -> None:
    """The branch is seen."""
    sent = {"checked_on": "2025-12-10", "faults-rows": "1", **faults}
    assert client.post(f"{at}{branch}/act/visit/", sent).status_code == 302


def test_nobody_inspects_the_branch_he_belongs_to(court: Company, as_: As) -> None:
    answer = as_("officer").post(PLAN, a_plan(court, seen_by="特木尔"))
    assert answer.status_code == 422
    assert "督查" in wrong(answer, f"inspector-{court.branch.pk}")


def test_a_round_stays_open_until_every_branch_was_seen(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = planned(court, officer)
    seen(officer, at, court.branch.public_id)
    refused = officer.post(f"{at}act/close/")
    assert refused.status_code == 422
    assert "审判第一党支部" in text(refused)
    seen(officer, at, court.other_branch.public_id)
    closed = officer.post(f"{at}act/close/", follow=True)
    assert "已全覆盖" in text(closed)  # type: ignore[arg-type]


def test_a_fault_becomes_a_finding_with_its_deadline(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = planned(court, officer)
    seen(
        officer,
        at,
        court.branch.public_id,
        **{"faults-0-title": "记录不全", "faults-0-due_on": "2025-12-25"},
    )
    shown = text(officer.get(at))
    assert "记录不全" in shown
    assert "2025年12月25日以前" in shown


def test_the_checklist_says_what_the_ledger_knows(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = planned(court, officer)
    shown = text(officer.get(f"{at}{court.branch.public_id}/"))
    assert "主题党日" in shown
    assert "未办" in shown


def test_an_offline_list_reads_back(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = f"{planned(court, officer)}{court.branch.public_id}/"
    answer = officer.get(f"{at}list.xlsx")
    assert officer.post(f"{at}act/read/", {"files": filled_in(answer.content)}).status_code == 302
    assert "签到表没有日期" in text(officer.get(at))


def filled_in(content: bytes) -> SimpleUploadedFile:
    """The list with one fault written in."""
    book = load_workbook(BytesIO(content))
    page = book.active
    page["B2"] = "2025-12-10"
    page["D4"], page["E4"], page["F4"] = "有问题", "签到表没有日期", "2025-12-28"
    saved = BytesIO()
    book.save(saved)
    return SimpleUploadedFile("清单.xlsx", saved.getvalue())


def test_a_list_of_another_branch_is_refused_at_the_field(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = planned(court, officer)
    other = officer.get(f"{at}{court.other_branch.public_id}/list.xlsx").content
    answer = officer.post(f"{at}{court.branch.public_id}/act/read/", {"files": filled_in(other)})
    assert "这不是" in wrong(answer, "files")


def test_the_bulletin_waits_until_something_was_seen(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = planned(court, officer)
    assert officer.get(f"{at}bulletin.docx").status_code == 404
    seen(officer, at, court.branch.public_id)
    assert officer.get(f"{at}bulletin.docx").content.startswith(b"PK")


def test_a_secretary_neither_plans_nor_sees_rounds(court: Company, as_: As) -> None:
    assert as_("secretary").get("/branches/rounds/").status_code == 403
    assert as_("secretary").post(PLAN, a_plan(court)).status_code == 403


def test_another_courts_round_looks_like_none(court: Company, as_: As) -> None:
    at = planned(court, as_("officer"))
    public_id = at.rstrip("/").rpartition("/")[2]
    assert round_in_scope(Scope(court.neighbour.pk), public_id) is None
    assert as_("outsider").get(at).status_code in (403, 404)
