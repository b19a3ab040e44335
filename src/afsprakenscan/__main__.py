"""`python -m afsprakenscan` and the command `afsprakenscan`."""

from __future__ import annotations

import gc
import os
import sys

OBJECTS = 1_000_000, 50, 100
"""How many new objects before Python looks for those in circles: rules are hundreds of thousands that stay, and looking
through them is a tenth of the time that one document takes."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    from afsprakenscan.cli.app import run

    gc.set_threshold(*OBJECTS)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look for them in all that is installed
    code = run()
    gc.freeze()  # what is left goes with the process: looking through it once more takes longer than reading
    sys.exit(code)


if __name__ == "__main__":
    main()
