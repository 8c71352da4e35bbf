"""Sealing a field, opening it, and changing the key. Nothing is opened outside a command.

A reading is an act like a writing: the command that opens a text is in the table of permissions,
has a reason, and leaves its line in the journal.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.confidential.ciphers import SealBroken
from jujiao.confidential.keys import FieldKey, KeyRing, add_key, key_ring
from jujiao.confidential.models import SealedText
from jujiao.journal.journalled import require_recording
from jujiao.kernel.digests import canonical_json
from jujiao.kernel.problems import refuse

LONGEST_TEXT = 20_000
BATCH = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed field belongs: a text moved to another place no longer opens."""

    court_id: int
    target_type: str
    target_id: int
    field_name: str

    def bound_to(self, key: FieldKey) -> bytes:
        """What is authenticated with the text."""
        return canonical_json(
            [
                self.court_id,
                self.target_type,
                self.target_id,
                self.field_name,
                key.version,
                key.suite,
            ]
        )


def seal_texts(
    court_id: int, target: tuple[str, int], texts: Mapping[str, str], *, by: Actor, at: datetime
) -> list[SealedText]:
    """Seals the fields of a fact inside the running command; a blank field is not kept."""
    ring = _ring()
    rows = []
    for field_name, text in texts.items():
        if not text.strip():
            continue
        if len(text) > LONGEST_TEXT:
            raise refuse("text_too_long", f"超过{LONGEST_TEXT}字。", place=field_name)
        place = Place(court_id, *target, field_name)
        rows.append(
            SealedText(
                court_id=court_id,
                target_type=target[0],
                target_id=target[1],
                field_name=field_name,
                key_version=ring.active.version,
                sealed=_sealed(ring.active, text, place),
                recorded_at=at,
                recorded_by_id=by.account_id,
            )
        )
    return SealedText.objects.bulk_create(rows)


def open_texts(rows: Iterable[SealedText], *, reason: str) -> dict[str, str]:
    """The texts by field, inside a command that says why. Raises Refused without a reason.

    Raises WrittenOutsideCommand where no command is running: a reading nobody wrote down is none.
    """
    require_recording()
    if not reason.strip():
        raise refuse(
            "reason_missing", "没有写查看的原因。", place="reason", remedy="请用一句话写明。"
        )
    ring = _ring()
    return {row.field_name: _opened(ring, row) for row in rows}


def destroy_texts(rows: Iterable[SealedText]) -> int:
    """Takes the texts out for good inside the running command; returns how many there were."""
    gone = list(rows)
    for row in gone:
        row.delete()
    return len(gone)


@command("sealed.rotate")
def rotate_key(suite: str, *, by: Actor, at: datetime) -> int:
    """更换字段密钥: a new version seals every text again; returns how many. Old keys stay on the ring.

    An interruption leaves texts of both versions, all of them readable; doing it again ends it.
    """
    ring = add_key(settings.DATA_DIR, suite=suite)
    changed = 0
    stale = SealedText.objects.exclude(key_version=ring.active.version).order_by("pk")
    while rows := list(stale[:BATCH]):
        for row in rows:
            text = _opened(ring, row)
            row.key_version = ring.active.version
            row.sealed = _sealed(ring.active, text, _place_of(row))
        SealedText.objects.bulk_update(rows, ["key_version", "sealed"])
        changed += len(rows)
    return changed


def _ring() -> KeyRing:
    return key_ring(settings.DATA_DIR, suite=settings.FIELD_CIPHER)


def _place_of(row: SealedText) -> Place:
    return Place(row.court_id, row.target_type, row.target_id, row.field_name)


def _sealed(key: FieldKey, text: str, place: Place) -> str:
    return b64encode(key.cipher.seal(key.secret, text.encode(), place.bound_to(key))).decode()


def _opened(ring: KeyRing, row: SealedText) -> str:
    key = ring.key(row.key_version)
    try:
        text = key.cipher.unseal(key.secret, b64decode(row.sealed), _place_of(row).bound_to(key))
    except (SealBroken, ValueError) as broken:
        raise refuse(
            "seal_broken",
            "这段受限内容的封存已被破坏，打不开。",
            remedy="请审计员核验流水，并从备份恢复。",
        ) from broken
    return text.decode()
