"""Who does it, and to whom: the acting and the receiving party of a sentence, by position and voice.

An order ('Bel het gezin') names nobody; there the party acts that the document speaks to (`speakers`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from afsprakenscan.matching.nlp import Tokens


class PartySpan(NamedTuple):
    """A party named at tokens start up to end (excluded)."""

    party: str
    start: int
    end: int


class Roles(NamedTuple):
    """Acting and receiving parties, each in the order in which they are named; empty when the sentence has none.

    `clause` are the parties of a clause with 'dat', which act when nothing else says who does; `owner` those whose
    something is: in a heading such as 'Taken van VT' they act.
    """

    acting: tuple[str, ...]
    receiving: tuple[str, ...]
    clause: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()

    @property
    def speaking(self) -> tuple[str, ...]:
        """The party that a heading, column header or lead-in speaks for; empty when it names several."""
        named = self.acting or self.owner
        return named if len(named) == 1 else ()


NOBODY = Roles((), ())

_AGENT = frozenset({"door", "namens"})
_RECEIVER = frozenset({"aan", "bij", "naar", "tegen", "richting", "met"})
_OTHER = frozenset(
    "van voor over tot onder uit via tussen binnen zonder in op om per volgens tijdens na vanuit rond omtrent sinds "
    "vanaf buiten behalve tenzij als dan geen niet".split()
)
# Words between a preposition and the party: 'aan het ontvangende lokale team'.
_BETWEEN = frozenset(
    "het de een dit dat deze die ieder elk elke iedere alle beide hun haar zijn jouw je uw onze ons eigen betreffende "
    "welk welke betrokken ontvangende overdragende lokale regionale nieuwe andere juiste".split()
)
_JOINING = frozenset({"en", "/", "&", "alsmede", "of", "en/of"})
# 'De medewerker van VT' is VT at work.
_STAFF = frozenset(
    "medewerker medewerkers professional professionals beroepskracht beroepskrachten behandelaar behandelaars "
    "hulpverlener hulpverleners onderzoeker onderzoekers beoordelaar contactpersoon contactpersonen iemand collega "
    "gedragswetenschapper gedragsdeskundige teamleider teammanager leidinggevende manager unithoofd coordinator "
    "vertegenwoordiger vertegenwoordigers uitvoerder bestuurder degene".split()
)
# 'Iemand bij VT belt' is VT too, though 'de medewerker meldt bij VT' is not.
_SOMEONE = frozenset({"iemand", "degene", "collega"})
# 'Een van de medewerkers van VT' is VT too.
_ONE = frozenset({"een", "ieder", "elk"})
# 'Op verzoek van VT' and 'na akkoord van VT' say why or when, not whose something is.
_PROMPT = frozenset(
    "verzoek vraag aanvraag initiatief advies aandringen aangeven aanraden akkoord toestemming bericht signaal "
    "uitnodiging basis grond afloop ontvangst instemming bevestiging".split()
)
_GETTING = frozenset("hoort horen krijgt krijgen ontvangt ontvangen verneemt vernemen".split())
_CONDITION = frozenset("als indien wanneer zodra zolang mocht mochten nadat voordat alvorens".split())

# A task may be given to a party: 'is opgedragen aan', 'berust bij', 'is aan VT om'.
_TO_WHOM = frozenset({"aan", "bij", "op"})
_ENTRUSTED = frozenset("opgedragen belegd neergelegd toebedeeld toebedacht voorbehouden berust berusten".split())
_PREDICATES = frozenset("ligt liggen ligge gelegd hoort blijft valt is zijn komt komen rust".split())
_SHORT = 4
_TASK = frozenset(
    "taak taken plicht opdracht verantwoordelijkheid initiatief pen voortouw regie werk klus schrijven opstellen maken "
    "inlichten informeren vertellen overdragen om".split()
)
# 'Komt voor rekening van VT', 'is in handen van VT', 'is van onze hand'.
_IN_HANDS = frozenset("rekening handen hand taak opdracht verantwoordelijkheid klus conto bord".split())

# 'Het team wordt gebeld': who is told or asked something does not act.
_PASSIVE = frozenset({"wordt", "worden"})
_TOLD = frozenset(
    "gebeld geinformeerd ingelicht uitgenodigd geraadpleegd benaderd gevraagd verzocht gewaarschuwd geconsulteerd "
    "bijgepraat gemaild ingeseind aangeschreven geadviseerd ondersteund".split()
)
_CLAUSE_ENDS = frozenset({",", ";", ":", ".", "!", "?", "(", "|"})

_ARROW = "→"


def find_roles(words: Tokens, parties: Sequence[PartySpan], first: int) -> Roles:
    """Return the acting and receiving parties of one sentence that starts at token `first`."""
    named: dict[str, list[str]] = {"agent": [], "giver": [], "clause": [], "owner": [], "receiver": []}
    free: list[tuple[int, list[str]]] = []
    kind, bound, end = "", False, -1
    for span in parties:
        together = end >= 0 and (span.start < end or _joined(words.folded[end : span.start]))
        if not together:
            at = _before(words, span.start, first)
            kind = _kind(words, at, first) or ("receiver" if _is_told(words.folded, at, span.end, first) else "")
            bound = bool(kind) and not _has_duty(words.folded, at, span.end, first)
        end = max(end, span.end)
        if kind in named:
            named[kind].append(span.party)
        if bound:
            continue
        if together:
            free[-1][1].append(span.party)
        else:
            free.append((span.start, [span.party]))
    acting = named["agent"] or _subject(words, parties, first, free) or named["giver"]
    return Roles(_once(acting), _once(named["receiver"]), _once(named["clause"]), _once(named["owner"]))


def _once(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parties))


def _subject(
    words: Tokens, parties: Sequence[PartySpan], first: int, free: Sequence[tuple[int, list[str]]]
) -> list[str]:
    """Return the first parties that stand free in the main clause, else the first in the sentence."""
    main = _main_clause(words, parties, first) if len(free) > 1 else first
    groups = [group for start, group in free if start >= main] or [group for _, group in free]
    return groups[0] if groups else []


def _main_clause(words: Tokens, parties: Sequence[PartySpan], first: int) -> int:
    """Return where the main clause starts behind a condition: 'Komt het team er al, dan belt VT', 'LT actief → VT'.

    An arrow right after a party ('VT → LT') leads from giver to receiver.
    """
    ends = {span.end for span in parties}
    conditional = words.folded[first] in _CONDITION
    for i in range(first, max(ends) - 1):
        if words.texts[i] == "," and (conditional or words.folded[i + 1] == "dan"):
            return i + 1
        if words.texts[i] == _ARROW and i > first and i not in ends:
            return i + 1
    return first


def _joined(between: Sequence[str]) -> bool:
    """Tell whether two parties with these words between them are named in one breath: 'VT en het lokale team'."""
    return bool(between) and between[0] in _JOINING and _BETWEEN.issuperset(between[1:])


def _kind(words: Tokens, at: int, first: int) -> str:
    """Return what the word before a party makes of it: a key of `find_roles`, other, or '' when it stands free."""
    if at < first:
        return ""
    folded = words.folded
    word, earlier = folded[at], folded[at - 1] if at > first else ""
    if word == "van":
        if earlier in _STAFF or earlier in _ONE:
            return _kind(words, _before(words, at - 1, first), first)
        if earlier in _PROMPT:
            return "other"
        before = folded[first:at]
        # 'Zodra je het van VT hoort' is a condition: it does not say that VT is to tell.
        return "owner" if _GETTING.isdisjoint(before) or not _CONDITION.isdisjoint(before) else "giver"
    if word in _AGENT:
        # 'Met de door VT gestelde voorwaarden' does not say who acts in the sentence.
        return "other" if earlier in _BETWEEN else "agent"
    if word in _CONDITION:
        # 'De zaak sluit zodra het team …'; 'Als het team …': the subject of the condition, which acts when the main
        # clause names nobody
        return "clause" if at > first else ""
    if word == "dat":
        return "clause"  # 'VT vertelt dat het team …'
    if word == "bij" and earlier in _SOMEONE:
        return _kind(words, _before(words, at - 1, first), first)
    return "receiver" if word in _RECEIVER else "other" if word in _OTHER else ""


def _has_duty(folded: tuple[str, ...], at: int, end: int, first: int) -> bool:
    """Tell whether a task is laid upon a party, which then acts as a subject does: 'is opgedragen aan VT'."""
    if at < first:
        return False
    word, earlier, later = folded[at], folded[first:at], folded[end : end + 2]
    if word == "van":
        return not (_IN_HANDS.isdisjoint(earlier[-1:] + later[:1]) or _PREDICATES.isdisjoint(earlier[-_SHORT:]))
    if word not in _TO_WHOM:
        return False
    if not _ENTRUSTED.isdisjoint(earlier[-_SHORT:] + later):
        return True
    return not (_PREDICATES.isdisjoint(earlier[-_SHORT:]) or _TASK.isdisjoint(earlier + later[:1]))


def _is_told(folded: tuple[str, ...], at: int, end: int, first: int) -> bool:
    """Tell whether a party is the one that is told or asked something: 'het team wordt gebeld', 'dan wordt VT …'.

    'Het team wordt gebeld en bezoekt het gezin' says that it acts as well.
    """
    turned = at >= first and folded[at] in _PASSIVE
    if not turned and _PASSIVE.isdisjoint(folded[end : end + 1]):
        return False
    clause = [*takewhile(lambda word: word not in _CLAUSE_ENDS, folded[end:])]
    told = next((i for i, word in enumerate(clause) if word in _TOLD), len(clause))
    return told < len(clause) and clause[told + 1 : told + 2] != ["en"]


def _before(words: Tokens, start: int, first: int) -> int:
    """Return the last token before a party that is no article or the like."""
    at = start - 1
    while at >= first and words.folded[at] in _BETWEEN:
        # 'dat team' points, 'dat het team' and 'dat VT' open a clause
        if words.folded[at] == "dat" and (at < start - 1 or words.texts[start][0].isupper()):
            break
        at -= 1
    return at


# Stems that are no order at the start of a sentence: 'Kan het team …', 'Is …', 'Zal …'.
_AUXILIARY = frozenset("ben is heb kan kun mag moet wil zal zul word dien hoef hoor".split())
# Stems that are a noun as often: 'Overleg met VT is mogelijk'. Only what follows shows an order: 'Overleg eerst …'.
_NOUNS = frozenset(
    "antwoord begin bericht besluit check deel onderzoek oordeel overleg regel "
    "start steun stop toets vraag werk zorg".split()
)
_AFTER_ORDER = frozenset("de het een dan eerst altijd ook zelf je jouw dit dat deze die direct meteen om niet".split())
_SUBJECTS = frozenset("je jij u ik wij we hij jullie".split())
_REFERRING = frozenset({"het", "dit", "dat"})
_MARK = re.compile(r"\W*(?:\d+|\w)?\W*")


def ordered(roles: Roles, words: Sequence[str], stems: Collection[str], reader: str) -> Roles:
    """Return the roles of a sentence, in folded words, that may be an order to the party the document speaks to.

    'Bel VT binnen drie dagen': the reader acts and VT, which seemed to, receives.
    """
    if not _is_order(words, stems):
        return roles
    object_ = () if _CONDITION.intersection(words) else tuple(party for party in roles.acting if party != reader)
    return roles._replace(acting=(reader,), receiving=tuple(dict.fromkeys((*roles.receiving, *object_))))


def _is_order(words: Sequence[str], stems: Collection[str]) -> bool:
    """Tell whether a sentence opens with an imperative, or its main clause does: 'Lukt het niet, bel dan VT'."""
    first = next((i for i, word in enumerate(words[:3]) if not _MARK.fullmatch(word)), len(words))
    if "dan" in words and any(
        words[i] == "," and words[i + 1] in stems and words[i + 2] == "dan" for i in range(first, len(words) - 2)
    ):
        return True
    opening, rest = words[first : first + 2], words[first + 2 :]
    if len(opening) < 2 or opening[0] not in stems or opening[0] in _AUXILIARY or "?" in rest:
        return False
    if opening[0] == "doe" and opening[1] in _REFERRING:
        return False  # 'Doe het binnen drie dagen': what is to be done, and by whom, stands elsewhere
    if opening[1] in _SUBJECTS or (opening[0] in _NOUNS and opening[1] not in _AFTER_ORDER):
        return False
    # 'Laat het gezin niets weten, dan …' and 'Zet VT de hulp stop, dan …' are conditions.
    return not any(pair == (",", "dan") for pair in pairwise(rest))
