"""Parts of a text that speak of what is to be: plans, notices, last sections, paragraphs that exhort."""

from __future__ import annotations

from jujiao.drafts.judging import read_text


def _claimed(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [one.numeral.surface(text) for one in read_text(text).claims]


def test_a_plan_claims_nothing_unless_it_says_what_was_done() -> None:
    assert _claimed("2025年队伍建设工作要点", "一、举办业务竞赛4次，评查文书300份。") == []
    done = "二、去年讲党课44次，今年不少于40次；目前已整改25个。"
    assert _claimed("2025年队伍建设工作要点", done) == ["44次", "25个"]


def test_a_report_claims_what_a_plan_does_not() -> None:
    assert _claimed("2025年队伍建设工作总结", "一、举办业务竞赛4次。") == ["4次"]


def test_a_notice_sets_quotas_and_a_circular_of_results_states_facts() -> None:
    body = "先进集体5个，先进个人40名。"
    assert _claimed("关于开展评先工作的通知", body) == []
    assert _claimed("关于表彰先进的通知", body) == ["5个", "40名"]
    assert _claimed("关于考核结果的通报", body) == ["5个", "40名"]


def test_news_of_a_plan_is_news() -> None:
    assert _claimed("石桥法院印发人才培养方案", "该院选派干警6名。") == ["6名"]


def test_the_last_section_of_a_report_looks_ahead_to_its_end() -> None:
    lines = (
        "一、工作情况",
        "举办培训3期。",
        "二、第四季度工作安排",
        "举办培训2期。",
        "（一）评选标兵5名。",
    )
    assert _claimed(*lines) == ["3期"]


def test_a_heading_of_facts_ends_what_the_one_before_began() -> None:
    lines = ("一、目标任务", "举办培训5期。", "二、完成情况", "举办培训4期。")
    assert _claimed(*lines) == ["4期"]


def test_a_part_of_a_plan_may_look_back() -> None:
    lines = (
        "2025年工作计划",
        "一、2024年工作回顾",
        "举办培训4期。",
        "二、主要任务",
        "举办培训5期。",
    )
    assert _claimed(*lines) == ["4期"]


def test_a_section_of_standards_sets_them_and_one_on_standardising_does_not() -> None:
    assert _claimed("二、奖励标准", "奖励总额186万元，一档每人1.8万元。") == []
    assert _claimed("二、标准化建设", "建成党员活动室3间。") == ["3间"]


def test_a_short_line_of_its_own_begins_another_part() -> None:
    lines = ("年度报告", "现报告如下。", "工作目标", "举办培训5期。", "队伍建设", "举办培训4期。")
    assert _claimed(*lines) == ["4期"]
    assert _claimed("2026年工作计划", "培训 4 期", "督察 12 次") == []


def test_a_heading_that_only_mentions_tasks_is_no_plan() -> None:
    assert _claimed("二、聚焦重点任务，服务发展大局", "举办培训4期。") == ["4期"]
    assert _claimed("二、重点任务完成情况", "举办培训4期。") == ["4期"]


def test_a_paragraph_that_begins_with_must_exhorts_to_its_end() -> None:
    assert _claimed("第一，要抓学习。各支部每年学习12次。") == []
    assert _claimed("要闻：举办培训4期。") == ["4期"]


def test_a_paragraph_may_say_in_its_first_words_that_it_looks_ahead() -> None:
    assert _claimed("2025年打算：1.出刊12期；2.评查案件100件。") == []
    assert _claimed("审判管理：评查案件100件。") == ["100件"]


def test_a_remark_in_brackets_is_outside_the_plan() -> None:
    lines = ("三、对策建议", "每年培训2期。", "（本文获全省法院学术讨论会二等奖）")
    assert _claimed(*lines) == ["二等奖"]


def test_what_a_villager_says_is_no_figure_of_the_court() -> None:
    assert _claimed("村民老某说，过去打官司来回花两天，跑三趟。") == []
    assert _claimed("院长介绍说，全年开庭286次。") == ["286次"]


def test_words_set_apart_by_spaces_are_apart() -> None:
    line = "集体荣誉 11 项  健康体检 2 次"
    assert _claimed(line) == ["11 项", "2 次"]
    assert _claimed("2 个 案例入选") == ["2 个"]
