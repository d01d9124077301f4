"""Plain mode: the interview line by line, for screen readers, pipes and slow links."""

from riskwiz.plain.ports import Record, RecordFault
from riskwiz.plain.running import Ending, run

__all__ = ["Ending", "Record", "RecordFault", "run"]
