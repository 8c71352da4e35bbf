"""Notices as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """提醒."""

    name = "jujiao.notices"
    verbose_name = "提醒"
