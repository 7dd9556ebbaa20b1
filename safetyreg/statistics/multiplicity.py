"""Several comparisons at once: Benjamini–Hochberg as a mark beside the verdict, which it never changes."""

from collections.abc import Sequence
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.verdict import LEVEL, Answer

_FOOTNOTE: Final = mark("{number} comparisons were looked at; those marked hold among all of them together.")


def marked(answers: Sequence[Answer]) -> tuple[bool, ...]:
    """Return which confirmed changes also hold among all that are shown (false discoveries at most 5 %)."""
    from statsmodels.stats.multitest import multipletests  # noqa: PLC0415  heavy, loaded when first used

    if not answers:
        return ()
    holds = multipletests([answer.p for answer in answers], alpha=LEVEL, method="fdr_bh")[0]
    return tuple(bool(held) and answer.verdict.confirmed for held, answer in zip(holds, answers, strict=True))


def footnote(answers: Sequence[Answer]) -> Message:
    """Return the footnote that says how many comparisons were looked at."""
    return Message(_FOOTNOTE, {"number": len(answers)})
