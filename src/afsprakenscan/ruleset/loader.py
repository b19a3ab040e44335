"""From the folder `criteria/` to a Ruleset in which every name that is used exists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from afsprakenscan.errors import RulesetError, did_you_mean
from afsprakenscan.model.document import Role
from afsprakenscan.model.kader import (
    Afgeleid,
    Begrip,
    Criterium,
    Feiten,
    Kader,
    Kwalificaties,
    Logica,
    Ruleset,
    Werkwoorden,
    Woordenlijst,
)
from afsprakenscan.model.second_reader import SecondReaderWeights
from afsprakenscan.notation import Reference, Verbs, parse_phrase, parse_reference

if TYPE_CHECKING:  # who has the rules ready reads no YAML, and should not wait for it
    from afsprakenscan.ruleset.yamlfile import KeyPath, YamlFile

VERBS = "werkwoorden.yaml"
SECOND_READER = "tweede-lezer.json"
_BOTH_PARTIES = re.compile(rb"^beide_partijen:", re.MULTILINE)
_NOT_IN_DERIVED = frozenset({"blok", "vorig", "sectie"})


def default_folder() -> Path:
    """Return the criteria that come with the package: inside it when installed, beside `src/` in a checkout.

    Raises:
        RulesetError: they are in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "criteria", package.parent.parent / "criteria"):
        if folder.is_dir():
            return folder
    raise RulesetError(
        "De criteria zijn niet gevonden.", hint="Installeer afsprakenscan opnieuw of geef --criteria MAP."
    )


def load(folder: Path | None = None) -> Ruleset:
    """Return the rule set in a folder, by default the one that comes with the package.

    Raises:
        RulesetError: something is missing, misspelt or unknown; with file, line and the nearest alternative.
    """
    folder = folder or default_folder()
    if not folder.is_dir():
        raise RulesetError("Deze map met criteria bestaat niet.", path=folder, hint="Controleer --criteria.")
    return _Loading(folder).ruleset()


def both_parties(folder: Path | None = None) -> frozenset[str]:
    """Return the codes of the aspects that ask for both parties, without loading the rest.

    Raises:
        RulesetError: a criterium that says so cannot be used as written.
    """
    from afsprakenscan.ruleset.yamlfile import YamlFile

    found: set[str] = set()
    for path in sorted((folder or default_folder()).glob("*/*.yaml")):
        content = path.read_bytes()
        if _BOTH_PARTIES.search(content):  # most files need not be taken apart
            found |= set(YamlFile(path, content).model(Criterium).beide_partijen)
    return frozenset(found)


class _Loading:
    """One load: the files read so far, and the names known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hash = hashlib.sha256()
        self._concepts: dict[str, Begrip] = {}
        self._derived: dict[str, tuple[Afgeleid, YamlFile]] = {}

    def ruleset(self) -> Ruleset:
        verbs = self._verbs()
        self._word_lists(Verbs(verbs))
        derived = self._ordered_derived()
        qualifiers = self._qualifiers(Verbs(verbs))
        names = {rule.naam for rule in qualifiers.kwalificaties}
        kaders = tuple(self._kader(path, names) for path in sorted(self._folder.glob("*/kader.yaml")))
        if not kaders or not any(kader.criteria for kader in kaders):
            raise RulesetError("In deze map staan geen criteria.", path=self._folder)
        _refuse_double_codes(kaders, self._folder)
        facts = self._facts({a.code for k in kaders for c in k.criteria for a in c.aspecten})
        return Ruleset(
            digest=f"sha256:{self._hash.hexdigest()}",
            map=str(self._folder),
            begrippen=self._concepts,
            afgeleid=derived,
            werkwoorden=verbs,
            kwalificaties=qualifiers.kwalificaties,
            kaders=kaders,
            feiten=facts.feiten,
            tweede_lezer=self._second_reader(),
        )

    def _read(self, path: Path) -> YamlFile:
        from afsprakenscan.ruleset.yamlfile import YamlFile

        if not path.is_file():
            raise RulesetError("Dit bestand ontbreekt in de map met criteria.", path=path)
        content = path.read_bytes()
        self._hash.update(path.relative_to(self._folder).as_posix().encode() + b"\0" + content + b"\0")
        return YamlFile(path, content)

    def _second_reader(self) -> SecondReaderWeights | None:
        path = self._folder / SECOND_READER
        if not path.is_file():
            return None
        content = path.read_bytes()
        self._hash.update(SECOND_READER.encode() + b"\0" + content + b"\0")
        try:
            return SecondReaderWeights.model_validate_json(content)
        except ValidationError:
            hint = "Maak het opnieuw met 'afsprakenscan criteria leer' of verwijder het."
            raise RulesetError("Dit bestand met gewichten is niet goed.", path=path, hint=hint) from None

    def _verbs(self) -> dict[str, str]:
        return self._read(self._folder / "woordenlijst" / VERBS).model(Werkwoorden).werkwoorden

    def _word_lists(self, verbs: Verbs) -> None:
        for path in sorted((self._folder / "woordenlijst").glob("*.yaml")):
            if path.name == VERBS:
                continue
            file = self._read(path)
            words = file.model(Woordenlijst)
            for name, concept in words.begrippen.items():
                where = ("begrippen", name)
                self._refuse_known(name, file, where)
                self._concepts[name] = concept
                _check_phrases(concept.woorden, verbs, file, (*where, "woorden"))
                _check_phrases(concept.behalve, verbs, file, (*where, "behalve"))
            for name, logic in words.afgeleid.items():
                self._refuse_known(name, file, ("afgeleid", name))
                self._derived[name] = (logic, file)

    def _refuse_known(self, name: str, file: YamlFile, where: KeyPath) -> None:
        if name in self._concepts or name in self._derived:
            raise file.error(
                f"Het begrip '{name}' bestaat al.", where, "Kies een andere naam of voeg de lijsten samen."
            )

    def _ordered_derived(self) -> dict[str, Afgeleid]:
        """Return the derived concepts so that each stands after those it builds on."""
        ordered: dict[str, Afgeleid] = {}
        state: dict[str, str] = {}

        def visit(name: str) -> None:
            logic, file = self._derived[name]
            if state.get(name) == "bezig":
                raise file.error(f"'{name}' verwijst via een omweg naar zichzelf.", ("afgeleid", name))
            if name in state:
                return
            state[name] = "bezig"
            for text in references(logic):
                reference = self._known(text, file, ("afgeleid", name))
                if _NOT_IN_DERIVED & set(reference.places):
                    hint = "Zet deze voorwaarde in het patroon zelf."
                    raise file.error(f"'{text}' kan niet in een afgeleid begrip.", ("afgeleid", name), hint)
                if reference.name in self._derived:
                    visit(reference.name)
            state[name] = "klaar"
            ordered[name] = logic

        for name in self._derived:
            visit(name)
        return ordered

    def _known(self, text: str, file: YamlFile, where: KeyPath) -> Reference:
        try:
            reference = parse_reference(text)
        except RulesetError as error:
            raise file.error(error.message, where, error.hint) from None
        if reference.name not in self._concepts and reference.name not in self._derived:
            hint = _suggest(reference.name, [*self._concepts, *self._derived])
            raise file.error(f"Het begrip '{reference.name}' bestaat niet.", where, hint)
        return reference

    def _qualifiers(self, verbs: Verbs) -> Kwalificaties:
        file = self._read(self._folder / "kwalificaties.yaml")
        found = file.model(Kwalificaties)
        for number, rule in enumerate(found.kwalificaties):
            for key in ("woorden", "behalve", "stop", "vervolg"):
                _check_phrases(getattr(rule, key), verbs, file, ("kwalificaties", number, key))
        return found

    def _kader(self, path: Path, qualifiers: set[str]) -> Kader:
        file = self._read(path)
        kader = file.model(Kader)
        if kader.id != path.parent.name:
            raise file.error(f"Het id '{kader.id}' is niet de naam van de map '{path.parent.name}'.", ("id",))
        extra = {p.stem for p in path.parent.glob("*.yaml")} - {"kader", *kader.codes}
        if extra:
            hint = "Voeg ze toe aan codes of verwijder ze."
            raise file.error(f"Niet in de lijst met codes: {', '.join(sorted(extra))}.", ("codes",), hint)
        criteria = tuple(self._criterium(path.parent / f"{code}.yaml", qualifiers) for code in kader.codes)
        return kader.model_copy(update={"criteria": criteria})

    def _criterium(self, path: Path, qualifiers: set[str]) -> Criterium:
        file = self._read(path)
        criterium = file.model(Criterium)
        if criterium.code != path.stem:
            raise file.error(f"De code '{criterium.code}' is niet de naam van het bestand.", ("code",))
        allowed = sorted({*qualifiers, *(role.value for role in Role)})
        parties = sorted({concept.partij for concept in self._concepts.values() if concept.partij})
        for number, aspect in enumerate(criterium.aspecten):
            for label in ("bewijs", "vermelding"):
                for place, pattern in enumerate(getattr(aspect, label)):
                    where = ("aspecten", number, label, place)
                    self._check_logic(pattern, file, where)
                    _check_names(pattern.ongeacht, allowed, file, (*where, "ongeacht"))
                    _check_names(
                        (*pattern.handelend, *pattern.niet_handelend, *pattern.ontvangend), parties, file, where
                    )
        return criterium

    def _check_logic(self, logic: Logica, file: YamlFile, where: KeyPath) -> None:
        texts = list(references(logic))
        if not texts:
            raise file.error("Dit patroon heeft geen voorwaarden.", where, "Geef alle, een_van of minstens.")
        for text in texts:
            self._known(text, file, where)

    def _facts(self, codes: set[str]) -> Feiten:
        file = self._read(self._folder / "kernfeiten.yaml")
        found = file.model(Feiten)
        for number, fact in enumerate(found.feiten):
            _check_names(fact.bij, sorted(codes), file, ("feiten", number, "bij"))
            for place, value in enumerate(fact.waarden):
                self._check_logic(value, file, ("feiten", number, "waarden", place))
        return found


def references(logic: Logica) -> Iterator[str]:
    """Give every reference in a condition, nested ones included."""
    for item in (*logic.alle, *logic.een_van, *(logic.minstens.van if logic.minstens else ()), *logic.geen_van):
        if isinstance(item, Logica):
            yield from references(item)
        else:
            yield item


def _check_phrases(entries: Iterable[str], verbs: Verbs, file: YamlFile, where: KeyPath) -> None:
    for number, entry in enumerate(entries):
        try:
            parse_phrase(entry, verbs)
        except RulesetError as error:
            raise file.error(error.message, (*where, number), error.hint) from None


def _check_names(names: Iterable[str], known: list[str], file: YamlFile, where: KeyPath) -> None:
    for name in names:
        if name not in known:
            raise file.error(f"'{name}' bestaat niet.", where, _suggest(name, known))


def _suggest(name: str, known: list[str]) -> str:
    return did_you_mean(get_close_matches(name, known, n=2, cutoff=0.5))


def _refuse_double_codes(kaders: tuple[Kader, ...], folder: Path) -> None:
    seen: set[str] = set()
    for kader in kaders:
        for criterium in kader.criteria:
            codes = {aspect.code for aspect in criterium.aspecten}
            if len(codes) < len(criterium.aspecten) or seen & (codes | {criterium.code}):
                path = folder / kader.id / f"{criterium.code}.yaml"
                raise RulesetError("Een code in dit bestand is al gebruikt.", path=path)
            seen |= codes | {criterium.code}
