"""The answers of golden cases are answers that their questions take.

They are written as in an answer file: an option's id, `true`, a number, a date without quotes,
`{ unknown = "why" }`. A grid takes one answer for each audience.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.golden import placed_cases
from riskwiz.core.golden import objection, statements

CODE = "RW602"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find answers in golden cases that cannot be given."""
    questions = {one.it.id: one.it for one in draft.questions}
    for case in placed_cases(draft):
        for name, raw in case.it.answers.items():
            question = questions.get(name)
            if question is None:
                continue
            for one in statements(question, raw):
                refused = objection(question, one)
                if refused is not None:
                    spot = case.spot / "answers" / name
                    for step in one.at:
                        spot = spot / step
                    message = f"`{name}`: {refused.message}"
                    yield error(CODE, message, draft.value(spot), help_=refused.help)
