"""What verdicts divide by: days, and the residents or employed of the places where these are known."""

from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.period import Period, year
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.breaks import comparable
from safetyreg.statistics.exposed import basis_of, population
from safetyreg.statistics.sentence import brief, sentence
from safetyreg.statistics.verdict import judge

RESIDENTS, EMPLOYED = DenominatorKind.RESIDENTS, DenominatorKind.EMPLOYED
FIGURES = tuple(
    Denominator(kind, place, date(number, 1, 1), value, "stat.gov.kz", organisation)
    for kind, place, organisation, values in (
        (RESIDENTS, "", "", (20_000.0, 20_200.0, 20_400.0)),
        (RESIDENTS, "35", "", (1_000.0, 1_100.0, 1_210.0)),
        (RESIDENTS, "62", "", (500.0, 500.0, 500.0)),
        (EMPLOYED, "35", "", (400.0, 400.0, 440.0)),
        (EMPLOYED, "", "010203040506", (7.0, 7.0, 7.0)),
    )
    for number, value in zip((2023, 2024, 2025), values, strict=True)
)
YEARS = comparable(year(2023), year(2024), ())
TEXTS = Texts(Language.EN)


def exposures(kinds: tuple[str, ...] = ("fire",), *places: str, region: str = "") -> tuple[float, float]:
    return population(FIGURES, kinds, places, region, ()).over(YEARS).exposures


def test_residents_divide_fires_and_the_employed_work() -> None:
    assert list(exposures(("fire",), "350000000")) == pytest.approx([1049.3, 1156.0], rel=2e-3)
    assert exposures(("workplace",), "350000000")[1] == pytest.approx(420, rel=3e-3)
    assert basis_of(("workplace",)) is EMPLOYED
    assert basis_of(("workplace", "fire")) is basis_of(()) is RESIDENTS


def test_without_a_place_it_is_the_registrys_region_or_the_country() -> None:
    assert exposures(region="350000000") == exposures(("fire",), "350000000")
    assert exposures()[0] == pytest.approx(20_100, rel=1e-3)
    assert exposures(("workplace",)) == (365, 366), "an employer is no country"


def test_places_add_up_and_a_wider_one_holds_the_narrower() -> None:
    both = exposures(("fire",), "350000000", "620000000")
    assert both[0] == pytest.approx(exposures(("fire",), "350000000")[0] + 500, rel=1e-3)
    assert exposures(("fire",), "350000000", "351010000") == exposures(("fire",), "350000000")


def test_days_alone_where_people_are_not_known() -> None:
    for places in (("351010000",), ("350000000", "550000000"), ("351011100",), ("abroad",)):
        fit = population(FIGURES, ("fire",), places, "", ()).over(YEARS)
        assert (fit.exposures, fit.per, TEXTS.of(fit.by)) == ((365, 366), None, "by days")


def test_one_figure_carried_on_says_no_more_than_days() -> None:
    later = comparable(year(2026), year(2027), ())
    assert population(FIGURES, ("fire",), ("350000000",), "", ()).over(later).people is None


def test_a_place_of_many_has_people_of_its_own() -> None:
    found = population(FIGURES, ("fire",), (), "", ()).over(YEARS, "62")
    assert list(found.exposures) == pytest.approx([500.0, 501.0], rel=1e-3)
    assert (found.per, TEXTS.of(found.by)) == (RESIDENTS, "by days and residents")
    broken = comparable(Period(date(2019, 1, 1), date(2019, 1, 1)), year(2024), ())
    assert population(FIGURES, (), (), "", ()).over(broken, "").people is None


def test_the_sentence_says_whose_ratio_it_is() -> None:
    answer = judge(100, 110, *exposures(("fire",), "350000000"), per=RESIDENTS)
    assert answer.ratio == pytest.approx(1.0, abs=0.005)
    assert "1.00 times per resident (95 % interval" in TEXTS.of(sentence(answer))
    risen = judge(100, 300, 1.0, 1.0, per=EMPLOYED)
    assert "3.00 times per employed (" in TEXTS.of(brief(risen))
