"""`compare`: two counts in, the verdict and the sentence that may be said out; no registry is needed."""

from argparse import Namespace

from safetyreg.cli.output import write_json, write_table
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.verdict import judge


def compare(asked: Namespace, texts: Texts) -> None:
    """Judge two counts with their exposures; `ratio` and `high` are null where the earlier count is 0."""
    answer = judge(asked.before, asked.after, asked.exposure_before, asked.exposure_after)
    told = texts.of(sentence(answer))
    if asked.json:
        figures = {"ratio": answer.ratio, "low": answer.low, "high": answer.high, "p": answer.p}
        write_json(figures | {"verdict": answer.verdict.value, "sentence": told})
    else:
        write_table([texts.say(mark("Verdict"))], [[texts.of(answer.verdict.label)], [told]])
