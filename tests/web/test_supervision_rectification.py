"""巡察整改 on its pages: the feedback becomes three lists, and what a problem lacks is said one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from company import Company
from jujiao.findings.models import Finding, FindingMeasure
from jujiao.ledger.models import Record
from supervision_cast import with_evidence
from web.casework import Inspected, acting_on, inspected
from web.reading import field, links, text, wrong

As = Callable[[str], Client]
AT = "/supervision/rectification/"


@pytest.fixture
def hall(company: Company) -> Inspected:
    """The department that answers for the problem."""
    return inspected(company)


def _registered(client: Client, company: Company, **changed: object) -> HttpResponse:
    sent = {
        "title": "2025年常规巡察⟦青原⟧",
        "issuer": "旗委第一巡察组",
        "received_on": "2025-12-29",
        "document_no": "",
        "problems-rows": "4",
        "problems-0-title": "公务接待审批手续不齐",
        "problems-0-area": "discipline",
        "problems-0-leader_id": company.people["president"].full_name,
        "problems-0-owner_id": "巴特",
        "problems-0-unit_id": company.hall.public_id,
    }
    return client.post(f"{AT}new/", {**sent, **changed})


def _page() -> str:
    return f"{AT}{Record.objects.get(kind='external_inspection').public_id}/"


def test_the_feedback_and_its_problems_are_one_act(as_: As, hall: Inspected) -> None:
    assert _registered(as_("officer"), hall.company).status_code == 302
    assert Finding.objects.get().leader == hall.company.people["president"]


def test_a_feedback_without_problems_is_refused_and_loses_nothing(as_: As, hall: Inspected) -> None:
    answer = _registered(as_("officer"), hall.company, **{"problems-0-title": ""})
    assert answer.status_code == 422
    assert "没有填问题" in wrong(answer, "problems-0-title")
    assert field(answer, "title") == "2025年常规巡察⟦青原⟧"


def test_the_page_says_what_is_missing_until_nothing_is(as_: As, hall: Inspected) -> None:
    company = hall.company
    _registered(as_("officer"), company)
    finding = Finding.objects.get()
    act = acting_on(finding)
    act(hall.client(), "confirm", slip_no="")
    act(
        as_("officer"),
        "plan",
        title="补办手续",
        owner_id="巴特",
        due_on="2026-01-20",
        task_title="",
    )
    told = text(as_("officer").get(_page()))
    for lack in ("还没有完成", "没有佐证", "责任领导还没有签字", "还没有会议审定"):
        assert lack in told, lack
    measure = FindingMeasure.objects.get()
    act(hall.client(), "finish", measure=measure.public_id, result="补齐了")
    with_evidence(measure, by=company.actor("clerk"))
    act(hall.client(), "report", note="完成")
    assert act(as_("discipline"), "close", note="").status_code == 422
    act(as_("president"), "sign")
    act(as_("officer"), "approve", meeting="整改领导小组会议", held_on="2025-12-29")
    assert act(as_("discipline"), "close", note="").status_code == 302
    assert "已销号1个，完成率100%" in text(as_("officer").get(_page()))


def test_only_the_responsible_leader_himself_signs(as_: As, hall: Inspected) -> None:
    leader = {"problems-0-leader_id": hall.company.people["judge"].full_name}
    _registered(as_("officer"), hall.company, **leader)
    act = acting_on(Finding.objects.get())
    act(hall.client(), "confirm", slip_no="")
    answer = act(as_("president"), "sign")
    assert answer.status_code == 422
    assert "须由这个问题的责任领导本人办" in text(answer)


def test_the_papers_mask_what_is_not_disclosed(as_: As, hall: Inspected) -> None:
    _registered(as_("officer"), hall.company)
    papers = [one for one in links(as_("officer").get(_page())) if one.startswith(_page())]
    assert len(papers) == 3
    public = text(as_("officer").get(f"{_page()}public/"))
    assert "公务接待" not in public
    assert "不在公开范围内" in public
    assert as_("officer").get(f"{_page()}completion/file.docx").status_code == 200
    assert as_("officer").get(f"{_page()}nothing/").status_code == 404


@pytest.mark.parametrize(("part", "status"), [("judge", 403), ("superior", 403), ("outsider", 404)])
def test_whose_business_it_is_not(as_: As, hall: Inspected, part: str, status: int) -> None:
    _registered(as_("officer"), hall.company)
    assert as_(part).get(_page()).status_code == status
    assert "⟦青原⟧" not in as_(part).get(AT).content.decode()


def test_the_head_of_a_department_sees_his_problem_and_not_the_whole_list(
    as_: As, hall: Inspected
) -> None:
    _registered(as_("officer"), hall.company)
    assert hall.client().get(_page()).status_code == 403
    page = f"/supervision/findings/{Finding.objects.get().public_id}/"
    assert hall.client().get(page).status_code == 200
