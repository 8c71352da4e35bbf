"""Commands on figures: list them with their proof, sign a zero."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year, day
from jujiao.cli.courts import asking_of, court_asked
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import proven_figures
from jujiao.figures.services import Nil, sign_zero
from jujiao.people.selectors import person_named


def figures(asked: Namespace, console: Console) -> int:
    """All figures of the court's year, each with the number of facts behind it."""
    found = proven_figures(asking_of(asked))
    for figure in found:
        value = figure.text or "未知"
        console.say(
            f"{figure.indicator.name}\t{value}\t依据{len(figure.fact_ids)}条\t{figure.note}"
        )
    console.answer([_as_json(figure) for figure in found])
    return ANSWERED


def _as_json(figure: Figure) -> dict[str, object]:
    indicator = figure.indicator
    return {
        "slug": figure.slug,
        "name": indicator.name,
        "value": figure.value,
        "unit": indicator.unit,
        "definition": indicator.definition,
        "policy": indicator.policy,
        "proof": list(figure.fact_ids),
        "digest": figure.digest,
        "signed_by": str(figure.signature) if figure.signature else None,
        "note": figure.note,
    }


def _sign_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("slug", help="数字的代号，如 violations")
    ask_court_and_year(parser)
    parser.add_argument("--by", required=True, help="签认人姓名；同名的写成“姓名（部门）”")
    parser.add_argument("--on", required=True, type=day, help="签认日期，如2026-01-05")
    parser.add_argument("--register", required=True, help="依据何登记")


def sign(asked: Namespace, console: Console) -> int:
    """签认零: a person vouches that the register is empty because there was nothing."""
    court = court_asked(asked)
    signer = person_named(court.pk, asked.by)
    signed = sign_zero(
        Nil(court.pk, asked.slug, asked.year),
        person_id=signer.pk,
        signed_on=asked.on,
        register_text=asked.register,
        by=console_actor(court.pk),
        at=timezone.now(),
    )
    console.say(f"已签认：{asked.slug}为零，{signer.full_name}，{signed.signed_on}。")
    console.answer(
        {"slug": signed.slug, "signed_by": signer.full_name, "on": str(signed.signed_on)}
    )
    return ANSWERED


COMMANDS = (
    Command("figures", "列出数字和依据", ask_court_and_year, figures),
    Command("sign-zero", "签认零", _sign_arguments, sign),
)
