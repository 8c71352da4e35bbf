"""The fictional court's third and fourth focus as they stand today: told once, and no figure moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.appraisals.models import Round
from jujiao.appraisals.sheets import appraisal_sheet
from jujiao.assessments.models import BranchAssessment
from jujiao.careers.selections import persons_under_way
from jujiao.catalogue.mentorship import MENTORSHIP
from jujiao.catalogue.schemes import JUDGES
from jujiao.demo.branches import load_branches
from jujiao.demo.capability import load_capability
from jujiao.demo.cast import open_accounts
from jujiao.demo.supervision import load_supervision
from jujiao.findings.models import Bulletin, Finding
from jujiao.integrity.risks import risk_standings
from jujiao.journal.selectors import journal_head, tampering
from jujiao.oversight.models import IssuedPrompt
from jujiao.people.models import Tenure
from jujiao.policies.services import import_shipped_calendar
from model_year import AT, ModelYear

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
AUTUMN = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Told:
    """The court with what is under way, and its figures as they were before."""

    year: ModelYear
    before: dict[str, int | None]


def _tell(year: ModelYear, moment: datetime) -> None:
    load_branches(year.court, moment)
    load_supervision(year.court, moment)
    load_capability(year.court, moment)


@pytest.fixture(scope="module")
def told(model_year: ModelYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Loaded once for all tests of the module; the keys of its sealed talks are its own."""
    own, settings.DATA_DIR = settings.DATA_DIR, Path(tmp_path_factory.mktemp("keys"))
    before = {slug: one.value for slug, one in model_year.figures().items()}
    import_shipped_calendar(by=console(), at=AT)
    open_accounts(model_year.court, password="示例", at=AT)
    yield Told(model_year, before)
    settings.DATA_DIR = own


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 1, 6, 9, 0, tzinfo=SHANGHAI),
        datetime(2026, 2, 28, 9, 0, tzinfo=SHANGHAI),
        AUTUMN,
        datetime(2026, 12, 30, 9, 0, tzinfo=SHANGHAI),
    ],
    ids=["january", "february", "autumn", "december"],
)
def test_on_whatever_day_it_is_told_once_and_no_figure_moves(told: Told, moment: datetime) -> None:
    before = journal_head()
    _tell(told.year, moment)
    assert journal_head() != before
    assert {slug: one.value for slug, one in told.year.figures().items()} == told.before
    head = journal_head()
    _tell(told.year, moment)
    assert journal_head() == head
    assert list(tampering()) == []


def test_before_the_year_after_the_books_nothing_is_told(told: Told) -> None:
    head = journal_head()
    moment = datetime(2025, 12, 30, 9, 0, tzinfo=SHANGHAI)
    load_supervision(told.year.court, moment)
    load_capability(told.year.court, moment)
    assert journal_head() == head


def test_branches_were_prompted_every_month_and_their_year_waits_to_be_reviewed(told: Told) -> None:
    load_branches(told.year.court, AUTUMN)
    months = set(IssuedPrompt.objects.values_list("window_label", flat=True))
    assert {f"2025-{month:02d}" for month in range(1, 13)} <= months
    assert "2026-11" in months
    assert not IssuedPrompt.objects.filter(is_late=True).exists()
    assert BranchAssessment.objects.filter(assessed_year=2025, frozen_on=None).count() > 1


def test_much_is_under_way_in_autumn(told: Told) -> None:
    _tell(told.year, AUTUMN)
    court, today = told.year.court, AUTUMN.date()
    states = set(Finding.objects.filter(found_on__year=2026).values_list("progress", flat=True))
    assert {"found", "contested", "rectifying", "closed"} <= states
    late = Finding.objects.filter(found_on__year=2026, notice__due_on__lt=today)
    assert late.exclude(progress="closed").exists()
    assert Bulletin.objects.filter(issued_on__year=2026).exists()
    assert any(one.because for one in risk_standings(court.pk, as_of=today))
    assert Round.objects.filter(court=court, frozen_on=None).exists()
    assert persons_under_way(Scope(court.pk)).exists()
    pairs = Tenure.objects.filter(kind=MENTORSHIP.slug, starts_on__gte=date(2026, 1, 1))
    assert pairs.exists()


def test_the_judges_are_appraised_by_a_scheme_of_several_methods_from_imported_data(
    told: Told,
) -> None:
    _tell(told.year, AUTUMN)
    sheet = appraisal_sheet(told.year.court.pk, 2026, JUDGES.slug)
    scored = [one for one in sheet.lines if one.takes_part and one.items[0]["points"]]
    assert len(scored) > 5
    methods = {part["method"] for part in scored[0].items[0]["items"]}
    assert {"正向比例", "扣完为止", "差值计分", "基础加扣"} <= methods
