"""问题整改 on its page: each act by whoever's office takes it, and nobody sees a colleague's problem."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from company import Company
from jujiao.findings.models import Finding, FindingMeasure
from web.casework import Act, Inspected, a_finding, acting_on, inspected, page_of
from web.reading import field, links, main, text, wrong

As = Callable[[str], Client]


@pytest.fixture
def hall(company: Company) -> Inspected:
    """The department that is inspected."""
    return inspected(company)


@pytest.fixture
def finding(hall: Inspected) -> Finding:
    """A problem that waits for its word."""
    return a_finding(hall.company)


@pytest.fixture
def act(finding: Finding) -> Act:
    """Sends a form about the problem."""
    return acting_on(finding)


def _state(finding: Finding) -> str:
    finding.refresh_from_db()
    return finding.progress


def _offered(client: Client, finding: Finding) -> list[str]:
    found = main(client.get(page_of(finding))).xpath(".//details/@id")
    return [str(one).removeprefix("act-") for one in found]


def test_the_inspected_department_has_the_first_word(
    hall: Inspected, finding: Finding, act: Act
) -> None:
    assert _offered(hall.client(), finding) == ["confirm", "attach", "contest"]
    answer = act(hall.client(), "confirm", slip_no="单3号")
    assert (answer.status_code, _state(finding)) == (302, "open")


def test_the_inspectors_are_offered_what_is_theirs(as_: As, finding: Finding) -> None:
    assert _offered(as_("supervisor"), finding) == ["attach"]
    assert _offered(as_("head"), finding) == ["confirm", "attach", "contest"]


def test_whoever_has_not_the_word_is_told_whose_it_is(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    told = f"等{hall.company.hall.name}认定或者提出异议。可以办的是："
    assert told in text(as_("supervisor").get(page_of(finding)))
    assert told not in text(hall.client().get(page_of(finding)))
    act(hall.client(), "confirm", slip_no="")
    assert told not in text(as_("supervisor").get(page_of(finding)))


def test_contested_it_goes_back_to_the_inspectors(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    answer = act(hall.client(), "contest", grounds="")
    assert answer.status_code == 422
    assert "没有填申辩理由" in wrong(answer, "grounds")
    act(hall.client(), "contest", grounds="当日有接待登记。")
    assert _state(finding) == "contested"
    act(as_("supervisor"), "uphold", answer="登记时间不在开庭时段。")
    assert _state(finding) == "open"


def test_a_whole_life_from_notice_to_closing(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    act(hall.client(), "confirm", slip_no="")
    notice = {"document_no": "督整〔2025〕9号", "issued_on": "2025-12-29", "workdays": "5"}
    act(as_("supervisor"), "notify", **notice)
    measure = {"title": "开庭前十分钟到庭", "owner_id": "巴特", "due_on": "2026-01-05"}
    act(hall.client(), "plan", **measure)
    public_id = FindingMeasure.objects.get(finding=finding).public_id
    act(hall.client(), "finish", measure=public_id, result="已做到")
    file = SimpleUploadedFile("整改.txt", "情况说明".encode())
    act(hall.client(), "attach", target=public_id, files=file)
    act(hall.client(), "report", note="整改完成")
    assert _state(finding) == "reported"
    page = as_("supervisor").get(page_of(finding))
    assert "条件都具备" in text(page)
    act(as_("supervisor"), "close", note="看过了")
    assert _state(finding) == "closed"
    told = text(as_("supervisor").get(page_of(finding)))
    assert all(word in told for word in ("认定问题", "下发整改通知书", "报送整改结果", "复查销号"))


def test_a_number_that_was_used_is_refused_under_its_field_with_everything_kept(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    other = a_finding(hall.company, "另一个问题")
    for one in (finding, other):
        acting_on(one)(hall.client(), "confirm", slip_no="")
    notice = {"document_no": "督整〔2025〕9号", "issued_on": "2025-12-29", "workdays": "5"}
    act(as_("supervisor"), "notify", **notice)
    again = acting_on(other)(as_("supervisor"), "notify", **notice)
    assert again.status_code == 422
    assert "已用过" in wrong(again, "document_no")
    assert field(again, "document_no") == "督整〔2025〕9号"


def test_without_evidence_nothing_is_reported_and_the_page_says_what_is_missing(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    act(hall.client(), "confirm", slip_no="")
    act(as_("supervisor"), "notify", document_no="9号", issued_on="2025-12-29", workdays="5")
    answer = act(hall.client(), "report", note="好了")
    assert answer.status_code == 422
    assert "还没有整改措施" in text(answer)
    assert "没有佐证，不能销号" in text(answer)
    assert _state(finding) == "rectifying"


def test_one_red_button_stands_on_the_page(hall: Inspected, finding: Finding) -> None:
    page = hall.client().get(page_of(finding))
    assert len(main(page).xpath(".//*[contains(@class,'main') and contains(@class,'button')]")) == 1


def test_whoever_holds_an_older_version_is_told(
    hall: Inspected, finding: Finding, act: Act
) -> None:
    act(hall.client(), "confirm", slip_no="")
    answer = hall.client().post(
        page_of(finding, "contest"), {"on": "2025-12-29", "grounds": "不对", "version": "1"}
    )
    assert answer.status_code == 422
    assert "已被别人办过" in text(answer)


@pytest.mark.parametrize("part", ["judge", "secretary", "superior", "outsider"])
def test_a_colleague_s_problem_looks_like_none(as_: As, finding: Finding, part: str) -> None:
    client = as_(part)
    assert client.get(page_of(finding)).status_code == 404
    assert client.post(page_of(finding, "close"), {}).status_code == 404
    assert "⟦青原⟧" not in client.get("/supervision/findings/").content.decode()


def test_whose_office_does_not_reach_gets_the_page_that_says_who_may(
    as_: As, finding: Finding, act: Act
) -> None:
    answer = act(as_("clerk"), "close", note="")
    assert answer.status_code == 403
    assert "督察" in answer.content.decode()
    assert _state(finding) == "found"


def test_the_list_shows_what_is_open_with_its_days(as_: As, finding: Finding) -> None:
    page = as_("supervisor").get("/supervision/findings/")
    assert "未销号1个" in text(page)
    assert page_of(finding) in links(page)
    late = as_("supervisor").get("/supervision/findings/?show=late")
    assert "这一类没有问题" in text(late)


def test_the_old_address_of_a_problem_leads_to_where_it_is_worked_at(
    as_: As, finding: Finding
) -> None:
    answer = as_("supervisor").get(f"/ledger/{finding.kind}/{finding.public_id}/")
    assert (answer.status_code, answer["Location"]) == (302, page_of(finding))


def test_a_file_is_saved_and_never_shown(hall: Inspected, finding: Finding, act: Act) -> None:
    file = SimpleUploadedFile("整改.txt", "情况说明".encode())
    act(hall.client(), "attach", target="finding", files=file)
    [address] = [one for one in links(hall.client().get(page_of(finding))) if "/files/" in one]
    answer = hall.client().get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_deadline_is_extended_by_whoever_set_it_and_the_reason_stands_on_the_page(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    act(hall.client(), "confirm", slip_no="")
    act(as_("supervisor"), "notify", document_no="督整1号", issued_on="2025-12-29", workdays="3")
    assert "extend" not in _offered(hall.client(), finding)
    said = {"due_on": "2026-02-10", "why": "设备采购要三周"}
    assert act(as_("supervisor"), "extend", **said).status_code == 302
    shown = text(hall.client().get(page_of(finding)))
    assert "延至2026年2月10日，设备采购要三周" in shown
    again = act(as_("supervisor"), "extend", due_on="2026-03-10", why="再延")
    assert again.status_code == 422
    assert "已经延过期，不能再延" in text(again)


def test_another_stream_s_problem_looks_like_none(as_: As, finding: Finding) -> None:
    assert as_("officer").get(page_of(finding)).status_code == 404
    assert finding.title not in text(as_("officer").get("/supervision/findings/?show=all"))
    assert as_("officer").get(f"/ledger/{finding.kind}/{finding.public_id}/").status_code == 404
    assert as_("supervisor").get(page_of(finding)).status_code == 200
    assert as_("supervisor").get("/supervision/rectification/").status_code == 403
    assert as_("supervisor").get("/supervision/rectification/new/").status_code == 403
    assert "/supervision/rectification/" not in links(
        as_("supervisor").get("/supervision/findings/")
    )


def test_whoever_has_a_measure_to_do_opens_the_problem_and_says_it_is_done(
    as_: As, hall: Inspected, finding: Finding, act: Act
) -> None:
    judge = hall.company.people["judge"]
    act(hall.client(), "confirm", slip_no="")
    act(as_("supervisor"), "notify", document_no="督整1号", issued_on="2025-12-29", workdays="3")
    assert as_("judge").get(page_of(finding)).status_code == 404
    act(hall.client(), "plan", title="核对名单", owner_id=judge.full_name, due_on="2026-01-04")
    assert _offered(as_("judge"), finding) == ["finish", "attach"]
    measure = FindingMeasure.objects.get()
    file = SimpleUploadedFile("名单.txt", "核对过".encode())
    sent = act(as_("judge"), "attach", target=measure.public_id, files=file)
    assert sent.status_code == 302
    done = act(as_("judge"), "finish", measure=measure.public_id, result="核对过")
    assert (done.status_code, _offered(as_("judge"), finding)) == (302, [])
