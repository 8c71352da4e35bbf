"""Findings as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """问题."""

    name = "jujiao.findings"
    verbose_name = "问题"
