"""Appending to the journal: one entry an act, in the transaction of the act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from jujiao.journal.canonical import fresh_salt, plain, salted_hash
from jujiao.journal.journalled import Journalled, Recording, open_recording
from jujiao.journal.models import JournalEntry, JournalHead, JournalLeaf
from jujiao.kernel.digests import canonical_json, hash_hex

GENESIS = "0" * 64
ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done, by whom and why: the part of an entry that is known before it runs."""

    action: str
    at: datetime
    actor_id: int | None
    actor_name: str
    court_id: int | None
    subject: str = ""
    reason: str = ""


@contextmanager
def recording(act: Act) -> Iterator[Recording]:
    """Opens a recording; when the act ends without error its entry is appended.

    Inside another recording the rows join that one: one act, one entry. Must run in a transaction.
    """
    outer = open_recording.get()
    if outer is not None:
        yield outer
        return
    opened = Recording()
    token = open_recording.set(opened)
    try:
        yield opened
        _append(act, opened)
    finally:
        open_recording.reset(token)


def hash_of_entry(entry: JournalEntry) -> str:
    """The link: everything an entry says, over the hash of the one before."""
    said = {
        column.attname: plain(getattr(entry, column.attname))
        for column in entry._meta.concrete_fields
        if column.attname != "entry_hash"
    }
    return hash_hex(entry.algorithm, canonical_json(said))


def hash_of_leaves(leaves: list[JournalLeaf], algorithm: str) -> str:
    """One hash over the leaves of an entry, in their order."""
    rows = [[leaf.table_name, leaf.row_id, leaf.salt, leaf.row_hash] for leaf in leaves]
    return hash_hex(algorithm, canonical_json(rows))


def _append(act: Act, opened: Recording) -> None:
    algorithm = settings.JOURNAL_ALGORITHM
    head = _locked_head()
    leaves = [_leaf(row, head.seq + 1, algorithm) for row in opened.rows.values()]
    leaves += [_erased_leaf(table, pk, head.seq + 1) for table, pk in sorted(opened.erased)]
    entry = JournalEntry(
        seq=head.seq + 1,
        at=act.at,
        action=act.action,
        actor_id=act.actor_id,
        actor_name=act.actor_name,
        court_id=act.court_id,
        subject=act.subject[:200],
        reason=act.reason[:500],
        algorithm=algorithm,
        leaf_count=len(leaves),
        leaves_hash=hash_of_leaves(leaves, algorithm),
        prev_hash=head.entry_hash,
    )
    entry.entry_hash = hash_of_entry(entry)
    entry.save(force_insert=True)
    JournalLeaf.objects.bulk_create(leaves, batch_size=500)
    head.seq, head.entry_hash = entry.seq, entry.entry_hash
    head.save()


def _leaf(row: Journalled, seq: int, algorithm: str) -> JournalLeaf:
    salt = fresh_salt()
    return JournalLeaf(
        entry_id=seq,
        table_name=row._meta.db_table,
        row_id=row.pk,
        salt=salt,
        row_hash=salted_hash(row, salt=salt, algorithm=algorithm),
    )


def _erased_leaf(table: str, row_id: int, seq: int) -> JournalLeaf:
    return JournalLeaf(
        entry_id=seq, table_name=table, row_id=row_id, salt=fresh_salt(), row_hash=ERASED
    )


def _locked_head() -> JournalHead:
    head, _ = JournalHead.objects.select_for_update().get_or_create(
        pk=1, defaults={"seq": 0, "entry_hash": GENESIS}
    )
    return head
