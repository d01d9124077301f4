"""The order in which answers are imported and exported: the path, then what was set aside."""

from collections.abc import Iterable

from riskwiz.core.answer import Answer, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.interview import Interview
from riskwiz.core.register import keys


def path_order(edition: Edition, case: Case) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Return the keys that the answers of a case lead to, and those that they do not.

    Raises EditionFault where an expression of the edition fails on these answers.
    """
    asked = Interview(edition, case).path
    on_path = frozenset(asked)
    return asked, tuple(key for key in keys(edition) if key not in on_path)


def evidence_order(case: Case, answers: Iterable[Answer]) -> tuple[str, ...]:
    """Return the evidence of a case: first as the answers cite it, then what none cites."""
    cited = (link.evidence for answer in answers for link in answer.links)
    return tuple(dict.fromkeys((*(one for one in cited if one in case.evidence), *case.evidence)))
