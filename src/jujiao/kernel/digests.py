"""Hashes over canonical JSON: the same content gives the same bytes and the same digest everywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from jujiao.kernel.problems import refuse

ALGORITHMS = ("sm3", "sha256")


def canonical_json(content: object) -> bytes:
    """JSON with sorted keys and no blanks, in UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_hex(algorithm: str, content: bytes) -> str:
    """The hash in hexadecimal. Raises Refused for an algorithm that is not one of ours."""
    if algorithm not in ALGORITHMS:
        raise refuse(
            "unknown_algorithm", f"不认识摘要算法{algorithm}。", remedy="可用sm3或sha256。"
        )
    return hashlib.new(algorithm, content).hexdigest()


def figure_digest(
    slug: str,
    definition: str,
    policy: str,
    period: str,
    value: int | None,
    proof: Sequence[tuple[str, str]],
) -> str:
    """The digest of a figure: its question, its answer, and the ids and hashes of what proves it."""
    return hash_hex("sm3", canonical_json([slug, definition, policy, period, value, sorted(proof)]))
