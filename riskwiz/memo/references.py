"""The numbers by which parts of a memo point at one another: questions, evidence, authorities."""

from dataclasses import dataclass
from functools import cached_property

from riskwiz.core.assessment import Assessment
from riskwiz.core.authority import Citation


@dataclass(frozen=True)
class References:
    """Numbers things in the order in which the assessment lists them, from 1."""

    assessment: Assessment

    @cached_property
    def _questions(self) -> dict[str, int]:
        asked = dict.fromkeys(answer.question for answer in self.assessment.answers)
        return {question: number for number, question in enumerate(asked, start=1)}

    @cached_property
    def _evidence(self) -> dict[str, int]:
        register = self.assessment.evidence
        return {one.evidence.id: number for number, one in enumerate(register, start=1)}

    @cached_property
    def _authorities(self) -> dict[str, int]:
        return {key: number for number, (key, _) in enumerate(self.authorities, start=1)}

    @cached_property
    def authorities(self) -> tuple[tuple[str, tuple[Citation, ...]], ...]:
        """The cites of the memo by authority, in the order in which they first appear."""
        grouped: dict[str, list[Citation]] = {}
        for one in self.assessment.authorities:
            grouped.setdefault(one.authority, []).append(one)
        return tuple((key, tuple(cites)) for key, cites in grouped.items())

    @cached_property
    def _used_by(self) -> dict[str, tuple[int, ...]]:
        used: dict[str, dict[int, None]] = {}
        for answer in self.assessment.answers:
            for one in answer.evidence:
                numbers = used.setdefault(one.link.evidence, {})
                numbers[self._questions[answer.question]] = None
        return {evidence: tuple(numbers) for evidence, numbers in used.items()}

    def by_authority(
        self, citations: tuple[Citation, ...]
    ) -> tuple[tuple[Citation, tuple[str, ...]], ...]:
        """Return one cite of each authority, with all its pin-points among these."""
        return by_authority(citations)

    def question(self, question: str) -> int | None:
        """Return a question's number; None when it is not asked in this case."""
        return self._questions.get(question)

    def evidence(self, evidence: str) -> int:
        """Return the number of a piece of evidence in the register."""
        return self._evidence[evidence]

    def authority(self, citation: Citation) -> int:
        """Return the number of a cite's authority in the list of authorities."""
        return self._authorities[citation.authority]

    def used_by(self, evidence: str) -> tuple[int, ...]:
        """Return the numbers of the questions whose answers rest on a piece of evidence."""
        return self._used_by.get(evidence, ())


def by_authority(
    citations: tuple[Citation, ...],
) -> tuple[tuple[Citation, tuple[str, ...]], ...]:
    """Return one cite of each authority, with all its pin-points among these."""
    first: dict[str, Citation] = {}
    places: dict[str, dict[str, None]] = {}
    for one in citations:
        first.setdefault(one.authority, one)
        places.setdefault(one.authority, {})
        if one.pin_point:
            places[one.authority][one.pin_point] = None
    return tuple((one, tuple(places[key])) for key, one in first.items())
