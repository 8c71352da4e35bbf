"""宣传统计: counted by the policy that is named, works joined by a person, each placement traced to its paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from company import Company
from jujiao.catalogue.publicity import ARTICLE, AUTHOR
from jujiao.catalogue.research import RESEARCH_OUTPUT
from jujiao.kernel.levels import Level
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from web.careerwork import READY, Colleagues, a_record, colleagues
from web.reading import text

As = Callable[[str], Client]
AT = "/capability/publicity/"


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


def an_article(staff: Colleagues, title: str, outlet: str, way: str = "first") -> Record:
    author = (AUTHOR, staff.people[READY].pk)
    return a_record(
        RecordEntry(
            staff.company.court.pk,
            ARTICLE.slug,
            date(2025, 4, 1),
            title=title,
            issuer=outlet,
            award_level=Level.CITY,
            outcome=way,
            people=(author,),
        )
    )


def test_the_policy_stands_over_the_table_and_another_may_be_looked_at(
    as_: As, staff: Colleagues
) -> None:
    an_article(staff, "巡回法庭进草原", "某日报")
    an_article(staff, "法官说法", "某网", "reprint")
    told = text(as_("clerk").get(f"{AT}?year=2025"))
    assert "计数政策“转载不计”：首发、摘登、一稿多发各计一篇，转载不计" in told
    assert f"{READY}民事审判庭1" in told
    every = text(as_("clerk").get(f"{AT}?year=2025&policy=all_placements"))
    assert f"{READY}民事审判庭2" in every


def test_titles_that_look_alike_are_joined_by_a_person_and_parted_again(
    as_: As, staff: Colleagues
) -> None:
    first = an_article(staff, "巡回法庭进草原", "某日报")
    again = an_article(staff, "巡回法庭进草原！", "某网", "multiple")
    assert "1对，由人定" in text(as_("clerk").get(f"{AT}?year=2025"))
    one = f"{AT}{again.public_id}/"
    as_("clerk").post(f"{one}join/", {"first": first.public_id})
    assert "某日报" in text(as_("clerk").get(f"{one}?year=2025"))
    assert "0对，由人定" in text(as_("clerk").get(f"{AT}?year=2025"))
    as_("clerk").post(f"{one}part/")
    assert as_("clerk").post(f"{one}part/").status_code == 422
    assert "1对，由人定" in text(as_("clerk").get(f"{AT}?year=2025"))


def test_a_placement_is_traced_to_the_paper_it_came_from_once(as_: As, staff: Colleagues) -> None:
    output = a_record(
        RecordEntry(
            staff.company.court.pk,
            RESEARCH_OUTPUT.slug,
            date(2025, 3, 1),
            title="巡回审判调研报告",
            outcome="leader",
        )
    )
    one = f"{AT}{an_article(staff, '巡回审判的做法', '某刊').public_id}/"
    paper = {"paper": f"record-{output.pk}"}
    as_("clerk").post(f"{one}trace/", paper)
    assert "调研成果 巡回审判调研报告" in text(as_("clerk").get(one))
    assert as_("clerk").post(f"{one}trace/", paper).status_code == 422


def test_a_colleague_reads_the_tables_and_joins_nothing(staff: Colleagues) -> None:
    first = an_article(staff, "巡回法庭进草原", "某日报")
    again = an_article(staff, "巡回法庭进草原", "某网", "multiple")
    client = staff.client(READY)
    assert client.get(f"{AT}?year=2025").status_code == 200
    sent = client.post(f"{AT}{again.public_id}/join/", {"first": first.public_id})
    assert sent.status_code == 403
