"""Many documents: processes that can be lost one by one, results that are kept, and a bounded window over both.

This package knows no readers and no reports. It gets a function that turns a path into bytes, and runs it.
"""

from __future__ import annotations
