"""Blank forms as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class BlanksConfig(AppConfig):
    """上级报表."""

    name = "jujiao.blanks"
    verbose_name = "上级报表"
