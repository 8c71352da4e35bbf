"""年度考核 on its pages: points by a scheme, grades by people, the quota kept, the person heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from company import Company
from jujiao.access.actors import console
from jujiao.access.services import grant_role
from jujiao.appraisals.models import Appraisee, Ballot, Judgement, Metric, PollToken, Round
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.services import NewAppraisal, open_appraisal
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.schemes import JUDGES
from jujiao.kernel.ladders import Grade
from mechanisms.personnel import a_member
from web.careerwork import (
    COLLEAGUES,
    EARLY,
    LATELY,
    READY,
    SILENT,
    Colleagues,
    an_appraisal,
    appraisee_of,
    colleagues,
    frozen,
    graded,
    notified,
)
from web.reading import field, links, main, text, wrong

As = Callable[[str], Client]
AT = "/capability/appraisals/"


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


@pytest.fixture
def appraisal(staff: Colleagues) -> Round:
    """Their year's appraisal, just begun."""
    return an_appraisal(staff.company)


def _page(appraisal: Round, name: str = "") -> str:
    return f"{AT}{appraisal.public_id}/" + (f"{name}/" if name else "")


def _of(appraisee: Appraisee, name: str = "") -> str:
    person = appraisee.person.public_id
    return _page(appraisee.round, f"people/{person}/{name}" if name else f"people/{person}")


def _sheet(staff: Colleagues, *values: str) -> dict[str, str]:
    """A value for each of the five, in their order."""
    named = zip(COLLEAGUES, values, strict=False)
    return {staff.people[name].public_id: value for name, value in named}


def _acts(answer: HttpResponse) -> set[str]:
    actions = main(answer).xpath(".//form/@action")
    return {str(one).rstrip("/").rpartition("/")[2] for one in actions}


def test_a_scheme_is_adopted_and_a_round_opened_by_it(as_: As, staff: Colleagues) -> None:
    assert as_("clerk").get(f"{AT}scheme/").status_code == 403
    sent = {"scheme": "administrative_staff", "document_no": "青院发〔2025〕3号"}
    assert as_("head").post(f"{AT}scheme/", sent).status_code == 302
    opened = {"year": "2025", "scheme": "administrative_staff", "on": "2025-12-01"}
    assert as_("clerk").post(f"{AT}new/", opened).status_code == 302
    assert Round.objects.get().appraisees.count() == len(COLLEAGUES)
    again = as_("clerk").post(f"{AT}new/", opened)
    assert again.status_code == 422
    assert field(again, "year") == "2025"


def test_the_round_says_what_is_missing_and_never_guesses(as_: As, appraisal: Round) -> None:
    told = text(as_("head").get(_page(appraisal)))
    assert "未知" in told
    assert "优秀最多1名" in told
    assert READY in told


def test_points_are_given_on_one_sheet_and_a_bad_one_keeps_the_rest(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    page = _page(appraisal, "items/duties")
    sent = _sheet(staff, "38", "41", "", "36.5", "35")
    answer = as_("head").post(page, sent)
    assert answer.status_code == 422
    assert "应在0到40分之间" in wrong(answer, staff.people[EARLY].public_id)
    assert field(answer, staff.people[READY].public_id) == "38"
    assert not Judgement.objects.exists()
    sent[staff.people[EARLY].public_id] = "37"
    assert as_("head").post(page, sent).status_code == 302
    assert Judgement.objects.count() == 4


def test_a_sheet_of_points_is_named_after_its_item(as_: As, appraisal: Round) -> None:
    page = main(as_("head").get(_page(appraisal, "items/duties")))
    assert page.xpath("string(.//h1)").strip() == "评“岗位职责”"
    assert "评“岗位职责”" in page.xpath("string(.//button[@data-main])")
    assert "“岗位职责”0到40分" in page.text_content()


def test_a_day_that_cannot_be_is_refused_at_its_field(as_: As, appraisal: Round) -> None:
    graded(appraisal)
    for day, said in (("2025-11-30", "早于启动的2025-12-01"), ("2026-03-01", "日期还没有到")):
        answer = as_("clerk").post(_page(appraisal, "publish"), {"on": day})
        assert answer.status_code == 422
        assert said in wrong(answer, "on")


def test_nobody_finds_himself_on_the_sheet_that_he_fills(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    grant_role(
        staff.accounts[READY],
        StaffRole.DEPARTMENT_HEAD,
        unit_id=staff.company.hall.pk,
        by=console(),
        at=LATELY,
    )
    client = staff.client(READY)
    page = _page(appraisal, "items/duties")
    assert page in links(client.get(AT))
    names = main(client.get(page)).xpath(".//form//@name")
    assert staff.people[EARLY].public_id in names
    assert staff.people[READY].public_id not in names
    assert client.post(page, _sheet(staff, "40", "30")).status_code == 302
    assert [one.points for one in Judgement.objects.all()] == [30]
    assert client.get(_page(appraisal)).status_code == 403


def test_one_excellent_too_many_is_refused_with_the_rule_and_none_is_kept(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    sent = _sheet(staff, "excellent", "excellent", "competent", "competent", "competent")
    answer = as_("president").post(_page(appraisal, "grades"), sent)
    assert answer.status_code == 422
    assert "参加考核5人，优秀最多1名，已定1名" in text(answer)
    assert not Appraisee.objects.exclude(grade="").exists()
    sent[staff.people[EARLY].public_id] = "competent"
    assert as_("president").post(_page(appraisal, "grades"), sent).status_code == 302
    assert Appraisee.objects.filter(grade="excellent").count() == 1


def test_the_clerk_judges_and_does_not_grade(as_: As, appraisal: Round) -> None:
    assert as_("clerk").get(_page(appraisal, "items/duties")).status_code == 200
    assert as_("clerk").get(_page(appraisal, "grades")).status_code == 403
    assert _page(appraisal, "grades") not in links(as_("clerk").get(_page(appraisal)))


def test_the_notice_comes_before_the_decision(as_: As, appraisal: Round) -> None:
    graded(appraisal)
    page = as_("clerk").get(_page(appraisal))
    assert "publish" in _acts(page)
    assert "freeze" not in _acts(as_("president").get(_page(appraisal)))
    sent = {"on": "2025-12-29"}
    assert as_("clerk").post(_page(appraisal, "publish"), sent).status_code == 302
    early = as_("clerk").post(_page(appraisal, "end_notice"), sent)
    assert early.status_code == 422
    assert "才满5个工作日" in text(early)
    assert as_("clerk").post(_page(appraisal, "objection"), {}).status_code == 302
    assert "异议1件没有处理完" in text(as_("clerk").get(_page(appraisal)))


def test_what_is_frozen_is_shown_as_it_was_and_takes_no_more(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    frozen(appraisal)
    page = as_("president").get(_page(appraisal))
    assert "已定格" in text(page)
    sent = _sheet(staff, "competent")
    answer = as_("president").post(_page(appraisal, "grades"), sent)
    assert answer.status_code == 422
    assert (
        as_("clerk").post(_page(appraisal, "items/duties"), _sheet(staff, "1")).status_code == 422
    )


def test_a_result_is_hidden_from_everybody_but_those_who_decide_until_it_stands(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    graded(appraisal)
    one = appraisee_of(appraisal, READY)
    own = text(staff.client(READY).get(_of(one)))
    assert "审定以后可以在这里看" in own
    assert "优秀" not in own
    assert staff.client(EARLY).get(_of(one)).status_code == 404
    assert as_("outsider").get(_of(one)).status_code == 404
    assert staff.client(READY).get(_page(appraisal)).status_code == 403
    assert "优秀" in text(as_("president").get(_of(one)))


def test_the_person_is_told_and_signs_himself(as_: As, staff: Colleagues, appraisal: Round) -> None:
    one = appraisee_of(frozen(appraisal), EARLY)
    sent = {"agrees": "no", "on": "2025-12-29"}
    assert staff.client(EARLY).post(_of(one, "sign"), sent).status_code == 422
    told = {"people": [one.person.public_id], "on": "2025-12-24"}
    assert as_("clerk").post(_page(appraisal, "notify"), told).status_code == 302
    assert as_("clerk").post(_of(one, "sign"), sent).status_code == 403
    assert "sign" not in _acts(as_("clerk").get(_of(one)))
    assert staff.client(EARLY).post(_of(one, "sign"), sent).status_code == 302
    one.refresh_from_db()
    assert one.agrees is False


def test_an_objection_has_its_term_and_never_makes_it_heavier(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    one = notified(appraisal)
    filed = {"stage": "review", "filed_on": "2025-12-26"}
    assert staff.client(SILENT).post(_of(one, "object"), filed).status_code == 404
    assert staff.client(EARLY).post(_of(one, "object"), filed).status_code == 302
    assert "2026年1月25日以前决定" in text(staff.client(EARLY).get(_of(one)))
    complaint = one.complaints.get()
    settled = {
        "complaint": str(complaint.pk), "grade": "basic",
        "on": "2025-12-29", "document_no": "青院复1号",
    }  # fmt: skip
    assert staff.client(EARLY).post(_of(one, "settle"), settled).status_code == 403
    heavier = as_("head").post(_of(one, "settle"), settled)
    assert heavier.status_code == 422
    assert "不得加重" in text(heavier)
    settled["grade"] = "competent"
    assert as_("head").post(_of(one, "settle"), settled).status_code == 302
    complaint.refresh_from_db()
    assert complaint.decided_on is not None


def test_tokens_are_shown_once_and_a_vote_leads_to_nobody(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    sent = {"item": "satisfaction", "voters": "6", "on": "2025-12-22"}
    few = as_("clerk").post(_page(appraisal, "poll"), {**sent, "voters": "4"})
    assert "至少5人" in wrong(few, "voters")
    answer = as_("clerk").post(_page(appraisal, "poll"), sent)
    tokens = [one.text_content().strip() for one in main(answer).xpath(".//ul/li[@class='serif']")]
    assert len(tokens) == 6
    assert tokens[0] not in as_("clerk").get(_page(appraisal)).content.decode()
    client = staff.client(SILENT)
    opened = client.post("/capability/ballot/", {"token": tokens[0]})
    assert READY in text(opened)
    marks = _sheet(staff, "28", "27", "26", "25", "31")
    wrongly = client.post("/capability/ballot/", {"token": tokens[0], "cast": "1", **marks})
    assert wrongly.status_code == 422
    assert not Ballot.objects.exists()
    marks[staff.people["毕力格"].public_id] = "30"
    cast = client.post("/capability/ballot/", {"token": tokens[0], "cast": "1", **marks})
    assert cast.status_code == 302
    assert Ballot.objects.count() == 5
    assert PollToken.objects.filter(is_used=True).count() == 1
    again = client.post("/capability/ballot/", {"token": tokens[0]})
    assert "已经投过票" in text(again)


def test_what_an_absence_means_is_chosen_from_the_rule(
    as_: As, staff: Colleagues, appraisal: Round
) -> None:
    one = appraisee_of(appraisal, SILENT)
    sent = {"cause": "under_investigation"}
    assert as_("clerk").post(_of(one, "exempt"), sent).status_code == 302
    one.refresh_from_db()
    assert (one.at_best, one.in_quota) == (Grade.UNDETERMINED.value, False)
    assert as_("clerk").post(_of(one, "exempt"), {"cause": "disliked"}).status_code == 422


@pytest.mark.parametrize(
    ("part", "status"), [("judge", 403), ("officer", 403), ("superior", 403), ("outsider", 404)]
)
def test_whose_business_a_round_is_not(as_: As, appraisal: Round, part: str, status: int) -> None:
    assert as_(part).get(_page(appraisal)).status_code == status
    assert as_(part).post(_page(appraisal, "publish"), {"on": "2025-12-29"}).status_code == status
    assert READY not in as_(part).get(AT).content.decode()


@pytest.fixture
def judges(staff: Colleagues) -> Round:
    """An appraisal of judges, whose scheme reads data of case quality: two of them, one name."""
    company = staff.company
    for unit in (company.hall, company.office):
        a_member(company.court, "苏和", staff_class="员额法官", unit=unit)
    a_member(company.court, "白桦", staff_class="员额法官", unit=company.hall)
    by = console(company.court.pk)
    adopt_scheme(NewScheme(company.court.pk, JUDGES), by=by, at=LATELY)
    new = NewAppraisal(company.court.pk, 2025, JUDGES.slug)
    return open_appraisal(new, on=date(2025, 12, 1), by=by, at=LATELY)


def _filled(client: Client, judges: Round, path: Path, **values: object) -> SimpleUploadedFile:
    """The blank sheet with a value in a column for each department."""
    path.write_bytes(client.get(_page(judges)[:-1] + "/metrics.xlsx").content)
    book = load_workbook(path)
    heads = [one.value for one in book.active[2]]
    for row in book.active.iter_rows(min_row=3):
        who = row[0].value if row[0].value != "苏和" else row[1].value
        if who in values:
            row[heads.index("折算办案件数")].value = values[who]
    book.save(path)
    return SimpleUploadedFile("审管办.xlsx", path.read_bytes())


def test_case_data_come_in_by_a_sheet_that_tells_two_of_one_name_apart(
    as_: As, judges: Round, tmp_path: Path
) -> None:
    client = as_("clerk")
    file = _filled(client, judges, tmp_path / "x.xlsx", 民事审判庭=80, 政治部="60.5")
    assert client.post(_page(judges, "import"), {"files": file}).status_code == 302
    held = Metric.objects.order_by("amount").values_list("amount", "source_ref")
    assert [(str(amount), ref) for amount, ref in held] == [
        ("60.50", "审管办.xlsx 第5行"),
        ("80.00", "审管办.xlsx 第4行"),
    ]


def test_one_line_that_is_no_number_keeps_the_whole_sheet_out(
    as_: As, judges: Round, tmp_path: Path
) -> None:
    client = as_("clerk")
    file = _filled(client, judges, tmp_path / "x.xlsx", 民事审判庭=80, 白桦="很多")
    answer = client.post(_page(judges, "import"), {"files": file})
    assert answer.status_code == 422
    assert "“折算办案件数”不是数：很多" in wrong(answer, "files")
    assert not Metric.objects.exists()


def test_a_sheet_that_is_another_is_refused_in_words(
    as_: As, judges: Round, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.append(["人员", "件数"])
    book.save(tmp_path / "x.xlsx")
    file = SimpleUploadedFile("x.xlsx", (tmp_path / "x.xlsx").read_bytes())
    answer = as_("clerk").post(_page(judges, "import"), {"files": file})
    assert "没有找到表头" in wrong(answer, "files")
    assert as_("judge").get(_page(judges)[:-1] + "/metrics.xlsx").status_code == 403
    assert as_("outsider").get(_page(judges)[:-1] + "/metrics.xlsx").status_code == 404


def test_a_scheme_without_such_data_asks_for_none(as_: As, appraisal: Round) -> None:
    page = as_("clerk").get(_page(appraisal))
    assert "import" not in _acts(page)
    assert not [one for one in links(page) if one.endswith(".xlsx")]
