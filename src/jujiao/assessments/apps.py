"""Assessments as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """支部考核."""

    name = "jujiao.assessments"
    verbose_name = "支部考核"
