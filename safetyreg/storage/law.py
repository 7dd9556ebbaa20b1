"""The law and the positions by date: policies, norms, heads of compensation, numbers set by norms."""

from collections.abc import Mapping
from typing import Any, Final

from safetyreg.domain import document
from safetyreg.domain.head import Head
from safetyreg.domain.norm import LegalNumber, Norm
from safetyreg.domain.policy import Policy
from safetyreg.storage import liability_tables as tables
from safetyreg.storage.reference import Drawer
from safetyreg.storage.seeding import Shelf


def _policy_row(policy: Policy) -> dict[str, object]:
    """Keep a policy under its code alone: a project keeps its place when it becomes law."""
    return {"code": policy.code, "since": "", "content": document.written(policy)}


def _dated_row(thing: Norm | Head | LegalNumber) -> dict[str, object]:
    since = thing.valid_from.isoformat() if thing.valid_from else ""
    return {"code": thing.code, "since": since, "content": document.written(thing)}


def _policy(row: Mapping[Any, Any]) -> Policy:
    return document.read(Policy, row["content"])


def _norm(row: Mapping[Any, Any]) -> Norm:
    return document.read(Norm, row["content"])


def _head(row: Mapping[Any, Any]) -> Head:
    return document.read(Head, row["content"])


def _number(row: Mapping[Any, Any]) -> LegalNumber:
    return document.read(LegalNumber, row["content"])


_KEYS: Final = ("code", "since")
POLICIES: Final = Drawer(Shelf(tables.policies, _KEYS), _policy_row, _policy)
NORMS: Final = Drawer(Shelf(tables.norms, _KEYS), _dated_row, _norm)
HEADS: Final = Drawer(Shelf(tables.heads, _KEYS), _dated_row, _head)
NUMBERS: Final = Drawer(Shelf(tables.legal_numbers, _KEYS), _dated_row, _number)
