"""Words are found in questions, in answers and in evidence."""

import pytest

from riskwiz.core.answer import Key
from riskwiz.core.evidence import Evidence
from riskwiz.core.lookup import Place, entries, find
from tests.tui.edition import begun, events


@pytest.mark.parametrize(
    ("words", "place", "key"),
    [
        ("golden share", Place.QUESTION, Key("golden_share")),
        ("HQ_COUNTRY", Place.QUESTION, Key("hq_country")),
        ("register closed", Place.ANSWER, Key("state_share")),
        ("chang holding", Place.ANSWER, Key("owners")),
        ("beijing unit", Place.ANSWER, Key("appoints")),
        ("example.org", Place.EVIDENCE, Key("appoints")),
    ],
)
def test_words_are_found_where_they_stand(words: str, place: Place, key: Key) -> None:
    """Each leads to its question; a source leads to the first answer that rests on it."""
    (found,) = find(entries(begun().interview), words)

    assert (found.place, found.key) == (place, key)


def test_every_wanted_word_must_be_there() -> None:
    """In whatever order; nothing wanted finds everything."""
    among = entries(begun().interview)

    assert find(among, "reuters seat acme")
    assert not find(among, "reuters nowhere")
    assert find(among, " ") == among


def test_a_source_that_no_answer_rests_on_leads_nowhere() -> None:
    """It is found all the same."""
    record = begun()
    spare = Evidence(id="spare", title="A spare source", publisher="P", reliability="C")
    record.append(events(record.interview.add_evidence(spare)))

    (found,) = find(entries(record.interview), "spare source")

    assert found.key is None


def test_a_grid_is_found_once_as_a_question_and_row_by_row_as_an_answer() -> None:
    """Its rows are answers of their own."""
    record = begun()
    for row in ("government", "public"):
        record.append(events(record.interview.answer(Key("blackmail", row), "some")))

    among = entries(record.interview)

    assert [e.key for e in find(among, "blackmail")] == [Key("blackmail", "government")]
    assert [e.key for e in find(among, "some people")] == [
        Key("blackmail", "government"),
        Key("blackmail", "public"),
    ]
