"""What the last answers changed, in a few words: scores, findings, questions."""

from riskwiz.core.interview import Interview


def changes(before: Interview, now: Interview) -> tuple[str, ...]:
    """Say in a few words what the last answers changed: levels, findings, questions."""
    said: list[str] = []
    old = {(f.factor, f.audience): f for f in before.assessment.factors}
    for one in now.assessment.factors:
        was = old[one.factor, one.audience]
        if one.score.stated_percent != was.score.stated_percent and one.audience is None:
            said.append(f"{one.label} {was.score.stated_percent} → {one.score.stated_percent}")
    true_before = {f.finding for f in before.assessment.findings if f.truth == "true"}
    true_now = [f for f in now.assessment.findings if f.truth == "true"]
    said.extend(f"finding: {f.title}" for f in true_now if f.finding not in true_before)
    gone = len(true_before - {f.finding for f in true_now})
    if gone:
        said.append(f"{gone} finding{'s' if gone != 1 else ''} gone")
    opened = len(set(now.path) - set(before.path))
    closed = len(set(before.path) - set(now.path))
    if opened:
        said.append(f"{opened} question{'s' if opened != 1 else ''} added")
    if closed:
        said.append(f"{closed} question{'s' if closed != 1 else ''} set aside")
    return tuple(said)
