"""What people call the levels, dispositions and audiences of an edition."""

from riskwiz.core.edition import Edition
from riskwiz.core.level import LevelRange


class Names:
    """Looks names up by id; an id that the edition lacks is written as it stands."""

    def __init__(self, edition: Edition) -> None:
        """Collect the names of an edition."""
        head = edition.methodology
        self._levels = {level.id: level.label for one in head.scale for level in one.levels}
        self._dispositions = {one.id: one.label for one in head.disposition}
        self._audiences = {one.id: one.label for one in head.audience}
        self._short = {one.id: one.short for one in head.audience}
        self._determinations = {one.id: one.label for one in head.determination}
        self._factors = {one.id: one.label for one in head.factor}
        self._questions = {n: q.short for n, q in edition.questions.items() if q.short}

    def place(self, audience: str | None) -> int:
        """Return the place of an audience; what is for all stands first."""
        return -1 if audience is None else list(self._audiences).index(audience)

    def level(self, level: str) -> str:
        """Return the word for a level; an option or other word as it stands."""
        return self._levels.get(level, level)

    def disposition(self, disposition: str) -> str:
        """Return the words for a disposition."""
        return self._dispositions.get(disposition, disposition)

    def determination(self, determination: str) -> str:
        """Return the label of a determination."""
        return self._determinations.get(determination, determination)

    @property
    def factors(self) -> tuple[str, ...]:
        """The ids of the factors, in their order."""
        return tuple(self._factors)

    def factor(self, factor: str) -> str:
        """Return the label of a factor."""
        return self._factors.get(factor, factor)

    def question(self, question: str, otherwise: str) -> str:
        """Return the short name of a question, or else what it is called."""
        return self._questions.get(question, otherwise)

    def audience(self, audience: str | None) -> str:
        """Return the label of an audience as it stands in a sentence; nothing for none."""
        return "" if audience is None else _lowered(self._audiences.get(audience, audience))

    def short(self, audience: str | None) -> str:
        """Return an audience in at most eleven characters; `all` for none."""
        return "all" if audience is None else self._short.get(audience, audience)

    def whom(self, label: str, audience: str | None) -> str:
        """Return a label with the audience that it is for, where there is one."""
        if audience is None:
            return label
        return f"{label}, {self.audience(audience)}"

    def span(self, levels: LevelRange) -> str:
        """Write a level with its range: `high`, or `high (moderate to very high)`."""
        low, stated, high = map(self.level, (levels.low, levels.stated, levels.high))
        return stated if levels.certain else f"{stated} ({low} to {high})"


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
