"""The country as a SQLite database, to ask one's own questions of; opens in Datasette and in any SQLite program.

Tables, views and their explanation are in `landelijk.sql`; here they are filled. Needs an SQLite with FTS5.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib import resources
from itertools import count

from afsprakenscan.model.landelijk import NationalOverview, Regio, Voorbeeld
from afsprakenscan.model.results import SCHEMA_VERSION, DocumentReport, Passage, Reason
from afsprakenscan.quotes import captures
from afsprakenscan.reporters import Style
from afsprakenscan.reporters.plain import plain

Value = str | int | float | None
Row = Sequence[Value]

_PATH = " > "
"""Between the headings above a passage."""

_JOIN = "; "
"""Between values that share a column."""


def national(overview: NationalOverview, regios: Iterable[Regio], style: Style) -> dict[str, bytes]:  # noqa: ARG001
    """Return the country as `landelijk.sqlite`; the regions are taken one by one."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(resources.files(__package__).joinpath("landelijk.sql").read_text("utf-8"))
        connection.execute("BEGIN")
        _Filler(connection, overview).fill(regios)
        connection.execute("COMMIT")
        connection.execute("VACUUM")  # nothing but what is in it: the same bytes for the same content
        return {"landelijk.sqlite": connection.serialize()}


def same_length(text: str) -> str:
    """Return the text with a replacement character for each that may not stay, so that places in it still hold."""
    if plain(text) == text:
        return text
    return "".join(char if char == " " or plain(char) == char else "\ufffd" for char in text)


class _Filler:
    """Fills the tables in the order in which they point at each other."""

    def __init__(self, connection: sqlite3.Connection, overview: NationalOverview) -> None:
        self._connection = connection
        self._overview = overview
        self._names = _names(overview)
        self._files = count(1)
        self._passages = count(1)
        self._found: dict[tuple[str, str, int, str], int] = {}

    def fill(self, regios: Iterable[Regio]) -> None:
        self._run()
        for nr, regio in enumerate(regios):
            if nr == 0:
                self._definitions(regio)
            self._region(nr, regio)
        self._compared()
        self._advice()
        self._views()

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            values = [plain(value) if isinstance(value, str) else value for value in row]
            self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - our own names

    # ------------------------------------------------------------ what was asked

    def _run(self) -> None:
        one = self._overview
        versions = (SCHEMA_VERSION, one.tool_version, one.ruleset.digest)
        self._insert("uitvoering", [(1, *versions, one.anoniem, len(one.regios), one.voor, one.na, one.tijd_onbekend)])
        self._insert("opmerking", enumerate(one.opmerkingen, start=1))
        self._insert(
            "onleesbaar",
            ((nr, unread.regio, unread.bestand, unread.reden) for nr, unread in enumerate(one.onleesbaar, start=1)),
        )
        self._insert("kader", ((kader.id, kader.titel or kader.id, kader.versie) for kader in one.ruleset.kaders))

    def _definitions(self, regio: Regio) -> None:
        """Fill in what every region was judged on, which the first one tells."""
        words = {one.code: one.komt_terug.maatwoord for one in self._overview.criteria}
        self._insert(
            "criterium",
            (
                (one.code, nr, one.kader, one.titel, one.advies, words[one.code])
                for nr, one in enumerate(regio.criteria, start=1)
            ),
        )
        aspects = [(one.code, aspect) for one in regio.criteria for aspect in one.aspecten]
        self._insert(
            "aspect",
            (
                (aspect.code, nr, criterium, aspect.titel, aspect.kern)
                for nr, (criterium, aspect) in enumerate(aspects, start=1)
            ),
        )
        self._insert(
            "feit",
            ((name, nr, fact.titel or name) for nr, (name, fact) in enumerate(regio.kernfeiten.items(), start=1)),
        )

    # ------------------------------------------------------------ the regions

    def _region(self, nr: int, regio: Regio) -> None:
        name = self._names[regio.naam]
        words = sum(report.source.words for report in regio.rapporten)
        about = (regio.vt_regio, regio.datum, regio.tijd, regio.status, regio.opmerking)
        self._insert("regio", [(name, nr + 1, *about, words)])
        self._insert(
            "oordeel",
            ((name, one.code, one.niveau, one.niveau.komt_terug, one.verschilt) for one in regio.criteria),
        )
        self._insert(
            "aspect_oordeel",
            (
                (name, aspect.code, aspect.label or "geen")
                for criterium in regio.criteria
                for aspect in criterium.aspecten
            ),
        )
        for feit, fact in regio.kernfeiten.items():
            values = [fact.waarde] if isinstance(fact.waarde, str) else fact.waarde or ["onbekend"]
            self._insert("kernfeit", ((name, feit, nr, str(value)) for nr, value in enumerate(values, start=1)))
        for report in regio.rapporten:
            self._file(regio, report)

    def _file(self, regio: Regio, report: DocumentReport) -> None:
        file, source = next(self._files), report.source
        read = (source.name, source.format, source.sha256, source.pages, source.words)
        about = (report.datum, report.versie, report.status)
        self._insert("bestand", [(file, self._names[regio.naam], *read, *about)])
        self._insert("leesnotitie", ((None, file, note.code, note.message) for note in report.read_notes))
        self._insert("leestelling", ((file, *row) for row in _counts(report)))
        self._insert("oordeel_bestand", ((file, one.code, one.niveau) for one in report.criteria))
        ids = {passage.id: next(self._passages) for passage in report.passages}
        for passage in report.passages:
            self._passage(ids[passage.id], file, passage)
            for text in (passage.quote, passage.text):
                self._found.setdefault((regio.naam, source.name, passage.id, text), ids[passage.id])
        self._insert(
            "kernfeit_passage",
            ((ids[nr], feit) for feit, fact in report.kernfeiten.items() for nr in fact.passages),
        )
        self._insert(
            "tegenstrijdigheid",
            (
                (None, file, one.onderwerp, one.titel, value.waarde, ids[nr])
                for one in report.tegenstrijdigheden
                for value in one.waarden
                for nr in value.passages
            ),
        )

    def _passage(self, key: int, file: int, passage: Passage) -> None:
        text = same_length(passage.text)
        place = (passage.block, passage.page, plain(_PATH.join(passage.headings)))
        quote = (text[passage.start : passage.end], passage.start, passage.end)
        # Not cleaned again: the places would shift.
        row = (key, file, passage.id, *place, text, *quote)
        self._connection.execute(f"INSERT INTO passage VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - idem
        self._insert("passage_label", _labels(key, passage))
        self._insert(
            "reden",
            ((None, key, one.code, one.pattern, one.label, one.blocked_by, _words(one)) for one in passage.reasons),
        )
        self._insert("voorstel", ((key, code, one.kans) for code, one in passage.voorstellen.items()))

    # ------------------------------------------------------------ the country

    def _place(self, example: Voorbeeld) -> int:
        return self._found[example.regio, example.bestand, example.passage, example.quote]

    def _compared(self) -> None:
        for one in self._overview.criteria:
            examples = enumerate(one.voorbeelden, start=1)
            self._insert("voorbeeld", ((one.code, nr, self._place(example)) for nr, example in examples))
        for key, shared in enumerate(self._overview.gedeeld, start=1):
            self._insert("gedeeld", [(key, self._place(shared.voorbeeld), _JOIN.join(shared.codes))])
            self._insert("gedeeld_regio", ((key, self._names[name]) for name in shared.regios))
        for nr, row in enumerate(self._overview.vergelijking_2020, start=1):
            then = (_JOIN.join(row.codes), row.onderwerp, row.gepubliceerd, row.laag, row.hoog)
            now = (row.nu.aantal, row.nu.van, row.nu.maatwoord)
            self._insert("beeld_2020", [(nr, *then, *now, row.oordeel, row.toelichting)])

    def _advice(self) -> None:
        for gap in self._overview.leemtes:
            missing = (_JOIN.join(gap.ontbreekt), _JOIN.join(gap.alleen_genoemd))
            example = self._place(gap.voorbeeld) if gap.voorbeeld else None
            self._insert("leemte", [(self._names[gap.regio], gap.code, gap.niveau, *missing, example)])
        self._insert(
            "aanbeveling",
            (
                (nr, _JOIN.join(one.codes), one.tekst, one.aanleiding)
                for nr, one in enumerate(self._overview.aanbevelingen, start=1)
            ),
        )

    def _views(self) -> None:
        """Make what depends on the content: a matrix with a column for each criterium, and the index of words."""
        columns = "".join(
            f", max(CASE WHEN o.criterium = {_text(one.code)} THEN o.niveau END) AS {_name(one.code)}"
            for one in self._overview.criteria
        )
        self._connection.execute(
            f"CREATE VIEW v_matrix AS SELECT r.regio, r.datum, r.tijd, r.status{columns} FROM regio AS r "  # noqa: S608
            "JOIN oordeel AS o ON o.regio = r.regio GROUP BY r.regio ORDER BY r.volgorde"
        )
        for task in ("rebuild", "optimize"):
            self._connection.execute("INSERT INTO passage_zoek (passage_zoek) VALUES (?)", (task,))


def _names(overview: NationalOverview) -> dict[str, str]:
    """Return how each region is called in the database, where two names that only look alike may not meet."""
    names: dict[str, str] = {}
    for regio in overview.regios:
        name = plain(regio.naam)
        while name in names.values():
            name += " (2)"
        names[regio.naam] = name
    return names


def _counts(report: DocumentReport) -> Iterator[Row]:
    counts = report.read_counts
    for group, found in (("gelezen", counts.blocks), ("telt niet", counts.roles), ("overgeslagen", counts.skipped)):
        yield from ((group, kind, times) for kind, times in found.items())
    if counts.deleted:
        yield "verwijderd", "doorgehaalde tekst", counts.deleted


def _labels(key: int, passage: Passage) -> Iterator[Row]:
    for code, label in passage.labels.items():
        said = captures(passage, [code])
        who = (said.partij, said.ontvanger, said.termijn, said.kanaal)
        yield key, code, label, passage.zekerheid.get(code), *who


def _words(reason: Reason) -> str:
    return _JOIN.join(dict.fromkeys(reason.concepts.values()))


def _name(text: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + plain(text).replace('"', '""') + '"'


def _text(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + plain(text).replace("'", "''") + "'"
