"""Evidence as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """佐证."""

    name = "jujiao.evidence"
    verbose_name = "佐证"
