"""A comparison as text for a terminal: what changed and why, then everything that differs."""

from collections.abc import Iterator, Sequence

from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import counted, labelled, parts, wrapped
from riskwiz.core.analysis.comparison_result import (
    AnswerDifference,
    Cause,
    Compared,
    Comparison,
    LevelDifference,
    OutcomeDifference,
    Trace,
)


def comparison_text(one: Comparison, before: Names, after: Names) -> str:
    """Write a comparison as text; the names are those of the two editions."""
    text = _Text(one, before, after)
    return parts(
        (
            text.heading(),
            text.outcomes(),
            text.levels(),
            text.answers(),
            text.findings(),
            text.mitigations(),
            text.lists(),
            text.authorities(),
            text.edition(),
        )
    )


class _Text:
    def __init__(self, one: Comparison, before: Names, after: Names) -> None:
        self.one, self.before, self.after = one, before, after
        self.told: dict[tuple[tuple[Cause, ...], ...], str] = {}

    def heading(self) -> Iterator[str]:
        yield from labelled("was", _head(self.one.before))
        yield from labelled("now", _head(self.one.after))
        yield ""
        yield from wrapped(self.one.statement)

    def outcomes(self) -> Iterator[str]:
        """Say what became of each determination, and why."""
        if not self.one.outcomes:
            yield "No level, disposition or confidence of a determination differs."
            return
        yield "What changed in the determinations"
        for one in self.one.outcomes:
            yield from self._outcome(one)

    def _outcome(self, one: OutcomeDifference) -> Iterator[str]:
        whom = self.after.whom(one.label, one.audience)
        was, now = self.before, self.after
        yield ""
        yield from wrapped(whom, 2)
        yield from labelled(
            "was",
            f"{was.span(one.before)}; {was.disposition(one.disposition_before)}; "
            f"confidence {one.confidence_before}",
            4,
        )
        yield from labelled(
            "now",
            f"{now.span(one.after)}; {now.disposition(one.disposition_after)}; "
            f"confidence {one.confidence_after}",
            4,
        )
        if one.rule_before != one.rule_after:
            yield from labelled("rule", one.why_after, 4)
        yield from self._trace(one.trace, whom)

    def levels(self) -> Iterator[str]:
        """Say what became of each factor, and why."""
        factors = [one for one in self.one.levels if one.trace is not None]
        others = [one for one in self.one.levels if one.trace is None]
        if factors:
            yield "What changed in the factors"
        for one in factors:
            yield ""
            yield from self._level(one)
            yield from self._trace(one.trace, self.after.whom(one.label, one.audience))
        if others:
            yield from ("",) if factors else ()
            yield "Other levels and ranges"
        for one in others:
            yield from self._level(one)

    def _level(self, one: LevelDifference) -> Iterator[str]:
        span = f"was {self.before.span(one.before)}, now {self.after.span(one.after)}"
        yield from wrapped(f"{self.after.whom(one.label, one.audience)}: {span}", 2, 2)

    def _trace(self, trace: Trace | None, whom: str) -> Iterator[str]:
        if trace is None:
            return
        reasons = (trace.alone, trace.together)
        if reasons in self.told:
            yield from wrapped(f"for the same reasons as {self.told[reasons]}", 4)
            return
        self.told[reasons] = whom
        if len(trace.alone) > 1:
            yield from wrapped("each of these does it by itself:", 4)
            yield from self._causes(trace.alone)
        elif trace.alone:
            yield from wrapped("this does it by itself:", 4)
            yield from self._causes(trace.alone)
        else:
            least = "no smaller set does" if trace.smallest else "none of them can be left out"
            yield from wrapped(f"these do it together; {least}:", 4)
            yield from self._causes(trace.together)

    def _causes(self, causes: Sequence[Cause]) -> Iterator[str]:
        for one in causes:
            yield from wrapped(f"- {one.label}", 6, 2)
            yield from labelled("was", one.before, 8)
            yield from labelled("now", one.after, 8)

    def answers(self) -> Iterator[str]:
        """List every answer that differs."""
        if self.one.answers:
            yield f"Answers that differ ({len(self.one.answers)})"
        for one in self.one.answers:
            yield from self._answer(one)
        if self.one.standings:
            yield f"Questions that stand otherwise ({len(self.one.standings)})"
        for one in self.one.standings:
            yield from wrapped(f"- {self._ask(one)}", 2, 2)
            yield from wrapped(f"was {one.standing_before}, now {one.standing_after}", 4)

    def _answer(self, one: AnswerDifference) -> Iterator[str]:
        yield from wrapped(f"- {self._ask(one)}", 2, 2)
        yield from labelled("was", _said(one.before, one.standing_before), 4)
        yield from labelled("now", _said(one.after, one.standing_after), 4)

    def _ask(self, one: AnswerDifference) -> str:
        return self.after.whom(one.ask, one.row)

    def findings(self) -> Iterator[str]:
        """List the findings that differ."""
        if self.one.findings:
            yield f"Findings that differ ({len(self.one.findings)})"
        for one in self.one.findings:
            yield from wrapped(f"- {one.title}", 2, 2)
            yield from wrapped(f"was {one.before}, now {one.after}", 4)

    def mitigations(self) -> Iterator[str]:
        """List the mitigations that differ."""
        if self.one.mitigations:
            yield f"Mitigations that differ ({len(self.one.mitigations)})"
        for one in self.one.mitigations:
            yield from wrapped(f"- {one.label}: was {one.before}, now {one.after}", 2, 2)

    def lists(self) -> Iterator[str]:
        """List the reference lists that differ."""
        if self.one.lists:
            yield f"Lists that differ ({len(self.one.lists)})"
        for one in self.one.lists:
            changes = [
                *([f"joined: {', '.join(one.joined)}"] if one.joined else []),
                *([f"left: {', '.join(one.left)}"] if one.left else []),
            ]
            yield from wrapped(f"- {one.title}: {'; '.join(changes)}", 2, 2)

    def authorities(self) -> Iterator[str]:
        """List the authorities that are in force for one of the cases alone."""
        come = [one.title for one in self.one.authorities if one.in_force_after]
        gone = [one.title for one in self.one.authorities if not one.in_force_after]
        for titles, words in ((come, "only now"), (gone, "only then")):
            if titles:
                verb = "is" if len(titles) == 1 else "are"
                yield f"{counted(len(titles), 'authority', 'authorities')} {verb} in force {words}"
            for title in titles:
                yield from wrapped(f"- {title}", 2, 2)

    def edition(self) -> Iterator[str]:
        """List the texts of the edition that differ."""
        if self.one.texts:
            yield f"Texts of the edition that differ ({len(self.one.texts)})"
        for one in self.one.texts:
            only = {(True, False): " (only then)", (False, True): " (only now)"}
            where = only.get((one.after is None, one.before is None), "")
            yield from wrapped(f"- {one.path}{where}", 2, 2)


def _head(one: Compared) -> str:
    subject = one.subject
    name = f"{subject.name} ({subject.operator})" if subject.operator else subject.name
    return f"{name}, as of {one.as_of}, edition {one.edition.id} {one.edition.version}"


def _said(answer: str, standing: str) -> str:
    """Say an answer; where it does not count, how its question stands too."""
    aside = standing in {"not asked", "behind an open question"} and answer not in {
        "not answered",
        "not among the questions",
    }
    if answer == "not answered" and standing != "unanswered":
        return standing
    return f"{answer} ({standing}, so set aside)" if aside else answer
