"""What a court sets for its branches and does for communities, on the screen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from company import Company
from jujiao.catalogue.community import COMMUNITY_REGISTRATION
from jujiao.catalogue.guidance import BRANCH_CONTACT
from jujiao.ledger.models import Record
from jujiao.people.models import Tenure
from jujiao.tasks.models import Task
from web.facts import kept
from web.reading import links, main, text, wrong

As = Callable[[str], Client]
AT = "/branches/settings/"
COMMUNITY = "/branches/community/"
NEEDS = "/branches/courses/community_need/"


@pytest.fixture
def court(company: Company) -> Company:
    """The registers of the branches are kept."""
    kept(company, "branch_meetings", "branch_talks", "community_needs")
    return company


def test_a_local_duty_is_switched_on_with_its_basis(court: Company, as_: As) -> None:
    officer = as_("officer")
    sent = {
        "duty": "community_report_half_yearly",
        "on": "on",
        "valid_from": "2026-01-01",
        "basis": "旗委组织部通知",
    }
    assert officer.post(f"{AT}duty/", sent).status_code == 302
    past = officer.post(f"{AT}duty/", sent | {"valid_from": "2025-06-01"})
    assert "规则不能改到过去" in wrong(past, "valid_from")


def test_a_contact_is_no_member_of_the_branch_and_follows_the_one_before(
    court: Company, as_: As
) -> None:
    officer = as_("officer")
    own = {"unit": court.branch.public_id, "person": "白音", "since": "2025-12-01"}
    assert "是这个支部的党员" in wrong(officer.post(f"{AT}contact/", own), "person")
    other = own | {"unit": court.other_branch.public_id}
    shown = text(officer.post(f"{AT}contact/", other, follow=True))  # type: ignore[arg-type]
    assert "审判第一党支部白音" in shown
    officer.post(f"{AT}contact/", other | {"person": "乌仁", "since": "2025-12-20"})
    held = Tenure.objects.filter(kind=BRANCH_CONTACT.slug).order_by("pk")
    assert [str(one.ends_on) for one in held] == ["2025-12-19", "None"]


def test_the_quota_of_the_year_stands_over_the_admissions(court: Company, as_: As) -> None:
    officer = as_("officer")
    assert "2025年指标未登记" in text(officer.get("/branches/courses/party_admission/"))
    sent = {"planned": "2", "basis": "旗直工委〔2025〕3号"}
    assert officer.post(f"{AT}quota/", sent).status_code == 302
    assert "2025年指标2名，已用0名" in text(officer.get("/branches/courses/party_admission/"))


def test_the_fixed_items_of_a_party_day_are_the_courts_own(court: Company, as_: As) -> None:
    officer = as_("officer")
    assert officer.post(f"{AT}items/", {"items": "升国旗\n学党章\n"}).status_code == 302
    form = main(as_("secretary").get("/branches/meetings/themed_party_day/"))
    assert [one.get("value") for one in form.xpath(".//input[@name='items']")] == [
        "升国旗",
        "学党章",
    ]


def test_a_brand_is_opened_and_a_meeting_may_carry_it(court: Company, as_: As) -> None:
    sent = {"name": "红色领航", "starts_on": "2025-01-01"}
    assert as_("officer").post(f"{AT}brand/", sent).status_code == 302
    assert "红色领航" in text(as_("secretary").get("/branches/meetings/party_lecture/"))


def test_a_secretary_sets_nothing(court: Company, as_: As) -> None:
    assert as_("secretary").post(f"{AT}quota/", {"planned": "9", "basis": "x"}).status_code == 403


def registered(**changed: str) -> dict[str, str]:
    """One line of the grid."""
    said = {"person": "特木尔", "community": "乌兰社区", "since": "2025-12-01"} | changed
    return {"registrations-rows": "1"} | {
        f"registrations-0-{name}": word for name, word in said.items()
    }


def test_whoever_registered_serves_and_the_half_year_says_so(court: Company, as_: As) -> None:
    secretary = as_("secretary")
    assert secretary.post(COMMUNITY, registered()).status_code == 302
    assert Tenure.objects.get(kind=COMMUNITY_REGISTRATION.slug).outside == "乌兰社区"
    begun = {"unit": court.branch.public_id, "title": "物业纠纷咨询", "on": "2025-12-02"}
    need = as_("officer").post(f"{NEEDS}new/", begun)["Location"]
    officer = as_("officer")
    steps = (
        ("needed", {}),
        ("dispatched", {}),
        ("accepted", {"servant": "特木尔"}),
        ("served", {"servant": "特木尔"}),
        ("confirmed", {"outcome": "good", "document_no": "确认单17"}),
    )
    for step, said in steps:
        assert (
            officer.post(f"{need}{step}/", {"done_on": "2025-12-10"} | said).status_code == 302
        ), step
    said_here = text(officer.get(f"{COMMUNITY}2025-H2/"))
    assert "社区提出需求1项，已服务并经社区确认1项" in said_here
    file = officer.get(f"{COMMUNITY}2025-H2/file.docx").content
    assert "乌兰社区" not in said_here
    assert Document(BytesIO(file)).tables[0].rows[1].cells[0].text == "物业纠纷咨询"


def test_whoever_is_not_registered_takes_no_need(court: Company, as_: As) -> None:
    officer = as_("officer")
    begun = {"unit": court.branch.public_id, "title": "咨询", "on": "2025-12-02"}
    need = officer.post(f"{NEEDS}new/", begun)["Location"]
    for step in ("needed", "dispatched"):
        officer.post(f"{need}{step}/", {"done_on": "2025-12-10"})
    refused = officer.post(f"{need}accepted/", {"done_on": "2025-12-10", "servant": "特木尔"})
    assert "还没有向社区报到" in text(refused)


def test_a_registration_is_not_ahead_and_not_twice(court: Company, as_: As) -> None:
    secretary = as_("secretary")
    assert "日期还没有到" in text(secretary.post(COMMUNITY, registered(since="2026-02-01")))
    secretary.post(COMMUNITY, registered())
    assert "已经向这个社区报到" in text(secretary.post(COMMUNITY, registered()))


def test_what_nobody_entered_is_said_so_and_is_no_nought(court: Company, as_: As) -> None:
    said = text(as_("officer").get(f"{COMMUNITY}2025-H1/"))
    assert "在职党员向社区报到的情况还没有登记" in said
    assert "社区提出的需求还没有登记" in said
    assert "0人" not in said


def test_a_half_year_that_is_none_is_not_there(court: Company, as_: As) -> None:
    assert as_("officer").get(f"{COMMUNITY}2025-12/").status_code == 404


def test_a_request_of_an_election_says_what_the_ledger_knows(court: Company, as_: As) -> None:
    officer = as_("officer")
    begun = {"unit": court.branch.public_id, "title": "组织委员", "on": "2025-12-02"}
    course = officer.post("/branches/courses/by_election/new/", begun)["Location"]
    officer.post(f"{course}vacated/", {"done_on": "2025-12-02", "outcome": "transfer"})
    assert f"{course}request/" in links(officer.get(course))
    said = text(officer.get(f"{course}request/"))
    assert "机关第一党支部关于补选的请示" in said
    assert "组织委员出缺，原因：调离" in said
    assert "不少于应到会人数的五分之四" in said
    assert officer.get(f"{course}request/file.docx").content.startswith(b"PK")
    admission = officer.get("/branches/courses/party_admission/")
    assert "请示" not in text(admission)


def test_the_themes_of_the_party_group_are_there_for_all(court: Company, as_: As) -> None:
    shown = text(as_("judge").get("/branches/themes/"))
    assert "还没有登记党组的学习" in shown
    assert "12+N 主题党日" in shown


def a_study(court: Company, **changed: str) -> dict[str, str]:
    """A seminar of the study group as it is typed."""
    said = {
        "held_on": "2025-12-22",
        "title": "学习全会精神",
        "outcome": "seminar",
        "unit": court.office.public_id,
        "source": "全会公报",
        "published_on": "2025-12-15",
        "lead_speakers": "额尔登",
        "speakers": "乌仁、白音",
        "measures-rows": "2",
        "measures-0-title": "制定学习方案",
        "measures-0-owner": "乌仁",
        "measures-0-due_on": "2026-01-15",
    }
    return said | changed


def test_a_seminar_is_filed_with_its_speeches_and_its_measures_become_tasks(
    court: Company, as_: As
) -> None:
    clerk = as_("clerk")
    at = "/branches/study/study_group_session/"
    silent = clerk.post(at, a_study(court, speakers=""))
    assert "研讨没有交流发言" in text(silent)
    assert silent.status_code == 422
    later = clerk.post(at, a_study(court, published_on="2025-12-23"))
    assert "晚于学习的日期" in wrong(later, "published_on")
    shown = text(clerk.post(at, a_study(court), follow=True))  # type: ignore[arg-type]
    assert "制定学习方案" in shown
    [task] = Task.objects.all()
    assert (task.title, str(task.due_on)) == ("制定学习方案", "2026-01-15")
    [row, *_] = [
        one.text_content() for one in main(clerk.get("/branches/themes/")).xpath(".//tr[td]")
    ]
    assert "学习全会精神" in row
    assert "0/1" in row


def test_a_branch_takes_a_theme_up_and_stands_beside_it(court: Company, as_: As) -> None:
    as_("clerk").post("/branches/study/study_group_session/", a_study(court))
    study = Record.objects.get(kind="study_group_session")
    sent = {"occurred_on": "2025-12-26", "title": "学习全会精神", "cites": study.public_id}
    roll = [str(one.pk) for part, one in court.people.items() if part != "retired"]
    filed = as_("secretary").post(
        "/branches/meetings/general_meeting/",
        sent | {"present": roll, "host": "哈斯"},  # type: ignore[arg-type]
    )
    assert filed.status_code == 302
    assert "机关第一党支部" in text(as_("judge").get("/branches/themes/"))
