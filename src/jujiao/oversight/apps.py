"""Oversight as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """党建督导."""

    name = "jujiao.oversight"
    verbose_name = "党建督导"
