"""`compare`: two counts in, the verdict and the sentence that may be said out; no registry is needed."""

from argparse import Namespace
from math import isfinite

from safetyreg.cli.output import write_json, write_table
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.power import would_take
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.verdict import EXPOSURES, judge


def compare(asked: Namespace, texts: Texts) -> None:
    """Judge two counts with their exposures; `ratio` and `high` are null where the earlier count is 0."""
    answer = judge(asked.before, asked.after, *_exposures(asked))
    told = texts.of(sentence(answer))
    if asked.json:
        figures = {"ratio": answer.ratio, "low": answer.low, "high": answer.high, "p": answer.p}
        write_json(figures | {"verdict": answer.verdict.value, "sentence": told})
        return
    counted = asked.before + asked.after
    notes = (would_take(answer) if counted else None, answer.dispersion.note())
    lines = [texts.of(answer.verdict.label), told, *(texts.of(one) for one in notes if one is not None)]
    write_table([texts.say(mark("Verdict"))], [[line] for line in lines])


def _exposures(asked: Namespace) -> tuple[float, float]:
    """Return both exposures: 1 and 1, or what was given; 366 days beside nothing would say nonsense."""
    given = [one for one in (asked.exposure_before, asked.exposure_after) if one is not None]
    if any(not isfinite(one) or one <= 0 for one in given):
        raise ExpectedError(EXPOSURES)
    if len(given) == 1:
        raise ExpectedError(mark("Give both exposures, --exposure-before and --exposure-after, or neither."))
    return (given[0], given[1]) if given else (1.0, 1.0)
