"""What the cells of a column look like: evidence of its meaning beside its header."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from jujiao.exchange.cells import (
    parse_count,
    parse_date,
    parse_term,
    says_nothing,
    split_names,
    text_of,
)
from jujiao.exchange.vocabulary import FieldWords
from jujiao.exchange.workbooks import CellValue
from jujiao.kernel.levels import parse_level
from jujiao.kernel.spelling import fold

SAMPLE = 60
UNIT = re.compile(
    r".+(庭|局|部|室|队|处|科|股|办|中心|站|所|委|支部|党委|党组|班子|班子成员|法院|工会|妇联|团委|领导)$|党组$"
)
PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}$|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+$|[\u4e00-\u9fff]{5,6}$"
)
NAME_STARTS = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠上徒慕容尉诸"
    "东皇甫令狐赫宇阿巴宝朝达德额恩格哈呼娜那努诺其青萨斯塔特图托乌牧都布道扎旺仁娅嘎根浩水云昌凤酆廉时傅元平萧湛禹狄贝计伏茅"
    "危支昝裘宣贲杭洪钮嵇滑荀羊家芮羿汲邴糜松井富弓隗山宓蓬郗仰秋暴钭戎祖束幸韶蓟薄印宿怀邰鄂索咸籍赖阴苍双莘贡逄扶堵宰郦雍璩"
    "濮寿扈郏浦阎充茹习宦鱼慎戈庾暨居衡步弘国广禄阙沃利蔚越夔隆厍晁勾融訾毋乜养须丰巢蒯红竺逯盖益桓公莎玛珠希锡雅钢日"
)
"""How names begin, those of the steppe among them: 已结 and 转发 are two characters and no person."""
CASE_NUMBER = re.compile(r"\(\d{4}\).+号")
ISSUE = re.compile(r"第?[\d一二三四五六七八九十]+期|\d+号|^\d{1,2}$")
ROUND = re.compile(r"第?[\d一二三四五六七八九十]+(轮|次|批|季度)|Q[1-4]|^\d{1,2}$")
PRIZE = re.compile(r"(等奖|优秀|金奖|银奖|铜奖|第.+名|组织奖|特等|冠军|亚军|季军|奖$|标兵|能手)")
AUTHORITY = re.compile(
    r"法院|高院|中院|党委|委员会|政法委|政府|工会|妇联|联合会|共青团|团委|协会|学会|宣传部|组织部|司法[部厅局]|^(中央|全国|国家|最高|自治区|省|市|盟|旗|县)"
)
OUTLET = re.compile(
    r"(日报|晚报|早报|晨报|周报|法[治制]报|法院报|报|网|台|刊|杂志|公众号|视频号|头条|客户端|平台|融媒体(中心)?|云|APP|微信|微博|抖音|强国)$"
)
SCHOOL = re.compile(
    r"小学|中学|学校|学院|幼儿园|高中|初中|职[校中高]|职教中心|中心校|校$|[一二三四五六七八九十\d实验][小中]$"
)


def looks_like(words: FieldWords, cells: Sequence[CellValue]) -> float:
    """The share of filled cells that look as the field should, 0.0 to 1.0; 0.0 where all are empty."""
    filled = [cell for cell in cells if not says_nothing(cell)][:SAMPLE]
    if not filled or not words.looks:
        return 0.0
    if words.looks == "words":
        said = [fold(text_of(cell)) for cell in filled]
        fits = sum(any(word in text for word in words.words) for text in said)
    else:
        look = LOOKS[words.looks]
        fits = sum(look(cell) for cell in filled)
    share = fits / len(filled)
    return share if words.looks != "recipient" or any(map(is_person, filled)) else share / 2


def is_person(cell: CellValue) -> bool:
    """Whether a cell holds names of people."""
    names = split_names(text_of(cell))
    return bool(names) and all(_is_name(name) for name in names)


def _is_name(name: str) -> bool:
    bare = name.partition("(")[0]
    looks_right = PERSON.match(bare) and bare[0] in NAME_STARTS
    return bool(looks_right) and not (len(bare) > 2 and UNIT.match(bare))


def is_unit(cell: CellValue) -> bool:
    """Whether a cell holds names of units."""
    names = split_names(text_of(cell))
    return bool(names) and all(UNIT.match(name.partition("(")[0]) for name in names)


def _matches(pattern: re.Pattern[str]) -> Callable[[CellValue], bool]:
    return lambda cell: pattern.search(fold(text_of(cell))) is not None


LOOKS: Mapping[str, Callable[[CellValue], bool]] = {
    "date": lambda cell: parse_date(cell, month_is_enough=True) is not None,
    "level": lambda cell: parse_level(fold(text_of(cell))) is not None,
    "term": lambda cell: parse_term(cell) is not None,
    "person": is_person,
    "unit": is_unit,
    "recipient": lambda cell: is_person(cell) or is_unit(cell),
    "branch": lambda cell: any(word in text_of(cell) for word in ("支部", "党委", "总支")),
    "number": lambda cell: parse_count(cell) is not None,
    "case_number": _matches(CASE_NUMBER),
    "issue": _matches(ISSUE),
    "round": _matches(ROUND),
    "prize": _matches(PRIZE),
    "school": _matches(SCHOOL),
    "outlet": _matches(OUTLET),
    "authority": _matches(AUTHORITY),
    "book_title": lambda cell: (
        "《" in text_of(cell)
        or text_of(cell)
        .rstrip("》)）")
        .endswith(("办法", "方案", "意见", "规定", "细则", "制度", "指南", "通知"))
    ),
}
