"""The level of a claim: of the award, the outlet or the order it names, or implied by who gives it.

A level stands before its figure (国家级28篇), after it (2人获得区级表彰), after a whole list (2个集体、43名
个人荣获市级表彰), or is carried on from the figure before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jujiao.drafts.layout import Layout, Span
from jujiao.drafts.lexicon import either
from jujiao.kernel.levels import Level, parse_level

ABOVE = r"(?:及其?|和)?以上"
PLACE = "(?:(?![获得评为被受到全省在市级及的和入选荣由经])[一-鿿]){2,4}"
AREAS = "国家|中央|全国|自治区|省|盟市|市|州|盟|旗|县|区"
MENTION = re.compile(
    rf"(?:(?:{AREAS})级?[、和及]){{1,3}}(?P<lowest>(?:{AREAS})级)"
    rf"|(?P<said>(?:国家级?部委|国家|自治区|省区|省部|省市|省|县市|市县|旗县|区县|县区|地市|地厅|市\(地\)|设区市|盟市|市州|市|盟|州|旗|县|区|院|上|中央|部|厅|局|乡镇)"
    rf"级(?:{ABOVE})?)(?![别联检])"
    rf"|(?P<national>{either('levels', 'national')})|(?P<region>{either('levels', 'region')})"
    rf"|(?P<city>{either('levels', 'city')})|(?<![社辖小片])(?P<banner>{either('levels', 'banner')})"
    rf"|(?P<province>(?:{either('bodies', 'provinces')})省?(?=[^,;。“”]{{0,8}}(?:论坛|征文|大赛|竞赛|研讨|年会|奖|优秀|先进|模范)))"
    rf"|(?P<named_city>{PLACE}市(?!级)(?=[^,;。]{{0,8}}(?:{either('levels', 'merits')})))"
    rf"|(?P<named_county>{PLACE}[县旗](?!级)(?=[^,;。]{{0,8}}(?:{either('levels', 'merits')})))"
    rf"|(?P<court>院内|本院评|全院评|(?<![法察省市高中学医])院(?=先进|优秀|办案))"
)
IMPLIED = {
    "province": "省级",
    "named_city": "市级",
    "named_county": "县级",
    "national": "国家级",
    "region": "省级",
    "city": "市级",
    "banner": "县级",
    "court": "院级",
}
ISSUED_BY = re.compile(
    r"(?P<region>省高院|省院|省法院|省人民检察院|省检察院|高级人民法院|高院)"
    r"|(?P<city>市中院|市院|市人民检察院|市检察院|中级人民法院|中院)"
)
WHOLE_DISTRICT = "全区"
DISTRICT_COURT = re.compile("(?<![治发垦林赛])区(?:人民)?(?:法院|检察院)")
AUTONOMOUS = re.compile("自治区|内蒙古|广西|宁夏|新疆|西藏")
ISSUER_BEFORE = re.compile(
    r"(?:在|被|由|受|经|获|向|荣获|于|受到|得到|入选|收入|选入|编入)[^,;。、]{0,6}\Z"
)
ISSUER_AFTER = re.compile(
    "[^,;。、]{0,8}(?:表彰|评为|授予|荣立|记功|通报表扬|评选|采用|推广|转发|刊发|嘉奖|获奖|命名|课题)"
)
MERIT = re.compile(
    "获|奖|评|表彰|荣|刊|稿|篇|入选|名次|名列|集体|个人|先进|优秀|称号|排名|排|前移|上升|数量|较|其中|采用|发表|被|命名|位|冠军|亚军|季军|[金银铜]牌|夺|斩获|摘得|跃居|跃升|升至第|[上提]升到第"
)
MERIT_OF_WORKS = re.compile("论文|文章|稿|调研|案例|获奖|奖项|表彰|荣誉|参评|入选|立项|刊")
GOES_ON = re.compile("[二三四五六七八九十]是|其中|此外|另有|另外|同时|还")
FARTHEST_CONTEST = 4
PART_END = ";"
PARTS_BY_LEVEL = re.compile(rf"[,:]其中[,:]?(?:在)?(?:{MENTION.pattern})")
OF_SERVICE = re.compile("荣立|等功|嘉奖|记功")
PRIZE = re.compile("[一二三特]等奖|优秀奖|组织奖|团体|选手|代表队")
CONTEST = re.compile("大赛|竞赛|比赛|比武|论坛|研讨会|讨论会|征文|运动会|评选")
THE_SAME = re.compile("受到?表彰|榜上有名|上榜|[名位]列其中|获此(?:殊荣|荣誉|称号|奖)|入列")
SUM = re.compile("合计|总计|共计")
COMMENDED = re.compile("评选表彰|评选|表彰|评定")
COMMENDED_BY_OTHERS = re.compile("获|受|荣|被|上级|入选")
MERITED = re.compile("先进|优秀|标兵|模范|之星|能手|最美|十佳")
COURT_LEVEL = Level.COURT.label


@dataclass(frozen=True, slots=True)
class LevelFound:
    """The level of a claim in the text's own word.

    ``carried`` where it came from another figure of the sentence, ``distant`` where a sentence that
    goes on counting (二是, 此外) takes it from the one before.
    """

    word: str = ""
    carried: bool = False
    distant: bool = False

    @property
    def level(self) -> Level | None:
        """As a step of the ladder; 上级 names none."""
        return parse_level(self.word) if self.word else None

    @property
    def and_above(self) -> bool:
        """Whether the text says 以上."""
        return self.word.endswith("以上")


NO_LEVEL = LevelFound()


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    word: str
    is_body: bool = False

    def heads(self, item: Span) -> bool:
        """Whether it only says whose the item is."""
        return self.is_body and self.start == item.start


class Levels:
    """The levels that a text's sentences name, found when asked."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._mentions: dict[int, list[_Mention]] = {}
        text = layout.text
        self._is_of_a_district = bool(DISTRICT_COURT.search(text) and not AUTONOMOUS.search(text))

    def of(self, place: Span, before: LevelFound, *, following: tuple[Span, ...]) -> LevelFound:
        """The level of the figure at ``place``.

        ``before`` is the level of the figure before it in the same sentence, ``following`` are the
        figures after it in the same clause.
        """
        mentions = self._of_sentence(self.layout.sentence(place.start))
        item, clause = self.layout.item(place.start), self.layout.clause(place.start)
        own = (
            _in_item(mentions, item, place, is_body=False)
            or _head_final(mentions, clause, place, following)
            or _in_item(mentions, item, place, is_body=True)
        )
        if own:
            return LevelFound(own.word)
        return self._inherited(place, clause, mentions, before)

    def _inherited(
        self, place: Span, clause: Span, mentions: list[_Mention], before: LevelFound
    ) -> LevelFound:
        text, words = self.layout.text, clause.of(self.layout.text)
        part = text.rfind(PART_END, self.layout.sentence(place.start).start, place.start)
        earlier = [one for one in mentions if part < one.start < place.start]
        if earlier and earlier[-1].start >= clause.start:
            return LevelFound(earlier[-1].word)
        if SUM.search(text, clause.start, place.start) or _is_a_total(text, clause):
            return NO_LEVEL
        if _commends_its_own(words):
            return LevelFound(COURT_LEVEL)
        word = earlier[-1].word if earlier else before.word
        if word and MERIT.search(words) and not OF_SERVICE.search(words):
            return LevelFound(word, carried=True, distant=before.distant and not earlier)
        goes_on = MERIT_OF_WORKS.search(words) or THE_SAME.search(words)
        found = self._of_sentence_before(place) if goes_on else NO_LEVEL
        return self._of_the_contest(place) if not found.word and PRIZE.search(words) else found

    def _of_the_contest(self, place: Span) -> LevelFound:
        """共评出一等奖3名: of the contest that the paragraph is about."""
        for sentence in self._sentences_before(place):
            contest = CONTEST.search(self.layout.text, sentence.start, sentence.end)
            if contest:
                named = [one for one in self._of_sentence(sentence) if one.start < contest.start()]
                if named:
                    return LevelFound(named[-1].word, carried=True, distant=True)
        return NO_LEVEL

    def _sentences_before(self, place: Span) -> Iterator[Span]:
        before: Span | None = self.layout.sentence(place.start)
        for _ in range(FARTHEST_CONTEST):
            before = self.layout.sentence_before(before) if before else None
            if before:
                yield before

    def _of_sentence_before(self, place: Span) -> LevelFound:
        """二是报送9篇论文参评, 我院2人获此殊荣: goes on about what the sentence before began."""
        sentence = self.layout.sentence(place.start)
        before = self.layout.sentence_before(sentence)
        goes_on = GOES_ON.match(self.layout.text, sentence.start) or THE_SAME.search(
            self.layout.text, place.end, sentence.end
        )
        if before is None or not goes_on:
            return NO_LEVEL
        mentions = self._of_sentence(before)
        if not mentions:
            return NO_LEVEL
        return LevelFound(mentions[-1].word, carried=True, distant=True)

    def _of_sentence(self, sentence: Span) -> list[_Mention]:
        if sentence.start not in self._mentions:
            self._mentions[sentence.start] = self._find(sentence)
        return self._mentions[sentence.start]

    def _find(self, sentence: Span) -> list[_Mention]:
        text = self.layout.text
        found = [
            _Mention(one.start(), one.end(), self._word(one), one.group().startswith("全"))
            for one in MENTION.finditer(text, sentence.start, sentence.end)
        ]
        found += [
            _Mention(one.start(), one.end(), IMPLIED[one.lastgroup or "city"])
            for one in ISSUED_BY.finditer(text, sentence.start, sentence.end)
            if ISSUER_BEFORE.search(text, sentence.start, one.start())
            or ISSUER_AFTER.match(text, one.end(), sentence.end)
        ]
        return sorted(found, key=lambda one: one.start)

    def _word(self, found: re.Match[str]) -> str:
        """The level said or implied; 全区 is the district where a district's court speaks."""
        if found["lowest"]:
            return f"{found['lowest']}以上"
        if found.group() == WHOLE_DISTRICT and self._is_of_a_district:
            return IMPLIED["banner"]
        return found["said"] or IMPLIED[found.lastgroup or "court"]


def _is_a_total(text: str, clause: Span) -> bool:
    """发稿108篇,其中国家级6篇: the whole has no level, its parts have."""
    return PARTS_BY_LEVEL.match(text, clause.end) is not None


def _commends_its_own(words: str) -> bool:
    return bool(
        COMMENDED.search(words) and MERITED.search(words) and not COMMENDED_BY_OTHERS.search(words)
    )


def _in_item(
    mentions: list[_Mention], item: Span, place: Span, *, is_body: bool
) -> _Mention | None:
    """Before the figure, else after it; a body at the head of the item (全省法院5个集体) only if asked for."""
    within = [one for one in mentions if item.start <= one.start < item.end]
    found = within if is_body else [one for one in within if not one.heads(item)]
    before = [one for one in found if one.start < place.start]
    after = [one for one in found if one.start >= place.end]
    if before or after:
        return before[-1] if before else after[0]
    return None


def _head_final(
    mentions: list[_Mention], clause: Span, place: Span, following: tuple[Span, ...]
) -> _Mention | None:
    """2个集体、43名个人荣获市级表彰: the level after the last figure of a list is that of all."""
    later = next((one for one in mentions if place.end <= one.start < clause.end), None)
    if later is None:
        return None
    between = any(one.start < later.start for one in following)
    beyond = any(one.start > later.start for one in following)
    return later if between and not beyond else None
