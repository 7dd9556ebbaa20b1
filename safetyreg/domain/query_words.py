"""What the parts of a filter are called, on the screen and in what leaves the program."""

from collections.abc import Mapping
from typing import Final

from safetyreg.domain.query import Operator
from safetyreg.i18n import mark

SIGNS: Final[Mapping[Operator, str]] = {
    Operator.IS: "{name}",
    Operator.NOT: mark("{name}: not"),
    Operator.LESS: mark("{name}: less than"),
    Operator.MORE: mark("{name}: more than"),
    Operator.BEGINS: mark("{name}: begins with"),
}
"""How a field is named before the values it is compared with."""
STATES: Final[Mapping[Operator, str]] = {
    Operator.EMPTY: mark("not filled in"),
    Operator.FILLED: mark("filled in"),
}
"""What is said of a field that is compared with no value."""
COUNTED: Final[Mapping[bool, str]] = {True: mark("only what is counted"), False: mark("not counted")}
