"""任职试用期: only where the party group appoints; a year from the notice; its end is watched."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.careers.rules import appointed_by_congress
from jujiao.careers.trials import (
    FAILED,
    PASSED,
    appraise_posting,
    conclude_trial,
    endings,
    start_trial,
)
from jujiao.catalogue.careers import GRASSROOTS_POSTING
from jujiao.catalogue.relations import POST
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.people.models import Tenure, Unit
from mechanisms.personnel import NOON, a_court, a_member, a_tenure

pytestmark = pytest.mark.django_db
NOTICED = date(2025, 3, 10)


def a_post(title: str) -> Tenure:
    court = a_court()
    person = a_member(court, "林书禾")
    a_tenure(court, POST.slug, person, title=title, unit_id=court.pk, starts_on=NOTICED)
    return Tenure.objects.get(kind=POST.slug)


def on_trial(post: Tenure) -> Tenure:
    return start_trial(
        post, noticed_on=NOTICED, document_no="试1号", by=console(post.court_id), at=NOON
    )


@pytest.mark.parametrize("title", ["庭长", "副庭长", "民事审判一庭庭长", "副院长", "审判员"])
def test_posts_filled_by_the_congress_have_no_trial(title: str) -> None:
    assert appointed_by_congress(title)
    with pytest.raises(
        Refused, match=r"由人大任免，没有任职试用期.*任职试用期暂行规定.*人民法院组织法"
    ):
        on_trial(a_post(title))


@pytest.mark.parametrize("title", ["政治部副主任", "办公室主任", "法警大队大队长"])
def test_posts_filled_by_the_party_group_have_one_year(title: str) -> None:
    trial = on_trial(a_post(title))
    assert (trial.starts_on, trial.ends_on) == (NOTICED, date(2026, 3, 9))


def test_the_result_comes_after_the_year() -> None:
    trial = on_trial(a_post("办公室主任"))
    by = console(trial.court_id)
    with pytest.raises(Refused, match="到2026-03-09才满一年"):
        conclude_trial(trial, on=date(2026, 3, 9), result=PASSED, document_no="1", by=by, at=NOON)
    done = conclude_trial(
        trial, on=date(2026, 3, 10), result=PASSED, document_no="1", by=by, at=NOON
    )
    assert done.outcome == PASSED
    assert Tenure.objects.get(kind=POST.slug).ends_on is None


def test_who_fails_loses_the_post_on_trial() -> None:
    trial = on_trial(a_post("办公室主任"))
    day = date(2026, 3, 20)
    conclude_trial(
        trial, on=day, result=FAILED, document_no="1", by=console(trial.court_id), at=NOON
    )
    assert Tenure.objects.get(kind=POST.slug).ends_on == day


def test_the_end_is_announced_thirty_days_before_and_until_there_is_a_result() -> None:
    trial = on_trial(a_post("办公室主任"))
    court_id = trial.court_id
    assert endings(court_id, on=date(2026, 2, 6)) == []
    assert [one.days_left for one in endings(court_id, on=date(2026, 2, 7))] == [30]
    assert [one.days_left for one in endings(court_id, on=date(2026, 4, 1))] == [-23]


def test_one_trial_at_a_time() -> None:
    post = a_post("办公室主任")
    on_trial(post)
    with pytest.raises(Refused, match="试用期还没有结束"):
        on_trial(post)


def a_posting(court: Unit) -> Tenure:
    person = a_member(court, "林书禾")
    a_tenure(court, GRASSROOTS_POSTING.slug, person, starts_on=date(2025, 1, 6), outcome="tribunal")
    return Tenure.objects.get(kind=GRASSROOTS_POSTING.slug)


def test_a_posting_is_appraised_mid_term_and_ends_with_its_last_appraisal() -> None:
    court = a_court()
    posting, by = a_posting(court), console(court.pk)
    appraise_posting(posting, on=date(2025, 6, 30), stage="mid", document_no="", by=by, at=NOON)
    assert Tenure.objects.get(pk=posting.pk).ends_on is None
    appraise_posting(posting, on=date(2025, 11, 28), stage="end", document_no="1", by=by, at=NOON)
    assert Tenure.objects.get(pk=posting.pk).ends_on == date(2025, 11, 28)
    records = Record.objects.filter(kind="posting_appraisal").order_by("occurred_on")
    assert [one.serial for one in records] == ["中期", "期满"]


def test_a_posting_is_not_appraised_before_it_began_or_ahead_of_today() -> None:
    court = a_court()
    posting, by = a_posting(court), console(court.pk)
    for day in (date(2024, 12, 1), date(2026, 1, 1)):
        with pytest.raises(Refused, match="日期不在锻炼期内"):
            appraise_posting(posting, on=day, stage="end", document_no="", by=by, at=NOON)
