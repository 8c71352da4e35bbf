"""Signing a zero as the person behind the account: an account that is nobody's cannot vouch."""

from __future__ import annotations

from jujiao.figures.services import Nil, sign_zero
from jujiao.kernel.problems import refuse
from jujiao.web.standpoint import Standpoint


def signed_by_reader(here: Standpoint, nil: Nil, register: str) -> object:
    """Signs on the day on which the reader looks. Raises Refused."""
    if here.actor.person_id is None:
        raise refuse(
            "no_person",
            "您的账号没有对应到花名册上的人，不能签认。",
            remedy="请系统管理员补上。",
        )
    return sign_zero(
        nil,
        person_id=here.actor.person_id,
        signed_on=here.today,
        register_text=register,
        by=here.actor,
        at=here.now,
    )
