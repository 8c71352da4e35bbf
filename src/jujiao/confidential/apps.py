"""Confidential as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ConfidentialConfig(AppConfig):
    """受限内容."""

    name = "jujiao.confidential"
    verbose_name = "受限内容"
