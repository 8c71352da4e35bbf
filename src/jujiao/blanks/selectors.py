"""The maps that a court keeps."""

from __future__ import annotations

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.blanks.mapping import FormMap, map_from_plain
from jujiao.blanks.models import FormTemplate


def form_templates(scope: Scope) -> QuerySet[FormTemplate]:
    """The maps of a court, the latest first."""
    return within(FormTemplate.objects.all(), scope).order_by("-saved_at", "-pk")


def template_named(scope: Scope, name: str) -> FormTemplate | None:
    """The map of that name, or None."""
    return form_templates(scope).filter(name=name).first()


def map_of(template: FormTemplate) -> FormMap:
    """What a kept map tells."""
    return map_from_plain(template.mapping)
