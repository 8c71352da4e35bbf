"""One archive that holds an installation, and the way back. A plain copy of a live database is none.

The keys of an installation are never in the archive: they are kept apart.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jujiao.kernel.digests import hash_hex
from jujiao.kernel.problems import Problem, Refused, refuse

DATABASE = "jujiao.sqlite3"
EVIDENCE = "evidence"
MANIFEST = "manifest.json"
FORMAT = 1
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    EOFError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an archive holds: when it was made, by which version, at which head of the journal."""

    made_at: str
    version: str
    head: str
    files: dict[str, str]


def write_archive(data: Path, out: Path, *, at: datetime, version: str, head: str) -> Snapshot:
    """Writes the archive beside ``out`` and puts it there whole. Raises Refused where it exists."""
    if out.exists():
        raise refuse("backup_exists", f"“{out}”已经存在，不覆盖。", remedy="请换一个文件名。")
    if not (data / DATABASE).exists():
        raise refuse(
            "nothing_to_back_up", f"“{data}”里没有数据库。", remedy="请先运行 jujiao migrate。"
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        copy = Path(folder) / DATABASE
        _copy_database(data / DATABASE, copy)
        contents = {DATABASE: copy, **dict(_evidence(data))}
        files = {name: hash_hex("sha256", path.read_bytes()) for name, path in contents.items()}
        snapshot = Snapshot(at.isoformat(timespec="seconds"), version, head, files)
        partial = Path(folder) / "archive"
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in contents.items():
                archive.write(path, name)
            archive.writestr(MANIFEST, json.dumps(_manifest(snapshot), ensure_ascii=False))
        partial.replace(out)
    return snapshot


def restore_archive(archive_path: Path, data: Path, *, version: str) -> Snapshot:
    """Puts an archive into an empty data folder. Raises Refused: damaged, changed, of a later version,
    or a folder that is not empty."""
    if (data / DATABASE).exists():
        raise refuse(
            "data_not_empty", f"“{data}”里已经有数据库，不覆盖。", remedy="请恢复到空文件夹。"
        )
    if not archive_path.is_file():
        raise refuse("backup_missing", f"没有备份文件“{archive_path}”。", remedy="请核对路径。")
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        snapshot = _unpack(archive_path, Path(folder))
        if _ordered(snapshot.version) > _ordered(version):
            raise refuse(
                "backup_newer",
                f"备份出自{snapshot.version}版，这里是{version}版，没有恢复。",
                remedy="请先升级程序。",
            )
        for name in snapshot.files:
            target = data / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).replace(target)
    return snapshot


def _ordered(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _copy_database(source: Path, target: Path) -> None:
    """The online backup of SQLite: consistent while others write; what lies in the WAL is in it."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise refuse(
            "database_damaged", "数据库自检没有通过，没有做成备份。", remedy="请告诉管理员。"
        )


def _evidence(data: Path) -> Iterator[tuple[str, Path]]:
    folder = data / EVIDENCE
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file():
            yield path.relative_to(data).as_posix(), path


def _manifest(snapshot: Snapshot) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": snapshot.made_at,
        "version": snapshot.version,
        "head": snapshot.head,
        "files": snapshot.files,
    }


def _unpack(archive_path: Path, folder: Path) -> Snapshot:
    try:
        with zipfile.ZipFile(archive_path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            files = {str(name): str(digest) for name, digest in manifest["files"].items()}
            problems = [
                problem
                for name, digest in files.items()
                if (problem := _extract(archive, name, digest, folder)) is not None
            ]
            extra = set(archive.namelist()) - set(files) - {MANIFEST}
    except DAMAGE as fault:
        raise refuse(
            "backup_damaged", "备份文件已损坏，没有恢复。", remedy="请换一份备份。"
        ) from fault
    problems += [Problem("backup_changed", name, "清单里没有这个文件。") for name in sorted(extra)]
    if problems or DATABASE not in files:
        raise Refused(*problems or [Problem("backup_damaged", "", "备份里没有数据库，没有恢复。")])
    return Snapshot(manifest["made_at"], manifest["version"], manifest["head"], files)


def _extract(archive: zipfile.ZipFile, name: str, digest: str, folder: Path) -> Problem | None:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        return Problem("backup_changed", name, "文件名越出了备份文件夹，没有恢复。")
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
    if hash_hex("sha256", target.read_bytes()) != digest:
        return Problem("backup_changed", name, "与清单的摘要不符，没有恢复。", "请换一份备份。")
    return None
