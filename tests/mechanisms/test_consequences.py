"""考核的后果: what the rules attach to a grade is said with its clause; nothing follows by itself."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.careers.consequences import attached, consequences_on
from jujiao.kernel.ladders import Grade
from jujiao.procedures.models import Procedure
from mechanisms.personnel import a_court, a_grade, a_member

E, C, B, I = Grade.EXCELLENT, Grade.COMPETENT, Grade.BASIC, Grade.INCOMPETENT  # noqa: E741
COUNTED = date(2025, 12, 20)


def rules(*grades: Grade, is_judge: bool = False) -> set[str]:
    """What follows for 2025 from the grades of the years up to it."""
    by_year = dict(zip(range(2026 - len(grades), 2026), grades, strict=True))
    return {one.rule for one in attached(by_year, 2025, is_judge=is_judge)}


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ((E,), {"commendation"}),
        ((E, E, E), {"commendation", "merit"}),
        ((E, C, E), {"commendation"}),
        ((C, C), {"pay_step"}),
        ((C, B, C), {"pay_step"}),
        ((C, C, C, C, C), {"pay_rung"}),
        ((B,), {"admonition"}),
        ((I,), {"demotion"}),
        ((I, I), {"demotion", "dismissal"}),
        ((B, B), {"admonition"}),
    ],
)
def test_each_grade_has_the_consequences_of_the_rules(
    grades: tuple[Grade, ...], expected: set[str]
) -> None:
    assert rules(*grades) == expected


@pytest.mark.parametrize("grades", [(I,), (B, B)])
def test_a_judge_below_the_mark_leaves_the_quota(grades: tuple[Grade, ...]) -> None:
    assert "leaves_quota" in rules(*grades, is_judge=True)
    assert "leaves_quota" not in rules(C, B, is_judge=True)


def test_every_consequence_cites_its_clause() -> None:
    found = attached({2024: I, 2025: I}, 2025, is_judge=True)
    cited = {one.rule: one.basis for one in found}
    assert cited["demotion"] == "《中华人民共和国公务员法》第五十条"
    assert "第八十八条" in cited["dismissal"]
    assert cited["leaves_quota"].endswith("（待核）")


@pytest.mark.django_db
def test_it_is_said_and_nothing_is_done() -> None:
    court = a_court()
    a_grade(a_member(court, "林书禾", staff_class="员额法官"), 2025, Grade.INCOMPETENT, COUNTED)
    a_member(court, "高云起")
    [one] = consequences_on(court.pk, year=2025)
    assert (one.name, [ground.rule for ground in one.grounds]) == (
        "林书禾",
        ["demotion", "leaves_quota"],
    )
    assert not Procedure.objects.exists()
