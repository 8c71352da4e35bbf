"""The journal as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """流水."""

    name = "jujiao.journal"
    verbose_name = "流水"
