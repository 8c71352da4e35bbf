"""通报: numbered issues of a stream, the inspections they cite, and who has received them."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Unit, new_public_id


class Bulletin(Journalled):
    """An issued 通报. ``frozen`` is what it says, so that its paper stays the same for ever."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bulletins")
    stream = models.CharField(max_length=30)
    bulletin_year = models.PositiveSmallIntegerField()
    issue_no = models.PositiveSmallIntegerField()
    names_shown = models.BooleanField(default=False)
    issued_on = models.DateField()
    issued_by_name = models.CharField(max_length=60)
    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="bulletin")
    frozen = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "stream", "bulletin_year", "issue_no"],
                name="bulletin_number_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.bulletin_year}年第{self.issue_no}期"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream


class BulletinCitation(Journalled):
    """依据: an inspection that a bulletin reports on. An inspection is reported once."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="citations")
    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="cited_in")

    def __str__(self) -> str:
        return f"{self.bulletin} {self.record}"


class BulletinDelivery(Journalled):
    """送达与回执: to which unit it went, and who signed for it, maybe on a slip."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    delivered_on = models.DateField()
    received_on = models.DateField(null=True)
    received_by_name = models.CharField(max_length=60, blank=True)
    slip_no = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["bulletin", "unit"], name="delivered_once"),)

    def __str__(self) -> str:
        return f"{self.bulletin} {self.unit}"
