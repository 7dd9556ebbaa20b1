"""A newer shipped value beside the registry's own: shown to an administrator, never taken over by itself."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from safetyreg.domain.codes import CodeItem
from safetyreg.domain.denominator import Denominator
from safetyreg.domain.head import Head
from safetyreg.domain.norm import LegalNumber, Norm
from safetyreg.domain.policy import Policy
from safetyreg.domain.reference import Break, CalendarDay, ReferenceValue

Shipped = TypeVar(
    "Shipped", CodeItem, CalendarDay, Break, ReferenceValue, Policy, Norm, Head, LegalNumber, Denominator
)


@dataclass(frozen=True, slots=True)
class Suggestion(Generic[Shipped]):
    """What is shipped now and what the registry has (None: a person took it out); `list` for codes."""

    shipped: Shipped
    own: Shipped | None
    list: str = ""
