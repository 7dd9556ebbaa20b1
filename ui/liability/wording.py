"""Words of liability as the screen says them."""

from collections.abc import Sequence
from typing import Final

from safetyreg.domain.decision import BODIES, Decision, Shares
from safetyreg.domain.field import Choice
from safetyreg.domain.norm import Norm
from safetyreg.i18n import Texts
from ui.format import BLANK

_PARTS: Final = " / "


def chosen(choices: Sequence[Choice], value: object, texts: Texts) -> str:
    """Return the label of a value of a closed choice."""
    found = next((choice.label for choice in choices if choice.value == str(value or "")), "")
    return texts.say(found) if found else BLANK


def sentence(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def split(shares: Shares | None) -> str:
    """Write employee / employer, and a third party where it bears something."""
    if shares is None:
        return BLANK
    parts = [shares.employee, shares.employer, *([shares.third] if shares.third else [])]
    return _PARTS.join(map(str, parts))


def body_of(decision: Decision, texts: Texts) -> str:
    """Return which body decided and by which document."""
    body = sentence(chosen(BODIES, decision.body, texts))
    return ", ".join(part for part in (body, decision.document) if part)


def norm_text(code: str, norms: Sequence[Norm], texts: Texts) -> str:
    """Cite a norm by its code; a citation written by hand stays as it is."""
    found = next((norm for norm in norms if norm.code == code), None)
    return texts.of(found.citation) if found is not None else code


def tenge(amount: int | None, texts: Texts) -> str:
    """Write whole tenge, a dash where none is known."""
    return BLANK if amount is None else texts.integer(amount)
