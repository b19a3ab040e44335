"""Reads the XML in office files without trusting it: no entities, no network, no bottomless nesting."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

from afsprakenscan.errors import DamagedError
from afsprakenscan.readers.archive import Archive

# 'Strict' Office files write the same names under other addresses.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/(\w+)")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"


class EntitiesError(ValueError):
    """The XML defines entities of its own, as no word processor does."""


class Package(Archive):
    """An office file whose parts are XML."""

    def xml(self, name: str) -> Element | None:
        """Return the root of an XML part, or nothing when there is no such part.

        Raises:
            ReadError: as one of the kinds of `data`, or DamagedError when the part is not XML or defines entities.
        """
        found = self.data(name)
        if found is None:
            return None
        try:
            return parse_xml(_STRICT.sub(_USUAL, found))
        except etree.XMLSyntaxError as error:
            raise self.damaged(name) from error
        except EntitiesError as error:
            raise DamagedError(
                f"Het onderdeel {name} bevat eigen XML-definities; zo'n bestand wordt niet gelezen.",
                hint="Open het in Word of LibreOffice, sla het opnieuw op en probeer het nog eens.",
                path=self.path,
            ) from error


def parse_xml(data: bytes) -> Element:
    """Return the root element of untrusted XML.

    Raises:
        EntitiesError: it declares entities.
        XMLSyntaxError: it is not well-formed, or nested too deep.
    """
    # A parser must not be shared between threads; making one is cheap.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise EntitiesError
    return root
