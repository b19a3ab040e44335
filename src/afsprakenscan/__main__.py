"""`python -m afsprakenscan` and the command `afsprakenscan`."""

from __future__ import annotations

import gc
import os
import sys

OBJECTS = 100_000, 50, 100
"""How many objects before Python looks for those in circles: rules are hundreds of thousands that stay, and looking
through them every 700 new ones takes a quarter of the time."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    from afsprakenscan.cli.app import run

    gc.set_threshold(*OBJECTS)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look for them in all that is installed
    sys.exit(run())


if __name__ == "__main__":
    main()
