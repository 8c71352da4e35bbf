"""Rows laid beside what a database already holds: the next free ids, and the sequences told about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection

from bench.decade import IN_FORCE, MOMENT
from jujiao.catalogue import REGISTER_LABELS


def next_id(model: Any) -> int:
    """The first id that no row has."""
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (last or 0) + 1


def numbered(model: Any, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows under ids of their own, from the next free one on."""
    return ({"id": number, **row} for number, row in enumerate(rows, next_id(model)))


def fact(court_id: int, kind: str, key: str) -> dict[str, Any]:
    """The columns of any fact in force."""
    return {
        "public_id": key,
        "court_id": court_id,
        "kind": kind,
        "state": IN_FORCE,
        "recorded_at": MOMENT,
        "recorded_by_name": "录入员",
    }


def kept_registers(court_id: int, year: int) -> Iterator[dict[str, Any]]:
    """Every register of a year, opened."""
    for slug in REGISTER_LABELS:
        yield {
            "court_id": court_id,
            "register_year": year,
            "slug": slug,
            "opened_at": MOMENT,
        }


def reset_sequences(models: Sequence[Any]) -> None:
    """What the database numbers next comes after the rows that were laid in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
