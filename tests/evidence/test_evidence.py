"""佐证: files by their hash, with versions, never mistaken for what they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from cast import AT, a_clerk, a_court, a_person, an_actor, an_honour, in_force
from jujiao.access.scope import Scope
from jujiao.catalogue.roles import StaffRole
from jujiao.evidence.models import Evidence
from jujiao.evidence.rules import LARGEST, objection_to_file
from jujiao.evidence.selectors import evidence_of
from jujiao.evidence.services import Target, attach_evidence, vault
from jujiao.evidence.storage import FileVault
from jujiao.kernel.problems import Refused
from jujiao.people.models import Unit

PDF = b"%PDF-1.7 minutes of a meeting"


@pytest.fixture
def court(db: None, settings: Settings, tmp_path: Path) -> Unit:
    settings.EVIDENCE_DIR = tmp_path
    return a_court()


def _target(court: Unit) -> Target:
    [record] = in_force(court, an_honour(court, a_person(court)))
    return Target(court.pk, None, "ledger.record", record.pk)


def _attach(target: Target, court: Unit, content: bytes = PDF, name: str = "证书.pdf") -> Evidence:
    return attach_evidence(target, file_name=name, content=content, by=a_clerk(court), at=AT)


def test_a_file_is_kept_under_its_hash_and_read_back(court: Unit) -> None:
    kept = _attach(_target(court), court)
    assert vault().read(kept.content_hash) == PDF
    assert (kept.version, kept.size) == (1, len(PDF))


def test_the_same_name_again_is_the_next_version_and_the_first_stays(court: Unit) -> None:
    target = _target(court)
    first = _attach(target, court)
    second = _attach(target, court, PDF + b" corrected")
    files = evidence_of(Scope(court.pk), "ledger.record", target.target_id)
    assert [file.version for file in files] == [2, 1]
    assert vault().read(first.content_hash) != vault().read(second.content_hash)


def test_the_same_bytes_are_stored_once(court: Unit) -> None:
    target = _target(court)
    _attach(target, court)
    _attach(target, court, name="副本.pdf")
    assert len([path for path in vault().folder.rglob("*") if path.is_file()]) == 1


def test_bytes_that_changed_on_disk_are_not_handed_out(court: Unit) -> None:
    kept = _attach(_target(court), court)
    vault().path_of(kept.content_hash).write_bytes(b"%PDF-1.7 something else")
    with pytest.raises(ValueError, match="differ from their hash"):
        vault().read(kept.content_hash)


def test_another_courts_file_does_not_exist(court: Unit) -> None:
    target = _target(court)
    kept, other = _attach(target, court), a_court("邻旗人民法院")
    named = (target.target_type, target.target_id)
    assert list(evidence_of(Scope(court.pk), *named)) == [kept]
    assert list(evidence_of(Scope(other.pk), *named)) == []


def test_who_only_reads_attaches_nothing(court: Unit) -> None:
    target = _target(court)
    reader = an_actor(court, StaffRole.MEMBER)
    with pytest.raises(Refused, match="不在您的权限之内"):
        attach_evidence(target, file_name="证书.pdf", content=PDF, by=reader, at=AT)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("证书.pdf", b"", "empty_file"),
        ("证书.exe", b"MZ", "file_type"),
        ("证书", PDF, "file_type"),
        ("证书.png", PDF, "file_content"),
        ("证书.pdf", b"<html>", "file_content"),
        ("录像.mp4", b"0" * (LARGEST + 1), "file_too_large"),
    ],
)
def test_what_is_no_evidence_is_refused_with_the_reason(
    name: str, content: bytes, code: str
) -> None:
    problem = objection_to_file(name, content)
    assert problem is not None
    assert problem.code == code


def test_a_file_may_be_named_in_capitals() -> None:
    assert objection_to_file("扫描件.PDF", PDF) is None


def test_a_half_written_file_is_never_taken_for_a_whole_one(tmp_path: Path) -> None:
    """The bytes appear under their hash by renaming, after they are on disk."""
    keeper = FileVault(tmp_path)
    content_hash = keeper.keep(PDF)
    names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert names == [content_hash]
