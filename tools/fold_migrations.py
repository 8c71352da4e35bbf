"""Folds indexes and constraints of first migrations into the tables that they create.

``python tools/fold_migrations.py`` after ``makemigrations`` made a new ``0001_initial.py``. Django adds
them one by one, and each makes it load all models again: migrating an empty database took three
times as long.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

FIRST = "0001_initial"


def folded(operations: list[Operation]) -> list[Operation]:
    """The same tables from fewer operations; a table that gets columns later is left as it is."""
    grown = {one.model_name_lower for one in operations if isinstance(one, AddField)}
    made = {
        one.name_lower: one
        for one in operations
        if isinstance(one, CreateModel) and one.name_lower not in grown
    }
    kept = []
    for one in operations:
        if isinstance(one, AddIndex | AddConstraint) and one.model_name_lower in made:
            name = "indexes" if isinstance(one, AddIndex) else "constraints"
            added = one.index if isinstance(one, AddIndex) else one.constraint
            options = made[one.model_name_lower].options
            options[name] = [*options.get(name, ()), added]
        else:
            kept.append(one)
    return kept


def fold_app(label: str, folder: Path) -> bool:
    """Rewrites the first migration of an app; whether it changed."""
    migration: Migration = import_module(f"jujiao.{label}.migrations.{FIRST}").Migration(
        FIRST, label
    )
    operations = folded(list(migration.operations))
    if len(operations) == len(migration.operations):
        return False
    migration.operations = operations
    text = MigrationWriter(migration, include_header=False).as_string()
    (folder / f"{FIRST}.py").write_text(text, encoding="utf-8")
    return True


def main() -> None:
    """Folds the first migration of every app that has one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jujiao.conf.settings")
    django.setup()
    for config in apps.get_app_configs():
        folder = Path(config.path) / "migrations"
        if config.name.startswith("jujiao.") and (folder / f"{FIRST}.py").exists():
            fold_app(config.label, folder)


if __name__ == "__main__":
    main()
