"""The components say with a word and a shape what colour says too; days, dues, levels, addresses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.template import Context, Template

from jujiao.catalogue import INDICATORS
from jujiao.figures.answers import Figure, Lack
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.web.addresses import Address
from jujiao.web.charts import TwoYearRow
from jujiao.web.due_grid import DueCell
from jujiao.web.tones import look_of_due, look_of_progress, look_of_state

TODAY = date(2025, 12, 29)
ONE = next(iter(INDICATORS.values()))


def _shown(source: str, **given: object) -> str:
    return Template("{% load components %}" + source).render(Context(given))


def _figure(value: int | None, lack: Lack | None = None) -> Figure:
    return Figure(ONE, year_of(2025), TODAY, value, lack=lack)


@pytest.mark.parametrize("state", list(FactState))
def test_every_state_of_a_fact_has_glyph_and_word(state: FactState) -> None:
    look = look_of_state(state.value)
    assert look.icon
    assert look.label == state.label


@pytest.mark.parametrize("state", list(FindingState))
def test_every_state_of_a_problem_has_glyph_and_word(state: FindingState) -> None:
    look = look_of_progress(state.value)
    assert look.icon
    assert look.label == state.label


@pytest.mark.parametrize(
    ("days", "said", "tone"),
    [
        (-29, "逾期29天", "red"),
        (0, "今日到期", "gold"),
        (2, "还有2天", "gold"),
        (11, "还有11天", "ink-2"),
    ],
)
def test_a_due_always_says_the_days(days: int, said: str, tone: str) -> None:
    look = look_of_due(TODAY + timedelta(days=days), as_of=TODAY)
    assert (look.label, look.tone) == (said, tone)


def test_a_due_that_is_done_or_excused_is_not_late() -> None:
    past = TODAY - timedelta(days=9)
    assert look_of_due(past, as_of=TODAY, is_done=True).label == "已办"
    assert look_of_due(past, as_of=TODAY, is_excused=True).label == "已核免"


def test_a_level_is_five_bars_and_the_full_word() -> None:
    shown = _shown("{% level_tag 3 %}")
    assert shown.count("<rect") == 5
    assert shown.count('class="off"') == 2
    assert "市级" in shown


def test_a_missing_level_is_said_not_guessed() -> None:
    assert "缺级别" in _shown("{% level_tag None %}")


def test_a_figure_stands_on_a_line_that_leads_to_its_rows() -> None:
    shown = _shown("{% figure one %}", one=_figure(43))
    assert f'href="/figures/{ONE.slug}/"' in shown
    assert ">43<" in shown
    assert ONE.unit in shown


@pytest.mark.parametrize("lack", list(Lack))
def test_a_figure_that_nobody_can_know_says_why(lack: Lack) -> None:
    assert lack.value in _shown("{% figure one %}", one=_figure(None, lack))


def test_a_zero_is_a_figure_and_not_a_blank() -> None:
    assert ">0<" in _shown("{% figure one %}", one=_figure(0))


@pytest.mark.parametrize(
    ("now", "then", "said"), [(12, 9, "+3"), (9, 12, "−3"), (5, 5, "持平"), (5, None, "")]
)
def test_a_difference_is_told_without_judging(now: int, then: int | None, said: str) -> None:
    row = TwoYearRow(_figure(now), _figure(then) if then is not None else None)
    assert row.difference == said


def test_last_year_s_mark_stands_at_one_place_for_all_rows() -> None:
    assert TwoYearRow(_figure(10), _figure(10)).bar == TwoYearRow(_figure(7), _figure(7)).bar
    assert TwoYearRow(_figure(900), _figure(1)).bar == 74


@pytest.mark.parametrize(
    ("cell", "text", "tone"),
    [
        (DueCell(1, 7, 7), "7", "all"),
        (DueCell(1, 7, 6), "6/7", "one"),
        (DueCell(1, 7, 5), "5/7", "more"),
        (DueCell(1, 7, 5, is_running=True), "5/7", "open"),
        (DueCell(1, 7, 0, is_unknown=True), "未报", "unknown"),
        (DueCell(1, 0, 0), "", ""),
    ],
)
def test_a_cell_of_the_heat_map_says_how_many_did_it(cell: DueCell, text: str, tone: str) -> None:
    assert (cell.text, cell.tone) == (text, tone)


def test_a_day_stands_without_its_year_in_a_list_of_that_year() -> None:
    assert _shown("{{ day|day_in:2025 }}", day=TODAY) == "12月29日"
    assert _shown("{{ day|day_in:2024 }}", day=TODAY) == "2025年12月29日"
    assert _shown("{{ day|full_day }}", day=None) == ""


def test_a_quotation_mark_that_opens_a_line_hangs() -> None:
    assert _shown('{{ "“三个规定”月报"|hang }}') == "hang"
    assert _shown('{{ "荣誉表彰"|hang }}') == ""


def test_an_address_changes_one_thing_and_begins_the_list_anew() -> None:
    here = Address("/ledger/articles/", (("level", "5"), ("page", "3"), ("q", "稿")))
    assert str(here.having("level", 4)) == "/ledger/articles/?q=%E7%A8%BF&level=4"
    assert str(here.without("q")) == "/ledger/articles/?level=5"
    assert str(here.having("page", 2)).endswith("&page=2")
    assert here.values("level") == ("5",)


def test_words_are_escaped_wherever_they_come_from() -> None:
    class Named:
        public_id = "a" * 32
        full_name = "<b>名</b>"

    assert "<b>" not in _shown("{% person_chip one %}", one=Named())
