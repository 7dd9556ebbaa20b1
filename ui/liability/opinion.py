"""The opinion on one victim as a document, where the door writes one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from safetyreg.i18n import Texts

if TYPE_CHECKING:
    from safetyreg.registry import Registry

Writer = Callable[[int, int, Path, Texts], object]


def opinion_of(registry: "Registry") -> Writer | None:
    """Return what writes an opinion (incident, person, path, texts), or nothing."""
    found: Writer | None = getattr(getattr(registry, "liability", None), "opinion", None)
    return found
