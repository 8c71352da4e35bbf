"""What all tests share: the shared folder, a data folder of their own, PostgreSQL, honest counts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from model_year import ModelYear, read_model_year
from postgresql import binaries, temporary_server

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
ON_CI = os.environ.get("CI", "").lower() in ("1", "true")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database-only`` keeps the tests that use the database, for a run on another engine."""
    parser.addoption(
        "--database-only", action="store_true", help="only tests that use the database"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Gives the run a data folder of its own and passwords that cost nothing."""
    folder = tempfile.TemporaryDirectory(prefix="jujiao-tests-")
    config.add_cleanup(folder.cleanup)
    settings.DATA_DIR = Path(folder.name)
    settings.EVIDENCE_DIR = settings.DATA_DIR / "evidence"
    settings.REPORTS_DIR = settings.DATA_DIR / "reports"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Sorts out what a run on another engine need not repeat."""
    if not config.getoption("--database-only"):
        return
    kept = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    wanted = item.get_closest_marker("django_db") or asked & {"db", "transactional_db"}
    return bool(wanted) and not item.get_closest_marker("browser")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes give no name to a test: they may differ from run to run."""
    return argname if isinstance(val, bytes) else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that reads the shared folder needs it to be there."""
    if item.get_closest_marker("needs_shared") and not SHARED.is_dir():
        pytest.skip("the shared folder is not beside the project")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the ledgers, the figures and the rules that are not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="module")
def model_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ModelYear]:
    """The model court's year, read once for all tests of a module; what a test changes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield read_model_year()
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL server that lives as long as the run."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with temporary_server() as url:
        yield url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests there were, ran and were skipped, and which skips are not allowed here."""
    stats = terminalreporter.stats
    skipped = [one for one in stats.get("skipped", []) if isinstance(one, pytest.TestReport)]
    ran = sum(len(stats.get(outcome, [])) for outcome in ("passed", "failed", "xfailed", "xpassed"))
    terminalreporter.write_line(
        f"collected {ran + len(skipped)}, run {ran}, skipped {len(skipped)}"
    )
    for one in forbidden_skips(skipped):
        terminalreporter.write_line(f"must not be skipped here: {one.nodeid}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skip of anything but the shared folder is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if ON_CI and reporter and forbidden_skips(reporter.stats.get("skipped", [])):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def forbidden_skips(skipped: list[pytest.TestReport]) -> list[pytest.TestReport]:
    """Skips of tests that have everything they need on this machine."""
    return [one for one in skipped if "needs_shared" not in getattr(one, "keywords", {})]
