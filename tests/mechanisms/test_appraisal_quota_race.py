"""优秀名额: two who confirm at the same moment keep the quota; without the lock PostgreSQL would not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, connections

from jujiao.access.actors import console
from jujiao.appraisals import grades
from jujiao.appraisals.grades import decide_grade, places_in
from jujiao.appraisals.models import Appraisee, Round
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.services import NewAppraisal, open_appraisal
from jujiao.catalogue.schemes import ADMINISTRATIVE
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import Refused
from mechanisms.personnel import NOON, a_court, a_member

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


@pytest.fixture(autouse=True)
def _a_database_that_threads_share(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """On SQLite a file, as in service: in memory, threads would meet locks that a file does not have."""
    if connection.vendor != "sqlite":
        yield
        return
    kept = connections["default"]
    monkeypatch.setitem(kept.settings_dict, "NAME", str(tmp_path / "race.sqlite3"))
    connections["default"] = connections.create_connection("default")
    call_command("migrate", verbosity=0)
    yield
    connections["default"].close()
    connections["default"] = kept


def a_round_of_ten() -> Round:
    court = a_court()
    for number in range(10):
        a_member(court, f"干警{number}")
    by = console(court.pk)
    adopt_scheme(NewScheme(court.pk, ADMINISTRATIVE), by=by, at=NOON)
    new = NewAppraisal(court.pk, 2025, ADMINISTRATIVE.slug)
    return open_appraisal(new, on=date(2025, 12, 15), by=by, at=NOON)


def all_at_once(appraisal: Round) -> list[bool]:
    people = list(appraisal.appraisees.select_related("round")[:AT_ONCE])
    start = Barrier(AT_ONCE)

    def confirm(appraisee: Appraisee) -> bool:
        start.wait()
        try:
            decide_grade(appraisee, grade=Grade.EXCELLENT, by=console(appraisee.court_id), at=NOON)
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(confirm, people))


def excellent_in(appraisal: Round) -> int:
    return appraisal.appraisees.filter(grade=Grade.EXCELLENT.value).count()


def test_eight_confirmations_at_once_keep_the_quota() -> None:
    appraisal = a_round_of_ten()
    confirmed = all_at_once(appraisal)
    assert sum(confirmed) == excellent_in(appraisal) == places_in(appraisal) == 2


def test_without_the_lock_the_quota_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: on SQLite every writing transaction is alone, so only PostgreSQL can show it."""
    if connections["default"].vendor != "postgresql":
        return
    monkeypatch.setattr(grades, "locked_round", lambda round_id: Round.objects.get(pk=round_id))
    appraisal = a_round_of_ten()
    all_at_once(appraisal)
    assert excellent_in(appraisal) > places_in(appraisal)
