"""确认、退回: the second person, one record at a time or many; never the one who filed."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from company import Company
from web.facts import address, an_article, filed
from web.reading import main, text, titles


def test_a_second_person_brings_it_in_force(company: Company, as_: Callable[[str], Client]) -> None:
    record = filed(company, an_article(company))
    answer = as_("head").post(f"{address(record)}confirm/", follow=True)
    assert "已确认，这条记录生效了" in text(answer)
    record.refresh_from_db()
    assert (record.state, record.confirmed_by_name) == ("in_force", "乌仁")


def test_whoever_filed_it_is_told_that_another_must(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = filed(company, an_article(company))
    client = as_("clerk")
    assert "须由另一人确认" in text(client.get(address(record)))
    answer = client.post(f"{address(record)}confirm/", follow=True)
    assert "录入人不能自己办" in text(answer)
    record.refresh_from_db()
    assert record.state == "filed"


def test_a_judge_confirms_nothing(company: Company, as_: Callable[[str], Client]) -> None:
    record = filed(company, an_article(company))
    assert as_("judge").post(f"{address(record)}confirm/").status_code == 403
    assert not main(as_("judge").get(address(record))).xpath(".//form[contains(@action,'confirm')]")


def test_a_neighbour_finds_nothing_to_confirm(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = filed(company, an_article(company))
    assert as_("outsider").post(f"{address(record)}confirm/").status_code == 404
    record.refresh_from_db()
    assert record.state == "filed"


def test_sending_back_wants_a_reason(company: Company, as_: Callable[[str], Client]) -> None:
    record = filed(company, an_article(company))
    answer = as_("head").post(f"{address(record)}send-back/", {"reason": " "}, follow=True)
    assert "没有写原因" in text(answer)
    as_("head").post(f"{address(record)}send-back/", {"reason": "级别请再核对"})
    record.refresh_from_db()
    assert (record.state, record.reason) == ("draft", "级别请再核对")
    assert "级别请再核对" in text(as_("clerk").get("/?show=back"))


def test_many_are_confirmed_at_once_each_by_an_act_of_its_own(
    company: Company, as_: Callable[[str], Client]
) -> None:
    theirs = [filed(company, an_article(company, f"稿{number}")) for number in range(3)]
    own = filed(company, an_article(company, "自己的"), by="head")
    ticked = {"act": "confirm", "row": [one.public_id for one in (*theirs, own)]}
    answer = as_("head").post("/ledger/articles/batch/", ticked, follow=True)
    assert "确认了3条" in text(answer)
    assert "没有确认“自己的”：" in text(answer)
    own.refresh_from_db()
    assert own.state == "filed"


def test_many_are_sent_back_for_one_reason_that_is_asked_once(
    company: Company, as_: Callable[[str], Client]
) -> None:
    records = [filed(company, an_article(company, f"稿{number}")) for number in range(2)]
    ticked = {"act": "send_back", "row": [one.public_id for one in records]}
    client = as_("head")
    assert "退回2条" in text(client.post("/ledger/articles/batch/", ticked))
    client.post("/ledger/articles/batch/", ticked | {"reason": "缺媒体名称"})
    for record in records:
        record.refresh_from_db()
        assert (record.state, record.reason) == ("draft", "缺媒体名称")


def test_nothing_ticked_changes_nothing(company: Company, as_: Callable[[str], Client]) -> None:
    filed(company, an_article(company))
    answer = as_("head").post("/ledger/articles/batch/", {"act": "confirm"}, follow=True)
    assert "没有勾选任何一行" in text(answer)


def test_a_row_of_another_court_cannot_be_ticked_into_a_batch(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = filed(company, an_article(company))
    ticked = {"act": "confirm", "row": [record.public_id]}
    as_("outsider").post("/ledger/articles/batch/", ticked)
    record.refresh_from_db()
    assert record.state == "filed"


def test_what_waits_stands_on_the_first_page_of_whoever_confirms(
    company: Company, as_: Callable[[str], Client]
) -> None:
    filed(company, an_article(company, "等人看的"))
    assert "刊发稿件 等人看的" in titles(as_("head").get("/?show=confirm"))
    assert titles(as_("judge").get("/?show=confirm")) == []


def test_after_confirming_the_reader_comes_back_to_a_page_of_ours_only(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = filed(company, an_article(company))
    given = {"next": "https://example.org/"}
    answer = as_("head").post(f"{address(record)}confirm/", given)
    assert answer["Location"] == address(record)
