"""``jujiao check-draft``: one JSON value, places counted from the file's first sign, the file untouched."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from jujiao.cli.main import main
from model_year import COURT, YEAR, ModelYear
from word_drafts import a_docx, p, r

TEXT = "2025年,该院开展审务督察24次,通报约5期。\n"
ANSWER_KEYS = {
    "foreign_court", "foreign_year", "claims", "arithmetic", "statements", "summary", "check",
}  # fmt: skip
CLAIM_KEYS = {
    "start", "end", "surface", "value", "unit", "level", "hedge", "scope", "period", "indicator", "verdict",
    "ledger_value", "explanation", "proof_count",
}  # fmt: skip
ASKED = ("--court", COURT, "--year", str(YEAR))


def _answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["check-draft", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def _file(folder: Path, text: str, name: str = "总结.txt") -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_numerals_alone_need_neither_court_nor_year_nor_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _answer(capsys, _file(tmp_path, TEXT), "--numerals-only")
    claims = [one for one in told if one["is_claim"]]
    assert [one["surface"] for one in claims] == ["24次", "约5期"]
    assert (claims[1]["value"], claims[1]["unit"], claims[1]["hedge"]) == (5, "期", "about")
    assert all(TEXT[one["start"] : one["end"]] == one["surface"] for one in told)


@pytest.mark.parametrize("source", ["https://example.invalid/2025", "http://a", "(没有网址)"])
def test_a_source_line_is_set_aside_for_numerals_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    told = _answer(capsys, _file(tmp_path, f"{source}\n{TEXT}"), "--numerals-only")
    assert all(TEXT[one["start"] : one["end"]] == one["surface"] for one in told)


@pytest.mark.django_db
def test_the_answer_has_everything_the_issue_names(
    model_year: ModelYear, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"(说明)\r\n{TEXT}"
    file = tmp_path / "总结.txt"
    file.write_bytes(text.encode())
    told = _answer(capsys, str(file), *ASKED)
    assert set(told) == ANSWER_KEYS
    assert all(set(one) >= CLAIM_KEYS for one in told["claims"])
    assert all(text[one["start"] : one["end"]] == one["surface"] for one in told["claims"])
    assert [one["verdict"] for one in told["claims"]] == ["agrees", "roughly"]
    assert (told["foreign_court"], told["foreign_year"]) == (None, None)


@pytest.mark.django_db
def test_the_annotated_docx_is_a_file_of_its_own(
    model_year: ModelYear, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = a_docx(p(r("该院开展审务督察2"), r("5次。")))
    file, out = tmp_path / "总结.docx", tmp_path / "批注.docx"
    file.write_bytes(content)
    told = _answer(capsys, str(file), *ASKED, "--annotate", str(out))
    assert [one["verdict"] for one in told["claims"]] == ["differs"]
    assert file.read_bytes() == content
    (comment,) = Document(BytesIO(out.read_bytes())).comments
    assert "25次" in comment.text
    assert main(["check-draft", str(file), *ASKED, "--annotate", str(file)]) == 1
    assert file.read_bytes() == content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [(ASKED, "扫描"), ((), "--court"), (("--court", "无此法院", "--year", "2025"), "没有名为")],
)
def test_what_cannot_be_done_is_said_in_words(
    model_year: ModelYear,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    file = tmp_path / "总结.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert main(["check-draft", str(file), *words]) == 1
    assert said in capsys.readouterr().err
