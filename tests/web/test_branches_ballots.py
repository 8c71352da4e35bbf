"""民主测评 and 述职评议 on the screen: slips shown once, a vote without a login, a review with its tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from company import Company
from jujiao.duties.models import BallotMark, SecretBallot
from jujiao.journal.models import JournalEntry
from jujiao.ledger.models import Record
from jujiao.tasks.models import Task
from web.reading import main, text, wrong

As = Callable[[str], Client]
BALLOTS, VOTE, REVIEWS = "/branches/ballots/", "/vote/", "/branches/reviews/"


def slips_of(company: Company, client: Client, *, slips: int = 6) -> list[str]:
    """Opens a ballot of the secretary's branch and returns its tokens."""
    sent = {"unit": company.branch.public_id, "title": "2025年度测评", "slips": str(slips)}
    shown = client.post(BALLOTS, sent)
    return [one.text_content() for one in main(shown).xpath(".//ul/li")]


def a_vote(grade: str) -> dict[str, str]:
    """A slip with one grade for everybody."""
    [ballot] = SecretBallot.objects.all()
    return {str(one.pk): grade for one in ballot.members.all()} | {"cast": "1"}


def test_slips_are_shown_once_and_vote_without_a_login(company: Company, as_: As) -> None:
    tokens = slips_of(company, as_("secretary"))
    assert len(set(tokens)) == 6
    voter = Client()
    assert "特木尔" in text(voter.post(VOTE, {"token": tokens[0]}))
    assert "投好了" in text(voter.post(VOTE, a_vote("competent") | {"token": tokens[0]}))
    again = voter.post(VOTE, a_vote("competent") | {"token": tokens[0]})
    assert "已经投过票" in text(again)
    [ballot] = SecretBallot.objects.all()
    shown = text(as_("secretary").get(f"{BALLOTS}{ballot.public_id}/"))
    assert not any(token in shown for token in tokens)


def test_nothing_of_a_vote_is_journalled_or_kept_beside_a_person(company: Company, as_: As) -> None:
    tokens = slips_of(company, as_("secretary"))
    before = JournalEntry.objects.count()
    as_("judge").post(VOTE, a_vote("excellent") | {"token": tokens[0]})
    assert JournalEntry.objects.count() == before
    assert {one.name for one in BallotMark._meta.concrete_fields} == {
        "id",
        "ballot",
        "member",
        "grade",
    }


def test_a_slip_on_which_somebody_is_missing_comes_back_as_it_was(
    company: Company, as_: As
) -> None:
    [token, *_] = slips_of(company, as_("secretary"))
    sent = a_vote("excellent") | {"token": token}
    sent[min(sent)] = ""
    answer = Client().post(VOTE, sent)
    assert "还有人没有评" in text(answer)
    assert main(answer).xpath(".//option[@value='excellent'][@selected]")
    assert "没有这个选票码" in text(Client().post(VOTE, {"token": "nothing"}))


def test_the_result_stands_after_the_end_and_never_of_a_few(company: Company, as_: As) -> None:
    secretary = as_("secretary")
    tokens = slips_of(company, secretary)
    for token in tokens[:5]:
        Client().post(VOTE, a_vote("excellent") | {"token": token})
    [ballot] = SecretBallot.objects.all()
    at = f"{BALLOTS}{ballot.public_id}/"
    assert "还在投票" in text(secretary.get(at))
    shown = text(secretary.post(f"{at}close/", follow=True))  # type: ignore[arg-type]
    assert "收回5票" in shown
    assert "一般不超过2人" in shown
    assert "已经结束" in text(Client().post(VOTE, a_vote("competent") | {"token": tokens[5]}))


def test_a_small_group_is_refused_at_the_number(company: Company, as_: As) -> None:
    sent = {"unit": company.branch.public_id, "title": "测评", "slips": "4"}
    assert "至少5人" in wrong(as_("secretary").post(BALLOTS, sent), "slips")


def test_a_ballot_is_not_for_those_without_the_office(company: Company, as_: As) -> None:
    slips_of(company, as_("secretary"))
    [ballot] = SecretBallot.objects.all()
    assert as_("judge").get(BALLOTS).status_code == 403
    assert as_("outsider").get(f"{BALLOTS}{ballot.public_id}/").status_code in (403, 404)


@pytest.fixture
def review(company: Company) -> dict[str, str | list[str]]:
    """A review as it is typed."""
    return {
        "unit": company.branch.public_id,
        "secretary": "哈斯",
        "held_on": "2025-12-26",
        "contents": ["politics", "organisation", "members", "life", "business", "rectified"],
        "grade": "fair",
        "opinion": "抓党建有办法，支委会质量不高",
        "problems-rows": "3",
        "problems-0-title": "支委会议题少",
        "problems-0-due_on": "2026-03-31",
    }


def test_a_review_is_filed_with_its_tasks_and_what_follows(
    company: Company, as_: As, review: dict[str, str]
) -> None:
    officer = as_("officer")
    shown = text(officer.post(f"{REVIEWS}new/", review, follow=True))  # type: ignore[arg-type]
    assert "按规定约谈" in shown
    assert "还没有办结的督查轮次" in shown
    assert [task.title for task in Task.objects.all()] == ["支委会议题少"]
    assert Record.objects.get().state == "filed"
    assert "待确认" in text(officer.get(REVIEWS))


def test_a_review_without_its_problems_is_refused_with_the_rule(
    company: Company, as_: As, review: dict[str, str]
) -> None:
    answer = as_("officer").post(
        f"{REVIEWS}new/", review | {"problems-0-title": "", "problems-0-due_on": ""}
    )
    assert "没有问题清单" in wrong(answer, "problems")


def test_a_secretary_reviews_nobody(company: Company, as_: As) -> None:
    assert as_("secretary").get(REVIEWS).status_code == 403
