"""Random keys, pastes, clicks and sizes over all screens: nothing crashes, every journal holds.

The actions follow from a seed, which a failure names. RISKWIZ_MONKEY says how many there are.
"""

import asyncio
import os
import random
from dataclasses import dataclass, field

import pytest
from textual.events import Paste
from textual.pilot import OutOfBounds, Pilot

from riskwiz.core.assess import assess
from riskwiz.core.case import replay
from riskwiz.tui.app import RiskwizApp
from tests.tui.edition import begun, empty, finished, hostile, little
from tests.tui.in_memory import MemoryMemos, MemoryRemembered, MemoryShelf

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
    "cases/bad.toml",
    "missing.toml",
]
SIZES = [(80, 24), (120, 40), (40, 12), (20, 5), (200, 60), (88, 18), (1, 1)]


@dataclass
class Monkey:
    """Plays with one wizard after the other until its actions are used up."""

    seed: int
    actions: int
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to draw."""
        self._draw = random.Random(self.seed)  # noqa: S311  (a game, not a secret)

    async def play(self) -> None:
        """Use the actions up; a wizard that was quit is begun anew on the same cases."""
        strange = hostile("\x1b[31m[b]\u202e家👨\u200d👩\u200d👧\u200d👦")
        shelf = MemoryShelf(little(), [begun(), finished(), empty(strange)])
        remembered = MemoryRemembered()
        while len(self.done) < self.actions:
            app = RiskwizApp(shelf, MemoryMemos(), remembered=remembered)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                while len(self.done) < self.actions and app.is_running:
                    await self._act(pilot)
                    for record in shelf.records:
                        assert replay(record.events) == record.case
        for record in shelf.records:
            assess(record.edition, record.case)

    async def _act(self, pilot: Pilot[None]) -> None:
        chance = self._draw.random()
        if chance < 0.75:
            key = self._draw.choice(COMMON if chance < 0.4 else KEYS)
            self.done.append(key)
            await pilot.press(key)
        elif chance < 0.85:
            text = self._draw.choice(PASTES)
            self.done.append(f"paste {text[:20]!r}")
            pilot.app.screen.post_message(Paste(text))
            await pilot.pause()
        elif chance < 0.95:
            width, height = pilot.app.size
            place = (self._draw.randrange(max(1, width)), self._draw.randrange(max(1, height)))
            self.done.append(f"click {place}")
            try:
                await pilot.click(offset=place)
            except OutOfBounds:
                await pilot.pause()
        else:
            size = self._draw.choice(SIZES)
            self.done.append(f"size {size}")
            await pilot.resize_terminal(*size)


def play(seed: int, actions: int) -> None:
    """Play, and where it goes wrong say what came before."""
    monkey = Monkey(seed, actions)
    try:
        asyncio.run(monkey.play())
    except BaseException as fault:
        fault.add_note(f"seed {seed}, after {len(monkey.done)}: {' '.join(monkey.done[-30:])}")
        raise


def test_a_hundred_random_actions_do_no_harm() -> None:
    """The short form."""
    play(seed=1, actions=int(os.environ.get("RISKWIZ_MONKEY", "100")))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_a_thousand_random_actions_do_no_harm(seed: int) -> None:
    """The long form: ten times a hundred."""
    play(seed, actions=100)
