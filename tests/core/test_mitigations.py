"""What mitigations hold, worked out by hand."""

import datetime as dt

import pytest

from riskwiz.core.answer import State
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import Case
from riskwiz.core.effects import effect_words, read_effect
from riskwiz.core.mitigation import mitigated
from riskwiz.core.mitigation_record import MitigationRecord
from riskwiz.core.stages import standing_words
from riskwiz.core.value import Objection
from tests.core.mitigated_edition import promising
from tests.editions import (
    DECISION,
    FACTOR,
    HEAD,
    ONE,
    build,
    case_of,
    factor,
    item,
    points,
)

EDITION = promising()


def kept(answers: dict[str, object], *which: str) -> Assessment:
    """Assess a case with some mitigations verified."""
    return assess(EDITION, recorded(answers, **dict.fromkeys(which, "verified")))


def recorded(answers: dict[str, object], **states: str) -> Case:
    """Make a case with some mitigations in a state; verified by somebody."""
    records = {
        name: MitigationRecord.model_validate({"state": state, "by": "Ann"})
        for name, state in states.items()
    }
    return case_of(EDITION, answers).model_copy(update={"mitigations": records})


def test_the_less_concerning_of_what_is_there_and_what_is_promised_counts() -> None:
    """Abroad is held at an ally; home stays home."""
    assert points(kept({"stored": "abroad"}, "allied_hosting"), "stored") == (2, 2, 2)
    assert points(kept({"stored": "home"}, "allied_hosting"), "stored") == (0, 0, 0)


def test_what_is_not_known_is_at_most_what_is_promised() -> None:
    """Half of 4 is 2, from 0 up to 2; where nothing is less concerning it is known to be that."""
    assert points(kept({}, "allied_hosting"), "stored") == (2, 0, 2)
    assert points(kept({"stored": State.WITHHELD}, "allied_hosting"), "stored") == (2, 0, 2)
    assert points(kept({}, "hosting"), "stored") == (0, 0, 0)


def test_questions_that_it_opens_count_as_not_known_even_where_they_were_answered() -> None:
    """Hosting at home opens `audited`: half of 2; an answer that was set aside stays aside."""
    said: dict[str, object] = {"stored": "home", "audited": True, "keys": True}
    abroad = said | {"stored": "abroad"}
    assert points(kept(abroad, "hosting"), "audited") == (1, 0, 2)
    assert points(kept(abroad, "hosting"), "keys") == (0, 0, 0)


def test_questions_that_it_opens_and_holds_have_the_value_that_it_holds() -> None:
    """The audit is promised with the hosting."""
    one = kept({"stored": "abroad"}, "open_hosting")
    assert points(one, "audited") == (0, 0, 0)
    assert item(one, "audited").state == "answered"


def test_what_is_not_asked_stays_unasked() -> None:
    """A hold opens nothing by itself."""
    only_audits = mitigated(EDITION, case_of(EDITION, {"stored": "ally"}), ())
    assert only_audits == case_of(EDITION, {"stored": "ally"})
    assert item(kept({"stored": "ally", "keys": True}), "audited").state == "not asked"


def test_a_derived_value_is_held_and_what_follows_from_it_follows() -> None:
    """At 60 % the floor makes the threat high; with nothing held it is gone, and the points are."""
    before = kept({"share": "60", "stored": "home", "audited": False})
    assert factor(before).level.stated == "high"
    assert points(before, "held") == (4, 4, 4)
    after = kept({"share": "60", "stored": "home", "audited": False}, "divestiture")
    assert points(after, "held") == (0, 0, 0)
    assert factor(after).level.stated == "low"
    assert after.findings == ()


def test_a_derived_value_that_is_not_known_is_at_most_what_is_promised() -> None:
    """Nothing held is certain; at most 30 % may still be under 25 %."""
    assert points(kept({}, "divestiture"), "held") == (0, 0, 0)
    assert points(kept({}, "partial_sale"), "held") == (2, 0, 4)
    assert points(kept({"share": "60"}, "partial_sale"), "held") == (4, 4, 4)
    assert item(kept({"share": "60"}, "partial_sale"), "held").rule.startswith("30: ")
    assert item(kept({"share": "10"}, "partial_sale"), "held").rule == "10: under 25 %"


def test_a_grid_is_held_for_the_audiences_that_are_named() -> None:
    """The public is held at some, others stay as they are."""
    said: dict[str, object] = {"reach.public": "far", "reach.cleared": "far"}
    one = kept(said, "less_reach")
    assert points(one, "reach", "harm", "public") == (1, 1, 1)
    assert points(one, "reach", "harm", "cleared") == (4, 4, 4)


def test_the_account_says_which_mitigation_holds_an_item() -> None:
    """Both where it is known and where it is not."""
    assert item(kept({"stored": "abroad"}, "hosting"), "stored").rule == (
        "At home (with: Hosting at home)"
    )
    assert item(kept({"stored": "home"}, "hosting"), "stored").rule == "At home"
    assert item(kept({}, "allied_hosting"), "stored").rule == (
        "not known: 1/2 of 4, at most 2 (with: Hosting with an ally)"
    )


def test_the_registers_say_what_was_said() -> None:
    """A mitigation changes no answer, and nothing is set aside or answered by it."""
    said: dict[str, object] = {"stored": "abroad", "keys": True}
    one, other = kept(said, "hosting"), kept(said)
    assert one.answers == other.answers
    assert one.progress == other.progress
    assert one.set_aside == other.set_aside == ()


def test_evidence_for_an_answer_is_none_for_what_is_promised_instead() -> None:
    """Confidence counts a held answer as answered, without evidence."""
    one = kept({"stored": "abroad", "keys": True, "share": "0"}, "hosting")
    assert factor(one).confidence.strong == 0


def test_stages_go_from_none_to_verified_to_agreed_to_proposed() -> None:
    """By hand: abroad 4, keys 2, held 4 of 12, is 83; hosting leaves 1 + 4, and a sale 1."""
    said: dict[str, object] = {"stored": "abroad", "keys": True, "share": "60"}
    case = recorded(said, hosting="agreed", divestiture="proposed", less_reach="verified")
    one = assess(EDITION, case)
    assert [(s.stage, s.mitigations) for s in one.stages] == [
        ("none", ()),
        ("verified", ("less_reach",)),
        ("agreed", ("hosting", "less_reach")),
        ("proposed", ("divestiture", "hosting", "less_reach")),
    ]
    threat = [next(x for x in s.levels if x.name == "threat").level.stated for s in one.stages]
    assert threat == ["high", "high", "high", "low"]
    assert [s.outcome("decision", 0).disposition.stated for s in one.stages] == [
        "ban",
        "ban",
        "ban",
        "nothing",
    ]
    assert factor(one).score.stated == 10


def test_the_order_in_which_mitigations_are_recorded_changes_nothing() -> None:
    """An answer file lists them as the edition does, and must assess to the same."""
    said: dict[str, object] = {"stored": "abroad", "keys": True, "share": "60"}
    one = recorded(said, hosting="verified", divestiture="proposed", less_reach="verified")
    other = recorded(said, less_reach="verified", divestiture="proposed", hosting="verified")

    assert list(one.mitigations) != list(other.mitigations)
    assert assess(EDITION, one) == assess(EDITION, other)


def test_stages_are_empty_where_no_mitigation_is_recorded() -> None:
    """There is nothing to compare."""
    assert kept({"stored": "abroad"}).stages == ()


def test_a_mitigation_that_should_have_been_kept_by_now_counts_as_not_kept() -> None:
    """Unless it is verified; a standing promise is never overdue."""
    late = {"state": "agreed", "due": dt.date(2024, 5, 31)}
    today = {"state": "agreed", "due": dt.date(2024, 6, 1)}
    done = {"state": "verified", "due": dt.date(2020, 1, 1), "by": "Ann"}
    records = {"hosting": late, "divestiture": today, "less_reach": done}
    case = case_of(EDITION, {"stored": "abroad"}).model_copy(
        update={"mitigations": {n: MitigationRecord.model_validate(r) for n, r in records.items()}}
    )
    one = assess(EDITION, case)
    assert [(m.mitigation, m.overdue, m.kept) for m in one.mitigations] == [
        ("hosting", True, False),
        ("divestiture", False, False),
        ("less_reach", False, True),
    ]
    assert one.stages[-1].mitigations == ("divestiture", "less_reach")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"state": "proposed"}, "proposed"),
        ({"state": "agreed", "by": "Ann", "due": dt.date(2024, 7, 1)},
         "agreed, by Ann, due 2024-07-01"),
        ({"state": "agreed", "due": dt.date(2024, 5, 31)},
         "agreed, due 2024-05-31, overdue, so it counts as not kept"),
        ({"state": "verified", "by": "Ann", "due": dt.date(2020, 1, 1)}, "verified, by Ann"),
    ],
)  # fmt: skip
def test_how_a_mitigation_stands_is_said_in_a_few_words(
    record: dict[str, object], words: str
) -> None:
    """By whom and until when; once it is verified the day no longer matters."""
    case = case_of(EDITION, {}).model_copy(
        update={"mitigations": {"hosting": MitigationRecord.model_validate(record)}}
    )
    (one,) = assess(EDITION, case).mitigations
    assert standing_words(one) == words


LISTED = (
    ONE
    + """
[[section.question]]
id = "who"
kind = "choice"
ask = "Who?"
option = [{ id = "a", label = "A" }, { id = "b", label = "B" }]
[[derived]]
id = "owners"
label = "Owners"
kind = "list"
value = '[who]'
[[derived]]
id = "tie"
label = "Tie"
kind = "level"
scale = "level"
value = 'who == "a" ? "low" : "high"'
[[finding]]
id = "held"
title = "It is held."
severity = "high"
when = '"b" in owners'
"""
)


@pytest.mark.parametrize(
    ("to", "words", "found"),
    [('["a", "c"]', "“a, c”", []), ("[]", "“nothing”", []), ('["b"]', "“b”", ["held"])],
)
def test_a_derived_list_is_held_as_it_is_declared(to: str, words: str, found: list[str]) -> None:
    """Findings that look into it see what is held, whatever was answered."""
    sale = f"""[[mitigation]]
id = "sale"
label = "Sale"
effect = [{{ set = "owners", to = {to} }}]
"""
    edition = build(LISTED, HEAD + FACTOR + DECISION + sale)
    case = case_of(edition, {"who": "b"})
    assert [one.finding for one in assess(edition, case).findings] == ["held"]
    kept = MitigationRecord(state="verified")
    one = assess(edition, case.model_copy(update={"mitigations": {"sale": kept}}))
    assert one.mitigations[0].effects == (f"“Owners” counts as {words}",)
    assert [each.finding for each in one.findings] == found


@pytest.mark.parametrize(
    ("to", "help_"),
    [("hihg", "did you mean 'high'?"), ("x", "the levels are: low, moderate, high")],
)
def test_a_derived_level_is_held_at_a_level_of_its_scale(to: str, help_: str) -> None:
    """Anything else is objected to when the edition is checked, and holds nothing."""
    tie = f"""[[mitigation]]
id = "cut"
label = "Cut"
effect = [{{ set = "tie", to = "{to}" }}]
"""
    edition = build(LISTED, HEAD + FACTOR + DECISION + tie)
    source = edition.derived["tie"]
    objection = read_effect(source, ("low", "moderate", "high"), to)
    assert isinstance(objection, Objection)
    assert (objection.message, objection.help) == (f"{to!r} is no level of its scale", help_)
    assert effect_words(edition, edition.mitigations["cut"].effect[0]) == ()
    case = case_of(edition, {"who": "b"})
    assert mitigated(edition, case, ("cut",)) is case


@pytest.mark.parametrize(
    ("mitigation", "words"),
    [
        ("hosting", "“Where is the data stored?” counts as “At home”"),
        ("allied_hosting", "“Where is the data stored?” counts as at most “With an ally”"),
        ("divestiture", "“Held by states” counts as “0: under 25 %”"),
        ("less_reach", "“How far does it reach?” (The public) counts as at most “Some”"),
    ],
)
def test_the_assessment_says_in_words_what_a_mitigation_changes(
    mitigation: str, words: str
) -> None:
    """One sentence an answer."""
    (one,) = assess(EDITION, recorded({}, **{mitigation: "proposed"})).mitigations
    assert one.effects == (words,)
