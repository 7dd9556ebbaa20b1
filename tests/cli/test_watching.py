"""`trend` and `watch` over a registry: figures as JSON, sentences as a table."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from safetyreg.cli.run import main
from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.domain.status import Status
from safetyreg.storage import bulk
from safetyreg.storage.engine import Database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.capture import CaptureFixture

    from safetyreg.registry import Registry

FIRE = Incident(kind="fire", subtype="fire", status=Status.REGISTERED, place="352410000", time_unknown=True)
PERIOD = ("--from", "2021-01-01", "--to", "2025-12-31", "--place", "352410000")


def fires(rising: int) -> Iterator[Incident]:
    """Yield four to six a month, from 2025 on `rising` more."""
    for year in range(2022, 2026):
        for month in range(1, 13):
            for number in range(4 + (month + year) % 3 + (rising if year == 2025 else 0)):
                day = date(year, month, 1) + timedelta(days=number)
                yield replace(FIRE, occurred_on=day, registered_on=day)


def fill(registry: Registry, rising: int) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        bulk.insert_many(connection, fires(rising), registry.user.account, database.now())
        database.bump(connection)
    database.close()


def said(capsys: CaptureFixture[str], registry: Registry, *arguments: str) -> str:
    account = registry.user.account
    start = ["--registry", registry.location, "--user", account, "--language", "en"]
    assert main([*start, *arguments]) == 0
    return capsys.readouterr().out


def test_a_trend_has_its_interval_and_the_month_of_the_change(
    capsys: CaptureFixture[str], registry: Registry
) -> None:
    fill(registry, rising=9)
    found: dict[str, Any] = json.loads(said(capsys, registry, "trend", "--kind", "fire", *PERIOD, "--json"))
    assert found["low"] < found["percent"] < found["high"]
    assert found["phi"] > 0
    assert [change["month"] for change in found["changes"]] == ["2025-01"]
    table = said(capsys, registry, "trend", "--kind", "fire", *PERIOD).splitlines()
    assert table[0].startswith("first\tlast\tmonths")
    assert table[-1].startswith("2025-01")


def test_the_watch_says_what_fired_and_since_when(capsys: CaptureFixture[str], registry: Registry) -> None:
    fill(registry, rising=9)
    found: dict[str, Any] = json.loads(said(capsys, registry, "watch", *PERIOD, "--json"))
    assert found["series"] == 2, "fires of the whole filter and of their one district"
    alarm = found["alarms"][0]
    assert (alarm["kind"], alarm["district"], alarm["period"]) == ("fire", "", "2025-12")
    assert alarm["since"] <= "2025-12"
    assert alarm["methods"]
    assert (alarm["acknowledged"], alarm["note"]) == (False, None)
    query = Query(places=("352410000",), period=Period(date(2021, 1, 1), date(2025, 12, 31)))
    registry.watching.acknowledge(query, registry.watching.alarms(query).alarms[0], "dry grass")
    again = json.loads(said(capsys, registry, "watch", *PERIOD, "--json"))["alarms"]
    assert [one["note"] for one in again][:2] == ["dry grass", None]
    assert again[0]["acknowledged_by"] == registry.user.account
    assert again[0]["acknowledged_at"]
    assert "dry grass" in said(capsys, registry, "watch", *PERIOD)
    assert "are usual" in alarm["why"]
    assert "one in 40" in said(capsys, registry, "watch", *PERIOD)


def test_an_unchanged_series_alarms_nothing(capsys: CaptureFixture[str], registry: Registry) -> None:
    fill(registry, rising=0)
    assert json.loads(said(capsys, registry, "watch", *PERIOD, "--json"))["alarms"] == []
    found = json.loads(said(capsys, registry, "watch", *PERIOD, "--by", "week", "--json"))
    assert found["series"] == 2


def test_too_short_a_series_says_what_is_needed(capsys: CaptureFixture[str], registry: Registry) -> None:
    start = ["--registry", registry.location, "--user", registry.user.account, "--language", "en"]
    assert main([*start, "trend", "--json"]) != 0
    assert "whole months" in capsys.readouterr().err
