"""The sheet of evidence: each indicator's counts, ratio with its interval, p, φ, verdict, sentence."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.domain.kinds import BY_CODE
from safetyreg.errors import Message
from safetyreg.export.grid import set_table
from safetyreg.export.meeting import Meeting
from safetyreg.export.page import Page, Place
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.judging import Judged
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.sentence import p_of, sentence
from safetyreg.statistics.table import Format, Table, TableColumn

_COLUMNS: Final = (
    TableColumn("kind", Message(mark("Kind"))),
    TableColumn("measure", Message(mark("Measure"))),
    TableColumn("before", Message(mark("Same period last year")), Format.INTEGER),
    TableColumn("after", Message(mark("Now")), Format.INTEGER),
    TableColumn("ratio", Message(mark("Ratio by days"))),
    TableColumn("low", Message(mark("95 % from"))),
    TableColumn("high", Message(mark("95 % to"))),
    TableColumn("p", "p"),
    TableColumn("phi", "φ"),
    TableColumn("verdict", Message(mark("Verdict")), width=24),
    TableColumn("sentence", Message(mark("May be said")), width=60),
)
_METHOD: Final = Message(
    mark(
        "Exact conditional Poisson, central 95 % interval, by days; scatter of the filter's own months and"
        " people of one incident are allowed for (φ). Damage has no verdict."
    )
)
_BROKEN: Final = Message(mark("No verdict: a break lies between the two periods."))


def evidence_table(meeting: Meeting, texts: Texts) -> Table:
    """Return a row an indicator, or one that says why a kind has none."""
    rows = tuple(row for judged in meeting.judged for row in _rows(judged, texts))
    return Table(_COLUMNS, rows, notes=(_METHOD,))


def build_evidence(page: Page, meeting: Meeting) -> Place:
    """Fill the sheet."""
    place = set_table(page, evidence_table(meeting, page.texts), meeting.style)
    page.freeze(place.first, 2)
    return place


def _rows(judged: Judged, texts: Texts) -> Iterator[tuple[Value, ...]]:
    kind = texts.say(BY_CODE[judged.kind].plural)
    if not judged.answers:
        yield (kind, *[None] * (len(_COLUMNS) - 2), texts.of(_BROKEN))
    for measure, answer in judged.answers.items():
        yield (
            kind,
            texts.say(MEASURE[measure].label),
            answer.before,
            answer.after,
            _rounded(answer.ratio, 2),
            _rounded(answer.low, 2),
            _rounded(answer.high, 2),
            texts.of(p_of(answer.p)),
            _rounded(answer.dispersion.phi, 2) if answer.dispersion.known else None,
            texts.of(answer.verdict.label),
            texts.of(sentence(answer)),
        )


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
