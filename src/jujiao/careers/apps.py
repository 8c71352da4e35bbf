"""Careers as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CareersConfig(AppConfig):
    """履职与晋升."""

    name = "jujiao.careers"
    verbose_name = "履职与晋升"
