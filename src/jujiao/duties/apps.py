"""Duties as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """应办事项."""

    name = "jujiao.duties"
    verbose_name = "应办事项"
