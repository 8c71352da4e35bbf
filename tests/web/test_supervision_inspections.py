"""督察 on its pages: a visit is one, nobody inspects his own, a 暗访 is known to its group alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from cast import a_unit
from company import Company
from jujiao.findings.models import ChecklistSheet, Finding, InspectionFocus, PlannedInspection
from jujiao.ledger.models import Record
from web.casework import inspected
from web.reading import field, links, text, wrong

As = Callable[[str], Client]
AT = "/supervision/inspections/"


@pytest.fixture(autouse=True)
def _hall(company: Company) -> None:
    inspected(company)


def a_visit(company: Company, **changed: object) -> dict[str, object]:
    """What is typed of a visit to the hall by the two inspectors."""
    named = "、".join(company.people[part].full_name for part in ("supervisor", "discipline"))
    return {
        "stream": "court_affairs",
        "day": "2025-12-29",
        "mode": "明察",
        "title": "庭审规范",
        "unit_ids": [company.hall.public_id],
        "inspector_ids": named,
        "focus": "",
        **changed,
    }


def recorded(client: Client, company: Company, **changed: object) -> HttpResponse:
    """A visit that was made, with one problem in the first row."""
    rows = {
        "problems-rows": "3",
        "problems-0-title": "开庭迟到",
        "problems-0-unit_id": company.hall.public_id,
        "problems-0-area": "hearing",
    }
    return client.post(f"{AT}record/", {**a_visit(company), **rows, **changed})


def test_one_visit_is_one_record_and_its_problems_await_a_reply(company: Company, as_: As) -> None:
    answer = recorded(as_("supervisor"), company)
    assert answer.status_code == 302
    record = Record.objects.get(kind="court_affairs_inspection")
    finding = Finding.objects.get(record=record)
    assert (finding.title, finding.progress, finding.area) == ("开庭迟到", "found", "hearing")


def test_nobody_inspects_his_own_department(company: Company, as_: As) -> None:
    answer = recorded(as_("supervisor"), company, unit_ids=[company.office.public_id])
    assert answer.status_code == 422
    assert "不能督察自己所在的部门" in wrong(answer, "inspector_ids")
    assert field(answer, "title") == "庭审规范"
    assert not Record.objects.filter(kind="court_affairs_inspection").exists()


def test_too_few_inspectors_want_a_reason(company: Company, as_: As) -> None:
    alone = company.people["supervisor"].full_name
    answer = recorded(as_("supervisor"), company, inspector_ids=alone)
    assert "不足2人" in wrong(answer, "inspector_ids")
    told = recorded(as_("supervisor"), company, inspector_ids=alone, reason="另一人临时出差")
    assert told.status_code == 302


def test_a_bad_row_is_named_beneath_its_field(company: Company, as_: As) -> None:
    answer = recorded(as_("supervisor"), company, **{"problems-1-area": "hearing"})
    assert "没有填问题" in wrong(answer, "problems-1-title")
    assert field(answer, "problems-0-title") == "开庭迟到"


def test_the_problem_of_the_one_department_that_was_seen_is_its_own(
    company: Company, as_: As
) -> None:
    answer = recorded(as_("supervisor"), company, **{"problems-0-unit_id": ""})
    assert answer.status_code == 302
    assert Finding.objects.get().unit == company.hall


def test_where_several_departments_were_seen_a_problem_says_whose_it_is(
    company: Company, as_: As
) -> None:
    other = a_unit(company.court, "立案庭")
    both = [company.hall.public_id, other.public_id]
    answer = recorded(as_("supervisor"), company, unit_ids=both, **{"problems-0-unit_id": ""})
    assert answer.status_code == 422
    assert "问题“开庭迟到”没有选部门" in wrong(answer, "problems")
    assert not Finding.objects.exists()


def test_no_party_branch_stands_among_the_departments_of_the_supervisors(
    company: Company, as_: As
) -> None:
    branch = company.branch
    form = as_("supervisor").get(f"{AT}record/")
    assert company.hall.name in text(form)
    assert branch.name not in text(form)
    assert branch.name in text(as_("discipline").get(f"{AT}record/"))
    answer = recorded(as_("discipline"), company, unit_ids=[branch.public_id])
    assert f"审务督察只看部门，“{branch.name}”不是" in wrong(answer, "unit_ids")


def test_more_rows_come_without_script_and_lose_nothing(company: Company, as_: As) -> None:
    answer = recorded(as_("supervisor"), company, more="problems")
    assert field(answer, "problems-rows") == "6"
    assert field(answer, "problems-0-title") == "开庭迟到"
    assert not Record.objects.filter(kind="court_affairs_inspection").exists()


def test_what_was_planned_fills_the_form_and_counts_for_its_point(
    company: Company, as_: As
) -> None:
    client = as_("supervisor")
    client.post(f"{AT}focus/", {"stream": "court_affairs", "title": "庭审", "planned_times": "2"})
    point = InspectionFocus.objects.get()
    client.post(f"{AT}plan/", a_visit(company, day="2025-12-30", focus=str(point.pk)))
    planned = PlannedInspection.objects.get()
    form = client.get(f"{AT}record/?planned={planned.public_id}")
    assert field(form, "title") == "庭审规范"
    sent = a_visit(company, focus=str(point.pk))
    client.post(f"{AT}record/?planned={planned.public_id}", {**sent, "problems-rows": "0"})
    planned.refresh_from_db()
    assert planned.record is not None


def test_a_covert_visit_is_nowhere_but_with_its_group(company: Company, as_: As) -> None:
    sent = a_visit(company, mode="暗访", title="节前值班⟦青原⟧", day="2025-12-31")
    assert as_("supervisor").post(f"{AT}plan/", sent).status_code == 302
    planned = PlannedInspection.objects.get()
    page = f"{AT}{planned.public_id}/"
    assert "节前值班" in text(as_("supervisor").get(AT))
    assert as_("discipline").get(page).status_code == 200
    for part in ("officer", "head", "president", "judge", "outsider"):
        client = as_(part)
        assert client.get(page).status_code == 404, part
        assert "⟦青原⟧" not in client.get(AT).content.decode(), part
        assert "⟦青原⟧" not in client.get("/search/?q=值班").content.decode(), part


def test_a_visit_is_cancelled_for_a_reason(company: Company, as_: As) -> None:
    client = as_("supervisor")
    client.post(f"{AT}plan/", a_visit(company, day="2025-12-31"))
    planned = PlannedInspection.objects.get()
    answer = client.post(f"{AT}{planned.public_id}/cancel/", {"why": ""})
    assert "没有填取消的原因" in wrong(answer, "why")
    client.post(f"{AT}{planned.public_id}/cancel/", {"why": "改期"})
    planned.refresh_from_db()
    assert planned.cancelled_on == date(2025, 12, 29)


def _numbered(client: Client, company: Company) -> ChecklistSheet:
    order = {"stream": "court_affairs", "checklist": "hearing", "unit_id": company.hall.public_id}
    assert client.post("/supervision/sheets/sheet/", order).status_code == 302
    return ChecklistSheet.objects.get()


def test_a_sheet_prints_with_its_number_and_saves_as_a_workbook(company: Company, as_: As) -> None:
    client = as_("supervisor")
    sheet = _numbered(client, company)
    page = client.get(f"/supervision/sheets/{sheet.sheet_year}/{sheet.sheet_no}/")
    assert sheet.label in text(page)
    assert "准时开庭" in text(page)
    saved = client.get(f"/supervision/sheets/{sheet.sheet_year}/{sheet.sheet_no}/file.xlsx")
    assert saved["Content-Disposition"].startswith("attachment")


def test_a_filled_sheet_reads_back_once_and_each_no_is_a_problem(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client = as_("supervisor")
    sheet = _numbered(client, company)
    saved = client.get(f"/supervision/sheets/{sheet.sheet_year}/{sheet.sheet_no}/file.xlsx")
    path = tmp_path / "检查单.xlsx"
    path.write_bytes(saved.content)
    book = load_workbook(path)
    for row in book.active.iter_rows(min_row=5):
        row[2].value = "否" if row[0].value == "H01" else "是"
    book.save(path)

    def upload() -> HttpResponse:
        file = SimpleUploadedFile("检查单.xlsx", path.read_bytes())
        return client.post("/supervision/sheets/read/", {"seen_on": "2025-12-29", "files": file})

    assert upload().status_code == 302
    assert Finding.objects.get().title == "不符合“准时开庭”"
    assert "一张检查单只读回一次" in text(upload())


def test_what_is_no_workbook_is_refused_in_words(company: Company, as_: As) -> None:
    file = SimpleUploadedFile("检查单.xlsx", b"no workbook")
    sent = {"seen_on": "2025-12-29", "files": file}
    answer = as_("supervisor").post("/supervision/sheets/read/", sent)
    assert answer.status_code == 422
    assert "这不是xlsx文件" in wrong(answer, "files")


@pytest.mark.parametrize("part", ["judge", "clerk", "president", "superior"])
def test_whoever_does_not_inspect_finds_no_door(as_: As, part: str) -> None:
    client = as_(part)
    assert client.get(AT).status_code == 403
    assert client.post(f"{AT}record/", {}).status_code == 403
    assert AT not in links(client.get("/focus/4/"))
