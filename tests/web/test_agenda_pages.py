"""Tasks, plans, notices and the quality of the ledger on their pages: whose they are and whose not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from company import Company
from jujiao.notices.models import Arrival
from jujiao.plans.drafts import LinkDraft, MeasureDraft, PlanDraft
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.tasks.models import Task
from jujiao.tasks.services import Assignment, assign_task
from web.conftest import NOW
from web.facts import an_article, filed
from web.reading import field, links, main, text, wrong

As = Callable[[str], Client]
NOWHERE = "f" * 32


def _task(company: Company, **more: object) -> Task:
    """The president asks the judge for something."""
    asked = Assignment(
        company.court.pk,
        "整理结对材料⟦青原⟧",
        date(2025, 12, 20),
        owner_id=company.people["judge"].pk,
        due_on=date(2025, 12, 25),
        **more,  # type: ignore[arg-type]
    )
    return assign_task(asked, by=company.actor("president"), at=NOW)


def _page(task: Task, name: str = "") -> str:
    return f"/tasks/{task.public_id}/" + (f"{name}/" if name else "")


def _state(task: Task) -> str:
    task.refresh_from_db()
    return task.progress


def _offered(client: Client, task: Task) -> set[str]:
    found = main(client.get(_page(task))).xpath(".//details/@id")
    return {str(one).removeprefix("act-") for one in found}


def test_a_task_goes_from_asked_to_settled_between_two_people(company: Company, as_: As) -> None:
    task = _task(company)
    judge, president = as_("judge"), as_("president")
    assert _offered(judge, task) == {"accept", "report", "decline", "attach"}
    judge.post(_page(task, "accept"))
    judge.post(_page(task, "report"), {"done_on": "2025-12-28", "note": "整理好了"})
    assert _state(task) == "reported"
    assert {"settle", "return"} <= _offered(president, task)
    assert _offered(judge, task) == set()
    president.post(_page(task, "settle"), {"note": ""})
    assert _state(task) == "settled"
    told = text(judge.get(_page(task)))
    assert all(word in told for word in ("接办", "报办结", "整理好了", "已办结"))


def test_whoever_did_it_does_not_accept_it(company: Company, as_: As) -> None:
    task = _task(company)
    as_("judge").post(_page(task, "report"), {"done_on": "2025-12-28", "note": "好了"})
    answer = as_("judge").post(_page(task, "settle"), {"note": ""})
    assert (answer.status_code, _state(task)) == (422, "reported")
    assert "须由另一人办" in text(answer)


def test_nothing_goes_back_without_a_reason(company: Company, as_: As) -> None:
    task = _task(company)
    as_("judge").post(_page(task, "report"), {"done_on": "2025-12-28", "note": "好了"})
    answer = as_("president").post(_page(task, "return"), {"why": ""})
    assert (answer.status_code, _state(task)) == (422, "reported")
    assert "没有填退回的原因" in wrong(answer, "why")


def test_what_is_too_early_is_refused_under_its_field_with_everything_kept(
    company: Company, as_: As
) -> None:
    task = _task(company)
    answer = as_("judge").post(_page(task, "report"), {"done_on": "2026-02-01", "note": "好了"})
    assert answer.status_code == 422
    assert "日期还没有到" in wrong(answer, "done_on")
    assert field(answer, "note") == "好了"


def test_what_came_up_in_confidence_looks_like_nothing_to_others(company: Company, as_: As) -> None:
    task = _task(company, is_restricted=True)
    assert as_("judge").get(_page(task)).status_code == 200
    for part in ("clerk", "secretary", "outsider"):
        assert as_(part).get(_page(task)).status_code == 404
        assert as_(part).post(_page(task, "accept")).status_code == 404
        assert "⟦青原⟧" not in as_(part).get("/tasks/?show=all").content.decode()


def test_the_list_shows_each_his_own_side(company: Company, as_: As) -> None:
    task = _task(company)
    late = as_("judge").get("/tasks/?show=late")
    assert _page(task) in links(late)
    assert "逾期4天" in text(late)
    assert _page(task) in links(as_("president").get("/tasks/"))
    assert _page(task) not in links(as_("secretary").get("/tasks/"))
    assert _page(task) not in links(as_("clerk").get("/tasks/?show=all&state=settled"))


def test_a_task_needs_somebody_to_do_it(company: Company, as_: As) -> None:
    answer = as_("clerk").post("/tasks/new/", {"title": "写一份说明"})
    assert "没有写由谁办" in wrong(answer, "owner_id")
    assert field(answer, "title") == "写一份说明"
    made = as_("clerk").post("/tasks/new/", {"title": "写一份说明", "owner_id": "特木尔"})
    assert made["Location"] == _page(Task.objects.get())
    assert as_("judge").get("/tasks/new/").status_code == 403


def test_flaws_stand_with_their_remedy_and_lead_to_the_fact(company: Company, as_: As) -> None:
    record = filed(company, an_article(company, "待确认的稿⟦青原⟧"))
    page = as_("head").get("/quality/?show=warning")
    assert "请录入人以外的人确认或退回" in text(page)
    assert f"/ledger/article/{record.public_id}/" in links(page)
    assert as_("judge").get("/quality/").status_code == 403


def test_the_walk_leads_from_each_station_to_what_is_left_there(company: Company, as_: As) -> None:
    filed(company, an_article(company, "待确认的稿"))
    walk = as_("head").get("/quality/year-end/")
    assert len(main(walk).xpath(".//tbody/tr")) == 8
    assert "/quality/?at=confirmed" in links(walk)
    assert "待确认的稿" in text(as_("head").get("/quality/?at=confirmed"))
    assert as_("secretary").get("/quality/year-end/").status_code == 403


def test_a_measure_is_shown_with_what_proves_it(company: Company, as_: As) -> None:
    links_ = (LinkDraft("indicator", "articles_city", 3),)
    measure = MeasureDraft(1, "多写稿", focus=3, links=links_)
    draft = PlanDraft("行动方案", date(2025, 1, 6), 2025, (measure,))
    adopt_plan(Adoption(company.court.pk, "action_plan", draft), by=company.actor("head"), at=NOW)
    page = as_("judge").get("/plan/")
    assert "未报1" in text(page)
    assert "/figures/articles_city/" in links(page)
    assert "多写稿" not in text(as_("outsider").get("/plan/"))


def _arrival(company: Company, part: str) -> Arrival:
    content = {
        "day": "2025-12-29",
        "subject": "12月29日提示：1件要办",
        "lines": ["应办：党课⟦青原⟧"],
    }
    return Arrival.objects.create(
        key=f"digest:{part}",
        court=company.court,
        account=company.accounts[part],
        content=content,
        arrived_at=NOW,
    )


def test_a_notice_is_its_reader_s_alone(company: Company, as_: As) -> None:
    _arrival(company, "clerk")
    assert "未读1条" in text(as_("clerk").get("/notices/"))
    assert "⟦青原⟧" not in text(as_("judge").get("/notices/"))
    as_("judge").post("/notices/read/", {"key": "digest:clerk"})
    assert "未读1条" in text(as_("clerk").get("/notices/"))
    as_("clerk").post("/notices/read/", {"key": "digest:clerk"})
    assert "没有未读的" in text(as_("clerk").get("/notices/"))


def test_a_wrong_address_for_mail_is_refused_under_its_field(company: Company, as_: As) -> None:
    answer = as_("clerk").post("/notices/choose/", {"mail_address": "不是邮箱"})
    assert "邮箱地址不对" in wrong(answer, "mail_address")
    assert field(answer, "mail_address") == "不是邮箱"


def _feed_address(answer: HttpResponse) -> str:
    [url] = main(answer).xpath(".//input[@readonly]/@value")
    return str(url).removeprefix("http://testserver")


def test_a_calendar_needs_no_login_but_its_address_which_ends_when_it_is_revoked(
    company: Company, as_: As
) -> None:
    _task(company)
    judge = as_("judge")
    url = _feed_address(judge.post("/notices/feed/"))
    answer = Client().get(url)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20251225" in answer.content.decode()
    assert url not in judge.get("/notices/").content.decode()
    judge.post("/notices/revoke/")
    assert Client().get(url).status_code == 404
    assert Client().get(f"/feed/{NOWHERE}.ics").status_code == 404


@pytest.mark.parametrize("part", ["judge", "superior", "clerk"])
def test_everybody_sees_how_much_is_asked_to_be_filled_in(
    company: Company, as_: As, part: str
) -> None:
    assert "要填几项" in text(as_(part).get("/burden/"))


def test_a_long_list_of_tasks_asks_the_database_no_more_than_a_short_one(
    company: Company, as_: As, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    judge = as_("judge")
    _task(company)
    with CaptureQueriesContext(connection) as few:
        judge.get("/tasks/")
    for _ in range(6):
        _task(company)
    with django_assert_max_num_queries(len(few)):
        judge.get("/tasks/")
