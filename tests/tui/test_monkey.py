"""Random keys, pastes, clicks and sizes over all screens: nothing crashes, every journal holds.

The actions follow from a seed, which a failure names. RISKWIZ_MONKEY says how many there are.
"""

import asyncio
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from textual.command import CommandPalette
from textual.events import MouseScrollDown, MouseScrollUp, Paste
from textual.pilot import OutOfBounds, Pilot
from textual.screen import Screen

from riskwiz.core.assess import assess
from riskwiz.core.case import replay
from riskwiz.core.event import Subject
from riskwiz.tui.app import RiskwizApp
from tests.tui.edition import begun, empty, finished, hostile, little, promising
from tests.tui.in_memory import MemoryMemos, MemoryRecord, MemoryRemembered, MemoryShelf
from tests.tui.screens import press, settle

KEYS = [
    "enter", "escape", "tab", "shift+tab", "space", "up", "down", "left", "right", "home", "end",
    "pageup", "pagedown", "backspace", "delete", "ctrl+s", "ctrl+f", "ctrl+z", "ctrl+y", "ctrl+p",
    "ctrl+o", "ctrl+a", "ctrl+k", "ctrl+w", "ctrl+x", "shift+up", "shift+down", "f1", "f2", "f3",
    "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "full_stop", "slash", "question_mark",
    "less_than_sign", "greater_than_sign", "left_square_bracket", "right_square_bracket",
    *"abcdefghiklmnoprstuvwxyz0123456789",
]  # fmt: skip
COMMON = ["enter", "escape", "tab", "down", "1", "2", "right", "ctrl+s", "y"]
PASTES = [
    "China",
    "2026-01-22",
    "19.9",
    "\x1b[31mred\x1b[2J\x07\x00",
    "שלום \u202e evil \u202c",
    "家族👨\u200d👩\u200d👧\u200d👦 e" + "\u0301" * 9,
    "[bold]no markup[/] [link=x]",
    "a\nb\r\nc\t\u2028d",
    "\ud800",
    "x" * 30_000,
    "a line of a megabyte\n" * 50_000,
    "cases/bad.toml",
    "missing.toml",
]
SIZES = [(80, 24), (120, 40), (40, 12), (20, 5), (200, 60), (88, 18), (1, 1)]


def _question(words: str) -> list[str]:
    return ["enter", "f11", "slash", *words, "enter"]


WAYS: dict[str, tuple[str, list[str]]] = {
    "the shelf": ("ShelfScreen", []),
    "a search on the shelf": ("ShelfScreen", ["slash", *"acme"]),
    "a new case": ("FormScreen", ["n"]),
    "another date": ("FormScreen", ["d"]),
    "an answer file": ("PromptScreen", ["i"]),
    "what is wrong with it": ("PageScreen", ["i", *"bad.toml", "enter"]),
    "deleting": ("ConfirmScreen", ["x"]),
    "the keys of the shelf": ("KeysHelp", ["f1"]),
    "a case that is held": ("ConfirmScreen", ["end", "enter"]),
    "a case that is read": ("InterviewScreen", ["end", "enter", "y"]),
    "a country": ("InterviewScreen", _question("seat")),
    "a table": ("InterviewScreen", _question("owns")),
    "a row of it": ("FormScreen", [*_question("owns"), "a"]),
    "a percentage": ("InterviewScreen", _question("how much")),
    "a date": ("InterviewScreen", _question("founded")),
    "money": ("InterviewScreen", _question("revenue")),
    "a count": ("InterviewScreen", _question("people work")),
    "a choice": ("InterviewScreen", _question("appoint")),
    "a text": ("InterviewScreen", _question("which seats")),
    "yes or no": ("InterviewScreen", _question("golden")),
    "a grid": ("InterviewScreen", _question("blackmail")),
    "several options": ("InterviewScreen", _question("which data")),
    "a number": ("InterviewScreen", _question("harm index")),
    "paragraphs": ("InterviewScreen", _question("what happened")),
    "a long list": ("InterviewScreen", _question("month")),
    "a reason": ("PromptScreen", ["enter", "f4"]),
    "a note": ("PromptScreen", ["enter", "f3"]),
    "evidence": ("EvidenceScreen", ["enter", "f7", "f2"]),
    "a new source": ("FormScreen", ["enter", "f7", "f2", "a"]),
    "a source that is reused": ("PickScreen", ["enter", "f8", "f2", "r"]),
    "the questions": ("OutlineScreen", ["enter", "f11"]),
    "finding": ("SearchScreen", ["enter", "ctrl+f", *"state"]),
    "the history": ("PageScreen", ["enter", "f7", "h"]),
    "the cites": ("PageScreen", ["enter", "f7", "l"]),
    "the keys": ("KeysHelp", ["enter", "f1"]),
    "the commands": ("CommandPalette", ["enter", "ctrl+p"]),
    "the review": ("ReviewScreen", ["enter", "f9"]),
    "a marking": ("PromptScreen", ["enter", "f9", "k"]),
    "mitigations": ("MitigationsScreen", ["enter", "f9", "t"]),
    "one mitigation": ("FormScreen", ["enter", "f9", "t", "enter"]),
    "the memo as text": ("PageScreen", ["enter", "f9", "p"]),
    "signing": ("FormScreen", ["down", "enter", "f9", "s"]),
}
"""Ways from the shelf to every screen and every editor: the keys, and where they lead."""


def _shelf() -> MemoryShelf:
    strange = hostile("\x1b[31m[b]\u202e家👨\u200d👩\u200d👧\u200d👦")
    held = _named("Held", begun())
    held.held = "A. Other holds it since 09:12"
    records = [
        MemoryRecord(promising(), begun().events),
        _named("Finished", finished()),
        _named("Strange", empty(strange)),
        held,
    ]
    return MemoryShelf(little(), records)


def _named(name: str, record: MemoryRecord) -> MemoryRecord:
    """Give a case a name of its own, by which the shelf can tell it from the others."""
    opening = record.events[0].model_copy(update={"subject": Subject(name=name)})
    return MemoryRecord(record.edition, [opening, *record.events[1:]])


@dataclass
class Monkey:
    """Plays a while from one screen after the other until its actions are used up."""

    seed: int
    actions: int
    leg: int
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to draw."""
        self._draw = random.Random(self.seed)  # noqa: S311  (a game, not a secret)

    async def play(self) -> None:
        """Use the actions up; every few of them the wizard is begun anew on the same cases."""
        self._shelf, remembered = _shelf(), MemoryRemembered()
        for name, (_, keys) in self._ways():
            app = RiskwizApp(self._shelf, MemoryMemos(), remembered=remembered)
            async with app.run_test(size=(80, 24)) as pilot:
                await settle(pilot)
                self.done.append(f"to {name}:")
                await pilot.press(*keys)
                for _ in range(min(self.leg, self.actions)):
                    if not app.is_running:
                        break
                    self.actions -= 1
                    await self._act(pilot)
                    self._look()
        for record in self._shelf.records:
            assess(record.edition, record.case)

    def _ways(self) -> Iterator[tuple[str, tuple[str, list[str]]]]:
        while True:
            ways = list(WAYS.items())
            self._draw.shuffle(ways)
            for way in ways:
                if self.actions <= 0:
                    return
                yield way

    def _look(self) -> None:
        """Check that every journal holds, and gives the case that the screens show."""
        for record in self._shelf.records:
            assert replay(record.events) == record.case
            assert record.interview.case == record.case

    async def _act(self, pilot: Pilot[None]) -> None:
        chance = self._draw.random()
        if chance < 0.72:
            key = self._draw.choice(COMMON if chance < 0.38 else KEYS)
            self.done.append(key)
            await pilot.press(key)
        elif chance < 0.82:
            text = self._draw.choice(PASTES)
            self.done.append(f"paste {text[:20]!r}")
            pilot.app.post_message(Paste(text))
            await pilot.pause()
        elif chance < 0.94:
            await self._use_the_mouse(pilot)
        elif chance < 0.98:
            size = self._draw.choice(SIZES)
            self.done.append(f"size {size}")
            await pilot.resize_terminal(*size)
        else:
            self._trouble()
            await pilot.pause()

    async def _use_the_mouse(self, pilot: Pilot[None]) -> None:
        width, height = pilot.app.size
        place = (self._draw.randrange(max(1, width)), self._draw.randrange(max(1, height)))
        if self._draw.random() < 0.3:
            turned = self._draw.choice([MouseScrollUp, MouseScrollDown])
            self.done.append(f"{turned.__name__} {place}")
            x, y = place
            pilot.app.post_message(turned(None, x, y, 0, 0, 0, False, False, False, x, y))
            await pilot.pause()
            return
        times = self._draw.choice([1, 1, 1, 2])
        self.done.append(f"click {place} x{times}")
        try:
            await pilot.click(offset=place, times=times)
        except OutOfBounds:
            await pilot.pause()

    def _trouble(self) -> None:
        """Let the disk of a case fill up, or lose its file; or end both."""
        if not self._shelf.records:
            return
        record = self._draw.choice(self._shelf.records)
        record.full = self._draw.choice([True, False, False])
        record.lost = self._draw.choice(["the file is gone", None, None])
        self.done.append(f"full {record.full}, lost {record.lost}")


def play(seed: int, actions: int, leg: int) -> None:
    """Play, and where it goes wrong say what came before."""
    monkey = Monkey(seed, actions, leg)
    try:
        asyncio.run(monkey.play())
    except BaseException as fault:
        fault.add_note(f"seed {seed}, after {len(monkey.done)}: {' '.join(monkey.done[-30:])}")
        raise


def _all_screens() -> set[str]:
    found: list[type] = [Screen]
    for kind in found:
        found.extend(kind.__subclasses__())
    ours = [one for one in found if one.__module__.startswith("riskwiz.")]
    return {one.__name__ for one in ours if not one.__subclasses__()}


@pytest.mark.long
@pytest.mark.parametrize("name", WAYS)
def test_every_way_leads_to_its_screen(name: str) -> None:
    """The monkey begins where it says."""
    there, keys = WAYS[name]

    async def run() -> str:
        app = RiskwizApp(_shelf(), MemoryMemos())
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, *keys)
            return type(app.screen).__name__

    assert asyncio.run(run()) == there


def test_the_ways_lead_to_all_screens() -> None:
    """Whoever adds a screen adds a way to it."""
    assert {there for there, _ in WAYS.values()} == {*_all_screens(), CommandPalette.__name__}


def test_a_hundred_random_actions_do_no_harm() -> None:
    """The short form: a few actions on each of many screens."""
    actions = int(os.environ.get("RISKWIZ_MONKEY", "100"))
    play(seed=1, actions=actions, leg=max(6, min(25, actions // len(WAYS))))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_a_thousand_random_actions_do_no_harm(seed: int) -> None:
    """The long form: ten times a hundred, more of them in a row."""
    play(seed, actions=100, leg=20)
