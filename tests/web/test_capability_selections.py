"""晋升 on its pages: no name before the notice, the steps in order, what is missing said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from company import Company
from jujiao.access.actors import console
from jujiao.careers.publication import appoint
from jujiao.kernel.courses import StepTaken
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.people.models import Tenure
from jujiao.procedures.acts import advance_procedure
from jujiao.procedures.models import Procedure
from mechanisms.personnel import a_grade, a_sanction
from web.careerwork import (
    EARLY,
    LATELY,
    READY,
    Colleagues,
    a_decided_selection,
    a_notice,
    a_selection,
    colleagues,
)
from web.reading import field, links, main, text, wrong

As = Callable[[str], Client]
AT = "/capability/selections/"


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


def _page(procedure: Procedure, name: str = "") -> str:
    return f"{AT}{procedure.public_id}/" + (f"{name}/" if name else "")


def _acts(answer: HttpResponse) -> set[str]:
    """The acts that are offered, by the end of their addresses."""
    actions = main(answer).xpath(".//form/@action")
    return {str(one).rstrip("/").rpartition("/")[2] for one in actions}


def test_a_round_is_opened_without_a_name_and_leads_to_its_page(as_: As, staff: Colleagues) -> None:
    sent = {"kind": "promotion_round", "title": "第一批，名额1名", "on": "2025-12-26"}
    answer = as_("clerk").post(f"{AT}new/", sent)
    assert answer.status_code == 302
    assert answer["Location"] == _page(Procedure.objects.get())
    assert "不写姓名" in as_("clerk").get(f"{AT}new/").content.decode()


def test_the_next_step_is_the_nearest_and_an_earlier_day_is_refused(
    as_: As, staff: Colleagues
) -> None:
    selection = a_selection(staff.company)
    page = as_("clerk").get(_page(selection))
    assert "step-plan" in _acts(page)
    for day, why in (("2025-10-01", "早于启动的2025-11-03"), ("2026-01-05", "日期还没有到")):
        answer = as_("clerk").post(_page(selection, "step-plan"), {"on": day, "document_no": ""})
        assert why in wrong(answer, "on")
    assert as_("clerk").post(_page(selection, "step-plan"), {"on": "2025-11-04"}).status_code == 302


def test_no_name_can_be_typed_before_the_party_group_has_decided(
    as_: As, staff: Colleagues
) -> None:
    selection = a_selection(staff.company)
    assert "publish" not in _acts(as_("head").get(_page(selection)))
    sent = {
        "person": READY, "kind": "rank_promotion", "title": "一级主任科员",
        "on": "2025-12-26", "document_no": "公示1号",
    }  # fmt: skip
    answer = as_("head").post(_page(selection, "publish"), sent)
    assert answer.status_code == 422
    assert "党组会还没有讨论决定" in text(answer)


def test_two_thirds_must_be_there_and_what_was_typed_stays(as_: As, staff: Colleagues) -> None:
    selection = a_selection(staff.company)
    for step in ("plan", "recommended", "political_check", "inspection", "integrity_opinion"):
        taken = StepTaken(step, date(2025, 11, 10), "旗纪函〔2025〕3号")
        advance_procedure(selection, taken, by=console(staff.company.court.pk), at=LATELY)
    sent = {"on": "2025-12-22", "document_no": "", "members": "9", "present": "5"}
    answer = as_("clerk").post(_page(selection, "step-discussed"), sent)
    assert answer.status_code == 422
    assert "应到9人，到会5人，至少要6人" in text(answer)
    assert field(answer, "present") == "5"


def test_who_is_too_early_is_refused_with_the_clause_and_the_day(
    as_: As, staff: Colleagues
) -> None:
    selection = a_decided_selection(staff.company)
    sent = {
        "person": EARLY, "kind": "rank_promotion", "title": "一级主任科员",
        "on": "2025-12-26", "document_no": "公示1号",
    }  # fmt: skip
    answer = as_("head").post(_page(selection, "publish"), sent)
    assert answer.status_code == 422
    assert "最早2026年4月1日" in text(answer)
    assert not Procedure.objects.filter(person=staff.people[EARLY]).exists()
    sent["person"] = READY
    assert as_("head").post(_page(selection, "publish"), sent).status_code == 302
    assert READY in text(as_("head").get(_page(selection)))


def test_the_clerk_prepares_and_does_not_publish(as_: As, staff: Colleagues) -> None:
    selection = a_decided_selection(staff.company)
    assert "publish" not in _acts(as_("clerk").get(_page(selection)))
    assert as_("clerk").post(_page(selection, "publish"), {}).status_code in (403, 422)
    assert not Procedure.objects.filter(person__isnull=False).exists()


def test_the_notice_shows_until_when_and_ends_by_working_days(as_: As, staff: Colleagues) -> None:
    procedure = a_notice(staff, date(2025, 12, 26))
    client = as_("head")
    assert "公示到1月5日满5个工作日" in text(client.get(_page(procedure)))
    sent = {"on": "2025-12-29", "document_no": ""}
    answer = client.post(_page(procedure, "step-notice_closed"), sent)
    assert answer.status_code == 422
    assert "公示到2026-01-05才满5个工作日" in text(answer)


def test_an_objection_holds_the_notice_up(as_: As, staff: Colleagues) -> None:
    procedure, client = a_notice(staff), as_("head")
    day = {"on": "2025-12-26", "document_no": ""}
    assert client.post(_page(procedure, "step-objection_raised"), day).status_code == 302
    assert "还有1件异议没有处理完" in text(client.get(_page(procedure)))
    assert client.post(_page(procedure, "step-notice_closed"), day).status_code == 422
    assert client.post(_page(procedure, "step-objection_settled"), day).status_code == 302
    assert client.post(_page(procedure, "step-notice_closed"), day).status_code == 302


def test_the_document_makes_the_rank_and_a_sanction_stops_it(as_: As, staff: Colleagues) -> None:
    procedure, client = a_notice(staff), as_("head")
    client.post(_page(procedure, "step-notice_closed"), {"on": "2025-12-23"})
    a_sanction(staff.people[READY], SanctionKind.WARNING, date(2025, 12, 20))
    sent = {"on": "2025-12-26", "document_no": "旗组发〔2025〕8号"}
    answer = client.post(_page(procedure, "appoint"), sent)
    assert answer.status_code == 422
    assert "受处分期间不得晋升" in text(answer)
    override = {**sent, "override_basis": "处分决定已撤销，旗纪函〔2025〕9号"}
    assert client.post(_page(procedure, "appoint"), override).status_code == 302
    assert Tenure.objects.filter(person=staff.people[READY], title="一级主任科员").exists()
    assert "由乌仁准许" in text(client.get(_page(procedure)))


def test_a_document_without_a_number_is_named_beneath_its_field(as_: As, staff: Colleagues) -> None:
    procedure, client = a_notice(staff), as_("head")
    client.post(_page(procedure, "step-notice_closed"), {"on": "2025-12-23"})
    answer = client.post(_page(procedure, "appoint"), {"on": "2025-12-26", "document_no": ""})
    assert "没有填任职文号" in wrong(answer, "document_no")
    assert field(answer, "on") == "2025-12-26"


def test_the_decision_names_the_appraisal_it_rests_on(as_: As, staff: Colleagues) -> None:
    person = staff.people[READY]
    record = a_grade(person, 2024, Grade.EXCELLENT)
    procedure, client = a_notice(staff), as_("head")
    client.post(_page(procedure, "step-notice_closed"), {"on": "2025-12-23"})
    by = console(staff.company.court.pk)
    procedure.refresh_from_db()
    appoint(procedure, on=date(2025, 12, 24), document_no="8号", by=by, at=LATELY)
    sent = {"record": record.public_id, "clause": "第十八条第二款"}
    assert client.post(_page(procedure, "rest"), sent).status_code == 302
    assert "2024年度考核" in text(client.get(_page(procedure)))


def test_a_round_ends_for_a_reason_and_stays(as_: As, staff: Colleagues) -> None:
    selection, client = a_selection(staff.company), as_("head")
    answer = client.post(_page(selection, "cancel"), {"on": "2025-12-26", "reason": ""})
    assert "没有填终止的原因" in wrong(answer, "reason")
    sent = {"on": "2025-12-26", "reason": "名额收回"}
    assert client.post(_page(selection, "cancel"), sent).status_code == 302
    assert "名额收回" in text(client.get(_page(selection)))
    assert not _acts(client.get(_page(selection)))


def test_a_leader_reads_and_does_nothing(as_: As, staff: Colleagues) -> None:
    page = as_("president").get(_page(a_selection(staff.company)))
    assert page.status_code == 200
    assert not {one for one in _acts(page) if one.startswith("step-")}
    assert f"{AT}new/" not in links(as_("president").get(AT))


@pytest.mark.parametrize(
    ("part", "status"), [("judge", 403), ("officer", 403), ("superior", 403), ("outsider", 404)]
)
def test_whose_business_it_is_not(as_: As, staff: Colleagues, part: str, status: int) -> None:
    selection = a_selection(staff.company)
    assert as_(part).get(_page(selection)).status_code == status
    assert as_(part).post(_page(selection, "step-plan"), {"on": "2025-11-04"}).status_code == status
    assert "⟦青原⟧" not in as_(part).get(AT).content.decode()
