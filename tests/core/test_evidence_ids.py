"""Every way of entering a source gives it the same name."""

import datetime as dt

import pytest

from riskwiz.core.evidence import evidence_id


@pytest.mark.parametrize(
    ("publisher", "year", "taken", "name"),
    [
        ("Reuters", 2023, (), "reuters_2023"),
        ("Reuters", 2023, ("reuters_2023",), "reuters_2023_2"),
        ("Reuters", 2023, ("reuters_2023", "reuters_2023_2"), "reuters_2023_3"),
        ("U.S. Dept. of Justice", None, (), "u_s_dept_of_justice"),
        ("20 Minuten", None, (), "source_20_minuten"),
        ("新华社", None, (), "source"),
    ],
)
def test_a_source_is_named_after_its_publisher_and_year(
    publisher: str, year: int | None, taken: tuple[str, ...], name: str
) -> None:
    """The name is an id of TOML and of expressions, and no source has it yet."""
    date = dt.date(year, 5, 1) if year else None

    assert evidence_id(publisher, date, taken) == name
