"""The doors of liability over one session, as the registry wires them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safetyreg.registry.decisions import Decisions
from safetyreg.registry.known_cases import CaseReader
from safetyreg.registry.liability import Liability
from safetyreg.registry.standards import LawOfRegistry

if TYPE_CHECKING:
    from safetyreg.registry.session import Session


def liability(session: Session) -> Liability:
    """Return the door of cases and thresholds."""
    return Liability(session, LawOfRegistry(session), CaseReader(session))


def decisions(session: Session) -> Decisions:
    """Return the door of the ledger."""
    return Decisions(session, LawOfRegistry(session))
