"""Delivery: what is on its way, what has arrived in the system, which days were composed, who wants what.

Letters on their way are the machine's own and no facts; what people decide about delivery is journalled.
"""

from __future__ import annotations

from django.db import models

from jujiao.access.models import Account
from jujiao.journal.journalled import Journalled
from jujiao.people.models import Unit


class Channel(models.TextChoices):
    """The ways to a person."""

    INBOX = "inbox", "系统内"
    MAIL = "mail", "邮件"
    WEBHOOK = "webhook", "内网消息"


class LetterState(models.TextChoices):
    """Where a letter stands; parked ones wait for somebody to look at them."""

    WAITING = "waiting", "待发"
    SENT = "sent", "已发"
    PARKED = "parked", "已搁置"


class Letter(models.Model):
    """待发: one notice for one person on one channel; ``key`` says that it is the same one for ever.

    ``tries`` counts what may be the letter's own fault, ``postponed`` how often nobody answered.
    """

    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="letters")
    address = models.CharField(max_length=300, blank=True)
    content = models.JSONField()
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=60, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    postponed = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10, choices=LetterState.choices, default=LetterState.WAITING
    )
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (models.Index(fields=["state", "not_before"], name="letter_due"),)

    def __str__(self) -> str:
        return self.key


class Arrival(models.Model):
    """系统内消息: a notice in its reader's inbox; the key lets it arrive only once."""

    key = models.CharField(max_length=120, unique=True)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="arrivals")
    content = models.JSONField()
    arrived_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["account", "arrived_at"], name="arrival_of_account"),)

    def __str__(self) -> str:
        return self.key


class ComposedDay(models.Model):
    """A day of a court whose digests were composed, all of them in the same transaction as this row."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    composed_day = models.DateField()
    composed_at = models.DateTimeField()
    letter_count = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "composed_day"], name="day_composed_once"),
        )

    def __str__(self) -> str:
        return f"{self.court} {self.composed_day}"


class DeliveryWish(Journalled):
    """接收设置: where somebody wants his digest besides the system, and the token of his calendar feed.

    Of the token only a hash is kept; without one the feed gives nothing.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="delivery_wish")
    mail_address = models.EmailField(blank=True)
    by_webhook = models.BooleanField(default=False)
    feed_hash = models.CharField(max_length=64, blank=True, db_index=True)
    feed_made_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account}"


class WebhookTarget(Journalled):
    """内网消息接口: the address in the intranet to which a court's notices are posted."""

    court = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="webhook_target")
    url = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.court}"
