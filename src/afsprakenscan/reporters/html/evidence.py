"""Everything that was found on one criterium, ready to show: the passages, what they say, and why they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from afsprakenscan.model.kader import Label
from afsprakenscan.model.landelijk import RegioAspect, RegioCriterium, Voorbeeld
from afsprakenscan.model.results import AspectResult, CriteriumResult, DocumentReport, Niveau, Passage, Zekerheid
from afsprakenscan.quotes import captures
from afsprakenscan.reporters import view
from afsprakenscan.reporters.story import QuoteItem
from afsprakenscan.reporters.story_region import said_by


@dataclass(frozen=True)
class Why:
    """Why a passage counts for an aspect, or what stopped it: the words in it that a rule knows, and which rules."""

    code: str
    titel: str
    words: tuple[str, ...]
    rules: tuple[str, ...]
    stopped: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class Shown:
    """A passage: the quote in its block, where that stands, and what is to say about it."""

    before: str
    quote: str
    after: str
    place: str
    file: str
    aspects: tuple[str, ...]
    said: tuple[str, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True)
class Group:
    """Passages that weigh the same."""

    title: str
    passages: tuple[Shown, ...]


@dataclass(frozen=True)
class AspectRow:
    """One aspect with its label; `files` are the files that have it, named only where files could differ."""

    code: str
    titel: str
    kern: bool
    label: Label | None
    word: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """One criterium of a document or a region; `per_file` is empty where there is one file.

    `elsewhere` is how another region words what lacks here.
    """

    code: str
    titel: str
    kader: str
    niveau: Niveau
    differs: bool
    per_file: tuple[tuple[str, Niveau], ...]
    aspects: tuple[AspectRow, ...]
    groups: tuple[Group, ...]
    advies: str
    elsewhere: QuoteItem | None = None

    @property
    def found(self) -> int:
        """How many passages there are to see."""
        return sum(len(group.passages) for group in self.groups)


def of_region(
    criterium: RegioCriterium, reports: Sequence[DocumentReport], elsewhere: Voorbeeld | None = None
) -> Evidence:
    """Return what the files of a region have on a criterium, and how another region words what lacks."""
    several = len(reports) > 1
    names = [report.source.name for report in reports]
    return Evidence(
        code=criterium.code,
        titel=criterium.titel,
        kader=criterium.kader,
        niveau=criterium.niveau,
        differs=criterium.verschilt,
        per_file=tuple(zip(names, criterium.per_bestand, strict=True)) if several else (),
        aspects=tuple(
            _row(aspect, tuple(names[nr] for nr in aspect.bestanden) if several else ())
            for aspect in criterium.aspecten
        ),
        groups=_groups(criterium.aspecten, reports),
        advies="" if criterium.niveau is Niveau.VOLLEDIG else criterium.advies,
        elsewhere=QuoteItem(elsewhere.quote, f"{elsewhere.regio}, {view.place(elsewhere)}") if elsewhere else None,
    )


def of_document(criterium: CriteriumResult, report: DocumentReport) -> Evidence:
    """Return what a document has on a criterium."""
    return Evidence(
        code=criterium.code,
        titel=criterium.titel,
        kader=criterium.kader,
        niveau=criterium.niveau,
        differs=False,
        per_file=(),
        aspects=tuple(_row(aspect, ()) for aspect in criterium.aspecten),
        groups=_groups(criterium.aspecten, [report]),
        advies="",
    )


def _row(aspect: AspectResult | RegioAspect, files: tuple[str, ...]) -> AspectRow:
    word = view.LABEL_WORDS[aspect.label]
    return AspectRow(aspect.code, aspect.titel, aspect.kern, aspect.label, word, files)


_GROUPS = ("Vastgelegd", "Alleen genoemd", "Telt niet mee", "Ter beoordeling, telt niet mee")


def _groups(aspects: Sequence[AspectResult | RegioAspect], reports: Sequence[DocumentReport]) -> tuple[Group, ...]:
    titles = {aspect.code: aspect.titel for aspect in aspects}
    weighed: dict[str, list[Shown]] = {title: [] for title in _GROUPS}
    for report in reports:
        file = report.source.name if len(reports) > 1 else ""
        for passage in report.passages:
            if group := _weight(passage, titles.keys()):
                weighed[group].append(_shown(passage, titles, file))
    return tuple(Group(title, tuple(passages)) for title, passages in weighed.items() if passages)


def _weight(passage: Passage, codes: Set[str]) -> str | None:
    """Return in which group a passage stands for these codes; None where it has nothing to do with them."""
    labels = {passage.labels[code] for code in codes & passage.labels.keys()}
    stopped = any(reason.blocked_by for reason in passage.reasons if reason.code in codes)
    holds = (Label.BEWIJS in labels, Label.VERMELDING in labels, stopped, bool(codes & passage.voorstellen.keys()))
    return next((title for title, there in zip(_GROUPS, holds, strict=True) if there), None)


def _shown(passage: Passage, titles: dict[str, str], file: str) -> Shown:
    labels = {code: label for code, label in passage.labels.items() if code in titles}
    proven = [code for code, label in labels.items() if label is Label.BEWIJS]
    return Shown(
        before=passage.text[: passage.start],
        quote=passage.quote,
        after=passage.text[passage.end :],
        place=view.place(passage),
        file=file,
        aspects=tuple(_about(titles[code], label, proven=bool(proven)) for code, label in labels.items()),
        said=said_by(captures(passage, proven)),
        why=tuple(_why(passage, titles)),
    )


def _about(titel: str, label: Label, *, proven: bool) -> str:
    """Return the aspect a passage is about; that it is only mentioned is said where the passage proves another."""
    return f"{titel} ({view.LABEL_WORDS[label]})" if proven and label is Label.VERMELDING else titel


def _why(passage: Passage, titles: dict[str, str]) -> Iterator[Why]:
    for code, titel in titles.items():
        mine = [reason for reason in passage.reasons if reason.code == code]
        for stopped in dict.fromkeys(reason.blocked_by for reason in mine):
            reasons = [reason for reason in mine if reason.blocked_by == stopped]
            yield Why(
                code=code,
                titel=titel,
                words=_longest(word for reason in reasons for word in reason.concepts.values()),
                rules=tuple(dict.fromkeys(reason.pattern for reason in reasons)),
                stopped=(stopped or "").replace("_", " "),
                certainty="" if stopped else _certainty(passage, code),
            )
        if code in passage.voorstellen:
            voorstel = passage.voorstellen[code]
            certainty = f"alleen de tweede lezer ziet dit, kans {round(100 * voorstel.kans)} van de 100"
            yield Why(code, titel, words=(), rules=(), certainty=certainty)


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without those that stand inside others."""
    known = list(dict.fromkeys(words))
    return tuple(word for word in known if not any(word in other for other in known if other != word))


def _certainty(passage: Passage, code: str) -> str:
    level = passage.zekerheid.get(code, Zekerheid.HOOG)
    return "" if level is Zekerheid.HOOG else f"zekerheid: {level}"
