"""Profiles: TOML there and back, and a clear word where one is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.errors import ExpectedError
from safetyreg.exchange.profile import ColumnRule, PersonsSheet, Profile, RowsAre, from_toml, load, to_toml

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
rules = st.builds(
    ColumnRule,
    column=words,
    to=st.sampled_from(["occurred_on", "story", "person.iin", "coordinates", "area"]),
    formats=st.lists(words, max_size=2).map(tuple),
    values=st.dictionaries(words, words, max_size=3),
)
profiles = st.builds(
    Profile,
    name=words,
    kind=st.sampled_from(["fire"]),
    rows=st.just(RowsAre.PERSONS),
    group_by=st.lists(words, min_size=1, max_size=3).map(tuple),
    columns=st.lists(rules, max_size=4).map(tuple),
    constants=st.dictionaries(st.sampled_from(["subtype", "place", "person.outcome"]), words, max_size=2),
    persons=st.none()
    | st.builds(PersonsSheet, sheet=words, key=words, columns=st.lists(rules, max_size=2).map(tuple)),
    auto=st.booleans(),
    drafts=st.booleans(),
    header=st.integers(1, 9),
)


@given(profiles)
def test_toml_round_trip(profile: Profile) -> None:
    assert from_toml(to_toml(profile), "other") == profile


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kind = ", "is no TOML"),
        ('kind = "storm"', "unknown kind"),
        ('kind = "fire"\ncolour = 1', "not as the guide describes it"),
        ('kind = "fire"\n[[columns]]\ncolumn = "a"\nto = "colour"', "a field “colour”"),
        ('kind = "fire"\n[[columns]]\nto = "story"', "not as the guide describes it"),
        ('kind = "fire"\nrows = "persons"', "by which columns"),
        ('kind = "fire"\nrows = "dogs"', "not as the guide describes it"),
    ],
)
def test_wrong_profiles_say_why(text: str, sentence: str) -> None:
    with pytest.raises(ExpectedError, match=sentence):
        from_toml(text, "mine")


def test_name_of_the_file_serves_where_none_is_given(tmp_path: Path) -> None:
    file = tmp_path / "fires.toml"
    file.write_text(
        'kind = "fire"\n[[columns]]\ncolumn = "a"\nto = "story"\nformats = "%Y"', encoding="utf-8"
    )
    assert load(file).name == "fires"
    assert load(file).columns[0].formats == ("%Y",)
    with pytest.raises(ExpectedError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_a_rule_is_replaced_and_taken_away() -> None:
    profile = Profile(name="x", kind="fire").with_rule("a", ColumnRule("a", "story"))
    assert profile.with_rule("a", ColumnRule("a", "damage")).columns == (ColumnRule("a", "damage"),)
    assert profile.with_rule("a", None).columns == ()


def test_shipped_examples_load(root: Path) -> None:
    for file in (root / "docs" / "profiles").glob("*.toml"):
        assert load(file).columns
