"""数字: what it counts, its rows, what it leaves out; 有, 零, 未报 and 待签认 look different."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
from django.test import Client

from cast import AT, writing
from company import Company
from jujiao.access.actors import console
from jujiao.catalogue.publicity import REPRINT
from jujiao.catalogue.supervision import TRIAL_CONDUCT_FINDINGS
from jujiao.figures.models import SignedZero
from jujiao.findings.services import FindingEntry, enter_findings
from jujiao.kernel.transitions import FindingState
from jujiao.people.stamps import Stamp
from web.facts import a_violation, address, an_article, filed, in_force, kept
from web.reading import links, main, text, titles

CITY = "/figures/articles_city/"
ZERO = "/figures/violations/"
FAULTS = "/figures/trial_conduct_problems_rectified/"


def _value(client: Client, address: str) -> str:
    return (
        main(client.get(address)).xpath(".//p[contains(@class,'value')]")[0].text_content().strip()
    )


def test_a_figure_opens_to_the_rows_that_prove_it(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_article(company, "甲稿"))
    answer = as_("judge").get(CITY)
    assert _value(as_("judge"), CITY) == "1篇"
    assert titles(answer) == ["甲稿"]
    assert address(record) in links(answer)


def test_what_it_leaves_out_stays_visible_with_the_reason(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_article(company, "计入的"))
    in_force(company, an_article(company, "转来的", outcome=REPRINT))
    filed(company, an_article(company, "没确认的"))
    answer = as_("judge").get(f"{CITY}?list=uncounted")
    assert sorted(titles(answer)) == sorted(["转来的", "没确认的"])
    assert "转载" in text(answer)
    assert "待确认" in text(answer)


def test_three_states_look_different(company: Company, as_: Callable[[str], Client]) -> None:
    client = as_("judge")
    assert _value(client, CITY) == "未报"
    assert "没有读到" in text(client.get(CITY))
    kept(company, "articles", "violations")
    assert _value(client, CITY) == "0篇"
    assert _value(client, ZERO) == "待签认"
    in_force(company, an_article(company))
    assert _value(client, CITY) == "1篇"


def test_the_months_stand_in_a_table_beneath_the_chart(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_article(company, "三月的", on=date(2025, 3, 2)))
    in_force(company, an_article(company, "又一篇", on=date(2025, 3, 9)))
    cells = main(as_("judge").get(CITY)).xpath(".//td[@data-now]")
    assert [one.text_content() for one in cells][:4] == ["0", "0", "2", "0"]


def test_a_month_opens_its_rows(company: Company, as_: Callable[[str], Client]) -> None:
    in_force(company, an_article(company, "三月的", on=date(2025, 3, 2)))
    in_force(company, an_article(company, "四月的", on=date(2025, 4, 2)))
    assert titles(as_("judge").get(f"{CITY}?month=3")) == ["三月的"]


def test_last_year_stands_beside_where_it_is_known(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_article(company, "去年的", on=date(2024, 3, 2)))
    for number in range(3):
        in_force(company, an_article(company, f"稿{number}"))
    assert "1篇，增2篇" in text(as_("judge").get(CITY))


def test_people_stand_by_name_never_by_count(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_article(company, "一", author="head"))
    for number in range(3):
        in_force(company, an_article(company, f"多{number}", author="judge"))
    said = text(as_("president").get(CITY))
    assert "不排名" in said
    assert said.index("乌仁1") < said.index("特木尔3")


def test_the_proof_can_be_taken_along(company: Company, as_: Callable[[str], Client]) -> None:
    in_force(company, an_article(company, "甲稿"))
    answer = as_("judge").get(f"{CITY}proof/")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    rows = list(book["台账"].iter_rows(values_only=True))
    assert rows[2][2] == "甲稿"
    notes = "".join(str(row[0]) for row in book["说明"].iter_rows(values_only=True))
    assert "口径" in notes
    assert "校验码" in notes


def test_all_figures_stand_with_what_they_count(
    company: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("superior").get("/figures/")
    assert "转载不计" in text(answer)
    assert CITY in links(answer)


def test_the_zero_is_signed_by_the_discipline_lead_on_a_register(
    company: Company, as_: Callable[[str], Client]
) -> None:
    kept(company, "violations")
    client = as_("discipline")
    assert "待签认" in text(client.get("/?show=confirm"))
    answer = client.post(f"{ZERO}sign/", {"register": "案件登记簿"}, follow=True)
    assert "已签认" in text(answer)
    signed = SignedZero.objects.get()
    assert (signed.signed_by.full_name, str(signed.signed_on)) == ("苏日娜", "2025-12-29")
    assert _value(as_("judge"), ZERO) == "0件"
    assert "苏日娜" in text(as_("judge").get(ZERO))


def test_a_signature_names_a_register(company: Company, as_: Callable[[str], Client]) -> None:
    kept(company, "violations")
    answer = as_("discipline").post(f"{ZERO}sign/", {"register": " "}, follow=True)
    assert "没有写依据何登记" in text(answer)


def test_a_signature_taken_back_stays_readable(
    company: Company, as_: Callable[[str], Client]
) -> None:
    kept(company, "violations")
    client = as_("discipline")
    client.post(f"{ZERO}sign/", {"register": "案件登记簿"})
    answer = client.post(f"{ZERO}unsign/", {"reason": "漏看了一页"}, follow=True)
    assert "漏看了一页" in text(answer)
    assert _value(client, ZERO) == "待签认"


def test_nobody_else_signs(company: Company, as_: Callable[[str], Client]) -> None:
    kept(company, "violations")
    for part in ("clerk", "head", "president", "judge", "superior", "sysadmin"):
        assert as_(part).post(f"{ZERO}sign/", {"register": "x"}).status_code == 403, part
    assert not SignedZero.objects.exists()


def test_a_few_cases_are_not_counted_out_to_everybody(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, a_violation(company))
    assert _value(as_("judge"), ZERO) == "限看"
    assert titles(as_("judge").get(ZERO)) == []
    assert _value(as_("president"), ZERO) == "1件"


def test_a_neighbour_has_figures_of_his_own(company: Company, as_: Callable[[str], Client]) -> None:
    in_force(company, an_article(company))
    assert _value(as_("outsider"), CITY) == "未报"


def test_a_figure_that_is_not_declared_is_not_there(as_: Callable[[str], Client]) -> None:
    assert as_("judge").get("/figures/no_such_figure/").status_code == 404


def _faults_of(company: Company, *titles: str) -> None:
    """Faults in court hearings, found in the hall and struck off."""
    with writing():
        enter_findings(
            [
                FindingEntry(
                    company.court.pk,
                    TRIAL_CONDUCT_FINDINGS.slug,
                    title,
                    date(2025, 10, 3),
                    unit_id=company.hall.pk,
                    progress=FindingState.CLOSED,
                    closed_on=date(2025, 10, 20),
                )
                for title in titles
            ],
            [Stamp(AT, console())] * len(titles),
        )


def test_a_colleague_reads_the_number_and_not_the_faults_behind_it(
    company: Company, as_: Callable[[str], Client]
) -> None:
    _faults_of(company, "庭审迟到", "未用法槌")
    answer = as_("judge").get(FAULTS)
    assert _value(as_("judge"), FAULTS) == "2个"
    assert titles(answer) == []
    assert company.hall.name not in text(answer)
    assert "2条限主管部门和有关单位查看" in text(answer)
    assert sorted(titles(as_("supervisor").get(FAULTS))) == sorted(["庭审迟到", "未用法槌"])


def test_a_proof_taken_along_holds_no_more_than_the_page(
    company: Company, as_: Callable[[str], Client]
) -> None:
    _faults_of(company, "庭审迟到")
    for part, told in (("judge", False), ("supervisor", True)):
        book = openpyxl.load_workbook(BytesIO(as_(part).get(f"{FAULTS}proof/").content))
        cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
        assert ("庭审迟到" in cells) is told, part


def test_many_cases_are_counted_out_and_not_shown(
    company: Company, as_: Callable[[str], Client]
) -> None:
    for name in "甲乙丙丁戊":
        in_force(company, a_violation(company, f"{name}案"))
    assert _value(as_("judge"), ZERO) == "5件"
    assert titles(as_("judge").get(ZERO)) == []
    assert len(titles(as_("president").get(ZERO))) == 5
