"""Access as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """账号与权限."""

    name = "jujiao.access"
    verbose_name = "账号与权限"
