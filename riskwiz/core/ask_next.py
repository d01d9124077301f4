"""Which open questions could move a score most: quick enough to say after every answer.

It compares what each open answer could add to a score by itself. What an answer would do to
levels and dispositions, through gates and findings too, is the business of `core.analysis`.
"""

from dataclasses import dataclass
from fractions import Fraction

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.path import OPEN


@dataclass(frozen=True)
class Spread:
    """An open question, and how far its answers can move a factor's score of 100."""

    key: Key
    factor: str
    percent: Fraction


def ask_next(interview: Interview, most: int = 3) -> tuple[Spread, ...]:
    """Return the open questions that could move a score most, the widest first.

    Of a grid the row that could move most speaks.
    """
    widest: dict[str, Spread] = {}
    for factor in interview.assessment.factors:
        for item in factor.account:
            key = Key(item.item, item.row)
            width = Fraction(item.high) - Fraction(item.low)
            if not width or key not in interview.path:
                continue
            percent = 100 * width / factor.score.denominator
            before = widest.get(key.question)
            if interview.record.standing(key) in OPEN and (
                before is None or percent > before.percent
            ):
                widest[key.question] = Spread(key, factor.factor, percent)
    in_order = sorted(widest.values(), key=lambda one: interview.path.index(one.key))
    return tuple(sorted(in_order, key=lambda one: -one.percent)[:most])
