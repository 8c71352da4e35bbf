"""Drafts as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """数字核对."""

    name = "jujiao.drafts"
    verbose_name = "数字核对"
