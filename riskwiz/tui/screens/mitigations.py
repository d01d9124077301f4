"""The mitigations of a case: what is promised, how far each has come, and what that comes to."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.core.effects import effect_words
from riskwiz.core.methodology import Mitigation
from riskwiz.core.stages import STAGE_WORDS, standing_words
from riskwiz.core.value import Objection
from riskwiz.tui.dialogs.form import Field, FormScreen
from riskwiz.tui.dialogs.keys_help import KeysHelp
from riskwiz.tui.display import content, hang, muted, stack
from riskwiz.tui.keys import MITIGATIONS, bindings
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.choice_list import Choice
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList
from riskwiz.tui.widgets.objection_line import ObjectionLine

_STATES = (
    Choice("proposed", "proposed: nobody has agreed to it yet"),
    Choice("agreed", "agreed: promised, and not yet verified"),
    Choice("verified", "verified: somebody has checked that it is kept"),
)
_WIDEST = 96


class MitigationsScreen(ModalScreen[None]):
    """Every mitigation that the edition offers, and what each stage of them comes to."""

    COMMANDS_HERE = MITIGATIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in MITIGATIONS if one.action != "change")
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._offered = tuple(session.edition.mitigations.values())

    def compose(self) -> ComposeResult:
        """Show the mitigations above what they come to."""
        with Vertical(classes="sheet tall wide"):
            yield Static(content("Mitigations", "bold $accent"), classes="sheet-title")
            yield LineList()
            yield Static(markup=False, id="stages")
            yield ObjectionLine()
            yield KeyLine(MITIGATIONS)

    def on_mount(self) -> None:
        """Show what there is."""
        self._fill()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._fill)

    def _fill(self, *_: object) -> None:
        listed = self.query_one(OptionList)
        place, width = listed.highlighted or 0, min(_WIDEST, self.size.width - 10)
        listed.set_options(Option(stack(self._lines(one, width))) for one in self._offered)
        if not self._offered:
            listed.add_option(Option(muted("The edition offers no mitigations."), disabled=True))
        listed.highlighted = min(place, len(self._offered) - 1) if self._offered else None
        listed.focus()
        stages = self.query_one("#stages", Static)
        stages.update(stack(self._stages(width)))
        stages.display = bool(self._session.assessment.stages)

    def _lines(self, one: Mitigation, width: int) -> Iterator[Content]:
        recorded = {m.mitigation: m for m in self._session.assessment.mitigations}
        result = recorded.get(one.id)
        state = standing_words(result) if result is not None else "not recorded"
        style = "$text-muted" if result is None else "$accent"
        yield from hang(Content("  "), content(one.label, "bold"), width)
        yield from hang(Content("    "), content(state, style), width)
        for effect in one.effect:
            for words in effect_words(self._session.edition, effect):
                yield from hang(muted("    · "), muted(words), width)
        yield Content()

    def _stages(self, width: int) -> Iterator[Content]:
        assessment = self._session.assessment
        labels = {one.determination: one.label for one in assessment.determinations}
        heads = {one.determination: one.headline for one in assessment.determinations}
        for stage in assessment.stages:
            said = [
                f"{labels[one.determination]} {assessment.label_of_level(one.level.stated)}, "
                f"{assessment.label_of_disposition(one.disposition.stated)}"
                for one in stage.outcomes
                if one.audience is None or one.audience == heads[one.determination][0]
            ]
            label = muted(f"{STAGE_WORDS[stage.stage]:<22}")
            yield from hang(label, content("; ".join(said)), width)

    @property
    def _here(self) -> Mitigation | None:
        place = self.query_one(OptionList).highlighted
        return self._offered[place] if place is not None and self._offered else None

    def on_option_list_option_selected(self) -> None:
        """Record the mitigation that was chosen."""
        self.action_change()

    def action_change(self) -> None:
        """Record how far a mitigation has come."""
        one = self._here
        if one is None:
            return
        known = self._session.interview.case.mitigations.get(one.id)

        def submit(values: dict[str, str]) -> Objection | None:
            said = self._session.interview.mitigate(
                one.id, values["state"], values["due"], values["by"], values["note"]
            )
            told = self._session.say(said)
            return told if isinstance(told, Objection) else None

        fields = [
            Field("state", "State", known.state if known else "proposed", "", _STATES),
            Field("due", "Due", str(known.due or "") if known else "", "optional; as 2026-01-22"),
            Field("by", "By", (known.by or "") if known else "", "who verified it, or promises it"),
            Field("note", "Note", (known.note or "") if known else "", "optional"),
        ]
        shown = f" Shown by: {one.verified_by}" if one.verified_by else ""
        form = FormScreen(one.label, f"{one.help or ''}{shown}".strip(), fields, submit)
        self.app.push_screen(form, self._fill)

    def action_withdraw(self) -> None:
        """Take a mitigation out of the case."""
        one = self._here
        if one is not None:
            told = self._session.say(self._session.interview.withdraw_mitigation(one.id))
            self.query_one(ObjectionLine).show(told if isinstance(told, Objection) else None)
            self._fill()

    def action_back(self) -> None:
        """Go back to the review."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(KeysHelp([("Mitigations", MITIGATIONS)]))
