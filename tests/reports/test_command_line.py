"""jujiao report, jujiao verify-report: papers in a folder, and whether they still say what they said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cast import COURT, a_court, a_person, an_honour, in_force, registers
from jujiao.cli.main import main
from sample_paper import a_png, with_text

ASKED = ["--court", COURT, "--year", "2025"]
NAME = f"{COURT}2025年队伍建设工作总结"


@pytest.fixture
def _ledger(db: None) -> None:
    court = a_court()
    registers(court, 2025, ["honours"])
    in_force(court, *(an_honour(court, a_person(court, name)) for name in ("苏和", "巴图")))


def answered(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == code
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("_ledger")
def test_the_year_stands_in_the_names_of_the_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = answered(capsys, "report", "annual", *ASKED, "--out", str(tmp_path / "new"))
    files = [Path(one) for one in answer["files"]]
    assert [one.name for one in files] == [f"{NAME}.{one}" for one in ("docx", "pdf", "html")]
    assert all(one.stat().st_size > 1000 for one in files)
    assert (answer["state"], answer["number"]) == ("送审稿", "")
    [figure] = answer["figures"]
    assert (figure["slug"], figure["value"], figure["rows"]) == ("honour_persons_city_up", 2, 2)


@pytest.mark.usefixtures("_ledger")
def test_running_it_twice_gives_the_same_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        answered(capsys, "report", "annual", *ASKED, "--out", str(folder))
        runs.append({one.name: one.read_bytes() for one in folder.iterdir()})
    assert runs[0] == runs[1]


@pytest.mark.usefixtures("_ledger")
def test_issued_papers_verify_and_altered_ones_do_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = answered(capsys, "report", "annual", *ASKED, "--out", str(tmp_path), "--issue")
    assert answer["state"] == "印发稿"
    for file in answer["files"]:
        verdict = answered(capsys, "verify-report", file)
        assert verdict["verifies"] is True
        assert verdict["claims"]["number"] == answer["number"]
    docx = Path(answer["files"][0])
    docx.write_bytes(with_text(docx.read_bytes(), "2名", "3名"))
    verdict = answered(capsys, "verify-report", str(docx), code=1)
    assert verdict["verifies"] is False
    assert [one["place"] for one in verdict["problems"]] == ["honour_persons_city_up"]


@pytest.mark.usefixtures("_ledger")
def test_a_chosen_picture_comes_with_its_caption(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "oath.png"
    picture.write_bytes(a_png())
    answer = answered(
        capsys,
        "report",
        "annual",
        *ASKED,
        "--out",
        str(tmp_path),
        "--picture",
        str(picture),
        "图1　宣誓",
    )
    assert "图1　宣誓" in Path(answer["files"][2]).read_text(encoding="utf-8")


def test_verifying_asks_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No fixture of this test opens the database: a query would fail it."""
    stray = tmp_path / "stray.docx"
    stray.write_bytes(b"not a paper")
    verdict = answered(capsys, "verify-report", str(stray), code=1)
    assert verdict["verifies"] is False
    assert verdict["problems"][0]["code"] == "not_a_paper"


@pytest.mark.usefixtures("_ledger")
def test_what_cannot_be_written_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert main(["report", "annual", *ASKED, "--out", str(taken)]) == 1
    assert "写不进文件夹" in capsys.readouterr().err


@pytest.mark.usefixtures("_ledger")
def test_an_unknown_court_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--court", "无此法院", "--year", "2025", "--out", str(tmp_path)]
    assert main(["report", "annual", *asked]) == 1
    assert "没有名为“无此法院”的法院" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
