"""Which of a kind's roles its form fills: persons and units that a field of names may mean."""

from __future__ import annotations

from jujiao.kernel.concepts import RecordKind

UNIT_ROLE_ENDINGS = ("unit", "branch", "department")


def roles_asked(kind: RecordKind) -> tuple[str, ...]:
    """The roles that the kind's question for names means: the one it is named after, else all."""
    ask = kind.ask("recipients")
    named = tuple(role for role, label in kind.roles.items() if ask and label == ask.label)
    return named or tuple(kind.roles)


def role_for(kind: RecordKind, *, is_unit: bool) -> str | None:
    """The role that a named person, or a named unit, takes; None where the kind has none for it."""
    fitting = [role for role in roles_asked(kind) if role.endswith(UNIT_ROLE_ENDINGS) is is_unit]
    return fitting[0] if fitting else None
