"""The right panel: what the answers amount to so far, with what could still change."""

import asyncio
from collections.abc import Iterator, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from riskwiz.core.analysis.open_questions import ranked, weighed
from riskwiz.core.analysis.open_result import OpenQuestion
from riskwiz.core.assessment import Assessment, DeterminationResult, Outcome
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import FactorResult
from riskwiz.core.interview import Interview
from riskwiz.core.level import LevelRange
from riskwiz.core.methodology import Scale
from riskwiz.tui.display import content, cut, muted, stack
from riskwiz.tui.levels import bar, chip, figures, span, words
from riskwiz.tui.widgets.rail import name

_SHORT = 12
_MUCH = 3


class LivePanel(VerticalScroll, can_focus=False):
    """Determinations and factor scores, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._body = Static(markup=False)
        self._asked: Sequence[OpenQuestion] = ()
        self._about: Interview | None = None

    def compose(self) -> Iterator[Static]:
        """Hold one block of text."""
        yield self._body

    def show(self, interview: Interview) -> None:
        """Show what follows from the answers so far, and then what to ask next."""
        self._draw(interview)
        if self.display and self._about is not interview:
            self._about = interview
            self.run_worker(self._ask(interview), group="ask next", exclusive=True)

    async def _ask(self, interview: Interview) -> None:
        """Weigh the open questions, with a breath after each: keys are never kept waiting."""
        found: list[OpenQuestion] = []
        for one in weighed(interview.edition, interview.case):
            found.append(one)
            await asyncio.sleep(0)
        self._asked = ranked(found).ask_next
        self._draw(interview)

    def _draw(self, interview: Interview) -> None:
        width = max(24, self.scrollable_content_region.width or 34)
        self._body.update(stack(_lines(interview, self._asked, width)))


def _lines(interview: Interview, asked: Sequence[OpenQuestion], width: int) -> Iterator[Content]:
    edition, assessment = interview.edition, interview.assessment
    for one in assessment.determinations:
        yield from _determination(edition, one, width)
        yield Content()
    if asked:
        yield content("Ask next", "bold")
        yield from (_question(edition, n, one, width) for n, one in enumerate(asked, 1))
        yield Content()
    others = list(_other_levels(edition, assessment, width))
    if others:
        yield from [*others, Content()]
    seen: set[str] = set()
    for factor in assessment.factors:
        if factor.audience is None:
            yield from _factor(edition, factor, width)
            yield Content()
        elif factor.factor not in seen:
            seen.add(factor.factor)
            yield content(factor.label, "bold")
            rows = [f for f in assessment.factors if f.factor == factor.factor]
            yield from (_audience_score(edition, row) for row in rows)
            yield Content()


def _question(edition: Edition, place: int, one: OpenQuestion, width: int) -> Content:
    who = f" · {edition.audiences[one.row].short}" if one.row else ""
    return muted(f"{place} ") + content(
        cut(f"{name(edition.questions[one.question])}{who}", width - 2)
    )


def _other_levels(edition: Edition, assessment: Assessment, width: int) -> Iterator[Content]:
    """Write the levels that follow from answers, or from tables of several inputs."""
    for one in assessment.derived_levels:
        if one.state != "not asked":
            yield _level_line(edition.scales[one.scale], one.label, one.level, width)
    for table in assessment.table_matches:
        who = f", {edition.audiences[table.audience].short}" if table.audience else ""
        scale = edition.scale_of(table.table)
        yield _level_line(scale, f"{table.label}{who}", table.level, width)


def _level_line(scale: Scale, label: str, level: LevelRange, width: int) -> Content:
    said = words(scale, level)
    shown = cut(label, width - said.cell_length - 1)
    return content(shown) + Content(" " * max(1, width - len(shown) - said.cell_length)) + said


def _determination(edition: Edition, one: DeterminationResult, width: int) -> Iterator[Content]:
    scale = edition.scale_of(_level_name(edition, one))
    confidence = f"{one.confidence} confidence"
    label = cut(one.label, width - len(confidence) - 1)
    gap = " " * max(1, width - Content(label).cell_length - len(confidence))
    yield content(label, "bold") + Content(gap) + muted(confidence)
    for outcome in one.outcomes:
        yield _outcome(edition, scale, outcome)


def _outcome(edition: Edition, scale: Scale, outcome: Outcome) -> Content:
    if outcome.audience is None:
        return words(scale, outcome.level)
    who = cut(edition.audiences[outcome.audience].short, _SHORT - 1)
    label = Content(who).pad_right(_SHORT - Content(who).cell_length)
    level = chip(scale, outcome.level.stated)
    longest = max(len(one.label) for one in scale.levels) + _MUCH
    gap = " " * max(1, longest - level.cell_length)
    return label + level + Content(gap) + muted(span(scale, outcome.level))


def _factor(edition: Edition, factor: FactorResult, width: int) -> Iterator[Content]:
    scale = edition.scales[edition.factors[factor.factor].scale]
    longest = max(len(one.label) for one in scale.levels) + _MUCH
    score = figures(factor.score)
    label = cut(factor.label, width - len(score) - 1)
    gap = " " * max(1, width - Content(label).cell_length - len(score))
    yield content(label, "bold") + Content(gap + score)
    yield bar(factor.score, max(10, width - longest)) + " " + chip(scale, factor.level.stated)
    if factor.floors:
        yield muted("by a floor")


def _audience_score(edition: Edition, factor: FactorResult) -> Content:
    who = cut(edition.audiences[factor.audience or ""].short, _SHORT - 1)
    label = Content(who).pad_right(_SHORT - Content(who).cell_length)
    scale = edition.scales[edition.factors[factor.factor].scale]
    level = chip(scale, factor.level.stated)
    longest = max(len(one.label) for one in scale.levels) + _MUCH
    gap = " " * max(1, longest - level.cell_length)
    return label + level + Content(gap) + muted(figures(factor.score))


def _level_name(edition: Edition, one: DeterminationResult) -> str:
    named = {d.id: d.level for d in edition.methodology.determination}
    return named[one.determination]


def summary(edition: Edition, assessment: Assessment, width: int) -> Content:
    """Say the same on one line, for narrow terminals; labels shrink to their last word."""
    line = _summary(edition, assessment, short=False)
    return line if line.cell_length <= width else _summary(edition, assessment, short=True)


def _summary(edition: Edition, assessment: Assessment, *, short: bool) -> Content:
    parts = [_headline(edition, one, short=short) for one in assessment.determinations]
    return Content(" · ").join([*parts, Content(f"{assessment.progress.open} open")])


def _headline(edition: Edition, one: DeterminationResult, *, short: bool) -> Content:
    scale = edition.scale_of(_level_name(edition, one))
    first = one.headline[0] if one.headline else None
    outcome = next((o for o in one.outcomes if o.audience == first), one.outcomes[0])
    label = one.label.split()[-1].lower() if short else one.label
    return content(f"{label} ") + words(scale, outcome.level)
