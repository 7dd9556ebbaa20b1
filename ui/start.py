"""What a start of the program opens."""

from dataclasses import dataclass
from enum import Enum

from safetyreg.i18n import Language


class Way(Enum):
    """How a registry is come by."""

    NEW = "new"
    OPEN = "open"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Start:
    """What the user chose."""

    way: Way
    location: str
    language: Language
