"""The pages are strict and old browsers read them: no inline style or script, no outside host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "jujiao" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STYLES = sorted((WEB / "static" / "web").glob("*.css"))
SCRIPTS = sorted((WEB / "static" / "web").glob("*.js"))
MOST_STYLE = 800
COMPONENT = 40
# look.md §9: what Chromium 78 does not know
UNKNOWN_TO_OLD_BROWSERS = (
    r":is\(",
    r":where\(",
    r":has\(",
    r"\bclamp\(",
    r"\bmin\(",
    r"\bmax\(",
    r"aspect-ratio",
    r"\binset:",
    r"accent-color",
    r"text-underline-offset",
    r"@layer",
    r"@container",
    r"color-mix\(",
    r"\ddvh",
    r"(?<!-)\bgap:",
)
UNKNOWN_SCRIPT = (
    r"\?\.",
    r"\?\?",
    r"\.at\(",
    r"replaceAll",
    r"\binert\b",
    r"\beval\(",
    r"new Function",
)


def _named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=_named)
def test_no_template_holds_style_script_or_handler(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|<style|<[a-z][^>%]*\son[a-z]+=|javascript:", words) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", words) == []


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *SCRIPTS], ids=_named)
def test_nothing_comes_from_an_outside_host(path: Path) -> None:
    words = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert re.findall(r"https?://|//cdn|url\(\s*['\"]?//", words) == []


@pytest.mark.parametrize("path", STYLES, ids=_named)
def test_styles_keep_to_what_old_browsers_know(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    found = [one for one in UNKNOWN_TO_OLD_BROWSERS if re.search(one, words)]
    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=_named)
def test_scripts_keep_to_what_old_browsers_know(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    assert [one for one in UNKNOWN_SCRIPT if re.search(one, words)] == []


def test_focus_is_never_hidden_by_a_selector_that_old_browsers_drop() -> None:
    """``:focus-visible`` stands only in rules of its own that take an outline off."""
    for path in STYLES:
        for rule in re.findall(r"([^{}]+)\{([^}]*)\}", path.read_text(encoding="utf-8")):
            if ":focus-visible" in rule[0]:
                assert rule[1].strip() == "outline: none;", rule[0]


def test_colours_are_named_once(pytestconfig: pytest.Config) -> None:
    """Outside the tokens no rule names a colour; a glyph drawn as data may."""
    for path in STYLES:
        if path.name in ("tokens.css", "print.css"):
            continue
        words = re.sub(r'url\("data:[^"]*"\)', "", path.read_text(encoding="utf-8"))
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", words) == [], path.name


def test_the_theme_stays_small() -> None:
    assert sum(len(path.read_text().splitlines()) for path in STYLES) <= MOST_STYLE


def test_components_stay_small() -> None:
    long = {
        path.name: len(path.read_text().splitlines())
        for path in (WEB / "templates" / "components").glob("*.html")
    }
    assert {name: lines for name, lines in long.items() if lines > COMPONENT} == {}


def test_every_glyph_that_is_asked_for_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'id="i-([\w-]+)"', (WEB / "templates/frame/sprite.html").read_text()))
    asked = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% icon "([\w-]+)" %}', path.read_text(encoding="utf-8"))
    }
    looks = set(re.findall(r'Look\("([\w-]+)"', (WEB / "tones.py").read_text(encoding="utf-8")))
    assert asked | looks <= drawn


def test_views_only_read_act_and_show() -> None:
    """A view of more than fifteen lines has something in it that is not its business."""
    for path in (WEB / "views").glob("*.py"):
        words = path.read_text(encoding="utf-8")
        for found in re.finditer(r"^def (\w+)\(.*?(?=^def |^@|^class |\Z)", words, re.M | re.S):
            lines = found[0].rstrip().splitlines()
            assert len(lines) <= 18, f"{path.name}:{found[1]} {len(lines)}"
