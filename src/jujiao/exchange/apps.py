"""Exchange as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """台账导入."""

    name = "jujiao.exchange"
    verbose_name = "台账导入"
