CREATE TABLE toelichting (
  naam TEXT NOT NULL PRIMARY KEY, -- van een tabel of weergave
  uitleg TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE uitvoering (
  uitvoering_id INTEGER PRIMARY KEY CHECK (uitvoering_id = 1),
  schema_versie TEXT NOT NULL,
  programma_versie TEXT NOT NULL,
  regels_digest TEXT NOT NULL, -- vingerafdruk van de criteria
  anoniem INTEGER NOT NULL CHECK (anoniem IN (0, 1)),
  regios INTEGER NOT NULL CHECK (regios >= 0),
  voor INTEGER NOT NULL CHECK (voor >= 0), -- regio's met afspraken van voor het kwaliteitskader
  na INTEGER NOT NULL CHECK (na >= 0),
  tijd_onbekend INTEGER NOT NULL CHECK (tijd_onbekend >= 0),
  CONSTRAINT ck_uitvoering_regios CHECK (regios = voor + na + tijd_onbekend)
);

CREATE TABLE opmerking (
  opmerking_id INTEGER PRIMARY KEY,
  tekst TEXT NOT NULL
);

CREATE TABLE onleesbaar (
  onleesbaar_id INTEGER PRIMARY KEY,
  regio TEXT, -- zonder verwijzing: een regio zonder ander bestand telt nergens mee
  bestand TEXT NOT NULL,
  reden TEXT NOT NULL
);

CREATE TABLE kader (
  kader TEXT NOT NULL PRIMARY KEY,
  titel TEXT NOT NULL,
  versie TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE criterium (
  criterium TEXT NOT NULL PRIMARY KEY, -- de code: a, n6
  volgorde INTEGER NOT NULL UNIQUE,
  kader TEXT NOT NULL,
  titel TEXT NOT NULL,
  advies TEXT NOT NULL,
  maatwoord TEXT NOT NULL, -- voor het aantal regio's waarin het terugkomt
  CONSTRAINT fk_criterium_kader FOREIGN KEY (kader) REFERENCES kader (kader)
) WITHOUT ROWID;
CREATE INDEX ix_criterium_kader ON criterium (kader);

CREATE TABLE aspect (
  aspect TEXT NOT NULL PRIMARY KEY, -- de code: a1; die van het criterium als dat maar één aspect heeft
  volgorde INTEGER NOT NULL UNIQUE,
  criterium TEXT NOT NULL,
  titel TEXT NOT NULL,
  kern INTEGER NOT NULL CHECK (kern IN (0, 1)), -- 1: telt voor het niveau
  CONSTRAINT fk_aspect_criterium FOREIGN KEY (criterium) REFERENCES criterium (criterium)
) WITHOUT ROWID;
CREATE INDEX ix_aspect_criterium ON aspect (criterium);

CREATE TABLE regio (
  regio TEXT NOT NULL PRIMARY KEY,
  volgorde INTEGER NOT NULL UNIQUE,
  vt_regio TEXT, -- code in de lijst van regio's van Veilig Thuis
  datum TEXT, -- 2019-12 of 2019-12-05
  tijd TEXT NOT NULL CHECK (tijd IN ('voor', 'na', 'onbekend')), -- ten opzichte van het kwaliteitskader
  status TEXT,
  opmerking TEXT NOT NULL,
  woorden INTEGER NOT NULL CHECK (woorden >= 0)
) WITHOUT ROWID;
CREATE INDEX ix_regio_tijd ON regio (tijd);

CREATE TABLE bestand (
  bestand_id INTEGER PRIMARY KEY,
  regio TEXT NOT NULL,
  naam TEXT NOT NULL,
  soort TEXT NOT NULL, -- docx, pdf
  sha256 TEXT NOT NULL, -- leeg in een anoniem overzicht
  bladzijden INTEGER CHECK (bladzijden > 0),
  woorden INTEGER NOT NULL CHECK (woorden >= 0),
  datum TEXT,
  versie TEXT,
  status TEXT,
  CONSTRAINT fk_bestand_regio FOREIGN KEY (regio) REFERENCES regio (regio)
);
CREATE INDEX ix_bestand_regio ON bestand (regio);

CREATE TABLE leesnotitie (
  leesnotitie_id INTEGER PRIMARY KEY,
  bestand_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  melding TEXT NOT NULL,
  CONSTRAINT fk_leesnotitie_bestand FOREIGN KEY (bestand_id) REFERENCES bestand (bestand_id)
);
CREATE INDEX ix_leesnotitie_bestand ON leesnotitie (bestand_id);

CREATE TABLE leestelling (
  bestand_id INTEGER NOT NULL,
  groep TEXT NOT NULL CHECK (groep IN ('gelezen', 'telt niet', 'overgeslagen', 'verwijderd')),
  soort TEXT NOT NULL,
  aantal INTEGER NOT NULL CHECK (aantal >= 0),
  PRIMARY KEY (bestand_id, groep, soort),
  CONSTRAINT fk_leestelling_bestand FOREIGN KEY (bestand_id) REFERENCES bestand (bestand_id)
) WITHOUT ROWID;

CREATE TABLE oordeel (
  regio TEXT NOT NULL,
  criterium TEXT NOT NULL,
  niveau TEXT NOT NULL CHECK (niveau IN ('ontbreekt', 'genoemd', 'gedeeltelijk', 'volledig')),
  komt_terug INTEGER NOT NULL CHECK (komt_terug IN (0, 1)),
  verschilt INTEGER NOT NULL CHECK (verschilt IN (0, 1)), -- 1: de bestanden van de regio verschillen
  PRIMARY KEY (regio, criterium),
  CONSTRAINT fk_oordeel_regio FOREIGN KEY (regio) REFERENCES regio (regio),
  CONSTRAINT fk_oordeel_criterium FOREIGN KEY (criterium) REFERENCES criterium (criterium),
  CONSTRAINT ck_oordeel_komt_terug CHECK (komt_terug = (niveau IN ('gedeeltelijk', 'volledig')))
) WITHOUT ROWID;
CREATE INDEX ix_oordeel_criterium ON oordeel (criterium, niveau);

CREATE TABLE oordeel_bestand (
  bestand_id INTEGER NOT NULL,
  criterium TEXT NOT NULL,
  niveau TEXT NOT NULL CHECK (niveau IN ('ontbreekt', 'genoemd', 'gedeeltelijk', 'volledig')),
  PRIMARY KEY (bestand_id, criterium),
  CONSTRAINT fk_oordeel_bestand_bestand FOREIGN KEY (bestand_id) REFERENCES bestand (bestand_id),
  CONSTRAINT fk_oordeel_bestand_criterium FOREIGN KEY (criterium) REFERENCES criterium (criterium)
) WITHOUT ROWID;
CREATE INDEX ix_oordeel_bestand_criterium ON oordeel_bestand (criterium);

CREATE TABLE aspect_oordeel (
  regio TEXT NOT NULL,
  aspect TEXT NOT NULL,
  label TEXT NOT NULL CHECK (label IN ('bewijs', 'vermelding', 'geen')),
  PRIMARY KEY (regio, aspect),
  CONSTRAINT fk_aspect_oordeel_regio FOREIGN KEY (regio) REFERENCES regio (regio),
  CONSTRAINT fk_aspect_oordeel_aspect FOREIGN KEY (aspect) REFERENCES aspect (aspect)
) WITHOUT ROWID;
CREATE INDEX ix_aspect_oordeel_aspect ON aspect_oordeel (aspect, label);

CREATE TABLE passage (
  passage_id INTEGER PRIMARY KEY,
  bestand_id INTEGER NOT NULL,
  nummer INTEGER NOT NULL, -- in het rapport over dit bestand
  blok INTEGER NOT NULL CHECK (blok > 0), -- het nummer dat 'lees' toont
  bladzijde INTEGER CHECK (bladzijde > 0), -- alleen in een PDF
  koppen TEXT NOT NULL, -- de koppen erboven, de buitenste eerst
  tekst TEXT NOT NULL, -- het hele blok
  citaat TEXT NOT NULL,
  begin INTEGER NOT NULL, -- zoveel tekens van de tekst staan voor het citaat
  einde INTEGER NOT NULL,
  UNIQUE (bestand_id, nummer),
  CONSTRAINT fk_passage_bestand FOREIGN KEY (bestand_id) REFERENCES bestand (bestand_id),
  CONSTRAINT ck_passage_citaat CHECK (citaat = substr(tekst, begin + 1, einde - begin))
);

CREATE TABLE passage_label (
  passage_id INTEGER NOT NULL,
  aspect TEXT NOT NULL,
  label TEXT NOT NULL CHECK (label IN ('bewijs', 'vermelding')),
  zekerheid TEXT CHECK (zekerheid IN ('hoog', 'middel', 'laag')), -- van bewijs, volgens de tweede lezer
  wie TEXT,
  aan_wie TEXT,
  wanneer TEXT,
  hoe TEXT,
  PRIMARY KEY (passage_id, aspect),
  CONSTRAINT fk_passage_label_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id),
  CONSTRAINT fk_passage_label_aspect FOREIGN KEY (aspect) REFERENCES aspect (aspect)
) WITHOUT ROWID;
CREATE INDEX ix_passage_label_aspect ON passage_label (aspect, label);

CREATE TABLE reden (
  reden_id INTEGER PRIMARY KEY,
  passage_id INTEGER NOT NULL,
  aspect TEXT NOT NULL,
  patroon TEXT NOT NULL, -- de regel die past
  label TEXT NOT NULL CHECK (label IN ('bewijs', 'vermelding')),
  tegengehouden_door TEXT, -- leeg als de regel telt
  woorden TEXT NOT NULL, -- die in de tekst waarop de regel past
  CONSTRAINT fk_reden_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id),
  CONSTRAINT fk_reden_aspect FOREIGN KEY (aspect) REFERENCES aspect (aspect)
);
CREATE INDEX ix_reden_passage ON reden (passage_id);
CREATE INDEX ix_reden_aspect ON reden (aspect);

CREATE TABLE voorstel (
  passage_id INTEGER NOT NULL,
  aspect TEXT NOT NULL,
  kans REAL NOT NULL CHECK (kans BETWEEN 0 AND 1),
  PRIMARY KEY (passage_id, aspect),
  CONSTRAINT fk_voorstel_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id),
  CONSTRAINT fk_voorstel_aspect FOREIGN KEY (aspect) REFERENCES aspect (aspect)
) WITHOUT ROWID;
CREATE INDEX ix_voorstel_aspect ON voorstel (aspect);

CREATE TABLE feit (
  feit TEXT NOT NULL PRIMARY KEY,
  volgorde INTEGER NOT NULL UNIQUE,
  titel TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE kernfeit (
  regio TEXT NOT NULL,
  feit TEXT NOT NULL,
  nummer INTEGER NOT NULL CHECK (nummer > 0),
  waarde TEXT NOT NULL, -- 'onbekend' als de tekst het niet zegt
  PRIMARY KEY (regio, feit, nummer),
  CONSTRAINT fk_kernfeit_regio FOREIGN KEY (regio) REFERENCES regio (regio),
  CONSTRAINT fk_kernfeit_feit FOREIGN KEY (feit) REFERENCES feit (feit)
) WITHOUT ROWID;
CREATE INDEX ix_kernfeit_feit ON kernfeit (feit, waarde);

CREATE TABLE kernfeit_passage (
  passage_id INTEGER NOT NULL,
  feit TEXT NOT NULL,
  PRIMARY KEY (passage_id, feit),
  CONSTRAINT fk_kernfeit_passage_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id),
  CONSTRAINT fk_kernfeit_passage_feit FOREIGN KEY (feit) REFERENCES feit (feit)
) WITHOUT ROWID;
CREATE INDEX ix_kernfeit_passage_feit ON kernfeit_passage (feit);

CREATE TABLE tegenstrijdigheid (
  tegenstrijdigheid_id INTEGER PRIMARY KEY,
  bestand_id INTEGER NOT NULL,
  onderwerp TEXT NOT NULL, -- een kernfeit of een aspect
  titel TEXT NOT NULL,
  waarde TEXT NOT NULL,
  passage_id INTEGER NOT NULL,
  CONSTRAINT fk_tegenstrijdigheid_bestand FOREIGN KEY (bestand_id) REFERENCES bestand (bestand_id),
  CONSTRAINT fk_tegenstrijdigheid_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id)
);
CREATE INDEX ix_tegenstrijdigheid_bestand ON tegenstrijdigheid (bestand_id);
CREATE INDEX ix_tegenstrijdigheid_passage ON tegenstrijdigheid (passage_id);

CREATE TABLE voorbeeld (
  criterium TEXT NOT NULL,
  nummer INTEGER NOT NULL CHECK (nummer > 0), -- het beste eerst
  passage_id INTEGER NOT NULL,
  PRIMARY KEY (criterium, nummer),
  CONSTRAINT fk_voorbeeld_criterium FOREIGN KEY (criterium) REFERENCES criterium (criterium),
  CONSTRAINT fk_voorbeeld_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id)
) WITHOUT ROWID;
CREATE INDEX ix_voorbeeld_passage ON voorbeeld (passage_id);

CREATE TABLE leemte (
  regio TEXT NOT NULL,
  criterium TEXT NOT NULL,
  niveau TEXT NOT NULL CHECK (niveau IN ('ontbreekt', 'genoemd', 'gedeeltelijk')),
  ontbreekt TEXT NOT NULL, -- kernaspecten waarvan niets is gevonden
  alleen_genoemd TEXT NOT NULL, -- kernaspecten die zijn genoemd maar niet afgesproken
  voorbeeld_id INTEGER, -- de passage van een andere regio die laat zien hoe het kan
  PRIMARY KEY (regio, criterium),
  CONSTRAINT fk_leemte_regio FOREIGN KEY (regio) REFERENCES regio (regio),
  CONSTRAINT fk_leemte_criterium FOREIGN KEY (criterium) REFERENCES criterium (criterium),
  CONSTRAINT fk_leemte_oordeel FOREIGN KEY (regio, criterium) REFERENCES oordeel (regio, criterium),
  CONSTRAINT fk_leemte_voorbeeld FOREIGN KEY (voorbeeld_id) REFERENCES passage (passage_id)
) WITHOUT ROWID;
CREATE INDEX ix_leemte_criterium ON leemte (criterium);
CREATE INDEX ix_leemte_voorbeeld ON leemte (voorbeeld_id);

CREATE TABLE gedeeld (
  gedeeld_id INTEGER PRIMARY KEY,
  passage_id INTEGER NOT NULL, -- een van de passages, als voorbeeld
  codes TEXT NOT NULL, -- de aspecten waarover het gaat
  CONSTRAINT fk_gedeeld_passage FOREIGN KEY (passage_id) REFERENCES passage (passage_id)
);
CREATE INDEX ix_gedeeld_passage ON gedeeld (passage_id);

CREATE TABLE gedeeld_regio (
  gedeeld_id INTEGER NOT NULL,
  regio TEXT NOT NULL,
  PRIMARY KEY (gedeeld_id, regio),
  CONSTRAINT fk_gedeeld_regio_gedeeld FOREIGN KEY (gedeeld_id) REFERENCES gedeeld (gedeeld_id),
  CONSTRAINT fk_gedeeld_regio_regio FOREIGN KEY (regio) REFERENCES regio (regio)
) WITHOUT ROWID;
CREATE INDEX ix_gedeeld_regio_regio ON gedeeld_regio (regio);

CREATE TABLE beeld_2020 (
  nummer INTEGER PRIMARY KEY,
  codes TEXT NOT NULL, -- de criteria of aspecten waarover het gaat
  onderwerp TEXT NOT NULL,
  gepubliceerd TEXT NOT NULL, -- het maatwoord van AEF
  laag INTEGER CHECK (laag >= 0), -- de band die daarbij hoort, van 24 regio's
  hoog INTEGER,
  nu_aantal INTEGER NOT NULL CHECK (nu_aantal BETWEEN 0 AND nu_van),
  nu_van INTEGER NOT NULL,
  nu_maatwoord TEXT NOT NULL,
  oordeel TEXT NOT NULL CHECK (oordeel IN ('gelijk', 'meer', 'minder', 'niet vergelijkbaar')),
  toelichting TEXT NOT NULL,
  CONSTRAINT ck_beeld_2020_band CHECK (laag <= hoog)
);

CREATE TABLE aanbeveling (
  nummer INTEGER PRIMARY KEY,
  codes TEXT NOT NULL,
  tekst TEXT NOT NULL,
  aanleiding TEXT NOT NULL
);

CREATE VIRTUAL TABLE passage_zoek USING fts5 (
  koppen, tekst, content="passage", content_rowid="passage_id", tokenize="unicode61 remove_diacritics 2"
);

CREATE VIEW v_telling AS
SELECT
  c.kader, c.criterium, c.titel, sum(o.komt_terug) AS aantal, count(*) AS van, c.maatwoord,
  sum(o.niveau = 'volledig') AS volledig, sum(o.niveau = 'gedeeltelijk') AS gedeeltelijk,
  sum(o.niveau = 'genoemd') AS genoemd, sum(o.niveau = 'ontbreekt') AS ontbreekt
FROM criterium AS c JOIN oordeel AS o ON o.criterium = c.criterium
GROUP BY c.criterium ORDER BY c.volgorde;

CREATE VIEW v_telling_aspect AS
SELECT
  a.criterium, a.aspect, a.titel, a.kern, sum(o.label = 'bewijs') AS bewijs, sum(o.label = 'vermelding') AS vermelding,
  count(*) AS van
FROM aspect AS a JOIN aspect_oordeel AS o ON o.aspect = a.aspect
GROUP BY a.aspect ORDER BY a.volgorde;

CREATE VIEW v_bewijs AS
SELECT
  b.regio, b.naam AS bestand, p.bladzijde, p.blok, p.koppen, a.criterium, l.aspect, a.titel, l.label, l.zekerheid, l.wie,
  l.aan_wie, l.wanneer, l.hoe, p.citaat, p.passage_id
FROM passage_label AS l
JOIN passage AS p ON p.passage_id = l.passage_id
JOIN bestand AS b ON b.bestand_id = p.bestand_id
JOIN aspect AS a ON a.aspect = l.aspect
ORDER BY p.passage_id, a.volgorde;

CREATE VIEW v_kernfeit AS
SELECT k.feit, f.titel, k.waarde, count(*) AS regios, group_concat(k.regio, '; ') AS welke
FROM kernfeit AS k JOIN feit AS f ON f.feit = k.feit
GROUP BY k.feit, k.waarde ORDER BY f.volgorde, k.waarde = 'onbekend', count(*) DESC, k.waarde;

CREATE VIEW v_leemte AS
SELECT
  l.regio, l.criterium, c.titel, l.niveau, l.ontbreekt, l.alleen_genoemd, c.advies, b.regio AS voorbeeld_regio,
  b.naam AS voorbeeld_bestand, p.citaat AS voorbeeld
FROM leemte AS l
JOIN regio AS r ON r.regio = l.regio
JOIN criterium AS c ON c.criterium = l.criterium
LEFT JOIN passage AS p ON p.passage_id = l.voorbeeld_id
LEFT JOIN bestand AS b ON b.bestand_id = p.bestand_id
ORDER BY r.volgorde, c.volgorde;

CREATE VIEW v_gedeeld AS
SELECT g.gedeeld_id, g.codes, count(*) AS regios, group_concat(r.regio, '; ') AS welke, p.tekst
FROM gedeeld AS g
JOIN gedeeld_regio AS r ON r.gedeeld_id = g.gedeeld_id
JOIN passage AS p ON p.passage_id = g.passage_id
GROUP BY g.gedeeld_id ORDER BY g.gedeeld_id;

CREATE VIEW v_nakijken AS
SELECT b.regio, b.naam AS bestand, p.bladzijde, p.blok, v.aspect, 'alleen de tweede lezer ziet bewijs' AS waarom, p.citaat
FROM voorstel AS v
JOIN passage AS p ON p.passage_id = v.passage_id
JOIN bestand AS b ON b.bestand_id = p.bestand_id
UNION ALL
SELECT DISTINCT b.regio, b.naam, p.bladzijde, p.blok, r.aspect, 'de tweede lezer betwijfelt de regel', p.citaat
FROM reden AS r
JOIN passage AS p ON p.passage_id = r.passage_id
JOIN bestand AS b ON b.bestand_id = p.bestand_id
WHERE r.tegengehouden_door = 'tweede lezer'
  AND NOT EXISTS (SELECT 1 FROM passage_label AS l WHERE l.passage_id = r.passage_id AND l.aspect = r.aspect);

INSERT INTO toelichting (naam, uitleg) VALUES
  ('aanbeveling', 'Landelijke aanbevelingen die uit de tellingen volgen, met de aanleiding.'),
  ('aspect', 'De onderdelen van een criterium. Alleen kernaspecten tellen voor het niveau.'),
  ('aspect_oordeel', 'Per regio en aspect het beste label over alle bestanden van de regio.'),
  ('beeld_2020', 'Het beeld dat AEF in 2020 publiceerde, naast deze uitvoering.'),
  ('bestand', 'De beoordeelde bestanden; een regio kan er meer hebben.'),
  ('criterium', 'De eisen en andere onderwerpen waarop elk document is beoordeeld.'),
  ('feit', 'De kernfeiten die per regio zijn opgezocht.'),
  ('gedeeld', 'Passages die in meer regio''s (nagenoeg) gelijk staan.'),
  ('gedeeld_regio', 'Welke regio''s een gedeelde passage hebben.'),
  ('kader', 'De kaders waaruit de criteria komen, met hun versie.'),
  ('kernfeit', 'De waarden van elk kernfeit per regio; een lijst geeft een rij per waarde.'),
  ('kernfeit_passage', 'De passages waarop een kernfeit berust.'),
  ('leemte', 'Wat een regio nog niet (helemaal) heeft vastgelegd.'),
  ('leesnotitie', 'Wat bij het lezen van een bestand opviel.'),
  ('leestelling', 'Hoeveel blokken per bestand zijn gelezen, niet tellen, overgeslagen of verwijderd zijn.'),
  ('onleesbaar', 'Bestanden die niet konden worden beoordeeld; zij tellen nergens mee.'),
  ('oordeel', 'Het niveau per regio en criterium. Een criterium komt terug vanaf gedeeltelijk.'),
  ('oordeel_bestand', 'Het niveau per bestand en criterium.'),
  ('opmerking', 'Wat de gebruiker zelf moet bekijken.'),
  ('passage', 'Tekstblokken waarop een regel past, met het citaat daaruit; ook als dat niet telt. Wat telt staat in v_bewijs.'),
  ('passage_label', 'Waarvoor een passage bewijs of een vermelding is, met wie, aan wie, wanneer en hoe.'),
  ('passage_zoek', 'Zoeken in de passages: WHERE passage_zoek MATCH ''veiligheidsplan''. Nodig: SQLite met FTS5; dat van Python heeft het.'),
  ('reden', 'Welke regel op een passage past, en wat hem tegenhield als hij niet telt.'),
  ('regio', 'De beoordeelde regio''s.'),
  ('tegenstrijdigheid', 'Waar een bestand twee dingen over één onderwerp zegt; een rij per waarde en passage.'),
  ('toelichting', 'Wat er in elke tabel en weergave staat.'),
  ('uitvoering', 'Met welk programma en welke regels dit is gemaakt.'),
  ('v_bewijs', 'Alle passages die tellen, met hun plaats en hun aspect.'),
  ('v_gedeeld', 'Gedeelde passages met de regio''s die ze hebben.'),
  ('v_kernfeit', 'Hoeveel regio''s elke waarde van een kernfeit hebben, en welke.'),
  ('v_leemte', 'De leemtes met advies en een voorbeeld van een andere regio.'),
  ('v_matrix', 'Een rij per regio, een kolom per criterium met het niveau.'),
  ('v_nakijken', 'Passages waarover regels en tweede lezer verschillen: zij tellen niet tot een mens besluit.'),
  ('v_telling', 'In hoeveel regio''s een criterium terugkomt, en hoe vaak elk niveau voorkomt.'),
  ('v_telling_aspect', 'In hoeveel regio''s een aspect is vastgelegd, en in hoeveel alleen genoemd.'),
  ('voorbeeld', 'De beste voorbeelden per criterium.'),
  ('voorstel', 'Bewijs dat alleen de tweede lezer zag; het telt niet mee.');
