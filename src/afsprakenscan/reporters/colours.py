"""The colours of text reports; the word or sign always stands beside them."""

from __future__ import annotations

from afsprakenscan.model.kader import Label
from afsprakenscan.model.results import Niveau

NIVEAU_COLOURS = {
    Niveau.VOLLEDIG: "green",
    Niveau.GEDEELTELIJK: "yellow",
    Niveau.GENOEMD: "magenta",
    Niveau.ONTBREEKT: "red",
}
LABEL_COLOURS = {Label.BEWIJS: "green", Label.VERMELDING: "magenta", None: "red"}
