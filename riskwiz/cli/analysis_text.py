"""An analysis as text for a terminal, in the order in which an assessor asks."""

from collections.abc import Iterator

from riskwiz.cli.change_text import fix_text, flip_text
from riskwiz.cli.driver_text import driver_text
from riskwiz.cli.names import Names
from riskwiz.cli.open_text import open_text, range_text, settling_text
from riskwiz.cli.paragraphs import parts, wrapped
from riskwiz.cli.robustness_text import robustness_text, sensitivity_text
from riskwiz.core.analysis.analysis_result import Analysis


def analysis_text(one: Analysis, names: Names) -> str:
    """Write an analysis as text."""
    return parts(
        (
            _heading(one),
            ("How sure it is",),
            *range_text(one.ranges, names),
            ("What could still change it",),
            *open_text(one.open_questions, names),
            settling_text(one.settling, names),
            ("What drives it",),
            *driver_text(one.drivers, names),
            ("What would flip it",),
            *flip_text(one.flips, names),
            ("How robust it is",),
            *robustness_text(one.robustness, names),
            sensitivity_text(one.sensitivity, names),
            ("What would fix it",),
            *fix_text(one.fixes, names),
        )
    )


def _heading(one: Analysis) -> Iterator[str]:
    subject = one.subject
    name = f"{subject.name} ({subject.operator})" if subject.operator else subject.name
    yield from wrapped(name)
    yield from wrapped(f"as of {one.as_of}, edition {one.edition.id} {one.edition.version}")
