"""The desks of the fifth focus and of talks: what stands on them, what may be done there, what is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from cohesion_cast import a_term
from company import Company
from jujiao.ledger.models import Campaign, Record
from jujiao.mindset.models import Position, TalkCause
from jujiao.people.models import Place, Tenure
from jujiao.tasks.models import IncomingPaper, Task
from web.facts import kept
from web.reading import links, text

As = Callable[[str], Client]
DESKS = (
    "/cohesion/law/",
    "/cohesion/schools/",
    "/cohesion/retirees/",
    "/cohesion/culture/",
    "/cohesion/suggestions/",
    "/mindset/talks/",
    "/mindset/positions/",
    "/incoming/",
    "/plan/",
)


@pytest.mark.parametrize("url", DESKS)
def test_every_desk_opens_for_whoever_works_there(company: Company, as_: As, url: str) -> None:
    assert as_("head").get(url).status_code == 200


def _appoint(client: Client, **more: str) -> HttpResponse:
    said = {"person_id": "特木尔", "school": "第一小学", "starts_on": "2025-03-01"}
    return client.post("/cohesion/schools/appoint/", {**said, "ends_on": "2028-02-28", **more})


def test_a_vice_principal_is_appointed_and_his_hours_are_asked_for(
    company: Company, as_: As
) -> None:
    head = as_("head")
    assert _appoint(head).status_code == 302
    said = text(head.get("/cohesion/schools/"))
    assert "第一小学" in said
    assert "特木尔" in said
    assert "指导依法治理" in said


def test_a_term_of_no_days_is_refused_under_its_field(company: Company, as_: As) -> None:
    answer = _appoint(as_("head"), ends_on="2025-03-01")
    assert answer.status_code == 422
    assert "聘期没有天数" in text(answer)
    assert Tenure.objects.filter(outside="第一小学").count() == 0


def test_a_term_is_ended_early_and_somebody_else_is_to_be_found(company: Company, as_: As) -> None:
    term = a_term(company.people["judge"], "第一小学", date(2025, 1, 1), date(2027, 12, 31))
    client = as_("head")
    sent = {"on": "2025-12-20", "why": "调离", "owner_id": "娜仁"}
    client.post(f"/cohesion/schools/one/{term.public_id}/end/", sent)
    term.refresh_from_db()
    assert term.ends_on == date(2025, 12, 20)
    assert Task.objects.get().title == "向第一小学重新推荐法治副校长"


def test_no_retiree_is_forgotten(company: Company, as_: As) -> None:
    kept(company, "activities")
    client = as_("head")
    assert "高娃" in text(client.get("/cohesion/retirees/"))
    sent = {"visited_on": "2025-10-29", "occasion": "double_ninth", "person_ids": "高娃"}
    more = {"visitor_ids": "乌仁", "needs-rows": "1", "needs-0-person_id": "高娃"}
    asked = {"needs-0-title": "修暖气", "needs-0-owner_id": "娜仁"}
    answer = client.post("/cohesion/retirees/visit/", {**sent, **more, **asked})
    assert answer.status_code == 302
    said = text(client.get("/cohesion/retirees/"))
    assert "已走访" in said
    assert "修暖气" in said


def test_a_year_whose_festivals_nobody_knows_is_said_and_may_be_registered(
    company: Company, as_: As
) -> None:
    client = as_("head")
    answer = client.get("/cohesion/culture/?year=2031")
    assert "节日表里没有2031年" in text(answer)
    days = {"spring": "2031-01-23", "lantern": "2031-02-06", "clear_bright": "2031-04-05"}
    later = {"dragon_boat": "2031-06-24", "double_seventh": "2031-08-24"}
    last = {"mid_autumn": "2031-10-01", "double_ninth": "2031-10-24"}
    assert client.post("/cohesion/culture/days/", {**days, **later, **last}).status_code == 302
    said = text(client.get("/cohesion/culture/"))
    assert "节日表里没有" not in said
    assert "1月23日" in said


def test_festivals_out_of_their_order_are_refused(company: Company, as_: As) -> None:
    client = as_("head")
    client.get("/?year=2031")
    slugs = ("spring", "lantern", "clear_bright", "dragon_boat", "double_seventh")
    days = dict.fromkeys((*slugs, "double_ninth"), "2031-05-05")
    answer = client.post("/cohesion/culture/days/", {**days, "mid_autumn": "2031-12-31"})
    assert answer.status_code == 422
    assert "节日的先后不对" in text(answer)


def test_places_are_listed_and_those_not_reached_stand_by_name(company: Company, as_: As) -> None:
    client = as_("clerk")
    client.post("/cohesion/law/places/", {"names": "第一小学\n巴彦嘎查", "place_kind": ""})
    client.post("/cohesion/law/campaign/", {"name": "法润草原"})
    reached = Place.objects.get(name="第一小学")
    event = {
        "kind": "law_into_schools",
        "title": "开学第一课",
        "held_on": "2025-09-01",
        "unit_id": company.office.public_id,
        "place_id": str(reached.pk),
        "campaign_id": str(Campaign.objects.get().pk),
        "headcount": "120",
        "headcount_basis": "估算",
        "bilingual": "双语",
    }
    assert client.post("/cohesion/law/event/", event).status_code == 302
    said = text(client.get("/cohesion/law/"))
    assert "巴彦嘎查" in said
    assert "100%" in said
    assert "约120人次" in said
    assert "国家宪法日没有登记" in said
    assert "巴彦嘎查" in text(client.get("/cohesion/law/report/"))
    assert client.get("/cohesion/law/report/file.docx").content[:2] == b"PK"


def test_a_number_of_people_says_how_it_was_come_by(company: Company, as_: As) -> None:
    event = {
        "kind": "law_publicity",
        "title": "宣传",
        "held_on": "2025-09-01",
        "unit_id": company.office.public_id,
        "headcount": "120",
    }
    answer = as_("clerk").post("/cohesion/law/event/", event)
    assert answer.status_code == 422
    assert "数出来的还是估的" in text(answer)


def test_a_suggestion_is_owed_an_answer(company: Company, as_: As) -> None:
    judge = as_("judge")
    sent = {"title": "食堂早点开门", "unit_id": company.office.public_id}
    assert judge.post("/cohesion/suggestions/make/", sent).status_code == 302
    said = text(judge.get("/cohesion/suggestions/"))
    assert "食堂早点开门" in said
    assert "还没有答复的1条" in said


def test_a_cause_that_no_register_tells_is_noted_and_waits_for_its_talk(
    company: Company, as_: As
) -> None:
    president = as_("president")
    cause = {"person_id": "特木尔", "cause": "family", "arose_on": "2025-12-20"}
    president.post("/mindset/talks/cause/", cause)
    assert TalkCause.objects.get().person == company.people["judge"]
    page = president.get("/mindset/talks/")
    assert any("person=%E7%89%B9%E6%9C%A8%E5%B0%94" in one for one in links(page))


def test_a_talk_is_filed_and_what_was_promised_is_a_task_the_person_sees(
    company: Company, as_: As
) -> None:
    talk = {
        "held_on": "2025-12-22",
        "talker_id": "额尔登",
        "person_ids": "特木尔",
        "cause": "routine",
        "requests": "住得远⟦只有少数人看⟧",
        "promises-rows": "1",
        "promises-0-title": "调整值班",
        "promises-0-owner_id": "娜仁",
    }
    assert as_("president").post("/mindset/talks/new/", talk).status_code == 302
    assert "调整值班" in text(as_("judge").get("/tasks/?show=promised"))
    record = Record.objects.get(kind="staff_talk")
    assert "只有少数人看" not in f"{record.title}{record.details}"


def test_only_those_who_hold_talks_see_who_owes_them(company: Company, as_: As) -> None:
    for part in ("judge", "clerk", "superior"):
        assert as_(part).get("/mindset/talks/").status_code == 403


def test_the_quarter_s_study_leaves_small_numbers_out(company: Company, as_: As) -> None:
    president = as_("president")
    said = text(president.get("/mindset/study/?quarter=4"))
    assert "少于" in said
    assert "不列" in said
    assert as_("judge").get("/mindset/study/").status_code == 403


def test_a_position_has_an_owner_who_does_not_review_it_himself(company: Company, as_: As) -> None:
    clerk = as_("clerk")
    told = {
        "name": "青原法院公众号",
        "position_sort": "public_account",
        "unit_id": company.office.public_id,
        "owner_id": "娜仁",
        "opened_on": "2024-01-01",
    }
    clerk.post("/mindset/positions/enter/", told)
    position = Position.objects.get()
    url = f"/mindset/positions/one/{position.public_id}/review/"
    answer = clerk.post(url, {"on": "2025-12-20", "result": "sound"})
    assert answer.status_code == 422
    assert "须由另一人办" in text(answer)
    assert as_("head").post(url, {"on": "2025-12-20", "result": "sound"}).status_code == 302


def test_an_incident_is_a_task_that_wants_evidence(company: Company, as_: As) -> None:
    told = {"happened_on": "2025-12-20", "incident_sort": "misprint", "owner_id": "娜仁"}
    as_("head").post("/mindset/positions/incident/", told)
    task = Task.objects.get()
    assert task.wants_evidence
    assert task.is_restricted


def test_a_paper_from_above_is_divided_and_answered(company: Company, as_: As) -> None:
    head = as_("head")
    told = {
        "title": "关于报送材料的通知",
        "issuer": "某市中级人民法院",
        "document_no": "〔2025〕9号",
        "received_on": "2025-12-20",
        "due_on": "2025-12-26",
        "unit_id": company.office.public_id,
        "parts-rows": "1",
        "parts-0-title": "起草材料",
        "parts-0-owner_id": "娜仁",
    }
    assert head.post("/incoming/receive/", told).status_code == 302
    paper = IncomingPaper.objects.get()
    url = f"/incoming/one/{paper.public_id}/"
    assert "起草材料" in text(head.get(url))
    assert url in links(head.get("/?show=owed"))
    head.post(f"{url}answer/", {"replied_on": "2025-12-26", "document_no": "青法〔2025〕3号"})
    assert "已反馈" in text(head.get("/incoming/"))


def test_what_somebody_was_given_is_new_about_him(company: Company, as_: As) -> None:
    _appoint(as_("head"))
    assert "法治副校长" in text(as_("judge").get("/?show=news"))
    assert "第一小学" not in text(as_("supervisor").get("/?show=news"))
