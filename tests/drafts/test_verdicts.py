"""一致、约数成立、不一致、非本院、无据、无法核对: each for its reason, said in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jujiao.drafts.tolerance import step_of
from jujiao.drafts.verdicts import Reading, Verdict
from plain_figures import judged, only_claim


@pytest.mark.parametrize(
    ("text", "ledger", "verdict"),
    [
        ("全年开展审务督察24次。", 24, Verdict.AGREES),
        ("全年开展审务督察24次。", 25, Verdict.DIFFERS),
        ("全年开展审务督察20余次。", 29, Verdict.ROUGHLY),
        ("全年开展审务督察20余次。", 30, Verdict.DIFFERS),
        ("全年开展审务督察20余次。", 19, Verdict.DIFFERS),
        ("全年开展审务督察近30次。", 28, Verdict.ROUGHLY),
        ("全年开展审务督察近30次。", 31, Verdict.DIFFERS),
        ("全年开展审务督察约30次。", 32, Verdict.ROUGHLY),
        ("全年开展审务督察约30次。", 40, Verdict.DIFFERS),
        ("全年开展审务督察20至30次。", 24, Verdict.ROUGHLY),
        ("全年开展审务督察数十次。", 24, Verdict.CANNOT_VERIFY),
        ("全年开展审务督察二十四次。", 24, Verdict.AGREES),
        ("全年开展审务督察２４次。", 24, Verdict.AGREES),
        ("全市法院开展审务督察24次。", 24, Verdict.NOT_OURS),
        ("全年讲授党课24次。", 24, Verdict.NO_INDICATOR),
        ("2020年以来开展审务督察24次。", 24, Verdict.CANNOT_VERIFY),
        ("去年开展审务督察24次。", 24, Verdict.CANNOT_VERIFY),
        ("上半年开展审务督察12次。", 24, Verdict.CANNOT_VERIFY),
        ("该院连续9年零违纪。", 24, Verdict.CANNOT_VERIFY),
    ],
)
def test_a_verdict(text: str, ledger: int, verdict: Verdict) -> None:
    claim = only_claim(text, {"court_affairs_inspections": ledger})
    assert (claim.verdict, claim.answer.explanation) == (verdict, claim.answer.explanation)
    assert claim.answer.explanation.endswith("。")


@pytest.mark.parametrize(
    ("value", "step"),
    [(20, 10), (300, 100), (1270, 10), (100_000, 100_000), (30_000, 10_000), (5, 5)],
)
def test_a_round_number_reaches_to_the_next_round_step(value: int, step: int) -> None:
    assert step_of(Decimal(value)) == step


def test_a_number_rounded_to_ten_thousands_holds_within_half_a_step() -> None:
    text = "党员干警办理疑难复杂案件12.35万件。"
    assert only_claim(text, {"hard_cases_closed": 123_468}).verdict is Verdict.ROUGHLY
    assert only_claim(text, {"hard_cases_closed": 123_600}).verdict is Verdict.DIFFERS


def test_a_difference_names_both_numbers_and_says_which_other_reading_would_fit() -> None:
    checked = judged(
        "4个集体荣获市级表彰。",
        {"honour_units_city_up": 6},
        readings={"honour_units_city_up": (Reading("只算市级", 4), Reading("2024年", 5))},
    )
    (claim,) = checked.claims
    assert claim.verdict is Verdict.DIFFERS
    assert claim.answer.ledger_value == 6
    for words in ("4个", "6个", "少2个", "只算市级"):
        assert words in claim.answer.explanation
    assert "2024年" not in claim.answer.explanation


def test_persons_and_person_times_are_two_questions() -> None:
    by_times = {"contest_awards_city": (Reading("按人计", 21, is_other_measure=True),)}
    values = {"contest_awards_city": 28}
    text = "在市级业务比赛中获奖{}人。"
    (right,) = judged(text.format(21), values, readings=by_times).claims
    (mixed,) = judged(text.format(28), values, readings=by_times).claims
    assert right.verdict is Verdict.AGREES
    assert mixed.verdict is Verdict.DIFFERS
    assert "量词" in mixed.answer.explanation


def test_without_the_other_question_nothing_is_called_wrong() -> None:
    claim = only_claim("在市级业务比赛中获奖21人。", {"contest_awards_city": 28})
    assert claim.verdict is Verdict.CANNOT_VERIFY


def test_a_zero_that_nobody_signed_is_unknown_and_a_signed_one_agrees() -> None:
    text = "全年未发生干警违纪违法案件。"
    unsigned = only_claim(text)
    assert unsigned.verdict is Verdict.CANNOT_VERIFY
    assert "签认" in unsigned.answer.explanation
    assert only_claim(text, {"violations": 0}).verdict is Verdict.AGREES
    assert only_claim(text, {"violations": 1}).verdict is Verdict.DIFFERS


def test_a_part_is_not_judged_by_the_figure_of_its_whole() -> None:
    checked = judged(
        "选派5名干警担任法治副校长,其中院领导担任法治副校长2名。", {"law_vice_principals": 5}
    )
    assert [one.verdict for one in checked.claims] == [Verdict.AGREES, Verdict.NO_INDICATOR]


def test_a_draft_of_another_court_and_year_is_said_so_once_and_judged_all_the_same() -> None:
    text = "2024年,白音县人民法院开展审务督察24次。白音县法院再接再厉。"
    checked = judged(text, {"court_affairs_inspections": 24})
    assert (checked.foreign_court, checked.foreign_year) == ("白音县人民法院", 2024)
    assert [one.verdict for one in checked.claims] == [Verdict.AGREES]


@pytest.mark.parametrize("court", ["鄂县人民法院", "青山市鄂县人民法院"])
def test_a_court_is_known_by_its_long_and_its_short_name(court: str) -> None:
    text = "2025年,青山市鄂县人民法院开展审务督察24次。鄂县法院将继续努力。"
    checked = judged(text, court=court)
    assert (checked.foreign_court, checked.foreign_year) == (None, None)


def test_a_court_that_is_only_visited_does_not_make_a_draft_foreign() -> None:
    checked = judged("该院选派3名干警到白音县人民法院学习,开展审务督察24次。")
    assert checked.foreign_court is None


def test_a_larger_bodys_subject_is_carried_on_until_the_court_speaks_again() -> None:
    values = {"court_affairs_inspections": 24, "inspection_bulletins": 5}
    checked = judged("全市法院受理案件5000件。开展审务督察24次。该院印发审务督察通报5期。", values)
    verdicts = [one.verdict for one in checked.claims]
    assert verdicts == [Verdict.NOT_OURS, Verdict.NOT_OURS, Verdict.AGREES]
    assert "写明“本院”" in checked.claims[1].answer.explanation


def test_a_new_paragraph_speaks_of_the_court_again() -> None:
    checked = judged(
        "全市法院受理案件5000件。\n开展审务督察24次。", {"court_affairs_inspections": 24}
    )
    assert [one.verdict for one in checked.claims] == [Verdict.NOT_OURS, Verdict.AGREES]
