"""提醒: what came for the reader, where it goes besides the system, and his calendar feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from jujiao.access.actors import actor_of
from jujiao.catalogue.roles import StaffRole
from jujiao.notices.selectors import (
    arrivals_of,
    delivery_wish,
    parked_letters,
    unread_count,
)
from jujiao.notices.services import OwnDelivery, choose_delivery, open_feed, revoke_feed
from jujiao.web.acting import act_forms
from jujiao.web.addresses import Address
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question
from jujiao.web.paging import pages_of
from jujiao.web.parts import Heading, Link, Pages
from jujiao.web.standpoint import Standpoint, moment

SIZE = 20


def _choose_asks(here: Standpoint, own: Any) -> Sequence[Question]:
    wish = delivery_wish(own.account.pk)
    return (
        Question(
            "mail_address",
            "邮箱",
            is_required=False,
            hint="留空就不发邮件；受限事项在邮件里只写“请登录后查看”",
            value=wish.mail_address if wish else "",
        ),
        Question(
            "by_webhook",
            "内网消息",
            "tick",
            is_required=False,
            hint="同时发内网消息",
            value="1" if wish and wish.by_webhook else "",
        ),
    )


def _choose(doing: Doing) -> object:
    return choose_delivery(
        doing.subject,
        mail_address=doing["mail_address"],
        by_webhook=doing["by_webhook"],
        **doing.who,
    )


CHOOSE = Act("choose", "接收设置", _choose, "记下了。", _choose_asks)
OPEN = Act(
    "feed",
    "开通日历订阅",
    lambda doing: open_feed(doing.subject, **doing.who),
    "",
    hint="给出一个只显示一次的地址。再开一次，原来的地址就不能用了。",
)
REVOKE = Act(
    "revoke",
    "停止日历订阅",
    lambda doing: revoke_feed(doing.subject, **doing.who),
    "停止了，原来的地址不能再用。",
    danger=True,
)
NOTICE_ACTS = {one.slug: one for one in (CHOOSE, REVOKE)}
ALL_ACTS = {**NOTICE_ACTS, OPEN.slug: OPEN}


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """What came, the latest first; ``feed_url`` is shown only in the answer that made it."""

    heading: Heading
    arrivals: Sequence[Any]
    unread: tuple[str, ...]
    pages: Pages
    feed_since: datetime | None
    feed_url: str
    forms: tuple[ActForm, ...]
    names: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()


def _parked(own: OwnDelivery) -> Iterator[str]:
    """What could not be delivered, for those who run the machine."""
    actor = actor_of(own.account, on=timezone.localdate(moment()))
    if StaffRole.SYSTEM_ADMIN in actor.roles:
        for letter in parked_letters()[:SIZE]:
            yield f"{letter.get_channel_display()} {letter.account}：{letter.last_error}"


def notices_page(
    here: Standpoint | None, own: OwnDelivery, address: Address, sent: ActForm | None = None
) -> NoticesPage:
    """The reader's notices; ``sent`` is a form that came back. Without a court there is nothing to choose."""
    account_id = own.account.pk
    cut = Paginator(arrivals_of(account_id), SIZE).get_page(address.value("page") or 1)
    shown, wish = list(cut.object_list), delivery_wish(account_id)
    unread = unread_count(account_id)
    has_feed = bool(wish and wish.feed_hash)
    offered = {CHOOSE.slug: False, OPEN.slug: False} | ({REVOKE.slug: False} if has_feed else {})
    return NoticesPage(
        Heading("提醒", f"未读{unread}条" if unread else "没有未读的", (Link("提醒"),)),
        shown,
        tuple(one.key for one in shown if one.read_at is None),
        pages_of(address, cut, SIZE),
        wish.feed_made_at if wish and has_feed else None,
        "",
        act_forms(here, own, ALL_ACTS, offered, sent, _address_of_act) if here else (),
        parked=tuple(_parked(own)),
    )


def with_feed(page: NoticesPage, url: str) -> NoticesPage:
    """The same page, showing the address that was just made."""
    return replace(page, feed_url=url)


def _address_of_act(slug: str) -> str:
    return reverse("notice_act", args=[slug])
