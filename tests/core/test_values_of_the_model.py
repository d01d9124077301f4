"""Values that every authored file shares: exact numbers, ids, cites, frozen models."""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from riskwiz.core.model import Cite, Exact, Identifier, Model


class Sample(Model):
    """One of each."""

    number: Exact = Fraction(1)
    name: Identifier = "a"
    cite: Cite = "a"


@pytest.mark.parametrize(
    ("written", "number"),
    [("12.5", "25/2"), ("1/2", "1/2"), (3, "3"), ("-0.25", "-1/4"), (Fraction(1, 3), "1/3")],
)
def test_an_exact_number_is_read_without_rounding(written: object, number: str) -> None:
    """And is written as text again."""
    one = Sample.model_validate({"number": written})
    assert one.number == Fraction(number)
    assert one.model_dump(mode="json")["number"] == number
    assert Sample.model_validate_json(one.model_dump_json()) == one


@pytest.mark.parametrize(
    "written", [0.5, True, None, "x", "1/0", "", "nan", "inf", [1], "1.5/2", "1e9"]
)
def test_what_is_no_exact_number_is_refused(written: object) -> None:
    """Binary fractions too: they have been rounded already."""
    with pytest.raises(ValidationError, match="an exact number is written as text"):
        Sample.model_validate({"number": written})


@pytest.mark.parametrize("name", ["", "A", "1a", "a-b", "a b", "é", "a" * 61, "a\n"])
def test_an_id_has_the_letters_that_expressions_take(name: str) -> None:
    """Lower case, digits and underscores, a letter first."""
    with pytest.raises(ValidationError):
        Sample.model_validate({"name": name})


@pytest.mark.parametrize("cite", ["", "A 1", "rule ", "rule  1", "-"])
def test_a_cite_is_a_key_and_a_pin_point(cite: str) -> None:
    """One space between them, and none at the end."""
    with pytest.raises(ValidationError):
        Sample.model_validate({"cite": cite})


def test_values_are_frozen_and_unknown_keys_are_errors() -> None:
    """Half of a mistake is found here."""
    with pytest.raises(ValidationError, match="Extra inputs"):
        Sample.model_validate({"more": 1})
    with pytest.raises(ValidationError, match="frozen"):
        Sample().name = "b"  # type: ignore[misc]
