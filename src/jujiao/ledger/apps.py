"""Ledger as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """台账."""

    name = "jujiao.ledger"
    verbose_name = "台账"
