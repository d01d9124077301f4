"""Cases that are made of something that is there: an answer file, or another case."""

import datetime as dt
import uuid
from pathlib import Path

from riskwiz import authoring, store
from riskwiz.authoring import answer_head
from riskwiz.cli.authored import load_folder, read_text
from riskwiz.cli.exits import Diagnosed, Trouble
from riskwiz.cli.shipped import shipped
from riskwiz.cli.source import edition_inside
from riskwiz.core.edition import EditionFault
from riskwiz.core.event import CaseOpened, Event
from riskwiz.tui.ports import AnswersRefused, Example, RecordFault


def examples() -> tuple[Example, ...]:
    """List the worked cases that travel with riskwiz."""
    found: list[Example] = []
    for path in sorted(shipped("examples").glob("*.toml")):
        head = answer_head(read_text(path))
        if head is not None:
            found.append(Example(path.stem, head.subject, head.as_of))
    return tuple(found)


def take_in(answers: Path, target: Path, edition: Path, by: str) -> None:
    """Make a case file of an answer file.

    Raises AnswersRefused with all that is wrong with it, RecordFault for the rest.
    """
    try:
        loaded, texts = load_folder(edition)
        text = read_text(answers)
        parsed = authoring.parse_answers(text, str(answers), loaded)
        if parsed.events is None:
            report = authoring.render(parsed.diagnostics, {str(answers): text}, color=False)
            raise AnswersRefused(
                f"{answers.name} cannot be taken in: {authoring.summary(parsed.diagnostics)}",
                report,
            )
        store.create(target, parsed.events, texts, by).close()
    except Diagnosed as trouble:
        raise RecordFault(
            f"the edition in {edition} has errors; `riskwiz check {edition}` lists them"
        ) from trouble
    except (Trouble, store.StoreFault, EditionFault) as fault:
        raise RecordFault(str(fault)) from fault


def duplicate(case: Path, target: Path, as_of: dt.date, by: str) -> None:
    """Make a case file with the answers of a case as of another date. Raises RecordFault.

    The answers go through an answer file, so that the new journal is what somebody would have
    written who gave them; signatures are not answers, and do not come along.
    """
    try:
        with store.open(case, readonly=True) as record:
            edition = edition_inside(record)
            moved = record.case.model_copy(update={"as_of": as_of})
            text = authoring.write_answers(edition, moved)
            parsed = authoring.parse_answers(text, str(case), edition)
            if parsed.events is None:
                summary = authoring.summary(parsed.diagnostics)
                raise RecordFault(f"the answers of {case} cannot be given as of {as_of}: {summary}")
            files = [body for name in sorted(record.files) if (body := record.file(name))]
            events = [_renamed(event) for event in parsed.events]
            store.create(target, events, record.texts, by, files).close()
    except (Trouble, store.StoreFault, EditionFault) as fault:
        raise RecordFault(str(fault)) from fault


def _renamed(event: Event) -> Event:
    """Give a case an id of its own."""
    if isinstance(event, CaseOpened):
        return event.model_copy(update={"case": str(uuid.uuid4())})
    return event
