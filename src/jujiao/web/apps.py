"""The web as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """网页."""

    name = "jujiao.web"
    verbose_name = "网页"
