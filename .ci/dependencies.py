#!/usr/bin/env python3
"""Lists what the wheel brings along, refuses licences that ask more than naming, and looks for known faults.

    python .ci/dependencies.py [--uit sbom.json]

The list (SBOM, CycloneDX 1.5) holds afsprakenscan and all that it needs to run, as installed beside this Python: name,
version, licence, and who needs whom. Known faults are asked of the public list of open source vulnerabilities, through
pip-audit; where that cannot be reached it says so, and that is no failure.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import subprocess
import sys
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path

PROGRAM = "afsprakenscan"
ALLOWED = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL-2|Mozilla|HPND|Unlicense|Zlib|EUPL", re.I)
REFUSED = re.compile(r"AGPL|\bGPL|(?<!L)GPL-|General Public|Proprietary|SSPL", re.I)
SERVICE = ("api.osv.dev", 443)


def main() -> int:
    """Print what was found; 1 for a licence that is not allowed, or a known fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--uit", type=Path)
    options = parser.parse_args()
    found = needed(PROGRAM)
    if options.uit:
        options.uit.write_text(json.dumps(sbom(found), indent=1) + "\n", "utf-8")
    wrong = [f"{name}: {licence(one)}" for name, one in found.items() if not allowed(licence(one))]
    print(f"{len(found) - 1} pakketten gaan mee; licenties {'niet ' if wrong else ''}in orde.")
    for line in wrong:
        print(f"  {line}")
    return int(bool(wrong) or known_faults(found))


def needed(name: str) -> dict[str, Distribution]:
    """Return a package and all that it needs to run, by name; extras are left out."""
    found: dict[str, Distribution] = {}
    todo = [name]
    while todo:
        name = plain(todo.pop())
        if name not in found and (one := installed(name)) is not None:
            found[name] = one
            todo += needs(name)
    return dict(sorted(found.items()))


def needs(name: str) -> list[str]:
    """Return the packages that one asks for without an extra."""
    lines = [line for line in requires(name) or [] if "extra ==" not in line]
    return [plain(match[0]) for line in lines if (match := re.match(r"[\w.-]+", line))]


def installed(name: str) -> Distribution | None:
    """Return a package as it is installed here; None for one that only other systems need."""
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def plain(name: str) -> str:
    """Return a name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(one: Distribution) -> str:
    """Return what a package says of its licence."""
    classifiers = [line for line in one.metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    said = [
        one.metadata.get("License-Expression") or "",
        *classifiers,
        (one.metadata.get("License") or "").splitlines()[:1],
    ]
    texts = [text[0] if isinstance(text, list) and text else text for text in said]
    return "; ".join(str(text) for text in texts if text) or "onbekend"


def allowed(text: str) -> bool:
    """Tell whether a licence asks no more than naming, or source of the package itself."""
    return bool(ALLOWED.search(text)) and not REFUSED.search(text)


def sbom(found: dict[str, Distribution]) -> dict[str, object]:
    """Return the list of parts as CycloneDX."""
    parts = {
        name: {
            "type": "application" if name == PROGRAM else "library",
            "bom-ref": name,
            "name": name,
            "version": one.version,
            "purl": f"pkg:pypi/{name}@{one.version}",
            "licenses": [{"license": {"name": licence(one)}}],
        }
        for name, one in found.items()
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": parts.pop(PROGRAM)},
        "components": list(parts.values()),
        "dependencies": [
            {"ref": name, "dependsOn": sorted({other for other in needs(name) if other in found})} for name in found
        ],
    }


def known_faults(found: dict[str, Distribution]) -> bool:
    """Tell whether a part has a known fault; without the list of those nothing is known."""
    try:
        socket.create_connection(SERVICE, timeout=5).close()
    except OSError:
        print("Bekende fouten zijn niet nagelopen: de lijst daarvan is hier niet bereikbaar.")
        return False
    pinned = "".join(f"{name}=={one.version}\n" for name, one in found.items() if name != PROGRAM)
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "pip-audit"], check=True)
    audit = [sys.executable, "-m", "pip_audit", "-s", "osv", "--no-deps", "--disable-pip", "-r", "/dev/stdin"]
    return subprocess.run(audit, input=pinned, text=True, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
