"""Policies as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """规则参数."""

    name = "jujiao.policies"
    verbose_name = "规则参数"
