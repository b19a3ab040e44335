"""Two thousand made-up documents with forty poisoned ones among them: all others must be judged.

    python benchmarks/stress.py [--goed 1960] [--giftig 40] [--werkers 2] [--tijdslimiet 10] [--geheugen 512]

The poison is that of `tests/helpers/poison.py`: crash, hang, memory, a zip bomb, a lock, a file cut short. Prints how
many were judged, how many were named with the right reason, and the most memory that the main process and the largest
worker ever held.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from afsprakenscan.batch.run import Work, run  # noqa: E402  idem
from afsprakenscan.judging import Rules, make_job  # noqa: E402  idem
from helpers.poison import judged_or_worse, write_mixed  # noqa: E402  only after the line above


def main() -> int:
    """Print the outcome; 1 when a document was lost or got another reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("goed", 1960), ("giftig", 40), ("werkers", 2), ("tijdslimiet", 10), ("geheugen", 512)):
        parser.add_argument(f"--{name}", type=int, default=number)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        documents = write_mixed(Path(made), options.goed, options.giftig)
        before = peak(resource.RUSAGE_SELF)
        work = Work(workers=options.werkers, seconds=options.tijdslimiet, megabytes=options.geheugen)
        job = make_job(judged_or_worse, Rules.of(None, second_reader=True), work)
        start = time.perf_counter()
        judged, wrong, kinds = 0, 0, Counter[str]()
        for done in run(list(documents), job, work):
            poison = documents[done.path]
            judged += done.content is not None
            if poison is None or done.error is None:
                wrong += (poison is None) is not (done.error is None)
                continue
            right = type(done.error) is poison.error and poison.reason in str(done.error)
            kinds[type(done.error).__name__] += right
            wrong += not right
        seconds = time.perf_counter() - start
    print(f"{judged} beoordeeld, {sum(kinds.values())} met de juiste reden genoemd ({dict(kinds)}), {wrong} fout")
    print(f"{seconds:.0f} s; hoofdproces hoogstens {peak(resource.RUSAGE_SELF)} MB (vooraf {before} MB), ", end="")
    print(f"grootste werkproces {peak(resource.RUSAGE_CHILDREN)} MB")
    return int(wrong > 0 or judged != options.goed)


def peak(who: int) -> int:
    """Return the most memory ever held, in megabytes."""
    return resource.getrusage(who).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
