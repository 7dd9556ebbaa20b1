from __future__ import annotations

from dataclasses import replace

import pytest

from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.i18n import Language, Texts
from tests.domain.records import found, keys, record


def test_an_empty_record_lists_what_is_required() -> None:
    wanted = {f"required:{name}:" for name in ("subtype", "occurred_on", "reported_on", "place")}
    assert keys(Incident(kind="fire")) == {*wanted, "time:occurred_at:"}


def test_a_country_is_required_abroad_only() -> None:
    assert keys(record("water", place="abroad")) == {"required:country:"}
    assert not keys(record("water", place="abroad", country="Türkiye"))


def test_a_person_needs_an_outcome() -> None:
    assert keys(replace(record("fire"), persons=(Person(),))) == {"person-required:outcome:0"}


def test_the_time_is_entered_or_unknown() -> None:
    assert keys(record("fire", occurred_at=None)) == {"time:occurred_at:"}
    assert keys(record("fire", time_unknown=True)) == {"time:occurred_at:"}
    assert not keys(record("fire", occurred_at=None, time_unknown=True))


@pytest.mark.parametrize(
    ("key", "text", "problem", "words"),
    [
        ("occurred_on", "99.99", "unreadable:occurred_on:", "“99.99” is no date"),
        ("occurred_at", "25:00", "unreadable:occurred_at:", "“25:00” is no time"),
        ("0.age", "nine", "unreadable:age:0", "“nine” is no number"),
        ("0.outcome", "?", "unreadable:outcome:0", "“?” could not be read"),
        ("stranger", "?", "unreadable:stranger:", "“?” could not be read"),
    ],
)
def test_an_unreadable_text_is_told_once(key: str, text: str, problem: str, words: str) -> None:
    blank = {"occurred_on": None, "occurred_at": None} if key.startswith("occurred") else {}
    incident = record("fire", **blank)
    outcome = "" if key == "0.outcome" else "unharmed"
    incident = replace(incident, raw={key: text}, persons=(Person(outcome=outcome),))
    every = [one for one in found(incident) if one.field == key.removeprefix("0.")]
    assert [one.key for one in every] == [problem]
    assert Texts(Language.EN).of(every[0].message).startswith(words)


def test_an_imported_record_needs_no_report() -> None:
    silent = record("fire", reported_on=None, reported_at=None)
    assert keys(silent) == {"required:reported_on:"}
    assert not keys(replace(silent, batch=7))
