"""Profiles that are at hand: shipped ones, one's own, those of the whole registry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from safetyreg.domain.changes import Changes
from safetyreg.errors import ExpectedError
from safetyreg.registry import Registry
from safetyreg.registry.imports import Profile, from_toml, to_toml

KEPT: Final = "import_profiles"


class Home(Enum):
    """Where a profile comes from."""

    SHIPPED = "shipped"
    SHARED = "shared"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile and its home."""

    profile: Profile
    home: Home


def kept_profiles(registry: Registry) -> tuple[KeptProfile, ...]:
    """Return every profile at hand; one that cannot be read any more is left out."""
    shared = _read(registry.settings.shared(KEPT, {}), Home.SHARED)
    own = _read(registry.settings.get(KEPT, {}), Home.OWN)
    shipped = tuple(KeptProfile(one, Home.SHIPPED) for one in registry.imports.shipped())
    return (*own, *shared, *shipped)


def keep_profile(registry: Registry, profile: Profile, name: str, *, shared: bool) -> Changes | None:
    """Keep a profile under a name, for oneself or for everybody (an administrator)."""
    named = replace(profile, name=name)
    if shared:
        known = dict(_mapping(registry.settings.shared(KEPT, {})))
        return registry.settings.share(KEPT, {**known, name: to_toml(named)})
    known = dict(_mapping(registry.settings.get(KEPT, {})))
    registry.settings.put(KEPT, {**known, name: to_toml(named)})
    return None


def _mapping(found: object) -> Mapping[str, object]:
    return found if isinstance(found, dict) else {}


def _read(found: object, home: Home) -> tuple[KeptProfile, ...]:
    profiles = []
    for name, text in _mapping(found).items():
        try:
            profiles.append(KeptProfile(from_toml(str(text), str(name)), home))
        except ExpectedError:
            continue
    return tuple(profiles)
