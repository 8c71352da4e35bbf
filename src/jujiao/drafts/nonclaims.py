"""Which numerals claim nothing: one rule each, in order; the first that holds is the reason.

About half of all numerals in a report are no figures at all (design, section 7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jujiao.drafts.intentions import Intentions
from jujiao.drafts.layout import Layout, Span
from jujiao.drafts.lexicon import either, words
from jujiao.drafts.numerals import Hedge, Numeral
from jujiao.drafts.signs import Kind

DATE, ORDINAL, NAME, TITLE, RULE, PLAN = "date", "ordinal", "name", "title", "rule", "plan"

FIXED = re.compile(either("fixed", "phrases"))
BEFORE_LIMIT = re.compile(either("thresholds", "before"))
ADJACENT_LIMIT = re.compile(rf"(?:{either('thresholds', 'adjacent')})[ ]?\Z")
NORM = re.compile(r"按照?|根据|依照")
NORM_NAMED = re.compile(rf"的?(?:{either('thresholds', 'norms')})")
STRUCTURE = re.compile(either("structure", "nouns"))
DEEDS = re.compile(either("structure", "deeds"))
REFERENCE = re.compile(
    rf"(?:{either('structure', 'references')})[^,;。、0-9]{{0,3}}\Z"
    r"|(?:以(?![来上下内外及])|从(?![事中严]))[^,;。、0-9]?\Z|(?:[这那前头]|(?<!先)后)\Z"
)
PURPOSE = re.compile(rf"[^,;。]{{0,10}}为(?:{either('structure', 'purposes')})")
FINDING = re.compile("反馈|发现|指出|查摆|涉及|梳理|检视|整改")
CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万亿廿卅]+")
ROUND = re.compile("[百千万亿]+")
ONE_CLAIMED = re.compile(rf"(?:{either('articles', 'claimed_after')})了?\Z")
ONE_NEVER = re.compile(rf"(?:{either('articles', 'never_after')})\Z")
SECOND_OF = frozenset("次期组队部号处班场届级审庭")
DURATIONS = frozenset(words("units", "duration"))
YEARS, AGES = frozenset({"年"}), frozenset({"岁", "周岁"})
SUPPOSED = re.compile(r"同一[^,;。]{0,6}\Z|(?<![共合累总统审预设小])计(?:作|为)?\Z")
LASTING = re.compile(
    "为期|历时|时长|平均|缩短|减少|延长|压缩|增加|集中|脱产|连续|花|用时|周期|历经|长达|时间|已超期|最[快短长慢]|累计|学习|培训|锻炼|会期"
)
DEADLINE = re.compile("公示|时限|期限|逾期|超期|限期|届满|提前|之前|内")
NOT_REACHED = re.compile(r"[未不没]有?\Z")
AVERAGE = re.compile("平均|人均|均龄")
CHANGED = re.compile(r"(?:推迟|提前|延后|下降|降低|提高|增加|减少|年轻|增长)了?[ ]?\Z")
FOUND = re.compile(r"(?:发现|反馈|查摆|排查|检查|指出|移交|督察|巡察)出?的[^,;。]{0,4}\Z")
CONSEQUENCE = re.compile(
    "(?P<who>[^,;。]*)的,?(?:退出|不得|予以|给予|取消|一律|应|须|调离|免去|降)"
)
BAND = re.compile("的(?:仅|只)?[占有共为]")
KINDS = re.compile("(?:分为|分成|划分为|归为|包括)[^;。]*等?")
ONE_THING = re.compile(r"(?<![统单同唯专第十])一[起件笔桩份个名位]\Z")
DISTANCES = frozenset({"米", "公里", "千米"})
SPORT = re.compile(either("sports", "after"))
FESTIVE = frozenset({"", "节"})
TARIFF = re.compile(
    "[对凡][^,;。]{2,40}(?:的|每[篇人件次项])(?:一次性|分别|给予|予以|每[篇人件次项])*(?:奖励|补助|罚款|扣发|扣减)[^,;。]{0,12}\\Z"
)
PAPER = re.compile(r"(?:报告|总结|方案|通知|汇报|要点|意见|规定|办法|通报|计划)\Z")
IMPRINT = re.compile(r"(?:\(共?|[ ]共)印\Z|一式\Z")
IN_A_ROW = re.compile(r"连续(?:已)?[ ]?\Z|已连续[ ]?\Z|保持了?[ ]?\Z")
RELATIVE = re.compile("(?:^|[^应])(?:对于?|凡|若|如|针对)[^,;。]*?连续")
COMPARED = re.compile("[比率]")
SLOGAN_END = re.compile("[A-Za-z+]")
READING = re.compile(
    r"(?:达到?|至|为|共|到|有|计|是|突破|约|近|超过?|逾|第|数|量|率|比|得分|均分|指数|系数)[ ]?\Z"
)
STANDS_ALONE = re.compile(r"[ ]?(?:[,;。、!?)\n\r\t|]|\Z)")
EVENT = re.compile(either("absence", "events"))
CONSECUTIVE = re.compile(r"连续[^,;。]{0,8}[年月]")
ALWAYS = frozenset({"8", "24", "八", "365", "366"})
EACH_AT_LEAST = re.compile("每[^,;。]*每[^,;。]*(?:至少|不少)")


@dataclass(frozen=True, slots=True)
class Setting:
    """A numeral with what stands around it."""

    numeral: Numeral
    layout: Layout
    intentions: Intentions
    peers: tuple[Numeral, ...]

    @property
    def text(self) -> str:
        """The text in normal form."""
        return self.layout.text

    @property
    def written(self) -> str:
        """The number's own signs, without hedge."""
        return self.text[self.numeral.core : self.numeral.end]

    @property
    def clause(self) -> Span:
        """The clause it stands in."""
        return self.layout.clause(self.numeral.core)

    @property
    def lead(self) -> str:
        """The clause up to the numeral."""
        return self.text[self.clause.start : self.numeral.start]

    @property
    def rest(self) -> str:
        """The clause after the numeral."""
        return self.text[self.numeral.end : self.clause.end]

    @property
    def is_chinese(self) -> bool:
        """Whether it is written in Chinese numerals."""
        return CHINESE.match(self.written) is not None


Rule = Callable[[Setting], bool]


def _of_shapes(*names: str) -> Rule:
    return lambda one: one.numeral.shape in names


def _is_limited(one: Setting) -> bool:
    """不少于2次, 每10名, 35岁以下, 3名以上的, 任职3—5年的占两成: a rule's number."""
    if one.numeral.after in ("以下", "以内", "之内") or one.numeral.unit == "名额":
        return True
    if one.rest.startswith(("名额", "个名额")) or ADJACENT_LIMIT.search(one.lead):
        return True
    if one.numeral.hedge is Hedge.AT_LEAST and NOT_REACHED.search(one.lead):
        return True
    if BEFORE_LIMIT.search(one.lead) or (RELATIVE.search(one.lead) and "的" in one.rest):
        return True
    counted = one.numeral.kind in (Kind.COUNT, Kind.RANGE)
    if counted and one.numeral.unit in DURATIONS and BAND.match(one.rest):
        return True
    above = counted and one.numeral.after == "以上"
    consequence = CONSEQUENCE.match(one.rest)
    if consequence and (IN_A_ROW.search(one.lead) or not consequence["who"]):
        return True
    return above and (one.rest.startswith("的") or one.numeral.unit in DURATIONS)


def _is_a_norm(one: Setting) -> bool:
    """按照每季度至少1次的要求, 按2%比例, 同一人两次获奖计两人次, 对获奖的每人奖励500元."""
    named = NORM.search(one.lead) and NORM_NAMED.search(one.rest)
    if one.numeral.kind is Kind.MONEY and TARIFF.search(one.lead):
        return True
    return bool(named or EACH_AT_LEAST.search(one.lead) or SUPPOSED.search(one.lead))


def _is_planned(one: Setting) -> bool:
    """What is planned; 对督察发现的27个问题开展回头看 plans with what was found, and that is a fact."""
    return one.intentions.planned(one.numeral.core) and not FOUND.search(one.lead)


def _is_age_or_seniority(one: Setting) -> bool:
    """平均年龄32岁 is a figure, 45周岁 is a condition; 连续9年 is a figure, 工作20年 is a life."""
    unit = one.numeral.unit
    if unit in AGES:
        return not (AVERAGE.search(one.lead) or CHANGED.search(one.lead))
    if unit not in YEARS:
        return False
    counted = IN_A_ROW.search(one.lead) or AVERAGE.search(one.lead)
    return not (counted or one.numeral.kind is Kind.RANGE)


def _is_a_term(one: Setting) -> bool:
    """为期3天 and 缩短9天 are figures, 公示5天 and 24小时 are not."""
    unit = one.numeral.unit
    if unit not in DURATIONS or unit in AGES | YEARS:
        return False
    if one.written.removesuffix(unit).strip() in ALWAYS:
        return True
    if LASTING.search(one.lead):
        return False
    return bool(DEADLINE.search(one.lead) or one.rest.startswith(("内", "前", "后"))) or unit in (
        "个月",
        "周",
        "个工作日",
        "工作日",
        "分钟",
        "秒",
    )


def _is_article(one: Setting) -> bool:
    """一起案件, 一名合格的法官: 一 is an article unless a list or a verb of having makes it a count."""
    if not one.written.startswith("一") or one.numeral.value != 1:
        return False
    if one.numeral.hedge is not Hedge.EXACT:
        return False
    if ONE_NEVER.search(one.lead):
        return True
    return not (ONE_CLAIMED.search(one.lead) or _has_counting_peer(one))


def _has_counting_peer(one: Setting) -> bool:
    clause, sentence = one.clause, one.layout.sentence(one.numeral.core)
    return any(
        peer is not one.numeral
        and peer.unit == one.numeral.unit
        and peer.shape == "count"
        and peer.value != one.numeral.value
        and _near(peer, clause, sentence, one.text)
        for peer in one.peers
    )


def _near(peer: Numeral, clause: Span, sentence: Span, text: str) -> bool:
    if clause.start <= peer.core < clause.end:
        return True
    return sentence.start <= peer.core < sentence.end and bool(CHINESE.match(text, peer.core))


def _is_structure(one: Setting) -> bool:
    """六个方面, 五个坚持; 方面 of findings are counted (反馈4个方面11项问题)."""
    unit, after = one.numeral.unit, one.rest
    if unit == "方面" or after.startswith("方面"):
        return not (FINDING.search(one.lead) or _touches_a_number(one))
    if unit in ("类", "大类", "种") and KINDS.search(one.lead):
        return True
    if unit in (
        "个",
        "项",
        "条",
        "大类",
        "类",
        "种",
        "步",
        "字",
        "句",
        "道",
        "把",
    ) and STRUCTURE.match(after):
        return True
    return one.is_chinese and unit == "个" and DEEDS.match(after) is not None


def _touches_a_number(one: Setting) -> bool:
    return bool(re.match(r"[ ]?\d", one.rest)) or bool(re.search(r"\d[个项条大小]*\Z", one.lead))


def _is_reference(one: Setting) -> bool:
    """从三个方面, 这两项, 以二十项举措为抓手."""
    if not one.is_chinese or one.numeral.hedge is not Hedge.EXACT:
        return False
    if PAPER.search(one.text, one.clause.start, one.clause.end):
        return _is_a_line(one)
    return bool(REFERENCE.search(one.lead) or PURPOSE.match(one.rest))


def _is_a_line(one: Setting) -> bool:
    """Whether the clause is a line of its own, such as a title."""
    before, after = one.text[: one.clause.start][-1:], one.text[one.clause.end :][:1]
    return before in ("", "\n") and after in ("", "\n")


def _is_round_name(one: Setting) -> bool:
    """百名法官, 千名干警, 百倍信心: a round word for many."""
    number = CHINESE.match(one.written)
    return (
        number is not None
        and one.numeral.shape in ("count", "times")
        and ROUND.fullmatch(number.group()) is not None
        and one.numeral.hedge is Hedge.EXACT
    )


def _is_a_party_of(one: Setting) -> bool:
    """一行5人: who came that day."""
    return one.lead.endswith(("一行", "一行共"))


def _is_of_the_paper(one: Setting) -> bool:
    """(共印60份), 一式3份: how often the paper itself exists."""
    return IMPRINT.search(one.lead) is not None


def _is_a_property(one: Setting) -> bool:
    """一起600元的赡养费纠纷, 5公里越野: what sort of thing it is."""
    if ONE_THING.search(one.lead) and one.rest.startswith("的"):
        return True
    return one.numeral.unit in DISTANCES and SPORT.match(one.rest) is not None


def _is_second_of_its_kind(one: Setting) -> bool:
    """二次, 二期: what is counted is written 两次."""
    return one.written[:1] == "二" and len(one.written) == 2 and one.numeral.unit in SECOND_OF


def _is_bare(one: Setting) -> bool:
    """A number without measure word is a name (12368) unless the text reads it as an amount."""
    if one.numeral.shape == "proportion":
        return not COMPARED.search(one.lead)
    if one.numeral.unit or one.numeral.shape not in ("count", "capital"):
        return False
    if one.numeral.hedge is not Hedge.EXACT or re.search("[万亿余多+]", one.written):
        return SLOGAN_END.match(one.rest) is not None and "+" not in one.written
    return not (READING.search(one.lead) and STANDS_ALONE.match(one.text, one.numeral.end))


def _is_no_event(one: Setting) -> bool:
    """未发生变化; and 连续9年未发生 is one figure, the years; 无一 is read only before an event."""
    if one.numeral.shape != "absence" or one.written == "零发生":
        return one.numeral.shape == "absence" and bool(CONSECUTIVE.search(one.lead))
    if CONSECUTIVE.search(one.lead):
        return True
    if one.written == "无一":
        return False
    return not (one.numeral.unit or EVENT.search(one.rest))


RULES: tuple[tuple[str, Rule], ...] = (
    (DATE, _of_shapes("stamp", "year", "month", "quarter", "day", "years_on", "decade")),
    (ORDINAL, _of_shapes("enumerator", "congress", "first")),
    (NAME, _of_shapes("serial", "slogan", "name")),
    (TITLE, lambda one: one.layout.titles.holding(one.numeral.core) is not None),
    (NAME, lambda one: one.layout.names.holding(one.numeral.core) is not None),
    (NAME, lambda one: one.layout.speeches.holding(one.numeral.core) is not None),
)
COUNT_RULES: tuple[tuple[str, Rule], ...] = (
    (RULE, _is_limited),
    (RULE, _is_a_norm),
    (PLAN, _is_planned),
    (RULE, _is_age_or_seniority),
    (RULE, _is_a_term),
    (NAME, _is_round_name),
    (NAME, _is_a_party_of),
    (NAME, _is_of_the_paper),
    (NAME, _is_a_property),
    (NAME, _is_second_of_its_kind),
    (NAME, _is_article),
    (NAME, _is_structure),
    (NAME, _is_reference),
    (NAME, _is_bare),
    (NAME, _is_no_event),
)


def fixed_phrases(layout: Layout, numerals: Iterable[Numeral]) -> list[Span]:
    """Where set phrases stand (三会一课, 八项规定); 十一 before a measure word is the number."""
    found = ((FIXED.match(layout.text, one.core), one) for one in numerals)
    return [
        Span(*phrase.span())
        for phrase, one in found
        if phrase and not (CHINESE.fullmatch(phrase.group()) and one.unit not in FESTIVE)
    ]


def first_reason(one: Setting, rules: Iterable[tuple[str, Rule]]) -> str:
    """The first rule that holds, or an empty word where none does."""
    return next((reason for reason, holds in rules if holds(one)), "")
