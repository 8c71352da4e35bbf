"""Tasks as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """交办事项."""

    name = "jujiao.tasks"
    verbose_name = "交办事项"
