"""Procedures as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """程序."""

    name = "jujiao.procedures"
    verbose_name = "程序"
