"""A scheme as JSON, so that a court can adopt a version of its own, and back again exactly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import refuse
from jujiao.kernel.schemes import Item, Method, Scheme, Source, Veto

AMOUNTS = ("full", "step", "base", "floor", "target", "reference")


def scheme_as_json(scheme: Scheme) -> dict[str, Any]:
    """Everything a scheme says; amounts as text, so that nothing is rounded."""
    return {
        "slug": scheme.slug,
        "version": scheme.version,
        "label": scheme.label,
        "classes": list(scheme.classes),
        "in_force_from": scheme.in_force_from.isoformat(),
        "basis": _basis_out(scheme.basis),
        "total": str(scheme.total),
        "items": [_item_out(item) for item in scheme.items],
        "vetoes": [
            {
                "slug": veto.slug,
                "label": veto.label,
                "source": _source_out(veto.source),
                "at_best": veto.at_best,
                "basis": _basis_out(veto.basis),
            }
            for veto in scheme.vetoes
        ],
    }


def scheme_from_json(content: Mapping[str, Any]) -> Scheme:
    """The scheme that a text says. Raises Refused for a text that is no scheme."""
    try:
        return Scheme(
            content["slug"],
            int(content["version"]),
            content["label"],
            tuple(content["classes"]),
            tuple(_item_in(item) for item in content["items"]),
            date.fromisoformat(content["in_force_from"]),
            _basis_in(content["basis"]),
            tuple(
                Veto(
                    veto["slug"],
                    veto["label"],
                    _source_in(veto["source"]),
                    veto["at_best"],
                    _basis_in(veto["basis"]),
                )
                for veto in content.get("vetoes", ())
            ),
            Decimal(content.get("total", "100")),
        )
    except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
        raise refuse(
            "no_scheme",
            f"这份考核方案读不懂（{fault}）。",
            place="scheme",
            remedy="请按导出的格式填写。",
        ) from fault


def _item_out(item: Item) -> dict[str, Any]:
    said: dict[str, Any] = {"slug": item.slug, "label": item.label, "method": item.method.value}
    said |= {name: str(getattr(item, name)) for name in AMOUNTS if getattr(item, name)}
    said |= {name: True for name in ("bonus", "shares_facts") if getattr(item, name)}
    if item.source:
        said["source"] = _source_out(item.source)
    if item.minus:
        said["minus"] = _source_out(item.minus)
    if item.basis:
        said["basis"] = item.basis
    if item.items:
        said["items"] = [_item_out(part) for part in item.items]
    return said


def _item_in(said: Mapping[str, Any]) -> Item:
    return Item(
        said["slug"],
        said["label"],
        method=Method(said["method"]),
        source=_source_in(said["source"]) if said.get("source") else None,
        minus=_source_in(said["minus"]) if said.get("minus") else None,
        items=tuple(_item_in(part) for part in said.get("items", ())),
        bonus=bool(said.get("bonus")),
        shares_facts=bool(said.get("shares_facts")),
        basis=said.get("basis", ""),
        **{name: Decimal(said.get(name, "0")) for name in AMOUNTS},
    )


def _source_out(source: Source) -> dict[str, Any]:
    return {
        "form": source.form,
        "of": source.of,
        "role": source.role,
        "at_least": int(source.at_least),
        "outcomes": list(source.outcomes),
    }


def _source_in(said: Mapping[str, Any]) -> Source:
    return Source(
        said["form"],
        said.get("of", ""),
        said.get("role", ""),
        int(said.get("at_least", 0)),
        tuple(said.get("outcomes", ())),
    )


def _basis_out(basis: Basis) -> dict[str, Any]:
    return {"document": basis.document, "article": basis.article, "verified": basis.verified}


def _basis_in(said: Mapping[str, Any]) -> Basis:
    return Basis(said["document"], said.get("article", ""), bool(said.get("verified")))
