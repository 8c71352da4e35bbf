"""Plans as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """方案与举措."""

    name = "jujiao.plans"
    verbose_name = "方案与举措"
