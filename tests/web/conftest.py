"""What the tests of the pages share: the day on which they look, the cast, and readers logged in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from company import PASSWORD, Company, the_company

BACKEND = "django.contrib.auth.backends.ModelBackend"
WIDE = {"width": 1440, "height": 900}
Visit = Callable[..., Page]
NOW = datetime(2025, 12, 29, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _a_day_in_december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jujiao.web.standpoint.moment", lambda: NOW)


@pytest.fixture
def company(db: None) -> Company:
    """The court and everybody in it."""
    return the_company()


@pytest.fixture
def as_(company: Company) -> Callable[[str], Client]:
    """A browser in which somebody of the cast is logged in."""

    def logged_in(part: str) -> Client:
        client = Client()
        client.force_login(company.accounts[part], backend=BACKEND)
        return client

    return logged_in


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of the machine; it drives a loop of its own beside the database while it is open."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


@pytest.fixture
def staffed(browser: Browser, transactional_db: None) -> Company:
    """The cast, written where the server of the test sees it."""
    return the_company()


@pytest.fixture
def visit(browser: Browser, staffed: Company, live_server: Any) -> Iterator[Visit]:
    """Opens a browser window in which somebody is logged in; whatever it complains of fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def window(part: str, size: dict[str, int] | None = None, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=size or WIDE,
            java_script_enabled=scripts,
            locale="zh-CN",
        )
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.extend(_complaint(said.type, said.text)))
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto("/login/")
        page.fill("#id_username", part)
        page.fill("#id_password", PASSWORD)
        page.click("button[type=submit]")
        return page

    yield window
    for context in opened:
        context.close()
    assert complaints == []


def _complaint(sort: str, words: str) -> list[str]:
    """What the browser complains of; that a form came back with problems (422) is no complaint."""
    return [words] if sort == "error" and "422" not in words else []
