"""Reports as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """文书."""

    name = "jujiao.reports"
    verbose_name = "文书"
