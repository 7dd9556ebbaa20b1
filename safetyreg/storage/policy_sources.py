"""Where each shipped policy is from, in every language; a registry keeps the Russian text."""

import csv
from collections.abc import Mapping

from safetyreg.i18n import Names
from safetyreg.paths import resources


def policy_sources() -> Mapping[str, Names]:
    """Read the sources of the shipped policies by their Russian text, which a registry may have changed."""
    text = (resources() / "reference" / "policies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["source"]: Names(row["source"], row["source_kk"], row["source_en"]) for row in rows}
