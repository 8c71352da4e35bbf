"""Appraisals as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """干警考核."""

    name = "jujiao.appraisals"
    verbose_name = "干警考核"
