"""表样: how a superior's form is filled, told once and kept."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Unit, new_public_id


class FormTemplate(Journalled):
    """对应表: which cell of a form holds which figure, list or text; ``content_hash`` is the blank file."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="form_templates")
    name = models.CharField(max_length=120)
    file_name = models.CharField(max_length=200, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    mapping = models.JSONField()
    version = models.PositiveSmallIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "name"], name="form_template_name"),
        )

    def __str__(self) -> str:
        return self.name
