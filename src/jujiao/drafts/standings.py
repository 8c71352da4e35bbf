"""Places in an order of merit: 位列全市第2 and 荣获二等奖 claim something, 第一议题 and 二等奖20篇 do not."""

from __future__ import annotations

import re

from jujiao.drafts.lexicon import either
from jujiao.drafts.nonclaims import Setting
from jujiao.drafts.signs import C

PLACED = re.compile(
    rf"(?:{either('ranks', 'verbs')})[^,;。]{{0,2}}\Z"
    rf"|(?:{either('ranks', 'verbs')}|在)[^,;。]{{0,24}}(?:{either('ranks', 'bodies')})[^,;。“”]{{0,8}}\Z"
    r"|全(?:国|省|市|区|县|旗|盟|州)[^,;。]{0,10}\Z"
)
NEVER = re.compile(either("ranks", "never"))
ENDS = re.compile(
    r"[ ]?(?:[,;。、!?)\n\r\t|”]|\Z|的|和|与|及|且|并|好成绩|佳绩|,|上升|跃升|跃居|升|提升|提高|前移|下降|降|后移|下滑)"
)
PLACE_BEFORE_IT = re.compile(
    rf"[获得夺列居][^,;。]{{0,12}}第(?:\d|{C})+[名位]?、[^,;。、]{{0,6}}\Z"
)
RISEN_FROM = re.compile(r"[由从][^,;。]{0,6}\Z")
RISEN = re.compile("(?:上升|跃升|提升|前移|升|跃|下降|下滑|后移|降)[到至居为]{0,2}[^,;。]{0,8}第")
COUNT_BEFORE_IT = re.compile(r"(?:\d|[一二两三四五六七八九十])[个项人名篇件次]\Z")
OBTAINED = re.compile(either("ranks", "obtained"))
COUNTED_NEXT = re.compile(rf"[ ]?[(:]?[ ]?(?:\d|{C})|各?\d")
COUNT_BEFORE = re.compile(
    r"(?:\d|[一二两三四五六七八九十])(?:余|多)?(?:篇|名|人|个|项|件|部|位|次)(?!年)"
)


def is_standing(one: Setting) -> bool:
    """Whether an ordinal numeral claims a place that was won."""
    shape = one.numeral.shape
    if shape == "prize":
        return _is_prize_won(one)
    if shape == "top":
        return bool(PLACED.search(one.lead)) and ENDS.match(one.rest) is not None
    if one.numeral.unit == "次":
        return True
    if COUNT_BEFORE_IT.search(one.lead):
        return False
    if PLACE_BEFORE_IT.search(one.lead) and ENDS.match(one.rest):
        return True
    if RISEN_FROM.search(one.lead) and RISEN.match(one.rest):
        return True
    if not one.numeral.unit and NEVER.match(one.rest):
        return False
    return ENDS.match(one.rest) is not None and (
        bool(PLACED.search(one.lead))
        or (one.numeral.unit == "名" and bool(OBTAINED.search(one.lead)))
    )


def _is_prize_won(one: Setting) -> bool:
    """荣获二等奖 stands for the prize; 二等奖20篇 and 2篇获二等奖 only say which."""
    if COUNTED_NEXT.match(one.rest) or not ENDS.match(one.rest):
        return False
    return bool(OBTAINED.search(one.lead)) and not COUNT_BEFORE.search(one.lead)
