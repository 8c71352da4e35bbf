"""A row as bytes: the same row gives the same bytes on every engine, whatever wrote it."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.kernel.digests import canonical_json, hash_hex


def plain(value: object) -> object:
    """A column's value in JSON's own types."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value


def kept(column: models.Field[Any, Any], value: object) -> object:
    """The value as it comes back from the database, whatever it was when it was handed in: 0 as 0.00.

    What the column cannot hold, and somebody put there all the same, stays as it is.
    """
    if value is None or not isinstance(column, models.DecimalField):
        return value
    try:
        return column.to_python(value).quantize(Decimal(1).scaleb(-column.decimal_places))
    except (ValidationError, ArithmeticError):
        return value


def canonical_row(row: Journalled) -> bytes:
    """All witnessed columns of the row, in the order of their names."""
    columns = {
        column.attname: plain(kept(column, getattr(row, column.attname)))
        for column in row._meta.concrete_fields
        if column.attname not in row.unwitnessed
    }
    return canonical_json(columns)


def salted_hash(row: Journalled, *, salt: str, algorithm: str) -> str:
    """The leaf of a row."""
    return hash_hex(algorithm, salt.encode() + canonical_row(row))


def plain_hash(row: Journalled, algorithm: str = "sm3") -> str:
    """The hash of a row without salt, as it enters the digest of a figure."""
    return hash_hex(algorithm, canonical_row(row))


def fresh_salt() -> str:
    """A salt nobody can guess."""
    return secrets.token_hex(16)
