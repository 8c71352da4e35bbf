"""What a sentence says is to be, as against what is: plans, rules and quotas claim nothing.

A sentence turns to the future at 拟, 计划, 力争, 必须 …, and back to the facts at 已, 实际, 目前 …; where the
whole part of the text speaks of what is to be, it begins there and needs a plainer word to turn back.
"""

from __future__ import annotations

import re

from jujiao.drafts.layout import Layout, Span
from jujiao.drafts.lexicon import either
from jujiao.drafts.outlook import Outlook

FUTURE = (
    rf"{either('plans', 'future')}"
    r"|要求(?=[各每全支党部干])|规定(?=[每党干应须各])|确保(?=[每全达各\d])"
    rf"|(?<![模虚草])拟(?=再?(?:{either('plans', 'verbs_after_intend')}))"
    rf"|(?<![工度习训改案体标作])计划(?=[^\d一二三四五六七八九十百,;。的书性、少多增减])"
    rf"|(?<![即行])将(?!从|以(?!更))(?=(?:{either('plans', 'verbs_after_will', 'verbs_after_must')}))"
    rf"|(?<![主重首纪摘只概次简扼险紧索必机纲])要(?=(?:{either('plans', 'verbs_after_must')}))"
    rf"|(?:(?<=[,;:。\n])|\A)要(?!{either('outlook', 'no_must')})"
    r"|争取(?=[\d一二两三四五六七八九十])|准备(?=再|在|于|投入|建|新|招|开展|举办|组织)|(?<![即行])将有(?![关效力限利])"
    r"|(?:做好|抓好)(?:以下|下列|如下|这?[几一二三四五六七八九两0-9]+(?:项|个方面|方面|点))"
    r"|(?:(?<=[,;。\n])|\A)(?:会议|通报|通知|院长|书记|领导)[^,;。按根依落]{0,6}要求[,:]"
    r"|原则同意|(?:同意|决定)(?=面向|公开招|招[录聘]|购置|列支|从|新建|举办|开展|选派|安排|追加|拨付)"
    r"|(?<![从至、截止])到20\d\d年(?!的)|[们须定]要(?=再|在|把|培)"
)
TURN = re.compile(
    rf"(?P<future>{FUTURE})|(?P<fact>{either('plans', 'fact')})"
    rf"|(?P<pause>;|(?<=,)(?:全年|今年以来|一年来|该院|本院|我院|全院|去年)(?!计划|拟|预计|力争))"
)
ANNOUNCING = frozenset({"做好", "抓好"})
PAST = re.compile("年来|以来|过去|去年|上年|全年|上半年")
TURN_IN_PLANS = re.compile(
    rf"(?P<future>{FUTURE}|;)|(?P<fact>(?<![较比与同超])(?:{either('plans', 'fact_in_plans')}))"
)


class Intentions:
    """For each sentence the places where it turns from fact to plan and back; found when asked."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.outlook = Outlook(layout)
        self._turns: dict[int, list[tuple[int, bool]]] = {}

    def planned(self, place: int) -> bool:
        """Whether the text speaks of what is to be at this place."""
        planned = False
        for at, future in self._of(self.layout.sentence(place)):
            if at > place:
                break
            planned = future
        return planned

    def _of(self, sentence: Span) -> list[tuple[int, bool]]:
        if sentence.start not in self._turns:
            is_ahead = self.outlook.is_ahead(sentence.start)
            pattern = TURN_IN_PLANS if is_ahead else TURN
            turns = [(sentence.start, is_ahead)]
            for found in pattern.finditer(self.layout.text, sentence.start, sentence.end):
                if not (self._is_in_a_list(found, turns[-1]) or self._looks_back(found, sentence)):
                    turns.append((found.start(), found.lastgroup == "future"))
            self._turns[sentence.start] = turns
        return self._turns[sentence.start]

    def _is_in_a_list(self, found: re.Match[str], turn: tuple[int, bool]) -> bool:
        """将做好三项工作:…;…;… is a plan to its end."""
        at, future = turn
        is_pause = found.lastgroup == "pause"
        return is_pause and future and ":" in self.layout.text[at : found.start()]

    def _looks_back(self, found: re.Match[str], sentence: Span) -> bool:
        """一年来,我们抓好三项工作: tells what was done."""
        if found.group()[:2] not in ANNOUNCING:
            return False
        return PAST.search(self.layout.text, sentence.start, found.start()) is not None
