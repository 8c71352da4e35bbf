"""People as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """单位与人员."""

    name = "jujiao.people"
    verbose_name = "单位与人员"
