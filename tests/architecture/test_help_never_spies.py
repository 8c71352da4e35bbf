"""Law 8: what the product must never ask of people stands nowhere in it, under no name."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from architecture.sources import PROJECT, modules, templates
from jujiao.catalogue import ALL_KINDS, INDICATORS, RECORD_KINDS

FORBIDDEN = re.compile(
    "打卡|签到|积分|定位|地理位置|轨迹|经纬度|人脸|指纹|截图上传|上传现场照片|在线时长|学习时长排|活跃度"
    "|(?<!不作)(?<!不)排名|排行|榜单|末位|态度分|思想分|评分画像|自动扣分|自动预警分"
)
READS_WHAT_OTHERS_WROTE = {"drafts", "exchange"}
FORBIDDEN_COLUMNS = re.compile(
    r"check_?in|latitude|longitude|location|geo|ranking|online_|last_seen|face|device|score_of_attitude"
)


def _words_of_the_catalogue() -> dict[str, str]:
    words = {slug: kind.label for slug, kind in ALL_KINDS.items()}
    for slug, kind in RECORD_KINDS.items():
        asked = [f"{ask.label} {ask.hint}" for ask in kind.asks]
        words[slug] = " ".join([kind.label, *asked, *kind.roles.values(), *kind.outcomes.values()])
    for slug, indicator in INDICATORS.items():
        words[slug] = f"{indicator.name} {indicator.definition} {indicator.phrase}"
    return words


def test_no_mechanism_checks_in_scores_or_ranks() -> None:
    words = _words_of_the_catalogue()
    assert {slug: said for slug, said in words.items() if FORBIDDEN.search(said)} == {}


def test_no_column_follows_anybody() -> None:
    columns = [
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        if model.__module__.startswith("jujiao.")
        for column in model._meta.get_fields()
        if FORBIDDEN_COLUMNS.search(column.name)
    ]
    assert columns == []


def test_no_page_asks_for_it() -> None:
    assert [path.name for path in templates() if FORBIDDEN.search(path.read_text())] == []


def test_no_message_speaks_of_it() -> None:
    speaking = [
        f"{module.name}: {found.group()}"
        for module in modules()
        if module.package not in READS_WHAT_OTHERS_WROTE
        for found in FORBIDDEN.finditer(module.text)
    ]
    assert speaking == []


def test_no_kind_makes_a_picture_compulsory() -> None:
    compulsory = [
        f"{kind.slug}.{ask.name}"
        for kind in RECORD_KINDS.values()
        for ask in kind.asks
        if ask.required and re.search("照片|图片|影像", ask.label)
    ]
    assert compulsory == []


def test_interference_reports_keep_counts_and_never_content() -> None:
    """三个规定: what was said by whom about which case stays on the national platform."""
    month = RECORD_KINDS["interference_month"]
    asked = {ask.name for ask in month.asks}
    assert asked == {"unit", "occurred_on", "outcome", "quantity"}
    assert month.roles == {}


@pytest.mark.parametrize("word", ["打卡", "积分", "排名"])
def test_the_guard_knows_what_it_looks_for(word: str) -> None:
    assert FORBIDDEN.search(f"按{word}公布")
    assert (PROJECT / "src").is_dir()
