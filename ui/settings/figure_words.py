"""How the settings name what a figure is of: a place by its code's beginning, an organisation by its БИН."""

from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.denominator import COUNTRY, Denominator
from safetyreg.domain.place import KATO_DIGITS, prefix_of
from safetyreg.i18n import Texts

KATO: Final = "kato"


def place_name(place: str, book: CodeBook, texts: Texts) -> str:
    """Return the name of a place, the country's for an empty one, the code where the list has no name."""
    if place == COUNTRY:
        return texts.say("Kazakhstan")
    code = code_of(place, book)
    return book.name(KATO, code, texts.language) if code else place


def code_of(place: str, book: CodeBook) -> str:
    """Return the whole KATO code of a place given by its beginning; empty where the list has none."""
    filled = place.ljust(KATO_DIGITS, "0")
    kato = book.lists.get(KATO)
    if kato is None:
        return ""
    if filled in kato.by_code:
        return filled
    return next((item.code for item in kato.items if prefix_of(item.code) == place), "")


def named(figure: Denominator, book: CodeBook, texts: Texts) -> str:
    """Return the place of a figure, or its organisation, or both."""
    if not figure.organisation:
        return place_name(figure.place, book, texts)
    told = texts.say("БИН {bin}", bin=figure.organisation)
    return f"{told} · {place_name(figure.place, book, texts)}" if figure.place else told


def figure_text(value: float, texts: Texts) -> str:
    """Write a figure: whole people, hours with a decimal where they have one."""
    return texts.integer(value) if value == int(value) else texts.decimal(value, 1)


def place_order(figure: Denominator) -> tuple[object, ...]:
    """Order figures: the country, regions, their districts, organisations; of each the newest first."""
    return bool(figure.organisation), figure.place, figure.organisation, figure.kind, -figure.on.toordinal()
