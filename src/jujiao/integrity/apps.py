"""Integrity as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class IntegrityConfig(AppConfig):
    """廉洁."""

    name = "jujiao.integrity"
    verbose_name = "廉洁"
