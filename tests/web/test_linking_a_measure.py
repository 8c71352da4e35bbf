"""挂接: a court that imported a plan of its own says on the page what shows each measure done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from company import Company
from jujiao.catalogue.plan_sorts import ACTION_PLAN
from jujiao.plans.drafts import MeasureDraft, PlanDraft
from jujiao.plans.models import Measure
from jujiao.plans.selectors import links_of
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.tasks.models import Task
from web.conftest import NOW
from web.facts import an_article, in_force, kept
from web.reading import links, text

As = Callable[[str], Client]
ARTICLES = "indicator:articles_city"


@pytest.fixture
def measure(company: Company) -> Measure:
    """A measure that names nothing yet."""
    draft = PlanDraft("行动方案", date(2025, 1, 6), 2025, (MeasureDraft(1, "多写稿", focus=3),))
    adoption = Adoption(company.court.pk, ACTION_PLAN.slug, draft)
    adopt_plan(adoption, by=company.actor("head"), at=NOW)
    return Measure.objects.get()


def page_of(measure: Measure) -> str:
    """Its address."""
    return f"/plan/measures/{measure.public_id}/"


def test_the_plan_leads_to_a_measure_that_says_nothing_shows_it_yet(
    measure: Measure, as_: As
) -> None:
    clerk = as_("clerk")
    assert page_of(measure) in links(clerk.get("/plan/"))
    assert "还没有挂接" in text(clerk.get(page_of(measure)))


def test_a_figure_once_linked_tells_how_far_the_measure_is(
    company: Company, measure: Measure, as_: As
) -> None:
    kept(company, "articles")
    in_force(company, an_article(company))
    clerk = as_("clerk")
    answer = clerk.post(
        f"{page_of(measure)}link/", {"shown_by": ARTICLES, "target": "4"}, follow=True
    )
    assert "/figures/articles_city/" in links(answer)
    assert "1/4" in text(answer)
    assert "1/4" in text(clerk.get("/plan/"))


def test_one_more_is_added_and_one_is_dropped(measure: Measure, as_: As) -> None:
    clerk = as_("clerk")
    for shown_by in (ARTICLES, "duty:party_day_monthly", "ledger:article"):
        clerk.post(f"{page_of(measure)}link/", {"shown_by": shown_by, "target": "2"})
    clerk.post(f"{page_of(measure)}unlink/", {"dropped": ["1"]})
    assert [one.slug for one in links_of(measure)] == ["articles_city", "article"]


def test_the_same_twice_is_refused_and_what_was_there_stays(measure: Measure, as_: As) -> None:
    clerk = as_("clerk")
    for _ in range(2):
        answer = clerk.post(f"{page_of(measure)}link/", {"shown_by": ARTICLES, "target": "2"})
    assert answer.status_code == 422
    assert "同一样挂了两次" in text(answer)
    assert len(links_of(measure)) == 1


def test_a_task_given_from_a_measure_counts_for_it(measure: Measure, as_: As) -> None:
    clerk = as_("clerk")
    clerk.post(f"{page_of(measure)}assign/", {"title": "约两篇稿", "owner_id": "特木尔"})
    task = Task.objects.get()
    assert (task.source_type, task.source_id) == ("measure", measure.pk)
    assert "0/1" in text(clerk.get(page_of(measure)))


def test_who_may_not_link_reads_and_another_court_sees_nothing(measure: Measure, as_: As) -> None:
    said = {"shown_by": ARTICLES, "target": "1"}
    judge = as_("judge")
    assert "挂接一样" not in text(judge.get(page_of(measure)))
    assert judge.post(f"{page_of(measure)}link/", said).status_code == 403
    assert as_("outsider").get(page_of(measure)).status_code == 404
    assert links_of(measure) == []
