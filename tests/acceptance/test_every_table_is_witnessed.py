"""One row edited, added or deleted by raw SQL, in every table of facts that has rows: each is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection, models, transaction

from jujiao.journal.journalled import Journalled
from jujiao.journal.selectors import differing_rows, journalled_models
from model_year import ModelYear

pytestmark = pytest.mark.django_db
FEWEST_TABLES = 12


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def filled_tables() -> list[type[Journalled]]:
    """The tables of facts that the model year fills."""
    return [one for one in journalled_models() if models.QuerySet(one).exists()]


def first_id(model: type[Journalled]) -> int:
    return int(models.QuerySet(model).order_by("pk").values_list("pk", flat=True)[0])


def an_unlocked_column(model: type[Journalled]) -> models.Field[object, object]:
    """A witnessed column that can be given other words without breaking the table's own rules."""
    columns = [one for one in model._meta.concrete_fields if one.attname not in model.unwitnessed]
    plain = (models.CharField, models.DateTimeField, models.DateField, models.JSONField)
    return next(one for one in columns if isinstance(one, plain) and not one.primary_key)


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def another_value(column: models.Field[object, object]) -> object:
    if isinstance(column, models.CharField):
        return uuid4().hex[: column.max_length or 8]
    return '["x"]' if isinstance(column, models.JSONField) else "2001-02-03 04:05:06"


def test_an_edited_row_is_named_in_every_table(model_year: ModelYear) -> None:
    assert len(filled_tables()) >= FEWEST_TABLES
    for model in filled_tables():
        table, key, column = model._meta.db_table, first_id(model), an_unlocked_column(model)
        with undone():
            words = f'UPDATE "{table}" SET "{column.column}" = %s WHERE id = %s'
            sql(words, another_value(column), key)
            [problem] = list(differing_rows(model))
            assert (problem.code, problem.place) == ("row_edited", f"{table} {key}")


def test_a_deleted_row_is_named_in_every_table(model_year: ModelYear) -> None:
    for model in filled_tables():
        table, key = model._meta.db_table, first_id(model)
        with undone():
            sql(f'DELETE FROM "{table}" WHERE id = %s', key)
            [problem] = list(differing_rows(model))
            assert (problem.code, problem.place) == ("row_gone", f"{table} {key}")


def test_an_added_row_is_named_in_every_table(model_year: ModelYear) -> None:
    for model in filled_tables():
        table, key = model._meta.db_table, first_id(model)
        columns = [one for one in model._meta.concrete_fields if not one.primary_key]
        copied = ", ".join(_copied(model, one) for one in columns)
        named = ", ".join(f'"{one.column}"' for one in columns)
        with undone():
            sql(
                f'INSERT INTO "{table}" (id, {named}) SELECT 999999, {copied} FROM "{table}"'
                " WHERE id = %s",
                key,
            )
            [problem] = list(differing_rows(model))
            assert (problem.code, problem.place) == ("row_added", f"{table} 999999")


def _copied(model: type[Journalled], column: models.Field[object, object]) -> str:
    """The same column for the added row, unless that would break a rule of uniqueness."""
    together = {name for rule in model._meta.constraints for name in getattr(rule, "fields", ())}
    if not column.unique and column.name not in together:
        return f'"{column.column}"'
    if isinstance(column, models.CharField):
        return f"'{uuid4().hex[: column.max_length or 8]}'"
    if isinstance(column, models.DateField):
        return f'"{column.column}"'
    return f'"{column.column}" + 9000'
