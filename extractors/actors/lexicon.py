"""The words that the rules know."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from extractors.actors.keys import key

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, all lower case but names.

    Attributes:
        roles: Heads that mean one person by office or trade.
        groups: Heads that mean several people, as lemmas.
        bodies: Heads that mean a body that acts as one.
        firms: Last words of a firm's or institution's name.
        firm_endings: Last words of a body's name that its short forms leave out.
        trades: Last words of a firm's name that say its trade.
        vague: Words before a noun that say nothing of whom it means.
        members: Heads that mean the members of the group named before them.
        instruments: What a country possesses when it acts through it.
        spokesmen: Offices that the model takes into an organisation's name.
        stative: Verbs whose subject does nothing.
        governing: Verbs that governments do.
        paying: Verbs whose subject is a government where a sum is their object.
        buying: The same where arms or what states trade in is.
        state_goods: What states trade in and spend on.
        sums: Words and signs of a sum.
        forces: Soldiers and arms, which states have.
        addressing: Verbs whose object is an actor.
        bilateral: What states have with each other.
        sent: What comes from a government.
        agents: What only somebody is said to be.
        raising_verbs: Participles whose passive subject does what follows ("is set to end").
        playing: What sports clubs do to each other.
        beating: The same where it is done by one town to another.
        sporting: Verbs of teams in a text of sports.
        national: Verbs of countries' teams there.
        helping: Verbs whose object is a team there.
        sports: Words by which a text is of sports.
        players: Whom and what a team has.
        titles: Words before a person's name that are no part of it.
        mononym_titles: Titles of those who go by one name.
        he: Titles of men.
        she: Titles of women.
        headline_verbs: Verbs in capitals that no name holds.
        particles: Lower-case words inside names of persons.
        name_connectors: Lower-case words inside names of anything else.
        leading_words: Words at the start of a name that are no part of it.
        before_persons: Words of headlines before a person's name.
        where: Prepositions of place.
        he_names: Given names of men, with their capital.
        she_names: Given names of women; a few stand in both.
        movements: Names that are the plural of their members.
        facilities: Last words of a site's name: a place, unless it acts.
        metonyms: Addresses that stand for who works there.
        clubs: First words of clubs' names, before their town.
        public: Last words of an institution's name, even where the model takes it for a place.
        land: Last words of a place's name, which no person bears.
        offices: Words that make up names of offices ("Home" of "Home Secretary").
        products: Names of things that the model takes for firms.
        medical: Ailments, vaccines and tests by their short names, as written.
        things: Last words of names of laws, events, works and undertakings.
        folk: Last words of what is no name, however a headline writes it.
        suffixes: Lower-case second halves of adjectives.
        blank: Words that name no actor by themselves.
        institutions: `bodies` and `firms`.
        common: All nouns and titles above: a capital makes no name of them.
        outside: Titles, offices, trades and kinds of things: beside a name, no part of it.
        known: Names of organisations as written, with the name that all wordings of one share.
        celestial: Planets, moons and stars, with their capital.
        astronomical: Words by which a text is of astronomy, as written.
        academic: Words of studying and teaching, before "at" and a university.
        graduating: Words of what one takes from a university.
        paper_articles: Articles of other languages, before a paper's name.
        papers: Words of papers' names after them, without accents.
        parties: Names of parties that are common words.
        performing: What bands do.
        banding: What those do who bear a name in the plural.
        of_bands: Who and what has a band or a gang.
        personal: What only a person does.
        suffered: What is done to a person alone.
        named_bodies: Nouns in lower case after the name of a medium or firm.
        leaders: Surnames of heads of states and governments.
        branches: Branches of work and trade, which bodies list in their names.
        former_states: States that are no more.
        numbered: Last words before a number that is a part of the name.
        articled: Names that mean a country only after "the".
        columns: Heads of a table's columns.
        keys: The same by `key`.
        agencies: Those names that are news agencies'.
    """

    roles: Words
    groups: Words
    bodies: Words
    firms: Words
    firm_endings: Words
    trades: Words
    vague: Words
    members: Words
    instruments: Words
    spokesmen: Words
    stative: Words
    governing: Words
    paying: Words
    buying: Words
    state_goods: Words
    sums: Words
    forces: Words
    addressing: Words
    bilateral: Words
    sent: Words
    agents: Words
    raising_verbs: Words
    playing: Words
    beating: Words
    sporting: Words
    national: Words
    helping: Words
    sports: Words
    players: Words
    titles: Words
    mononym_titles: Words
    he: Words
    she: Words
    headline_verbs: Words
    particles: Words
    surname_particles: Words
    shops: Words
    name_connectors: Words
    leading_words: Words
    before_persons: Words
    where: Words
    he_names: Words
    she_names: Words
    movements: Words
    metonyms: Words
    clubs: Words
    public: Words
    land: Words
    offices: Words
    products: Words
    medical: Words
    things: Words
    folk: Words
    suffixes: Words
    blank: Words
    celestial: Words
    astronomical: Words
    academic: Words
    graduating: Words
    paper_articles: Words
    papers: Words
    parties: Words
    performing: Words
    banding: Words
    of_bands: Words
    personal: Words
    suffered: Words
    named_bodies: Words
    leaders: Words
    branches: Words
    former_states: Words
    numbered: Words
    articled: Words
    columns: Words
    facilities: Words
    institutions: Words
    common: Words
    outside: Words
    known: dict[str, str]
    keys: dict[str, str]
    agencies: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data files."""
    tables = [_table(stem) for stem in ("nouns", "verbs", "names", "given")]
    lists = {name: text for table in tables for name, text in table.items() if isinstance(text, str)}
    listed = {
        name: frozenset(lists.pop(name).replace("\n", "|").strip("|").split("|"))
        for name in ("movements", "products", "medical", "metonyms", "former_states", "parties")
    }
    words = {name: frozenset(text.split()) for name, text in lists.items()}
    known: dict[str, str] = {}
    agencies, others = tables[2]["agencies"], tables[2]["known"]
    for name, variants in [*agencies.items(), *others.items()]:
        known |= dict.fromkeys([name, *filter(None, variants.split("|"))], name)
    bodies = words["bodies"] | words["firms"]
    return Lexicon(
        **words,
        **listed,
        institutions=bodies,
        common=bodies | words["roles"] | words["groups"] | words["titles"],
        outside=frozenset[str]().union(
            *(words[n] for n in ("titles", "offices", "roles", "groups", "things", "blank"))
        ),
        known=known,
        keys={key(name): full for name, full in known.items()},
        agencies=frozenset(agencies),
    )


def _table(stem: str) -> dict[str, Any]:
    return tomllib.loads((files("extractors.actors") / "data" / f"{stem}.toml").read_text(encoding="utf-8"))
