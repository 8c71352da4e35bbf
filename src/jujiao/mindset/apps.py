"""Mindset as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class MindsetConfig(AppConfig):
    """思想动态与意识形态."""

    name = "jujiao.mindset"
    verbose_name = "思想动态与意识形态"
