"""What a sentence of the press claims: two counts in their order, a percent or a «times», a direction.

Russian, Kazakh and English, by the words that stand around the numbers; no grammar is attempted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = r"\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+"
_DECIMAL: Final = r"\d+(?:[.,]\d+)?"
_PERCENT: Final = re.compile(rf"([+\-−–]?)\s?({_DECIMAL})\s*(?:%|процент|пайыз|percent|per cent)")
_TIMES: Final = re.compile(
    rf"(?:в|почти в|более чем в)\s+({_DECIMAL})\s*раз|({_DECIMAL})\s*есе|({_DECIMAL})(?:\s*times\b|[- ]?fold)"
)
_TWICE: Final = re.compile(r"вдвое|екі есе|\btwice\b|\bdoubled?\b|втрое|үш есе|\btripled?\b")
_THRICE: Final = ("втрое", "үш есе", "triple", "tripled")
_MONTHS: Final = (
    "янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек"
    "|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз"
    "|қыркүйек|қазан|қараша|желтоқсан|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec"
)
_SPANS: Final = (
    r"мес|дн|день|дня|недел|квартал|полуг|сут|час|ай\b|айда|айы|апта|күн|тоқсан"
    r"|month|day|week|quarter|hour"
)
_IGNORED: Final = (
    re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"),
    re.compile(r"\d{1,2}\.\d{2}(?!\d)"),
    re.compile(rf"\d{{1,2}}\s+(?:{_MONTHS})"),
    re.compile(rf"\d+(?:-?[а-я]{{1,2}})?\s*-?(?:{_SPANS})"),
)
_YEAR: Final = re.compile(r"(?<![\d ,])(?:19[89]|20\d)\d(?!\d)|(?<=[^\d][ ,])(?:19[89]|20\d)\d(?![\d])")
_YEAR_MARK: Final = re.compile(r"\s*-?(?:г\b|г\.|год|жыл|ж\.)")
_BEFORE_WORDS: Final = re.compile(
    r"год(?:ом)? (?:назад|ранее)|прошл\w+ год|аппг|аналогичн\w+ период|былтыр|өткен жыл"
    r"|last year|previous year|year (?:ago|earlier|before)"
)
_AFTER_WORDS: Final = re.compile(r"в этом году|в текущем|текущ\w+ год|биыл|ағымдағы жыл|this year")
_AGAINST: Final = re.compile(
    r"против|against|compared (?:with|to)|versus|\bvs\b|\bthan\b|вместо|по сравнению"
)
_AGAINST_KK: Final = re.compile(r"салыстырғанда|қарағанда|қарсы")
_FROM: Final = re.compile(r"(?:\bс|\bсо|\bот|\bfrom)\s+$")
_FROM_KK: Final = re.compile(r"^-?\s?(?:дан|ден|тан|тен|нан|нен)(?!\w)")
_RISE: Final = re.compile(
    r"вырос|рост|увелич|прирост|больше|возрос|подня|өст|өсіп|артт|артып|көбей|ұлғай"
    r"|\bros|\bris|increas|more|grew|\bup\b"
)
_FALL: Final = re.compile(
    r"сниз|сниж|сократ|сокращ|уменьш|упал|меньше|паден|азай|төменде|кемі|қысқар"
    r"|\bfell|\bfall|drop|decreas|fewer|\bless\b|declin|\bdown\b"
)
_PEOPLE: Final = re.compile(
    r"погиб|пострада|травмир|ранен|жертв|умер|человек|людей|утонувш|спас[её]н"
    r"|қаза|зардап|жарақат|құтқар|адам|\bdead\b|\bdeaths?\b|\bdied\b|killed|injur|victim|rescued|people"
)
_PAIR: Final = 2
_CLAUSE: Final = 20


@dataclass(frozen=True, slots=True)
class Claim:
    """Both counts where they are given, the signed percent, the «times», the direction (1, −1, 0 unsaid).

    `percent_digits` are the decimals it was stated with; `assumed` tells that nothing in the text says which
    count is the earlier one, `people` that it speaks of people, not of incidents.
    """

    before: int | None = None
    after: int | None = None
    percent: float | None = None
    percent_digits: int = 0
    signed: bool = False
    times: float | None = None
    direction: int = 0
    assumed: bool = False
    people: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    number: int
    start: int
    end: int


def read(text: str) -> Claim:
    """Return what a sentence, or two bare numbers, claims."""
    line = re.sub(r"[\u00a0\u2009\u202f]", " ", text).lower()
    direction = _direction(line)
    percent = _PERCENT.search(line)
    rest = _PERCENT.sub(_blank, line)
    times = _times(rest)
    rest = _TWICE.sub(_blank, _TIMES.sub(_blank, rest))
    spots, years = _counts(rest)
    pair = _pair(rest, spots, years)
    sign = {"+": 1, "-": -1, "−": -1, "–": -1, "": 0}[percent[1]] if percent else 0
    stated = float(percent[2].replace(",", ".")) if percent else None
    way = sign or direction
    return Claim(
        before=pair[0],
        after=pair[1],
        percent=stated if stated is None or way >= 0 else -stated,
        percent_digits=len(re.split(r"[.,]", percent[2])[1])
        if percent and re.search("[.,]", percent[2])
        else 0,
        signed=bool(way),
        times=times,
        direction=way,
        assumed=pair[2],
        people=bool(_PEOPLE.search(line)),
    )


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _direction(line: str) -> int:
    return bool(_RISE.search(line)) - bool(_FALL.search(line))


def _times(line: str) -> float | None:
    found = _TIMES.search(line)
    if found:
        return float(next(part for part in found.groups() if part).replace(",", "."))
    word = _TWICE.search(line)
    return None if word is None else 3.0 if word[0] in _THRICE else 2.0


def _counts(line: str) -> tuple[list[_Spot], list[_Spot]]:
    """Return the counts and the years of a line; two bare numbers are never one with thousands."""
    for ignored in _IGNORED:
        line = ignored.sub(_blank, line)
    years = [_Spot(int(found[0]), *found.span()) for found in _YEAR.finditer(line)]
    named = [year for year in years if _YEAR_MARK.match(line[year.end :])]
    chosen = years if len(_numbers(_without(line, years))) >= _PAIR else named
    counts = _numbers(_without(line, chosen))
    if len(counts) == 1 and re.fullmatch(r"\s*\d+[ ,;]+\d+\s*", line):
        return [_Spot(int(found[0]), *found.span()) for found in re.finditer(r"\d+", line)], []
    return counts, chosen


def _numbers(line: str) -> list[_Spot]:
    return [_Spot(int(re.sub(r"\D", "", found[0])), *found.span()) for found in re.finditer(_NUMBER, line)]


def _without(line: str, spots: Sequence[_Spot]) -> str:
    for spot in spots:
        line = line[: spot.start] + "_" * (spot.end - spot.start) + line[spot.end :]
    return line


def _pair(line: str, spots: Sequence[_Spot], years: Sequence[_Spot]) -> tuple[int | None, int | None, bool]:
    """Return (before, after, whether their order is only assumed)."""
    if len(spots) < _PAIR:
        return None, spots[0].number if spots else None, False
    first, second = spots[:_PAIR]
    earlier = next(_earlier(line, (first, second), years), None)
    if earlier is second:
        return second.number, first.number, False
    return first.number, second.number, earlier is None


def _nearest(line: str, pair: tuple[_Spot, _Spot], words: re.Match[str]) -> _Spot:
    """Return the count nearer to some words; one beyond a comma is farther."""

    def away(spot: _Spot) -> int:
        ends = (spot.end, words.start()) if spot.end <= words.start() else (words.end(), spot.start)
        between = line[slice(*ends)]
        return len(between) + (_CLAUSE if re.search("[,;]", between) else 0)

    return min(pair, key=away)


def _earlier(line: str, pair: tuple[_Spot, _Spot], years: Sequence[_Spot]) -> Iterator[_Spot]:
    """Yield the earlier count as each kind of hint tells it, the surest first."""
    first, second = pair
    if re.fullmatch(r"[\s(_]*(?:→|->|=>|➔|⇒)[\s(_]*", line[first.end : second.start]):
        yield first
    for spot in pair:
        if _FROM.search(line[: spot.start]) or _FROM_KK.match(line[spot.end :]):
            yield spot
    for found in _AGAINST.finditer(line):
        yield from (spot for spot in pair if spot.start >= found.end())
    for found in _AGAINST_KK.finditer(line):
        yield from (spot for spot in reversed(pair) if spot.end <= found.start())
    for words, other in ((_BEFORE_WORDS, False), (_AFTER_WORDS, True)):
        for found in words.finditer(line):
            near = _nearest(line, pair, found)
            yield (second if near is first else first) if other else near
    numbers = [year.number for year in years]
    if len(numbers) >= _PAIR and numbers[0] != numbers[1]:
        yield first if numbers[0] < numbers[1] else second
