"""A ledger that was corrected and saved again: exactly what changed is superseded, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from exchange.ledger_values import Row
from exchange.other_courts import style_named, write_court
from exchange.reading_courts import OtherCourt, january_after, read_court
from jujiao.exchange.outcomes import SheetOutcome
from jujiao.findings.models import Finding
from jujiao.journal.selectors import tampering
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Fact, Tenure
from jujiao.procedures.models import Procedure

pytestmark = pytest.mark.django_db
FACTS: tuple[type[Fact], ...] = (Record, Tenure, Procedure, Finding)
YEAR = 2024
LAST_YEAR = datetime(YEAR - 1, 11, 18)
Chosen = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One cell typed anew: in which book, on which row, which column, and what then moves."""

    kind: str
    column: str
    typed: Any
    figure: str = ""
    by: int = 0
    row: Chosen = lambda row: row.flag is None
    facts: int = 1


def _this_year(row: Row) -> bool:
    on = row.on()
    return row.flag is None and on is not None and on.year == YEAR


def _at(level: str) -> Chosen:
    return lambda row: _this_year(row) and row["level"] is not None and row["level"].key == level


def _says(column: str, key: str) -> Chosen:
    return lambda row: _this_year(row) and row[column].key == key


def _until_later(row: Row) -> bool:
    until = row.on("until")
    return until is not None and until.year > YEAR


CORRECTIONS = (
    Corrected("roster", "rank", "一级科员", row=lambda row: row["rank"] != "一级科员"),
    Corrected("retired", "branch", "第一党支部", facts=2),
    Corrected("honours", "title", "全市劳动模范", "honour_persons_city_red_banner", -1,
              row=lambda row: row["title"] == "市三八红旗手"),
    Corrected("commendations", "date", LAST_YEAR, "commended_units_court", -1,
              row=lambda row: isinstance(row["who"], str)),
    Corrected("contests", "level", "旗县级", "contest_awards_city", -1,
              row=lambda row: _at("city")(row) and len(row.people) == 1),
    Corrected("hosted", "level", "旗县级", "contests_hosted_city", -1, row=_at("city")),
    Corrected("outlets", "level", "旗县级", row=lambda row: row["outlet"] == "掌上市", facts=0),
    Corrected("articles", "state", "转发", "articles_city", -1,
              row=lambda row: _at("city")(row) and row["state"].key == "first"),
    Corrected("videos", "date", LAST_YEAR, "original_videos", -1, row=_this_year),
    Corrected("research", "output", "《另一篇报告》", row=lambda row: bool(row["output"])),
    Corrected("branch_inspections", "branch", "第一党支部", "party_inspection_rounds", -1,
              row=lambda row: row["branch"] != "第一党支部" and row["problem"] == "无"),
    Corrected("branch_life", "meeting", "党课", row=_says("meeting", "committee")),
    Corrected("elections", "approved", None, "by_elections", -1,
              row=lambda row: row["kind"].key == "by" and row["approved"] is not None),
    Corrected("admissions", "approved", datetime(YEAR + 1, 2, 3), "probationary_members_admitted", -1,
              row=_this_year, facts=2),
    Corrected("strongholds", "level", "市级", "stronghold_model_branches_region", -1, row=_at("region")),
    Corrected("cases", "date", LAST_YEAR, "hard_cases_closed", -1, row=_this_year),
    Corrected("changes", "date", LAST_YEAR, "judge_quota_selections", -1,
              row=_says("change", "quota"), facts=2),
    Corrected("mentors", "since", LAST_YEAR, "mentorship_pairs_begun", -1,
              row=lambda row: row.on("since") == date(YEAR, 3, 12)),
    Corrected("vice_principals", "until", datetime(YEAR - 1, 12, 1), "law_vice_principals", -1,
              row=lambda row: _until_later(row) and not row["who"].on_roster),
    Corrected("court_inspections", "date", LAST_YEAR, "court_affairs_inspections", -1, row=_this_year),
    Corrected("bulletins", "date", LAST_YEAR, "inspection_bulletins", -1),
    Corrected("conduct_inspections", "date", LAST_YEAR, "conduct_inspections", -1, row=_this_year),
    Corrected("trial_problems", "rectified", "整改中", "trial_conduct_problems_rectified", -1,
              row=lambda row: row["rectified"].key == "done"),
    Corrected("violations", "date", LAST_YEAR, "violations", -1),
    Corrected("activities", "sort", "警示教育", row=_says("sort", "flag")),
    Corrected("policies", "title", "《考勤管理办法（试行）》"),
    Corrected("interference", "%months5", 4, row=lambda row: row["months"][4].key == "nil"),
)  # fmt: skip


@pytest.fixture(scope="module")
def read_once(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[OtherCourt]:
    """A court's year as it was first read; what a test corrects is undone."""
    style = style_named("a")
    style["traits"] |= {"violations": 2}
    truth = write_court(style, tmp_path_factory.mktemp("ledgers"))
    with django_db_blocker.unblock(), transaction.atomic():
        yield read_court(truth)
        transaction.set_rollback(True)


def saved_again(court: OtherCourt, one: Corrected, folder: Path) -> tuple[str, str]:
    """Types one cell anew and saves the workbook under its old name; says which sheet it is."""
    (file, name), sheet = next(
        (key, sheet) for key, sheet in court.truth.sheets.items() if sheet.holds == [one.kind]
    )
    row = next(row for row in court.truth.books[one.kind].rows if one.row(row))
    shutil.copy(court.truth.folder / file, folder / file)
    book = openpyxl.load_workbook(folder / file)
    place = list(sheet.headers).index(one.column) + 1
    book[name].cell(row.stands_at, place).value = one.typed
    book.save(folder / file)
    return file, name


def states() -> dict[str, int]:
    """How many facts are in force, superseded, withdrawn."""
    return {
        state: sum(model._default_manager.filter(state=state).count() for model in FACTS)
        for state in (
            FactState.IN_FORCE.value,
            FactState.SUPERSEDED.value,
            FactState.WITHDRAWN.value,
        )
    }


@pytest.mark.parametrize("one", CORRECTIONS, ids=lambda one: one.kind)
def test_one_cell_typed_anew_supersedes_what_it_changes(
    read_once: OtherCourt, one: Corrected, tmp_path: Path
) -> None:
    before, figures = states(), read_once.figures()
    file, name = saved_again(read_once, one, tmp_path)
    again = OtherCourt(read_once.truth, read_once.court, read_once.read(tmp_path))
    assert_only_the_row_moved(read_once.sheets(), again.sheets(), (file, name))
    moved = {slug: value for slug, value in again.figures().items() if value != figures[slug]}
    assert moved == ({one.figure: (figures[one.figure] or 0) + one.by} if one.figure else {})
    assert states() == {**before, "superseded": before["superseded"] + one.facts}


def assert_only_the_row_moved(
    first: dict[tuple[str, str], SheetOutcome],
    again: dict[tuple[str, str], SheetOutcome],
    where: tuple[str, str],
) -> None:
    """The row is taken in anew, as a correction; every other row of the workbook is known."""
    for key, sheet in again.items():
        corrected = len(sheet.corrected)
        assert corrected == (1 if key == where else 0), key
        assert sheet.rows == sheet.accepted + sheet.known + len(sheet.flagged)
        assert (sheet.rows, len(sheet.flagged)) == (first[key].rows, len(first[key].flagged))
        assert bool(sheet.accepted) == (key == where), key


def test_every_kind_of_sheet_is_corrected_once(read_once: OtherCourt) -> None:
    assert {one.kind for one in CORRECTIONS} == set(read_once.truth.books)


def test_a_correction_names_workbook_sheet_and_row(read_once: OtherCourt, tmp_path: Path) -> None:
    one = next(one for one in CORRECTIONS if one.kind == "articles")
    saved_again(read_once, one, tmp_path)
    read_once.read(tmp_path)
    [fact] = Record.objects.filter(supersedes__isnull=False)
    assert fact.reason.startswith("台账更正：")
    assert ".xlsx" in fact.reason
    assert fact.supersedes.state == FactState.SUPERSEDED.value
    assert fact.recorded_at == january_after(YEAR)


def test_corrections_keep_the_journal_whole(read_once: OtherCourt, tmp_path: Path) -> None:
    for one in CORRECTIONS[:6]:
        saved_again(read_once, one, tmp_path)
        read_once.read(tmp_path)
    assert list(tampering()) == []


def test_a_promotion_that_was_a_retirement_is_withdrawn(
    read_once: OtherCourt, tmp_path: Path
) -> None:
    """What the row told before is of another sort than what it tells now: nothing of it stays."""
    one = Corrected("changes", "change", "退休", row=_says("change", "rank"))
    promoted = read_once.figure("rank_promotions") or 0
    before = states()
    saved_again(read_once, one, tmp_path)
    read_once.read(tmp_path)
    assert read_once.figure("rank_promotions") == promoted - 1
    withdrawn = Procedure.objects.filter(state=FactState.WITHDRAWN.value)
    assert [(row.tenure.state if row.tenure else "") for row in withdrawn] == ["withdrawn"]
    assert states()["superseded"] == before["superseded"]
