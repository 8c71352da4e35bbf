"""The keys of sealed fields: versioned, in one file beside the session key, readable by its owner only.

Texts name the version they were sealed with, so that old keys stay readable while a new one seals.
Whoever has the database without this file has no text; whoever loses the file has none either.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from jujiao.confidential.ciphers import SUITES, FieldCipher
from jujiao.kernel.problems import refuse

FILE_NAME = "field.keys"


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One key: its version, the suite it belongs to, its bytes."""

    version: int
    suite: str
    secret: bytes

    @property
    def cipher(self) -> FieldCipher:
        """The suite. Raises Refused for one this program does not know."""
        if self.suite not in SUITES:
            raise refuse("unknown_suite", f"不认识加密套件{self.suite}。", remedy="请升级程序。")
        return SUITES[self.suite]

    def __repr__(self) -> str:
        return f"FieldKey(version={self.version}, suite={self.suite!r})"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of an installation; the last seals, every one opens."""

    keys: tuple[FieldKey, ...]

    @property
    def active(self) -> FieldKey:
        """The key that seals."""
        return self.keys[-1]

    def key(self, version: int) -> FieldKey:
        """The key of a version. Raises Refused where it is gone."""
        for one in self.keys:
            if one.version == version:
                return one
        raise refuse(
            "key_missing",
            f"第{version}版字段密钥不在，受限内容打不开。",
            remedy="请从另存的密钥备份里恢复。",
        )


def ring_path(folder: Path) -> Path:
    """Where the keys lie."""
    return folder / FILE_NAME


def key_ring(folder: Path, *, suite: str) -> KeyRing:
    """The keys of the installation; the first key is made when the first text is sealed.

    Raises Refused where others may read the file.
    """
    path = ring_path(folder)
    if not path.exists():
        _publish(path, KeyRing((_fresh(1, suite),)))
    return _loaded(path)


def add_key(folder: Path, *, suite: str) -> KeyRing:
    """A new version that seals from now on; the older ones stay to open what they sealed."""
    ring = key_ring(folder, suite=suite)
    grown = KeyRing((*ring.keys, _fresh(ring.active.version + 1, suite)))
    _written(ring_path(folder), grown).replace(ring_path(folder))
    return grown


def _fresh(version: int, suite: str) -> FieldKey:
    return FieldKey(version, suite, secrets.token_bytes(SUITES[suite].key_bytes))


def _loaded(path: Path) -> KeyRing:
    if path.stat().st_mode & 0o077:
        raise refuse(
            "key_exposed",
            f"密钥文件{path.name}别人也能读。",
            remedy="请改为只有本用户可读（600）。",
        )
    said = json.loads(path.read_text(encoding="ascii"))
    return KeyRing(
        tuple(
            FieldKey(int(one["version"]), one["suite"], bytes.fromhex(one["key"])) for one in said
        )
    )


def _publish(path: Path, ring: KeyRing) -> None:
    """Makes the file where there is none; of two processes at once the first one's keys hold."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = _written(path, ring)
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    finally:
        partial.unlink()


def _written(path: Path, ring: KeyRing) -> Path:
    partial = path.with_name(f".{FILE_NAME}.{secrets.token_hex(8)}")
    said = [
        {"version": one.version, "suite": one.suite, "key": one.secret.hex()} for one in ring.keys
    ]
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())
    return partial
