"""The criteria and word lists as data: what stands in `criteria/`, checked for form.

Field names equal the keys in the YAML files; `afsprakenscan criteria schema` publishes them as a JSON Schema.
How to write them is explained in `docs/regels-schrijven.md`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from afsprakenscan.model.base import Frozen
from afsprakenscan.model.document import BlockKind
from afsprakenscan.model.second_reader import SecondReaderWeights

MAIN_KADER = "kwaliteitskader"
"""The kader whose criteria are requirements: what a check asks, and what an overview begins with."""

Zin = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False, pattern=r"^\S(.*\S)?$")]
Naam = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][0-9]*$")]


class Label(StrEnum):
    """What a block is for a code: proof, a mention, or (not stored) nothing."""

    BEWIJS = "bewijs"
    VERMELDING = "vermelding"


class Bereik(StrEnum):
    """The stretch of text in which the parts of a pattern must stand together."""

    ZIN = "zin"
    BLOK = "blok"


# ---------------------------------------------------------------- word lists


class Begrip(Frozen):
    """One notion with all the words for it.

    `woorden` and `behalve` are in the word notation; a span of `behalve` takes away every span it overlaps.
    `partij` marks the words of an acting party (VT, LT ...); `vangt` puts the words found into the captures of a hit.
    """

    uitleg: Zin
    woorden: tuple[Zin, ...] = Field(min_length=1)
    behalve: tuple[Zin, ...] = ()
    partij: str | None = None
    vangt: Literal["termijn", "kanaal"] | None = None

    def outline(self) -> Begrip:
        """Return it with the first word of each list."""
        return self.model_copy(update={"woorden": self.woorden[:1], "behalve": self.behalve[:1]})


class Logica(Frozen):
    """Conditions on the concepts in reach; all keys given must hold.

    An item is a reference (`naam` or `naam@plaats/plaats`) or a nested group.
    """

    alle: tuple[Zin | Logica, ...] = ()
    een_van: tuple[Zin | Logica, ...] = ()
    minstens: Minstens | None = None
    geen_van: tuple[Zin | Logica, ...] = ()


class Minstens(Frozen):
    """At least `aantal` of the items hold."""

    aantal: int = Field(ge=1)
    van: tuple[Zin | Logica, ...] = Field(min_length=1)


class Afgeleid(Logica):
    """A concept that follows from others in the same sentence."""

    uitleg: Zin


class Woordenlijst(Frozen):
    """One file of `criteria/woordenlijst/`: concepts of one domain and what follows from them."""

    titel: Zin
    begrippen: dict[Naam, Begrip] = {}
    afgeleid: dict[Naam, Afgeleid] = {}


class Werkwoorden(Frozen):
    """All forms of each verb, written out: infinitive → the other forms, separated by spaces."""

    titel: Zin
    werkwoorden: dict[str, Zin]


class Werking(StrEnum):
    """What a qualifier does to the text in its reach."""

    BLOKKEERT = "blokkeert"
    VERMELDING = "vermelding"


class Kwalificatie(Frozen):
    """A cue that changes what a sentence is worth, such as a denial or a postponement.

    `richting` says on which side of the cue its reach lies; `stop` are words that end it. From a sentence it goes on to
    the whole row, the sentence before, the sentences after that hold a word of `vervolg`, the block or the section, as
    `bereik` says. `wel` and `niet` are sentences in which it must and must not be seen.
    """

    naam: Naam
    titel: Zin
    uitleg: Zin
    werking: Werking
    richting: Literal["voor", "na", "beide"] = "beide"
    bereik: Literal["zin", "rij", "vorige", "verder", "blok", "sectie"] = "zin"
    woorden: tuple[Zin, ...] = Field(min_length=1)
    behalve: tuple[Zin, ...] = ()
    stop: tuple[Zin, ...] = ()
    vervolg: tuple[Zin, ...] = ()
    wel: tuple[Zin, ...] = Field(min_length=1)
    niet: tuple[Zin, ...] = Field(min_length=1)


class Kwalificaties(Frozen):
    """The file `criteria/kwalificaties.yaml`."""

    titel: Zin
    kwalificaties: tuple[Kwalificatie, ...]


# ---------------------------------------------------------------- kaders


class Patroon(Logica):
    """One way in which a text can arrange (or mention) an aspect.

    `handelend` and `ontvangend` name the parties that must act and receive; with a party of `niet_handelend` as the
    only one that acts it does not count. `ongeacht` lists qualifiers and roles that do not stop this pattern. Without
    `soorten` every kind of block counts except title and heading.
    """

    naam: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    bereik: Bereik = Bereik.ZIN
    soorten: tuple[BlockKind, ...] = ()
    handelend: tuple[str, ...] = ()
    niet_handelend: tuple[str, ...] = ()
    ontvangend: tuple[str, ...] = ()
    ongeacht: tuple[Naam, ...] = ()


class Voorbeeld(Frozen):
    """A sentence with what the rules must make of it; the other fields give the context it stands in."""

    tekst: Zin
    kop: tuple[Zin, ...] = ()
    kolommen: tuple[str, ...] = ()
    aanhef: str | None = None
    soort: BlockKind = BlockKind.ALINEA
    reden: Zin | None = None


class Voorbeelden(Frozen):
    """The tests of an aspect: what is proof, what is a mention, what is neither (each with the reason)."""

    bewijs: tuple[Zin | Voorbeeld, ...] = Field(min_length=1)
    vermelding: tuple[Zin | Voorbeeld, ...] = ()
    geen: tuple[Voorbeeld, ...] = Field(min_length=1)


class Aspect(Frozen):
    """A part of a criterium that is labelled by itself."""

    code: Code
    titel: Zin
    kern: bool = True
    vraag: Zin
    bewijs: tuple[Patroon, ...] = Field(min_length=1)
    vermelding: tuple[Patroon, ...] = ()
    voorbeelden: Voorbeelden


class Criterium(Frozen):
    """One requirement or topic: `criteria/<kader>/<code>.yaml`.

    `advies` says what to write when it is missing. `beide_partijen` marks an aspect that a document only meets
    when both Veilig Thuis and the local team act in its passages (codebook, b3).
    """

    code: Code
    titel: Zin
    vraag: Zin
    waarom: Zin
    bron: Zin
    advies: Zin
    beide_partijen: tuple[Code, ...] = ()
    aspecten: tuple[Aspect, ...] = Field(min_length=1)


class Kader(Frozen):
    """A set of criteria: `criteria/<kader>/kader.yaml`; `codes` gives their order, one file each."""

    id: Naam
    titel: Zin
    versie: Zin
    bron: Zin
    codes: tuple[Code, ...] = Field(min_length=1)
    criteria: tuple[Criterium, ...] = ()


# ---------------------------------------------------------------- key facts


class FeitSoort(StrEnum):
    """How the values that were found make one fact."""

    KEUZE = "keuze"  # one value; several different ones make `bij_meer`
    LIJST = "lijst"  # every value found, in the order of the list of values
    LADDER = "ladder"  # every value found, in the order of the document
    MAANDEN = "maanden"  # numbers of months
    FREQUENTIE = "frequentie"  # how often, as written


class Waarde(Logica):
    """A value of a fact and when a passage gives it."""

    waarde: Zin
    bereik: Bereik = Bereik.ZIN
    handelend: tuple[str, ...] = ()
    niet_handelend: tuple[str, ...] = ()
    ontvangend: tuple[str, ...] = ()
    ongeacht: tuple[Naam, ...] = ()


class Feit(Frozen):
    """A key fact of a document; only passages with one of the codes in `bij` are looked at."""

    naam: Naam
    titel: Zin
    soort: FeitSoort
    bij: tuple[Code, ...] = Field(min_length=1)
    bij_meer: str | None = None
    waarden: tuple[Waarde, ...] = ()


class Feiten(Frozen):
    """The file `criteria/kernfeiten.yaml`."""

    titel: Zin
    feiten: tuple[Feit, ...]


class Ruleset(Frozen):
    """Everything under `criteria/`, with a digest over the content of its files."""

    digest: str
    map: str
    begrippen: dict[str, Begrip]
    afgeleid: dict[str, Afgeleid]
    werkwoorden: dict[str, Zin]
    kwalificaties: tuple[Kwalificatie, ...]
    kaders: tuple[Kader, ...]
    feiten: tuple[Feit, ...]
    tweede_lezer: SecondReaderWeights | None = None

    def outline(self) -> Ruleset:
        """Return it with few of the words: all that it takes to judge, for who has the words made ready."""
        return self.model_copy(update={"begrippen": {name: one.outline() for name, one in self.begrippen.items()}})
