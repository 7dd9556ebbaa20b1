from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.rules.case import GROSS_NEGLIGENCE, INTOXICATION
from safetyreg.i18n import Language, Texts
from safetyreg.storage.seeds import shipped_lists
from tests.domain.records import found, keys, person, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

NEGLIGENCE = "gross-negligence:gross_negligence_finding:"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"dead": 1}, {"special-investigation:investigation:", "group:subtype:"}),
        ({"dead": 1, "injured": None}, {"special-investigation:investigation:"}),
        ({"dead": 1, "injured": None, "investigation": "ordinary"}, {"special-investigation:investigation:"}),
        ({"dead": 1, "injured": None, "investigation": "special"}, set()),
        ({"investigation": "special"}, set()),
        ({"gross_negligence_finding": "no", "cause_preliminary": GROSS_NEGLIGENCE}, {NEGLIGENCE}),
        ({"gross_negligence_finding": "no", "contributing_causes": (GROSS_NEGLIGENCE,)}, {NEGLIGENCE}),
        ({"gross_negligence_finding": "no", "cause_preliminary": "x-ppe"}, set()),
        ({"gross_negligence_finding": "yes", "cause_preliminary": GROSS_NEGLIGENCE}, set()),
        (
            {
                "gross_negligence_finding": "yes",
                "cause_preliminary": "x-ppe",
                "contributing_causes": (GROSS_NEGLIGENCE,),
            },
            set(),
        ),
        ({"gross_negligence_finding": "yes", "cause_preliminary": "x-ppe"}, {NEGLIGENCE}),
        ({"gross_negligence_finding": "yes", "cause_preliminary": "unknown"}, set()),
        ({"gross_negligence_finding": "yes"}, set()),
        ({"cause_preliminary": GROSS_NEGLIGENCE}, set()),
        ({"work_link": "connected", "exclusion": "x-sudden-illness"}, {"excluded-connected:exclusion:"}),
        ({"work_link": "open", "exclusion": "x-sudden-illness"}, set()),
        ({"work_link": "not_connected"}, {"unconnected-reason:work_link_reason:"}),
        ({"work_link": "not_connected", "work_link_reason": "at home"}, set()),
        ({"exclusion": INTOXICATION}, {"excluded-sober:exclusion:"}),
        ({"subtype": "facility_accident", "hazardous_facility": "no"}, {"facility:hazardous_facility:"}),
        ({"subtype": "facility_accident", "hazardous_facility": "yes"}, set()),
        ({"hazardous_facility": "no"}, set()),
    ],
)
def test_a_case_agrees_with_itself(values: dict[str, Value], expected: set[str]) -> None:
    assert keys(record("workplace", **values)) == expected


def test_an_intoxicated_victim_explains_the_exclusion() -> None:
    excluded = record("workplace", exclusion=INTOXICATION)
    assert not keys(replace(excluded, persons=(person(intoxicated="yes"),)))
    dead = excluded.with_values({"injured": None, "dead": 1, "dead_intoxicated": 1})
    assert keys(dead) == {"special-investigation:investigation:"}


def test_the_reason_is_told() -> None:
    (problem,) = found(record("workplace", injured=None, dead=1))
    assert "fatal" in Texts(Language.EN).of(problem.message)


def test_the_codes_that_rules_name_are_shipped() -> None:
    lists = {one.name: one for one in shipped_lists()}
    assert {GROSS_NEGLIGENCE, INTOXICATION} <= set(lists["work_cause"].by_code)
    assert INTOXICATION in lists["exclusion_clause"].by_code
