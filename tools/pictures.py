"""Takes the pictures of the first pages for the handbook, from a demo court of its own.

Needs the browser that the tests use (tools/servers.sh). The day shown is today's, so the pictures change
from day to day: take them anew when the page has changed.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CAST = (
    "president", "political", "clerk", "officer", "secretary", "head", "supervisor", "discipline",
    "judge", "superior", "sysadmin", "secadmin", "auditor",
)  # fmt: skip
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
CHROMIUM = "/usr/bin/chromium"
JUJIAO = [sys.executable, "-m", "jujiao.cli"]
PATIENCE = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def demo_court() -> Iterator[tuple[str, str]]:
    """A demo court that is served: its address, and the password of the cast."""
    with tempfile.TemporaryDirectory(prefix="jujiao-pictures-") as folder:
        settings = {**os.environ, "JUJIAO_DATA": folder}
        for command in ("migrate", "demo"):
            subprocess.run([*JUJIAO, command], env=settings, check=True, capture_output=True)
        port = free_port()
        served = subprocess.Popen(
            [*JUJIAO, "serve", "--port", str(port)], env=settings, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(port)
            yield (
                f"http://127.0.0.1:{port}",
                (Path(folder) / "demo-password.txt").read_text().strip(),
            )
        finally:
            served.terminate()
            served.wait()


def wait_for(port: int) -> None:
    """Returns once somebody answers at the port."""
    for _ in range(PATIENCE):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(1)
    raise TimeoutError(port)


def page_of(browser: Browser, size: dict[str, int], login: tuple[str, str, str]) -> Page:
    """The first page of somebody of the cast."""
    address, name, password = login
    page = browser.new_context(viewport=size, locale="zh-CN").new_page()  # type: ignore[arg-type]
    page.goto(f"{address}/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("h1")
    return page


def main() -> None:
    """Takes every picture."""
    with demo_court() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in CAST:
            page = page_of(browser, DESK, (address, name, password))
            page.screenshot(path=PICTURES / f"home-{name}.png")
        page_of(browser, PHONE, (address, "judge", password)).screenshot(
            path=PICTURES / "home-phone.png"
        )


if __name__ == "__main__":
    main()
