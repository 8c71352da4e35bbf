"""Backups: whole, consistent, never silently wrong."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from jujiao.backups.archive import DATABASE, restore_archive, write_archive
from jujiao.kernel.problems import Refused

AT = datetime(2026, 1, 6, 9, 0)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a database in WAL mode and one file of evidence."""
    folder = tmp_path / "data"
    (folder / "evidence" / "ab").mkdir(parents=True)
    (folder / "evidence" / "ab" / "abcd").write_bytes(b"\x00evidence" * 200)
    with closing(sqlite3.connect(folder / DATABASE)) as live:
        live.execute("PRAGMA journal_mode=WAL")
        live.execute("CREATE TABLE facts (told TEXT)")
        live.executemany("INSERT INTO facts VALUES (?)", [(f"事实{n}",) for n in range(500)])
        live.commit()
    return folder


def backed_up(data: Path, out: Path) -> Path:
    write_archive(data, out, at=AT, version="1.2.0", head="7 abc")
    return out


def facts_in(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        return int(database.execute("SELECT count(*) FROM facts").fetchone()[0])


def test_what_was_backed_up_comes_back(data: Path, tmp_path: Path) -> None:
    archive = backed_up(data, tmp_path / "out.zip")
    snapshot = restore_archive(archive, tmp_path / "new", version="1.2.0")
    assert facts_in(tmp_path / "new") == 500
    kept = (data / "evidence" / "ab" / "abcd").read_bytes()
    assert (tmp_path / "new" / "evidence" / "ab" / "abcd").read_bytes() == kept
    assert snapshot.head == "7 abc"


def test_facts_still_in_the_write_ahead_log_are_in_the_backup(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / DATABASE)) as live:
        live.execute("PRAGMA wal_autocheckpoint=0")
        live.execute("INSERT INTO facts VALUES ('最后一件')")
        live.commit()
        archive = backed_up(data, tmp_path / "out.zip")
    restore_archive(archive, tmp_path / "new", version="1.2.0")
    assert facts_in(tmp_path / "new") == 501


def test_a_byte_changed_anywhere_is_refused_or_harmless(data: Path, tmp_path: Path) -> None:
    content = bytearray(backed_up(data, tmp_path / "out.zip").read_bytes())
    places = Random(20260106).sample(range(len(content)), 60)
    for number, place in enumerate(places):
        flipped = bytearray(content)
        flipped[place] ^= 0x41
        changed = tmp_path / f"changed{number}.zip"
        changed.write_bytes(flipped)
        target = tmp_path / f"new{number}"
        try:
            restore_archive(changed, target, version="1.2.0")
        except Refused:
            assert not (target / DATABASE).exists()
        else:
            assert facts_in(target) == 500


def test_a_missing_part_is_refused(data: Path, tmp_path: Path) -> None:
    archive = backed_up(data, tmp_path / "out.zip")
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(tmp_path / "part.zip", "w") as part:
        for name in whole.namelist():
            if not name.startswith("evidence"):
                part.writestr(name, whole.read(name))
    with pytest.raises(Refused):
        restore_archive(tmp_path / "part.zip", tmp_path / "new", version="1.2.0")
    assert not (tmp_path / "new" / DATABASE).exists()


def test_a_database_that_is_there_is_never_overwritten(data: Path, tmp_path: Path) -> None:
    archive = backed_up(data, tmp_path / "out.zip")
    with pytest.raises(Refused, match="已经有数据库"):
        restore_archive(archive, data, version="1.2.0")


def test_a_backup_of_a_later_version_is_refused(data: Path, tmp_path: Path) -> None:
    archive = backed_up(data, tmp_path / "out.zip")
    with pytest.raises(Refused, match="请先升级"):
        restore_archive(archive, tmp_path / "new", version="1.1.9")


def test_an_existing_backup_is_not_overwritten(data: Path, tmp_path: Path) -> None:
    archive = backed_up(data, tmp_path / "out.zip")
    with pytest.raises(Refused, match="已经存在"):
        backed_up(data, archive)
