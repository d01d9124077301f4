"""The evidence for one answer: add, reuse, rate, describe anew, remove."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.core.answer import Key
from riskwiz.core.evidence import (
    CREDIBILITY_MEANING,
    RELIABILITY_MEANING,
    STATUS_MEANING,
    Evidence,
    Link,
)
from riskwiz.core.interview import Said
from riskwiz.core.value import Objection
from riskwiz.tui.dialogs.form import FormScreen
from riskwiz.tui.dialogs.keys_help import KeysHelp
from riskwiz.tui.dialogs.pick import PickScreen
from riskwiz.tui.display import clean, content, count, hang, muted
from riskwiz.tui.keys import EVIDENCE, bindings
from riskwiz.tui.ports import LocalFile, RecordFault
from riskwiz.tui.screens.evidence_form import (
    detail_fields,
    evidence_from,
    link_fields,
    link_from,
    names_new_file,
    source_fields,
)
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.choice_list import Choice
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList
from riskwiz.tui.widgets.objection_line import ObjectionLine


class EvidenceScreen(ModalScreen[None]):
    """The links of one answer, each with its source and what it is worth."""

    COMMANDS_HERE = EVIDENCE
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in EVIDENCE if one.keys[0] != "enter"),
        *bindings(one for one in EVIDENCE if one.keys[0] == "enter"),
    ]

    def __init__(self, session: Session, key: Key) -> None:
        super().__init__()
        self._session, self._key = session, key

    def compose(self) -> ComposeResult:
        """Show the question and its links."""
        question = self._session.edition.questions[self._key.question]
        who = f" · {self._session.edition.audiences[self._key.row].label}" if self._key.row else ""
        with Vertical(classes="sheet tall"):
            yield Static(content(f"Evidence{who}", "bold $accent"), classes="sheet-title")
            yield Static(muted(question.ask), classes="sheet-intro")
            yield LineList()
            yield Static(markup=False, id="none")
            yield ObjectionLine()
            yield KeyLine(EVIDENCE)

    def on_mount(self) -> None:
        """Show what is there."""
        self._fill()

    def on_option_list_option_selected(self) -> None:
        """Change the link that was chosen."""
        self.action_change()

    @property
    def _links(self) -> tuple[Link, ...]:
        return self._session.interview.case.answer(self._key).links

    @property
    def _here(self) -> Link | None:
        place = self.query_one(OptionList).highlighted
        return self._links[place] if place is not None and place < len(self._links) else None

    def _fill(self, *_: object) -> None:
        listed, case = self.query_one(OptionList), self._session.interview.case
        place, width = listed.highlighted or 0, max(20, min(84, self.size.width) - 10)
        listed.set_options(
            Option(_described(case.evidence[link.evidence], link, width))
            for link in self._links
            if link.evidence in case.evidence
        )
        listed.display = bool(self._links)
        self.query_one(".sheet").set_class(bool(self._links), "tall")
        listed.highlighted = min(place, len(self._links) - 1) if self._links else None
        listed.focus()
        others = len(case.evidence)
        reuse = f", r to reuse one of {count(others, 'source')} of this case" if others else ""
        empty = self.query_one("#none", Static)
        empty.update(muted(f"No evidence yet: press a to add a source{reuse}."))
        empty.display = not self._links

    def _say(self, said: Said) -> Objection | None:
        told = self._session.say(said)
        return told if isinstance(told, Objection) else None

    def action_add(self) -> None:
        """Describe a new source and what it is worth here."""

        def submit(values: dict[str, str]) -> Objection | None:
            interview = self._session.interview
            file = self._attached(values)
            if isinstance(file, Objection):
                return file
            evidence = evidence_from(values, interview.case.evidence, None, file)
            if isinstance(evidence, Objection):
                return evidence
            link = link_from(values, evidence.id)
            if isinstance(link, Objection):
                return link
            added = interview.add_evidence(evidence)
            if isinstance(added, Objection):
                return added
            linked = interview.after(added).link(self._key, link)
            return linked if isinstance(linked, Objection) else self._say((*added, *linked))

        fields = [*source_fields(), *link_fields(), *detail_fields()]
        intro = "The source is rated once; its credibility and status are for this answer."
        self.app.push_screen(FormScreen("New evidence", intro, fields, submit), self._fill)

    def action_reuse(self) -> None:
        """Choose a source that the case already has."""
        linked = {link.evidence for link in self._links}
        evidence = self._session.interview.case.evidence.values()
        choices = [Choice(e.id, _source(e)) for e in evidence if e.id not in linked]
        if not choices:
            objection = Objection(message="the case has no other source", help="a adds one")
            self.query_one(ObjectionLine).show(objection)
            return
        self.app.push_screen(PickScreen("Reuse a source", choices), self._rate)

    def action_change(self) -> None:
        """Rate the link under the cursor anew."""
        if self._here is not None:
            self._rate(self._here.evidence, self._here)

    def _rate(self, evidence: str | None, link: Link | None = None) -> None:
        if evidence is None:
            return

        def submit(values: dict[str, str]) -> Objection | None:
            fresh = link_from(values, evidence)
            if isinstance(fresh, Objection):
                return fresh
            return self._say(self._session.interview.link(self._key, fresh))

        title = self._session.interview.case.evidence[evidence].title
        form = FormScreen("What it is worth for this answer", title, link_fields(link), submit)
        self.app.push_screen(form, self._fill)

    def action_source(self) -> None:
        """Describe the source under the cursor anew."""
        if self._here is None:
            return
        known = self._session.interview.case.evidence[self._here.evidence]

        def submit(values: dict[str, str]) -> Objection | None:
            file = self._attached(values, known)
            if isinstance(file, Objection):
                return file
            fresh = evidence_from(values, (), known, file)
            if isinstance(fresh, Objection):
                return fresh
            return self._say(self._session.interview.add_evidence(fresh))

        intro = "It changes for every answer that rests on it."
        fields = [*source_fields(known), *detail_fields(known)]
        form = FormScreen("The source", intro, fields, submit)
        self.app.push_screen(form, self._fill)

    def _attached(
        self, values: dict[str, str], known: Evidence | None = None
    ) -> LocalFile | Objection | None:
        """Look at the file that a form names."""
        if not names_new_file(values, known):
            return None
        try:
            return self._session.record.attach(values["file"], keep=values["keep"] == "yes")
        except RecordFault as fault:
            return Objection(message=f"the file cannot be taken: {fault}", help="")

    def action_take_out(self) -> None:
        """Write the file that the case keeps beside it."""
        if self._here is None:
            return
        evidence = self._session.interview.case.evidence[self._here.evidence]
        line = self.query_one(ObjectionLine)
        try:
            line.hint(f"written: {self._session.record.take_out(evidence)}")
        except RecordFault as fault:
            line.show(Objection(message=f"no file was written: {fault}", help=""))

    def action_remove(self) -> None:
        """Remove the link under the cursor."""
        if self._here is not None:
            self.query_one(ObjectionLine).show(
                self._say(self._session.interview.unlink(self._key, self._here.evidence))
            )
            self._fill()

    def action_back(self) -> None:
        """Go back to the question."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(KeysHelp([("Evidence", EVIDENCE)]))


def _source(evidence: Evidence) -> str:
    date = f", {evidence.date}" if evidence.date else ""
    return f"{evidence.title} ({evidence.publisher}{date})"


def _described(evidence: Evidence, link: Link, width: int) -> Content:
    rated = f"{evidence.reliability}{link.credibility}"
    meaning = (
        f"{RELIABILITY_MEANING[evidence.reliability]}, {CREDIBILITY_MEANING[link.credibility]}"
    )
    source = ", ".join(filter(None, (evidence.publisher, _when(evidence), evidence.url)))
    lines = [
        *hang(Content(), content(evidence.title, "bold"), width),
        *hang(Content("  "), muted(source), width),
        content(f"  {rated}  ", "$accent") + content(meaning),
        content(f"  {link.status.value}  ", "$accent") + content(STATUS_MEANING[link.status]),
    ]
    if evidence.file:
        digest = f"  SHA-256 {evidence.sha256[:16]}…" if evidence.sha256 else ""
        lines.append(content(f"  file {evidence.file}") + muted(digest))
    if evidence.valid_until:
        lines.append(muted(f"  valid until {evidence.valid_until}"))
    if link.disputed:
        lines.append(content(f"  disputed: {clean(link.disputed)}", "$text-warning"))
    lines.append(Content())
    return Content("\n").join(lines)


def _when(evidence: Evidence) -> str:
    return str(evidence.date) if evidence.date else ""
