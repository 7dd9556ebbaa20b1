"""Rates of work in words: victims per 1,000 employed and their change, what is known and what to enter."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from safetyreg.domain.period import Step, step_key
from safetyreg.i18n import NO_BREAK_SPACE, Texts, mark
from safetyreg.statistics.brush import YEAR, Brush
from safetyreg.statistics.labels import code_name
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.verdict import Verdict
from safetyreg.statistics.work_rates import LABELS, WorkRate, WorkRateCode
from safetyreg.statistics.work_years import WorkYear, WorkYears
from ui.analysis.told import Told, carrier
from ui.analysis.work_drawing import Dot, Panel, WorkDrawing
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook

_SAID: Final = {
    Verdict.RISE: mark("Kch {now}, a year before {before}: a rise is confirmed"),
    Verdict.FALL: mark("Kch {now}, a year before {before}: a fall is confirmed"),
    Verdict.CHANCE: mark("Kch {now}, a year before {before}: the change is within chance"),
    Verdict.TOO_FEW: mark("Kch {now}, a year before {before}: too little to judge the change"),
}
_DAYS: Final = frozenset({WorkRateCode.SEVERITY_KZ, WorkRateCode.LOSS_KZ, WorkRateCode.SEVERITY})
_YEAR: Final = 365.25
_DIGITS: Final = re.compile(r"(?<=\d) (?=\d)")


def told_work(found: WorkYears, kind: str, texts: Texts, book: "CodeBook") -> Told:
    """Return rates of work in words."""
    words = _Words(found, texts, book)
    panels = tuple(words.panels())
    drawing = WorkDrawing(kind, panels, texts)
    chart = carrier(words.title(), words.method(), drawing, words.footnotes())
    return Told(chart, drawing, tuple(words.columns()), tuple(words.rows()))


class _Words:
    def __init__(self, found: WorkYears, texts: Texts, book: "CodeBook") -> None:
        self._found = found
        self._texts = texts
        self._book = book

    def title(self) -> str:
        texts, answer = self._texts, self._found.answer
        if answer is None:
            if not any(year.employed for year in self._found.years):
                return texts.say("Kch needs the number of employed: enter it in Settings")
            if not self._found.periods.sound:
                return texts.say("A break lies between the two periods: they are not compared")
            return texts.say("The employed of both periods are not known: no comparison")
        before, after = (
            count * 1000 / mean
            for count, mean in (
                (answer.before, answer.exposure_before * _YEAR / self._found.periods.before.days),
                (answer.after, answer.exposure_after * _YEAR / self._found.periods.after.days),
            )
        )
        now, then = (texts.decimal(value, _digits(min(before, after))) for value in (after, before))
        return texts.say(_SAID[answer.verdict], now=now, before=then)

    def method(self) -> str:
        texts, found = self._texts, self._found
        parts = []
        if found.answer is not None:
            answer, periods = found.answer, found.periods
            after, before = (shown_period(days, texts) for days in (periods.after, periods.before))
            parts += [
                texts.say("{now} against {before}, victims by employed.", now=after, before=before),
                texts.of(sentence(answer)),
                texts.of(answer.dispersion.note()),
            ]
        if any(year.partial for year in found.years):
            parts.append(texts.say("A hollow mark is a part of a year, not projected to the whole."))
        parts.append(texts.say("Whiskers are exact 95 % intervals; days lost have none."))
        parts.append(texts.of(found.fatal.note()))
        return " ".join(parts)

    def footnotes(self) -> str:
        return " ".join([*self._missing(), *self._unknown(), *self._sources()])

    def _missing(self) -> Iterator[str]:
        texts, found = self._texts, self._found
        place = ", ".join(self._place(code) for code in found.places)
        if found.without_employed:
            years = _years(found.without_employed)
            yield texts.say(
                "Employed of {place} are missing for {years}: enter them in Settings, “{section}”.",
                place=place,
                years=years,
                section=texts.say("Population and employed"),
            )
        if found.without_hours:
            text = mark(
                "Hours worked of {place} are missing for {years}: frequency and severity of ILO need them."
            )
            yield texts.say(text, place=place, years=_years(found.without_hours))

    def _unknown(self) -> Iterator[str]:
        texts, years = self._texts, self._found.years
        unknown = sum(year.unknown_days for year in years)
        if unknown:
            yield texts.say(
                "Days lost are unknown for {unknown} of {injured} injured: rates of days rest on the others.",
                unknown=texts.integer(unknown),
                injured=texts.integer(sum(year.injuries.victims - year.injuries.dead for year in years)),
            )

    def _sources(self) -> Iterator[str]:
        texts, years = self._texts, self._found.years
        for found, text in (
            ([year.employed for year in years], mark("Employed: {source}; between two days interpolated.")),
            (
                [year.hours for year in years],
                mark("Hours: {source}; a part of a year has its share."),
            ),
        ):
            figures = (figure for exposure in found if exposure is not None for figure in exposure.figures)
            sources = "; ".join(dict.fromkeys(figure.source for figure in figures if figure.source))
            if sources:
                yield texts.say(text, source=sources)
        for one in self._found.breaks:
            yield texts.name(one.footnote)

    def _place(self, code: str) -> str:
        if not code:
            return self._texts.say("the whole country")
        return code_name("kato", code, self._texts, self._book)

    def panels(self) -> Iterator[Panel]:
        """Yield the rates that are known in any year."""
        for code in WorkRateCode:
            dots = tuple(
                self._dot(year, rate)
                for year in self._found.years
                for rate in year.rates
                if rate.code is code
            )
            if dots:
                yield Panel(_DIGITS.sub(NO_BREAK_SPACE, self._texts.say(LABELS[code])), dots)

    def _dot(self, year: WorkYear, rate: WorkRate) -> Dot:
        texts = self._texts
        told = self._value(rate)
        heads = (texts.say("value"), texts.say("95 % interval"), self._over(rate), self._under(rate))
        row = (
            self._year(year),
            told,
            self._interval(rate),
            texts.integer(rate.numerator),
            self._amount(rate),
        )
        brush = Brush(YEAR, frozenset({step_key(year.period.first, Step.YEAR)}))
        return Dot(
            Mark(Reading(texts.say(LABELS[rate.code]), heads, (row,)), (brush,)),
            year=str(year.period.first.year),
            value=rate.value,
            low=rate.low,
            high=rate.high,
            told=told,
            whole=not year.partial,
        )

    def _value(self, rate: WorkRate) -> str:
        return self._texts.decimal(rate.value, _digits(rate.value))

    def _interval(self, rate: WorkRate) -> str:
        if rate.low is None or rate.high is None:
            return "—"
        digits = _digits(rate.value)
        return f"{self._texts.decimal(rate.low, digits)}–{self._texts.decimal(rate.high, digits)}"

    def _over(self, rate: WorkRate) -> str:
        texts = self._texts
        if rate.code in _DAYS:
            return texts.say("days lost")
        return texts.say("dead") if rate.code is WorkRateCode.FATALITY_KZ else texts.say("victims")

    def _under(self, rate: WorkRate) -> str:
        texts = self._texts
        if rate.code is WorkRateCode.SEVERITY_KZ:
            return texts.say("victims whose days are known")
        hours = rate.code in {WorkRateCode.FREQUENCY, WorkRateCode.SEVERITY}
        return texts.say("hours") if hours else texts.say("employed")

    def _amount(self, rate: WorkRate) -> str:
        return self._texts.integer(rate.denominator)

    def _year(self, year: WorkYear) -> str:
        return shown_period(year.period, self._texts) if year.partial else str(year.period.first.year)

    def columns(self) -> Iterator[Column]:
        texts = self._texts
        yield Column(texts.say("Rate"))
        yield Column(texts.say("Year"))
        yield Column(texts.say("Part of the year"))
        for heading in (
            texts.say("value"),
            texts.say("95 % interval"),
            texts.say("counted"),
            texts.say("over"),
        ):
            yield Column(heading, number=True)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each mark, in their order."""
        for code in WorkRateCode:
            for year in self._found.years:
                for rate in year.rates:
                    if rate.code is code:
                        yield tuple(map(Cell, self._cells(year, rate)))

    def _cells(self, year: WorkYear, rate: WorkRate) -> Sequence[str]:
        counted = self._texts.integer(rate.numerator)
        name = self._texts.say(LABELS[rate.code])
        part = self._year(year) if year.partial else ""
        figures = self._value(rate), self._interval(rate), counted, self._amount(rate)
        return name, str(year.period.first.year), part, *figures


def _digits(value: float) -> int:
    """Return how many decimals show two figures of a rate or more."""
    return next((digits for least, digits in ((10.0, 1), (0.1, 2), (0.0001, 3)) if value >= least), 0)


def _years(found: Sequence[int]) -> str:
    """Write years: 2021–2026 where none is left out, else each."""
    first, last = found[0], found[-1]
    if len(found) > 1 and last - first + 1 == len(found):
        return f"{first}–{last}"
    return ", ".join(map(str, found))
