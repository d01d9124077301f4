"""The review: what is open, unknown, without evidence or set aside; marking and signing."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.core.answer import Key
from riskwiz.core.interview import signature
from riskwiz.core.value import Objection
from riskwiz.tui.dialogs.form import Field, FormScreen
from riskwiz.tui.dialogs.keys_help import KeysHelp
from riskwiz.tui.display import clean, content, cut, muted, stack
from riskwiz.tui.keys import REVIEW, Command, bindings
from riskwiz.tui.levels import words
from riskwiz.tui.messages import MemoShown, PreviewAsked
from riskwiz.tui.screens.case_prompts import marking_prompt, reopen_prompt
from riskwiz.tui.screens.case_screen import CaseScreen
from riskwiz.tui.screens.mitigations import MitigationsScreen
from riskwiz.tui.screens.review_lists import lists
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.choice_list import Choice
from riskwiz.tui.widgets.header import Header
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList

_ROLES = (Choice("assessor", "assessor"), Choice("reviewer", "reviewer"))
_LABEL, _LEVEL = 34, 30


class ReviewScreen(CaseScreen):
    """Short lists, each line a jump; gives the key of the question to go to."""

    COMMANDS_HERE = REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in REVIEW if one.action != "jump")
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._jumps: dict[str, Key] = {}

    def compose(self) -> ComposeResult:
        """Show the bottom line, the lists, and the keys."""
        yield Header()
        yield Static(markup=False, id="bottom-line")
        yield LineList(compact=True)
        with Vertical(id="foot"):
            yield Static(markup=False, id="quiet")
            yield KeyLine(REVIEW)

    def on_mount(self) -> None:
        """Show the lists."""
        self._show()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Show what may have changed meanwhile."""
        self._show()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._show)

    async def stand_at(self, key: Key | None) -> None:
        """Show the lists after an undo or a redo."""
        self._show()

    def _show(self, *_: object) -> None:
        listed = self.query_one(OptionList)
        place, width = listed.highlighted, max(24, self.size.width - 6)
        self._jumps = {}
        listed.set_options(self._options(width))
        first = next((i for i, o in enumerate(listed.options) if not o.disabled), None)
        listed.highlighted = place if place is not None else first
        self.query_one("#bottom-line", Static).update(stack(self._bottom_line()))
        self.query_one(KeyLine).show(_keys(signed=bool(self.session.interview.case.signatures)))
        self.show_state()

    def _bottom_line(self) -> Iterator[Content]:
        assessment, edition = self.session.assessment, self.session.edition
        labels = {d.id: clean(d.label) for d in assessment.dispositions}
        room = max(20, self.size.width - 2)
        wide = min(_LABEL, room * 2 // 5)
        levels = {d.id: d.level for d in edition.methodology.determination}
        for one in assessment.determinations:
            scale = edition.scale_of(levels[one.determination])
            for outcome in one.outcomes:
                if outcome.audience is not None and outcome.audience not in one.headline:
                    continue
                who = f", {edition.audiences[outcome.audience].short}" if outcome.audience else ""
                label = content(cut(f"{one.label}{who}", wide - 2), "bold")
                level = words(scale, outcome.level)
                line = (
                    label
                    + Content(" " * (wide - label.cell_length))
                    + level
                    + Content(" " * max(2, _LEVEL - level.cell_length))
                    + muted(labels[outcome.disposition.stated])
                )
                yield line.truncate(room, ellipsis=True)
        yield muted(cut(self._state(), room))

    def _state(self) -> str:
        case, done = self.session.interview.case, self.session.assessment.progress
        signed = ", ".join(f"{s.name} ({s.role}, {s.date})" for s in case.signatures)
        marking = f"   marking {case.marking}" if case.marking else ""
        said = f"signed by {signed}" if signed else "not signed"
        return f"{done.answered} of {done.asked} answered   {said}{marking}"

    def _options(self, width: int) -> Iterator[Option]:
        for listed in lists(self.session, width):
            tally = f"  {listed.number or 'none'}"
            yield Option(content(listed.title, "bold") + muted(tally), disabled=True)
            for line, key in listed.lines:
                name = f"jump-{len(self._jumps)}" if key is not None else None
                if key is not None and name is not None:
                    self._jumps[name] = key
                shown = stack(Content("  ") + row for row in line.split("\n"))
                yield Option(shown, id=name, disabled=key is None)
            yield Option(Content(" "), disabled=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question."""
        key = self._jumps.get(event.option.id or "")
        if key is not None:
            self.dismiss(key)

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def action_mitigations(self) -> None:
        """Show the mitigations, and what they come to."""
        self.app.push_screen(MitigationsScreen(self.session))

    def action_marking(self) -> None:
        """Set the marking."""
        self.app.push_screen(marking_prompt(self.session))

    def action_sign(self) -> None:
        """Sign when nothing that is required is open."""
        required = self.session.assessment.progress.required_open
        if required:
            self.show_notice(f"{required} required still open: answer first, then sign")
            return

        def submit(values: dict[str, str]) -> Objection | None:
            signed = signature(
                values["name"], values["role"], self.session.today(), values["remarks"]
            )
            told = self.session.say(self.session.interview.sign(signed))
            return told if isinstance(told, Objection) else None

        fields = [
            Field("name", "Name", self.session.record.author or ""),
            Field("role", "Role", "assessor", "", _ROLES),
            Field("remarks", "Remarks", "", "a reviewer's remarks, or a dissent"),
        ]
        intro = "What is signed can be edited again only after reopening it with a reason."
        self.app.push_screen(FormScreen("Sign the assessment", intro, fields, submit))

    def action_reopen(self) -> None:
        """Open a signed case for editing again."""
        if not self.session.interview.case.signatures:
            self.show_notice("the case is not signed; it is open for editing")
            return

        self.app.push_screen(reopen_prompt(self.session))

    def action_preview(self) -> None:
        """Read the memo as text."""
        self.show_notice("Reading the memo …")
        self.post_message(PreviewAsked())

    def action_show_memo(self) -> None:
        """Open the memo that was written."""
        self.post_message(MemoShown())

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(KeysHelp([("Review", REVIEW)]))


def _keys(*, signed: bool) -> tuple[Command, ...]:
    """Put reopening in the place of what cannot be done to a signed case."""
    hidden = {"mitigations", "marking"} if signed else {"reopen"}
    return tuple(one for one in REVIEW if one.action not in hidden)
