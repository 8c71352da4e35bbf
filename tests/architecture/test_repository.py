"""What stands in the repository works on any machine and says nothing of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from architecture.sources import PROJECT, modules, templates, tracked_files

TEXT = {
    ".py", ".toml", ".md", ".txt", ".in", ".json", ".html", ".css", ".js", ".sh", ".cfg", ".typ", ".yml",
    ".tsv", ".csv", "",
}  # fmt: skip
REGISTRIES = ("pypi", "pythonhosted", "npmjs", "deb.debian", "registry.yarnpkg")
REGISTRY_HOST = re.compile("|".join(rf"{re.escape(name)}\.(?:org|com)" for name in REGISTRIES))
MACHINE = ("work", "farm", "root", "tmp/bash_jobs")
MACHINE_PATH = re.compile(rf"(?:^|[^A-Za-z0-9_.])/(?:{'|'.join(MACHINE)})/", re.MULTILINE)
UNFINISHED = re.compile(
    "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"))
)
OTHER_HOST = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")
INLINE = re.compile(r"""\sstyle=["']|\son[a-z]+=["']|<style|<script(?![^>]*\bsrc=)[^>]*>\s*\S""")
LARGEST_FILE = 1024 * 1024


def _texts() -> Iterator[tuple[Path, str]]:
    for path in tracked_files():
        if path.suffix in TEXT:
            yield path.relative_to(PROJECT), path.read_text(encoding="utf-8")


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}: {found.group().strip()}"
        for path, text in _texts()
        for found in pattern.finditer(text)
    ]


def test_no_file_names_a_package_registry() -> None:
    assert _lines_with(REGISTRY_HOST) == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert _lines_with(MACHINE_PATH) == []


def test_nothing_is_left_to_be_done_later() -> None:
    assert _lines_with(UNFINISHED) == []


def test_nothing_large_is_kept_in_the_repository() -> None:
    large = [path.name for path in tracked_files() if path.stat().st_size > LARGEST_FILE]
    assert large == []


def test_pages_call_no_other_host() -> None:
    assert [path.name for path in templates() if OTHER_HOST.search(path.read_text())] == []


def test_pages_keep_the_content_security_policy() -> None:
    """No style, no handler and no script stands in a page; all come as files."""
    assert [path.name for path in templates() if INLINE.search(path.read_text())] == []


def test_locked_requirements_name_versions_and_hashes() -> None:
    for path in sorted((PROJECT / "requirements").glob("*.txt")):
        lines = [line for line in path.read_text().splitlines() if line and line[0].isalpha()]
        assert lines
        assert [line for line in lines if "==" not in line] == [], path.name
        assert path.read_text().count("--hash=sha256:") >= len(lines), path.name


def test_every_module_says_what_it_is_about() -> None:
    silent = [
        module.name
        for module in modules()
        if module.text.strip() and not _says_something(module.text)
    ]
    assert silent == []


def _says_something(text: str) -> bool:
    return text.lstrip().startswith('"""')
