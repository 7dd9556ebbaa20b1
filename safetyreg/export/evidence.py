"""The sheet of evidence: each indicator's counts, ratio with its interval, p, φ, verdict, sentence.

First every indicator of each kind, then the places, causes and objects whose change is confirmed.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from safetyreg.domain.denominator import DenominatorKind
from safetyreg.domain.field import Value
from safetyreg.domain.kinds import BY_CODE
from safetyreg.errors import Message
from safetyreg.export.grid import set_table
from safetyreg.export.meeting import Meeting
from safetyreg.export.page import Page, Place
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark
from safetyreg.statistics.harm import Damage
from safetyreg.statistics.measures import BASIC, MEASURE
from safetyreg.statistics.multiplicity import footnote, marked
from safetyreg.statistics.power import would_take
from safetyreg.statistics.sentence import p_of, sentence, times
from safetyreg.statistics.table import Format, Label, Table, TableColumn
from safetyreg.statistics.verdict import Answer
from safetyreg.statistics.verdict_columns import Changed
from safetyreg.statistics.verdict_words import HELD

_COLUMNS: Final = (
    TableColumn("where", Message(mark("Kind, group")), width=26),
    TableColumn("measure", Message(mark("Measure")), width=17),
    TableColumn("before", Message(mark("Before")), Format.INTEGER),
    TableColumn("after", Message(mark("Now")), Format.INTEGER),
    TableColumn("ratio", Message(mark("Ratio")), Format.RATIO),
    TableColumn("low", Message(mark("95 % from")), Format.RATIO),
    TableColumn("high", Message(mark("95 % to")), Format.RATIO),
    TableColumn("p", "p", width=11),
    TableColumn("phi", "φ", Format.RATIO),
    TableColumn("verdict", Message(mark("Verdict")), width=20),
    TableColumn("sentence", Message(mark("May be said")), width=44),
    TableColumn("power", Message(mark("What it would take")), width=34),
    TableColumn("by", Message(mark("Divided by")), width=24),
)
_DAMAGE: Final = "damage"
_DIGITS: Final = 2
_METHOD: Final = Message(
    mark(
        "Exact conditional Poisson, central 95 % interval, by days, and by residents or at work the employed"
        " where they are known for both periods; scatter of the filter's own months and people of one"
        " incident are allowed for (φ). Damage has no verdict."
    )
)
_POWER: Final = Message(
    mark("What it would take: events in the earlier period for 80 % power at 5 %, two-sided.")
)
_HELD: Final = Message(mark("* holds among all indicators of the kinds together."))
_BY: Final = {
    None: mark("{before} and {after} days"),
    DenominatorKind.RESIDENTS: mark("{before} and {after} person-years of residents"),
    DenominatorKind.EMPLOYED: mark("{before} and {after} person-years of employed"),
}
_BROKEN: Final = Message(mark("No verdict: a break lies between the two periods."))


def evidence_table(meeting: Meeting, words: Wording) -> Table:
    """Return a row an indicator, or one that says why a kind has none; then the groups that changed."""
    kinds = [answer for judged in meeting.judged for answer in judged.answers.values()]
    answers = [*kinds, *meeting.together.values()]
    held = {id(one) for one, holds in zip(answers, marked(answers), strict=True) if holds}
    rows: list[tuple[Value, ...]] = []
    for judged in meeting.judged:
        rows += _rows(words.texts.say(BY_CODE[judged.kind].plural), judged.answers, words, held)
        harm = meeting.harms.get(judged.kind)
        rows += [_harm(judged.kind, harm, words)] if harm is not None and harm.before + harm.after else []
    if meeting.together:
        rows += _rows(words.texts.say(mark("All kinds")), meeting.together, words, held)
    rows += [_line(_group(one, words), one.measure, one.answer, words) for one in meeting.changed]
    notes: list[Label] = [_METHOD, _POWER]
    notes += dict.fromkeys(words.texts.of(one.note()) for judged in meeting.judged for one in judged.lived)
    if answers:
        notes += [*([_HELD] if held else []), footnote(answers)]
    return Table(_COLUMNS, tuple(rows), notes=tuple(notes))


def build_evidence(page: Page, meeting: Meeting) -> Place:
    """Fill the sheet."""
    place = set_table(page, evidence_table(meeting, page.words), meeting.style)
    page.freeze(place.first, 2)
    return place


def _rows(
    name: str, answers: Mapping[str, Answer], words: Wording, held: set[int]
) -> Iterator[tuple[Value, ...]]:
    if not answers:
        yield (name, *[None] * (len(_COLUMNS) - 4), words.texts.of(_BROKEN), None, None)
    for measure, answer in answers.items():
        if measure in BASIC or answer.before + answer.after:
            yield _line(name, measure, answer, words, star=HELD if id(answer) in held else "")


def _harm(kind: str, harm: Damage, words: Wording) -> tuple[Value, ...]:
    """Return the row of damage, which has no verdict: both sums, and the share of the largest incident."""
    texts = words.texts
    before, after = (texts.percent(share or 0.0, 0) for share in (harm.share_before, harm.share_after))
    said = texts.say(
        mark("The largest incident: {before} of the sum, now {after}"), before=before, after=after
    )
    name = texts.say(MEASURE[_DAMAGE].label)
    none = [None] * (len(_COLUMNS) - 8)
    verdict = texts.say(mark("no verdict"))
    return (texts.say(BY_CODE[kind].plural), name, harm.before, harm.after, *none, verdict, said, None, None)


def _group(changed: Changed, words: Wording) -> str:
    name = words.value(changed.column, changed.key)
    title = words.label(changed.title)
    return f"{title}: {name}" if title else str(name)


def _line(where: str, measure: str, answer: Answer, words: Wording, *, star: str = "") -> tuple[Value, ...]:
    texts, power = words.texts, would_take(answer)
    counted = answer.before + answer.after
    return (
        where,
        texts.say(MEASURE[measure].label),
        answer.before,
        answer.after,
        *(_rounded(name, getattr(answer, name)) for name in ("ratio", "low", "high")),
        texts.of(p_of(answer.p)),
        round(answer.dispersion.phi, 2) if answer.dispersion.known else None,
        f"{texts.of(answer.verdict.label)}{star and f' {star}'}",
        texts.of(sentence(answer)),
        texts.of(power) if power is not None and counted else None,
        _divided(answer, words),
    )


def _divided(answer: Answer, words: Wording) -> str:
    texts, exposures = words.texts, (answer.exposure_before, answer.exposure_after)
    before, after = (texts.integer(value) for value in exposures)
    return texts.say(_BY[answer.per], before=before, after=after)


def _rounded(name: str, value: float | None) -> float | None:
    """Return a ratio or its limit as the sentence prints it, with two decimals at least."""
    return None if value is None else round(value, max(_DIGITS, times(name, value).digits))
