"""A meeting on the screen: planned and announced, read out of minutes, filed with its roll, corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from branch_cast import a_meeting
from cast import writing
from company import Company
from jujiao.catalogue.branch_life import GENERAL_MEETING
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Campaign, Record
from web.facts import address, kept
from web.reading import links, main, text, wrong

As = Callable[[str], Client]
MEETINGS = "/branches/meetings"
PARTY_DAY = f"{MEETINGS}/themed_party_day/"
PLANNED = {
    "occurred_on": "2026-01-15",
    "title": "重温入党誓词",
    "place_name": "二楼会议室",
    "act": "plan",
}


@pytest.fixture
def court(company: Company) -> Company:
    """The register of meetings is kept."""
    kept(company, "branch_meetings", "branch_talks")
    return company


def everybody(court: Company, **changed: object) -> dict[str, object]:
    """A meeting at which everybody was."""
    roll = [str(one.pk) for part, one in court.people.items() if part != "retired"]
    said = {"occurred_on": "2025-12-20", "title": "学习党章", "host": "哈斯", "present": roll}
    return said | changed


def the_plan() -> Record:
    """The only plan."""
    return Record.objects.get(state=FactState.PLANNED.value)


def test_a_plan_prints_its_notice(court: Company, as_: As) -> None:
    secretary = as_("secretary")
    shown = secretary.post(PARTY_DAY, PLANNED, follow=True)
    plan = the_plan()
    notice = f"{PARTY_DAY}{plan.public_id}/notice/"
    assert notice in links(shown)  # type: ignore[arg-type]
    said = text(secretary.get(notice))
    assert "定于2026年1月15日召开主题党日，主题为“重温入党誓词”，地点：二楼会议室" in said
    assert secretary.get(f"{notice}file.docx").content.startswith(b"PK")


def test_a_plan_becomes_the_record_in_a_form_that_is_filled_already(
    court: Company, as_: As
) -> None:
    secretary = as_("secretary")
    secretary.post(PARTY_DAY, PLANNED | {"occurred_on": "2025-12-29"})
    plan = the_plan()
    form = f"{PARTY_DAY}{plan.public_id}/"
    assert form in links(secretary.get(address(plan)))
    shown = main(secretary.get(form))
    assert shown.xpath(".//input[@name='title']")[0].get("value") == "重温入党誓词"
    answer = secretary.post(form, everybody(court, title="重温入党誓词"))
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.quantity) == (FactState.IN_FORCE.value, 8)
    assert secretary.get(form).status_code == 404


def test_an_unplanned_meeting_lies_not_in_the_future(court: Company, as_: As) -> None:
    answer = as_("secretary").post(PARTY_DAY, everybody(court, occurred_on="2026-01-15"))
    assert "日期还没有到" in wrong(answer, "occurred_on")


def test_a_plan_that_says_no_theme_comes_back(court: Company, as_: As) -> None:
    answer = as_("secretary").post(PARTY_DAY, PLANNED | {"title": ""})
    assert answer.status_code == 422
    assert "没有填主题" in wrong(answer, "title")


def test_the_form_of_every_record_leads_a_meeting_to_its_own(court: Company, as_: As) -> None:
    answer = as_("secretary").get("/ledger/themed_party_day/new/")
    assert answer.url == PARTY_DAY  # type: ignore[attr-defined]


def test_the_form_of_every_record_asks_the_rules_of_a_meeting(court: Company, as_: As) -> None:
    sent = {
        "act": "file",
        "unit": court.branch.public_id,
        "occurred_on": "2025-12-20",
        "title": "换届选举",
        "expected_count": "9",
        "quantity": "3",
    }
    answer = as_("secretary").post("/ledger/general_meeting/new/", sent)
    assert answer.status_code == 422
    assert "应到9人，到会3人，至少要到5人" in text(answer)


def test_a_late_meeting_wants_its_reason(court: Company, as_: As) -> None:
    sent = everybody(court, occurred_on="2025-10-20")
    secretary = as_("secretary")
    assert "请写补录原因" in wrong(secretary.post(PARTY_DAY, sent), "reason")
    assert secretary.post(PARTY_DAY, sent | {"reason": "书记外出培训"}).status_code == 302


def test_a_meeting_carries_the_brand_and_the_fixed_items_of_the_day(
    court: Company, as_: As
) -> None:
    with writing():
        brand = Campaign(court=court.court, name="红色领航")
        brand.save()
    secretary = as_("secretary")
    assert "红色领航" in text(secretary.get(PARTY_DAY))
    sent = everybody(court, campaign=str(brand.pk), items=["交纳党费", "重温入党誓词"])
    assert secretary.post(PARTY_DAY, sent).status_code == 302
    held = Record.objects.get(kind="themed_party_day")
    assert held.campaign_id == brand.pk
    assert held.details["items"] == "重温入党誓词、交纳党费"


def minutes(*lines: str) -> SimpleUploadedFile:
    """Minutes as a docx."""
    document, file = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return SimpleUploadedFile("会议记录.docx", file.getvalue())


def test_minutes_fill_the_form_and_a_person_files_it(court: Company, as_: As) -> None:
    secretary = as_("secretary")
    file = minutes(
        "机关第一党支部党员大会会议记录",
        "时间：2025年12月18日",
        "地点：二楼会议室",
        "主持人：哈斯",
        "议题：讨论支部年度工作",
        "出席：哈斯、乌仁、娜仁、白音、巴图、苏日娜、额尔登",
        "请假人员：特木尔",
    )
    sent = {"unit": court.branch.public_id, "minutes": file, "kind": ""}
    answer = secretary.post(f"{MEETINGS}/minutes/", sent)
    assert "请核对后登记" in text(answer)
    assert not Record.objects.exists()
    form = main(answer).xpath(".//form[@data-filing]")[0]
    assert form.get("action").startswith(f"{MEETINGS}/general_meeting/")
    values = {
        name: form.xpath(f".//input[@name='{name}']")[0].get("value") for name in ("title", "host")
    }
    assert values == {"title": "讨论支部年度工作", "host": "哈斯"}
    ticked = form.xpath(".//input[@name='present'][@checked]")
    assert len(ticked) == 7


def test_a_file_that_is_no_minutes_is_refused_at_the_field(court: Company, as_: As) -> None:
    sent = {"unit": court.branch.public_id, "kind": ""}
    secretary = as_("secretary")
    broken = SimpleUploadedFile("会议记录.docx", b"not a document")
    answer = secretary.post(f"{MEETINGS}/minutes/", sent | {"minutes": broken})
    assert "打不开这个文件" in wrong(answer, "minutes")
    silent = secretary.post(f"{MEETINGS}/minutes/", sent | {"minutes": minutes("工作安排")})
    assert "没有写是哪种会议" in wrong(silent, "kind")


def test_a_meeting_of_another_branch_is_not_his_to_plan(court: Company, as_: As) -> None:
    other = court.other_branch.public_id
    assert as_("secretary").post(f"{PARTY_DAY}?unit={other}", PLANNED).status_code == 403


def test_another_courts_plan_looks_like_none(court: Company, as_: As) -> None:
    as_("secretary").post(PARTY_DAY, PLANNED)
    plan = the_plan()
    outsider = as_("outsider")
    assert outsider.get(f"{PARTY_DAY}{plan.public_id}/").status_code == 404
    assert outsider.get(f"{PARTY_DAY}{plan.public_id}/notice/").status_code == 404


def test_a_meeting_that_was_held_is_no_plan(court: Company, as_: As) -> None:
    held = a_meeting(court.branch, GENERAL_MEETING, date(2025, 12, 1))
    assert as_("secretary").get(f"{MEETINGS}/general_meeting/{held.public_id}/").status_code == 404
