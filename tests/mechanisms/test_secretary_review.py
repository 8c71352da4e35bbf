"""述职评议: 一述一评一测, four grades, an opinion, and problems with their deadlines."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from branch_cast import a_branch, a_member, a_party_officer
from cast import a_court
from jujiao.assessments.reviews import ProblemNamed, ReviewEntry, file_review
from jujiao.catalogue.secretary_review import CONTENTS
from jujiao.kernel.problems import Refused
from jujiao.people.models import Unit
from jujiao.tasks.models import Task

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 1, 10, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def _review(branch: Unit, **changed: object) -> ReviewEntry:
    said: dict[str, object] = {
        "held_on": date(2025, 12, 20),
        "grade": "fair",
        "opinion": "抓党建有办法，支委会质量不高",
        "contents": tuple(CONTENTS),
        "problems": (ProblemNamed("支委会议题少", date(2026, 3, 31)),),
    }
    secretary = a_member(branch, "述职书记")
    return ReviewEntry(branch.court_id, branch.pk, secretary.pk, **(said | changed))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"grade": "excellent"}, "只有好、较好、一般、差四种"),
        ({"contents": ("politics",)}, "没有讲到组织建设"),
        ({"opinion": ""}, "没有写评价意见"),
        ({"problems": (ProblemNamed("没有期限"),)}, "没有整改期限"),
    ],
)
def test_a_review_has_four_grades_its_parts_an_opinion_and_dated_problems(changed, said):
    branch = a_branch(a_court())
    with pytest.raises(Refused, match=said):
        file_review(_review(branch, **changed), by=a_party_officer(branch.court), at=LATER)


def test_the_problems_of_a_review_become_tasks_and_the_grade_says_what_follows():
    branch = a_branch(a_court())
    reviewed = file_review(_review(branch), by=a_party_officer(branch.court), at=LATER)
    assert [task.due_on for task in Task.objects.all()] == [date(2026, 3, 31)]
    assert "待核" in reviewed.follows
    [warning] = reviewed.warnings
    assert "还没有办结的督查轮次" in warning.message
