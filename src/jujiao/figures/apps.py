"""Figures as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """数字."""

    name = "jujiao.figures"
    verbose_name = "数字"
