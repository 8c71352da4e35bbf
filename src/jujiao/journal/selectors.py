"""Questions to the journal: its head, the acts on a row, and whether anything was tampered with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from jujiao.journal.canonical import salted_hash
from jujiao.journal.journalled import Journalled
from jujiao.journal.models import JournalEntry, JournalHead, JournalLeaf
from jujiao.journal.services import ERASED, GENESIS, hash_of_entry, hash_of_leaves
from jujiao.kernel.problems import Problem


@dataclass(frozen=True, slots=True)
class Head:
    """The last link: how many acts there were, and the hash that stands for all of them."""

    seq: int
    entry_hash: str


def journal_head() -> Head:
    """The present head of the chain; of an empty journal, zeros."""
    head = JournalHead.objects.filter(pk=1).first()
    return Head(head.seq, head.entry_hash) if head else Head(0, GENESIS)


def acts_on(row: Journalled) -> models.QuerySet[JournalEntry]:
    """The acts that wrote this row, oldest first."""
    leaves = JournalLeaf.objects.filter(table_name=row._meta.db_table, row_id=row.pk)
    return JournalEntry.objects.filter(leaves__in=leaves).distinct().order_by("seq")


def journalled_models() -> list[type[Journalled]]:
    """Every table whose rows the journal witnesses."""
    return [model for model in apps.get_models() if issubclass(model, Journalled)]


def tampering(kept: Head | None = None) -> Iterator[Problem]:
    """What does not fit: links of the chain, a head kept elsewhere, rows edited, added or gone."""
    yield from _broken_links(kept)
    for model in journalled_models():
        yield from differing_rows(model)


def _broken_links(kept: Head | None) -> Iterator[Problem]:
    before, expected = GENESIS, 1
    met_kept = kept is None or kept.seq == 0
    for entry in JournalEntry.objects.prefetch_related(_ordered_leaves()).iterator(chunk_size=200):
        fault = _fault_of(entry, expected, before)
        if fault:
            yield Problem("journal_entry_differs", f"流水第{entry.seq}条", fault)
            return
        if kept is not None and entry.seq == kept.seq:
            met_kept = entry.entry_hash == kept.entry_hash
        before, expected = entry.entry_hash, expected + 1
    head = journal_head()
    if (head.seq, head.entry_hash) != (expected - 1, before):
        yield Problem(
            "journal_head_differs", "流水链头", "链头与最后一条流水不符，末尾的流水可能被删去。"
        )
    if kept is not None and not met_kept:
        yield Problem(
            "kept_head_differs",
            f"流水第{kept.seq}条",
            "与另存的链头不符，另存之后流水被改写或截短。",
        )


def _ordered_leaves() -> models.Prefetch[str, models.QuerySet[JournalLeaf], str]:
    return models.Prefetch("leaves", queryset=JournalLeaf.objects.order_by("pk"))


def _fault_of(entry: JournalEntry, expected: int, before: str) -> str:
    leaves = list(entry.leaves.all())
    if entry.seq != expected:
        return f"应为第{expected}条，中间的流水不见了。"
    if entry.prev_hash != before:
        return "与前一条不相接。"
    if len(leaves) != entry.leaf_count:
        return f"应有{entry.leaf_count}行凭证，现有{len(leaves)}行。"
    if hash_of_leaves(leaves, entry.algorithm) != entry.leaves_hash:
        return "凭证被改动。"
    return "" if hash_of_entry(entry) == entry.entry_hash else "内容被改动。"


def differing_rows(model: type[Journalled]) -> Iterator[Problem]:
    """The rows of one table that were edited, added or taken out behind the journal's back."""
    table = model._meta.db_table
    latest = _latest_leaves(table)
    for pk, row in _rows(model):
        witness = latest.pop(pk, None)
        if witness is None:
            yield Problem("row_added", f"{table} {pk}", "这一行没有流水，是绕过系统加进来的。")
        elif row is None or not _agrees(row, witness):
            yield Problem("row_edited", f"{table} {pk}", "这一行与流水不符，被绕过系统改动。")
    for pk in sorted(pk for pk, witness in latest.items() if witness[1] != ERASED):
        yield Problem("row_gone", f"{table} {pk}", "流水里有这一行，库里没有，被绕过系统删除。")


def _latest_leaves(table: str) -> dict[int, tuple[str, str, str]]:
    leaves = (
        JournalLeaf.objects.filter(table_name=table)
        .order_by("entry_id", "pk")
        .values_list("row_id", "salt", "row_hash", "entry__algorithm")
    )
    return {row_id: (salt, digest, used) for row_id, salt, digest, used in leaves.iterator()}


def _rows(model: type[Journalled]) -> Iterator[tuple[int, Journalled | None]]:
    everything: models.QuerySet[Journalled] = models.QuerySet(model).order_by("pk")
    last = 0
    try:
        for row in everything.iterator():
            last = row.pk
            yield row.pk, row
    except (ValueError, TypeError, ArithmeticError):
        yield from _rows_one_by_one(model, after=last)


def _rows_one_by_one(
    model: type[Journalled], *, after: int
) -> Iterator[tuple[int, Journalled | None]]:
    """A column holds something its type cannot: finds which row, by reading each alone."""
    everything: models.QuerySet[Journalled] = models.QuerySet(model)
    for pk in list(everything.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)):
        try:
            row = everything.get(pk=pk)
        except (ValueError, TypeError, ArithmeticError):
            row = None
        yield pk, row


def _agrees(row: Journalled, witness: tuple[str, str, str]) -> bool:
    salt, digest, algorithm = witness
    try:
        return salted_hash(row, salt=salt, algorithm=algorithm) == digest
    except (ValueError, TypeError):
        return False
