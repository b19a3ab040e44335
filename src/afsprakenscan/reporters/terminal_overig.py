"""What commands show on a terminal other than the verdict, which should not wait for the models of all of these."""

from __future__ import annotations

from afsprakenscan.reporters.terminal_evaluatie import evaluation
from afsprakenscan.reporters.terminal_lees import reading
from afsprakenscan.reporters.terminal_waarom import explanation, trial

__all__ = ["evaluation", "explanation", "reading", "trial"]
