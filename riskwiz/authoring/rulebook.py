"""All rules, and when each can be asked."""

from collections.abc import Iterator
from typing import Protocol

from riskwiz.authoring.diagnostic import Diagnostic, stops
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.rules import (
    audience_in_rules,
    bands,
    benefits_named,
    cites_missing,
    column_options,
    compared_words,
    computed_factors,
    cut_points,
    dates,
    derived_circle,
    derived_kinds,
    duplicate_authorities,
    duplicate_ids,
    effect_kinds,
    effect_twice,
    effect_values,
    exclusive_options,
    expression_faults,
    factors_without_items,
    floor_audiences,
    golden_answers,
    golden_names,
    golden_twice,
    grid_factors,
    headline_audience,
    help_missing,
    impossible_dates,
    last_rule,
    least_concerning,
    missing_questionnaires,
    names_known_later,
    number_limits,
    option_order,
    points_in_benefits,
    points_incomplete,
    points_without_factor,
    questionnaire_ids,
    reserved_ids,
    shares,
    spreads,
    stale_authorities,
    table_cells,
    table_inputs,
    table_order,
    unknown_audiences,
    unknown_authorities,
    unknown_names,
    unknown_references,
    unknown_words,
    unlisted_questionnaires,
    unused_authorities,
)


class Rule(Protocol):
    """A module with a code, a manual page, and a function that finds where a draft breaks it."""

    @property
    def CODE(self) -> str:  # noqa: N802  (a constant of the module)
        """The code of its diagnostics."""
        ...

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The manual page."""
        ...

    def check(self, draft: Draft) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each place at which the rule is broken."""
        ...


OF_A_FILE: tuple[Rule, ...] = (
    questionnaire_ids,
    least_concerning,
    points_incomplete,
    points_in_benefits,
    option_order,
    exclusive_options,
    bands,
    number_limits,
    column_options,
    cut_points,
    table_cells,
    table_order,
    last_rule,
    shares,
    spreads,
    dates,
)
"""Rules about one file: they hold whatever is wrong with the other files."""

OF_THE_FOLDER: tuple[Rule, ...] = (
    missing_questionnaires,
    unlisted_questionnaires,
)
"""Rules about which files belong together: without one of them every name in it is unknown."""

OF_NAMES: tuple[Rule, ...] = (
    duplicate_ids,
    reserved_ids,
)
"""Rules about names, once every file could be read; without them expressions mean nothing."""

OF_AN_EDITION: tuple[Rule, ...] = (
    unknown_references,
    unknown_authorities,
    duplicate_authorities,
    points_without_factor,
    grid_factors,
    factors_without_items,
    table_inputs,
    derived_kinds,
    effect_kinds,
    effect_values,
    effect_twice,
    floor_audiences,
    headline_audience,
    unknown_audiences,
    impossible_dates,
    help_missing,
    cites_missing,
    unused_authorities,
    stale_authorities,
)
"""Rules about the files together, once every file could be read."""

OF_WHAT_IS_NAMED: tuple[Rule, ...] = (
    golden_names,
    golden_answers,
    golden_twice,
    unknown_names,
    unknown_words,
    compared_words,
    expression_faults,
    names_known_later,
    benefits_named,
    derived_circle,
    computed_factors,
    audience_in_rules,
)
"""Rules about what expressions and golden cases name, once every name means one thing."""

RULES: tuple[Rule, ...] = (
    *OF_A_FILE,
    *OF_THE_FOLDER,
    *OF_NAMES,
    *OF_AN_EDITION,
    *OF_WHAT_IS_NAMED,
)


def broken(draft: Draft, *, all_read: bool) -> Iterator[Diagnostic]:
    """Ask every rule that can be asked.

    A rule about several files is left out while one of them could not be read: what it said
    would follow from that. The same goes for a questionnaire that the methodology does not name.
    """
    yield from _ask(OF_A_FILE, draft)
    if not all_read:
        return
    about_the_folder = list(_ask(OF_THE_FOLDER, draft))
    yield from about_the_folder
    if stops(about_the_folder):
        return
    about_names = list(_ask(OF_NAMES, draft))
    yield from about_names
    yield from _ask(OF_AN_EDITION, draft)
    if not stops(about_names):
        yield from _ask(OF_WHAT_IS_NAMED, draft)


def _ask(rules: tuple[Rule, ...], draft: Draft) -> Iterator[Diagnostic]:
    for rule in rules:
        yield from rule.check(draft)
