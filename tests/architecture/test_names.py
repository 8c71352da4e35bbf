"""Names are English, say what a thing is, and stand in files named by nouns."""

from __future__ import annotations

import ast
import re

from architecture.sources import Module, modules, python_files

NAMELESS_FILES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "base",
    "common",
    "misc",
}

ENDINGS = "iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u"
SYLLABLES = re.compile(
    rf"(?:(?:zh|ch|sh|[bpmfdtnlgkhrzcsyw])(?:{ENDINGS})"
    r"|[jqx](?:iang|iong|ian|iao|ing|uan|ia|ie|in|iu|ue|un|i|u)|an|ang|ai|ao|en|er|e|a|ou){2,4}"
)
HARDLY_ENGLISH = re.compile(r"zh|^[qx]")
ENGLISH = {"quantize"}
KNOWN_PINYIN = {
    "baogao", "bumen", "danwei", "dangwei", "dangyuan", "ducha", "fayuan", "gangwei", "ganbu", "ganjing",
    "huodong", "jianding", "jiguan", "jigou", "jilu", "kaohe", "leibie", "lianzheng", "mingcheng",
    "nianfen", "peixun", "renmin", "renyuan", "riqi", "shenpi", "shijian", "taizhang", "tongbao", "tongji",
    "wenjian", "yonghu",
}  # fmt: skip


def _identifiers(module: Module) -> set[str]:
    names: set[str] = set()
    for node in module.nodes():
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Name(id=name):
                names.add(name)
            case ast.arg(arg=name) | ast.Attribute(attr=name):
                names.add(name)
            case _:
                continue
    return names


def _words(identifier: str) -> list[str]:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", identifier)


def is_pinyin(word: str) -> bool:
    """Whether a word is Chinese in Latin letters: a known one, or one that can be nothing else."""
    small = word.lower()
    spelled = SYLLABLES.fullmatch(small) and HARDLY_ENGLISH.search(small)
    return small in KNOWN_PINYIN or (spelled is not None and small not in ENGLISH)


def test_pinyin_is_told_from_english() -> None:
    for chinese in ("zhibu", "Zhengzhi", "xuncha", "taizhang", "fayuan", "qunzhong", "xuanju"):
        assert is_pinyin(chinese), chinese
    for english in (
        "change",
        "query",
        "index",
        "exchange",
        "unique",
        "name",
        "person",
        "quiet",
        "quote",
    ):
        assert not is_pinyin(english), english


def test_no_identifier_is_pinyin() -> None:
    found = {
        f"{module.name}: {name}"
        for folder in ("src", "tests", "bench", "tools")
        for module in modules(folder)
        for name in _identifiers(module)
        for word in _words(name)
        if is_pinyin(word)
    }
    assert found == set()


def test_files_are_named_by_nouns() -> None:
    files = python_files("src", "tests", "bench", "tools")
    assert [path.name for path in files if path.stem in NAMELESS_FILES] == []
