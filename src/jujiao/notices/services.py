"""What people decide about delivery: addresses, the feed and its end, the court's intranet address."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.models import Account
from jujiao.kernel.digests import hash_hex
from jujiao.kernel.problems import refuse
from jujiao.notices.models import Arrival, DeliveryWish, WebhookTarget
from jujiao.notices.webhook import checked_url


@dataclass(frozen=True, slots=True)
class OwnDelivery:
    """Somebody's own delivery; nobody decides about another's."""

    account: Account

    @property
    def recorded_by_id(self) -> int:
        """Whose it is."""
        return self.account.pk

    def __str__(self) -> str:
        return self.account.username


@command("notice.choose")
def choose_delivery(
    own: OwnDelivery, *, mail_address: str, by_webhook: bool, by: Actor, at: datetime
) -> DeliveryWish:
    """接收设置: where the digest goes besides the system; a blank address is no mail."""
    if mail_address:
        try:
            validate_email(mail_address)
        except ValidationError as fault:
            raise refuse(
                "bad_mail_address", "邮箱地址不对。", place="mail_address", remedy="请改正。"
            ) from fault
    wish = _wish(own)
    wish.mail_address, wish.by_webhook = mail_address, by_webhook
    wish.save()
    return wish


@command("notice.feed")
def open_feed(own: OwnDelivery, *, by: Actor, at: datetime) -> str:
    """开通日历订阅: returns the token, which is shown once; an earlier one gives nothing from now on."""
    token = secrets.token_urlsafe(32)
    wish = _wish(own)
    wish.feed_hash, wish.feed_made_at = feed_hash(token), at
    wish.save()
    return token


@command("notice.feed")
def revoke_feed(own: OwnDelivery, *, by: Actor, at: datetime) -> DeliveryWish:
    """停止日历订阅: whoever still has the token gets nothing."""
    wish = _wish(own)
    wish.feed_hash, wish.feed_made_at = "", None
    wish.save()
    return wish


@dataclass(frozen=True, slots=True)
class NewTarget:
    """The intranet address to which a court's notices are to be posted; blank is none."""

    court_id: int
    url: str

    def __str__(self) -> str:
        return self.url


@command("notice.target")
def set_webhook(new: NewTarget, *, by: Actor, at: datetime) -> WebhookTarget:
    """设定内网消息接口. Raises Refused for what is no address; whether it is allowed is seen on sending."""
    target = WebhookTarget.objects.filter(court_id=new.court_id).first()
    target = target or WebhookTarget(court_id=new.court_id)
    target.url = checked_url(new.url) if new.url else ""
    target.save()
    return target


def mark_read(account_id: int, keys: list[str], *, at: datetime) -> int:
    """Takes notices off the bell. No act of record: who reads what and when is nobody's business."""
    rows = Arrival.objects.filter(account_id=account_id, key__in=keys, read_at=None)
    return rows.update(read_at=at)


def feed_hash(token: str) -> str:
    """What is kept of a token."""
    return hash_hex("sha256", token.encode())


def _wish(own: OwnDelivery) -> DeliveryWish:
    found = DeliveryWish.objects.filter(account=own.account).first()
    return found or DeliveryWish(account=own.account)
