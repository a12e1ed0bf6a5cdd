"""Who says what in sentences of news: decided before the program was asked.

A row is a text and what is said in it, in the order of the text: who says it (`?` where nobody is named, or a pronoun can mean
several), the stance where it is not that something is so, and what is said, its runs parted by ` | `.
"""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.model import Statement
from extractors.sources.text import article_of

Said = tuple[str, ...]

ROWS: list[tuple[str, list[Said]]] = [
    # Frames of a verb.
    ("The army said two soldiers were killed and blamed rebels for the attack.",
     [("army", "two soldiers were killed"), ("army", "rebels for the attack")]),
    ("The bank warned that profits would fall but said it would pay a dividend.",
     [("bank", "profits would fall"), ("bank", "plans", "it would pay a dividend")]),
    ("The government said in a statement that 12 people had died.", [("government", "12 people had died")]),
    ("Scientists fear that fish have died, though Poland insisted on Friday that the water was safe.",
     [("Scientists", "fish have died"), ("Poland", "the water was safe")]),
    ("The council said the plan was costing £2.3m. A decision is due on Monday.",
     [("council", "the plan was costing £2.3m")]),
    ("Forecasters said it would reach 41C. Prices rose.", [("Forecasters", "it would reach 41C")]),
    ("Two suspects, both thought to be in Northern Cyprus, are still wanted.", []),
    ("A third man, believed to be in Dubai, was charged.", []),
    ("The minister thought the plan was dead.", [("minister", "the plan was dead")]),
    ("Officials are worried that the virus will spread.", [("Officials", "the virus will spread")]),
    ("As the minister put it, the state is broke.", [("minister", "the state is broke")]),
    ("Police put the number of wounded at 40.", [("Police", "the number of wounded at 40")]),
    ("The Red Crescent put the number of displaced at 12,000.",
     [("Red Crescent", "the number of displaced at 12,000")]),
    # What a court hears, from nobody who is named; by somebody's count.
    ("The court heard that the payments began in May. Jurors heard him shout. The jury will hear that he lied.",
     [("?", "the payments began in May")]),
    ("He accepted cash on six occasions, a court was told on Monday.", [("?", "He accepted cash on six occasions")]),
    ("The inquiry heard evidence from two nurses. We heard that the road was shut.", []),
    ("By the count of the AAPP, 312 people have been held. By one estimate, it cost $2m.",
     [("AAPP", "312 people have been held")]),
    # Of what somebody is warned, and until when.
    ("The line Marek warned customers of delays until 8 December.", [("Marek", "delays until 8 December")]),
    ("Forecasters warned of more rain from 3 to 7 July.", [("Forecasters", "more rain from 3 to 7 July")]),
    # What "which" stands for is what is described.
    ("The opposition boycotted the vote, which the mayor described as a sham.", [("mayor", "the vote | as a sham")]),
    # A verb that the parser takes for a participle.
    ("A watchdog estimated in January that the lander would be late.", [("A watchdog", "the lander would be late")]),
    ("A plan announced in May that failed was dropped.", []),
    # The hour of a log is not said.
    ("21:15 - Ferries have been suspended, Stena said.", [("Stena", "Ferries have been suspended")]),
    # What is blamed; what is said on behind a quotation.
    ("Nair blamed warm weather. Police blamed the crash on ice. The army was blamed. He blamed her.",
     [("Nair", "warm weather"), ("Police", "the crash on ice")]),
    ("Vlas said, “We owe them more,” and added that talks would start.",
     [("Vlas", "“We owe them more,”"), ("Vlas", "talks would start")]),
    ("It made $3 million, an accountant testified, but by last spring it owed twice that.",
     [("an accountant", "It made $3 million | but by last spring it owed twice that")]),
    # What is neither confirmed nor denied is not said.
    ("The ministry neither confirmed nor denied the report. The army would not confirm or deny the report.", []),
    # A journal has its name; a study says what stands behind its colon.
    ("Coffee is good, according to a study in the journal Heart Care.",
     [("a study in the journal Heart Care", "Coffee is good")]),
    ("Study: night shifts raise risk of falls", [("Study", "night shifts raise risk of falls")]),
    ("Video: storm hits coast", []),
    # Who was the subject since another spoke.
    ("Helen Adair said the mayor lied. His wife Laura gave evidence on Tuesday. “He never had it,” she told the court.",
     [("Helen Adair", "the mayor lied"), ("Laura", "“He never had it,”")]),
    ("Sara Dunn told reporters the plan was dead. Jane Moss will replace her in June. “I am ready,” she said.",
     [("Sara Dunn", "the plan was dead"), ("Jane Moss", "“I am ready,”")]),
    ("Helen Adair said the mayor lied. The judge thanked Laura Marsh. “He had a price,” she said.",
     [("Helen Adair", "the mayor lied"), ("Helen Adair", "“He had a price,”")]),
    ("John Reed said the road was shut. His wife Mary fell ill. “It was the water,” he said.",
     [("John Reed", "the road was shut"), ("John Reed", "“It was the water,”")]),
    ("In a tweet, Musk called the report “false”.", [("Musk", "denies", "the report “false”")]),
    ("The opposition questioned the count. Police questioned two men.", [("opposition", "doubts", "the count")]),
    ("The finance minister does not believe the bank needs help.",
     [("finance minister", "denies", "the bank needs help")]),
    ("Vietnam urged China to leave and called for talks.",
     [("Vietnam", "demands", "China to leave"), ("Vietnam", "demands", "talks")]),
    ("The study suggests that coffee protects the liver.", [("The study", "coffee protects the liver")]),
    ("He denied having paid, and the firm denied being warned.",
     [("?", "denies", "having paid"), ("firm", "denies", "being warned")]),
    # What stands before a semicolon is not said by the verb behind it.
    ("Moscow did not comment; the Kremlin has repeatedly denied targeting civilians.",
     [("Kremlin", "denies", "targeting civilians")]),
    ("Two men were arrested; the company denied breaking the law.", [("company", "denies", "breaking the law")]),
    ("The bridge fell; the builder admitted using cheap steel.", [("the builder", "using cheap steel")]),
    ("Ten flights were cancelled: the airline denied being insolvent.", [("airline", "denies", "being insolvent")]),
    ("The factory burned – the owner denied owning it.", [("owner", "denies", "owning it")]),
    ("Two ships sank; neither side claimed responsibility.", []),
    ("The club was fined; its owner, John Smith, denied bribing referees.",
     [("John Smith", "denies", "bribing referees")]),
    ("Prices rose by 4%; the bank rejected the criticism.", [("bank", "denies", "the criticism")]),
    ("The dam may burst within days – engineers say.", [("engineers", "The dam may burst within days")]),
    ("Results are late; the reason, the commission said, is fraud.", [("commission", "the reason | is fraud")]),
    ("Rival Mercedes reports on Friday.", []),
    ("Oxfam says 959 people have died; the activists put the figure at 4,800.",
     [("Oxfam", "959 people have died"), ("activists", "the figure at 4,800")]),
    ("India's trade ministry said its talks would continue; its exports are at risk, it said.",
     [("India's trade ministry", "its talks would continue"), ("India's trade ministry", "its exports are at risk")]),
    ("Oxfam said the number was 8 million, and Somalia's government denies there is a famine.",
     [("Oxfam", "the number was 8 million"), ("Somalia's government", "denies", "there is a famine")]),
    # A news agency that reports is nobody's company, but it may be "the agency".
    ("Boeing lost a client, Reuters reported. The company said the loss was small.",
     [("Reuters", "Boeing lost a client"), ("Boeing", "the loss was small")]),
    ("Analysts polled by Reuters saw a loss. The company said the loss was small.", [("company", "the loss was small")]),
    ("Reuters reported that 12 people had died. The agency said the toll was rising.",
     [("Reuters", "12 people had died"), ("Reuters", "the toll was rising")]),
    # Who stands behind a list, or has a rank before the name.
    ("Floods cut roads, submerging 35 villages, among them Khadaghor and Indrabati, said Md Walid, an engineer.",
     [("Md Walid", "Floods cut roads, submerging 35 villages, among them Khadaghor and Indrabati")]),
    ("The minister, who was ill, said Iran would pay.", [("minister", "Iran would pay")]),
    ("Ten people were treated for smoke inhalation, Ventura County fire Capt. Trevor Johnson said.",
     [("Trevor Johnson", "Ten people were treated for smoke inhalation")]),
    # What is denied, doubted or alleged was not said.
    ("Officials denied that the firm had agreed to pay $3 million.",
     [("Officials", "denies", "the firm had agreed to pay $3 million")]),
    ("Smith denied Jones had promised to leave.", [("Smith", "denies", "Jones had promised to leave")]),
    ("The report alleged that Smith had told her to lie.", [("The report", "Smith had told her to lie")]),
    ("Officials said the firm had agreed to pay.",
     [("Officials", "the firm had agreed to pay"), ("firm", "plans", "to pay")]),
    # Whoever did not comment is told of next.
    ("The Gaza health ministry said 22 had died. The Israeli military had no immediate comment. It said it had hit a launcher.",
     [("Gaza health ministry", "22 had died"), ("Israeli military", "it had hit a launcher")]),
    ("Prosecutor Ann Lee said the mayor lied. Mayor Tom Hill declined to comment. He said last week that prices fell.",
     [("Ann Lee", "the mayor lied"), ("Tom Hill", "prices fell")]),
    ("The ministry said 12 had died. The army withdrew. It said 30 were hurt.",
     [("ministry", "12 had died"), ("ministry", "30 were hurt")]),
    ("The United Auto Workers is seeking a raise; the company, Dreyer Motors, has offered less. It said a strike was likely.",
     [("Dreyer Motors", "a strike was likely")]),
    # When it was said, and what happened meanwhile, is not said.
    ("The ministry said last week it would cut 300 posts. The army said earlier it had hit a launcher.",
     [("ministry", "plans", "it would cut 300 posts"), ("army", "it had hit a launcher")]),
    ("He said Tuesday was a bad day.", [("?", "Tuesday was a bad day")]),
    ("Hamas and Israel made no breakthrough in talks in Doha on Wednesday, two officials said, as strikes killed at least 70 "
     "Palestinians in Gaza, most of them in Jabalia.",
     [("officials", "Hamas and Israel made no breakthrough in talks in Doha on Wednesday")]),
    # Inside and beside each other.
    ("Officials said that residents reported hearing voices.",
     [("Officials", "quotes", "residents reported hearing voices"), ("residents", "hearing voices")]),
    ("The mayor said that Kerr had told him in May that no crew would lose pay, and accused the firm of lying.",
     [("mayor", "quotes", "Kerr had told him in May that no crew would lose pay"),
      ("Kerr", "no crew would lose pay"), ("mayor", "the firm of lying")]),
    ("Experts say the lake could dry up by 2040, according to a study in Nature.",
     [("a study in Nature", "quotes", "Experts say the lake could dry up by 2040"),
      ("Experts", "the lake could dry up by 2040")]),
    ("Talks have failed, the operator said on Wednesday, and ferries will stop at midnight.",
     [("operator", "Talks have failed | ferries will stop at midnight")]),
    # When it was said, and when it was, are not what is said.
    ("Insurgents entered a western provincial capital, an official said Friday, hours after they captured the second city.",
     [("official", "Insurgents entered a western provincial capital")]),
    ("The army said Friday, hours after the attack, that 12 people were killed.",
     [("army", "12 people were killed")]),
    ("Rebels seized two towns, a spokesman said on Monday, days after the army withdrew.",
     [("spokesman", "Rebels seized two towns")]),
    ("After he won, Biden said Tuesday that he would visit Kenya when peace came.",
     [("Biden", "he would visit Kenya when peace came")]),
    # Words in quotation marks.
    ("“People here are tired”, said one resident, “but we are not afraid.”",
     [("resident", "“People here are tired” | “but we are not afraid.”")]),
    ("Asked whether he would resign, Anna Berg replied: “No.”", [("Anna Berg", "“No.”")]),
    ("'We were lucky to get out,' said Tom Hale, a teacher.", [("Tom Hale", "'We were lucky to get out,'")]),
    ("“Is it safe?” one mother asked.", [("one mother", "doubts", "“Is it safe?”")]),
    ("The chairwoman, Lise Holm, wrote: “They take it all.”", [("Lise Holm", "“They take it all.”")]),
    ("Her father said she “loved life” and “never complained”.",
     [("Her father", "she “loved life” and “never complained”")]),
    ("“We lost all,” said Anna Berg. “It was night.\n\n“Nobody came.\n\n“Nobody was warned.”\n\nIt rained.",
     [("Anna Berg", "“We lost all,” | “It was night. | “Nobody came. | “Nobody was warned.”")]),
    ("“My dog died,” said Marek Zielinski.\n\n“They told us it was the heat.”",
     [("Marek Zielinski", "“My dog died,”"), ("Marek Zielinski", "“They told us it was the heat.”")]),
    # Whom a pronoun means.
    ("“Nothing was stolen,” the minister said. An auditor, Tom Hill, disagreed. He said the schools had no money.",
     [("minister", "“Nothing was stolen,”"), ("Tom Hill", "the schools had no money")]),
    ("Coach Emma Hayes praised her side. A fan had tears in her eyes. She said she had waited for years.",
     [("?", "she had waited for years")]),
    ("Emmanuel Macron spoke. “It was hot,” said a fireman. He said 30 houses had burned.",
     [("a fireman", "“It was hot,”"), ("a fireman", "30 houses had burned")]),
    ("Tony Blair spoke in Leeds. A driver, Tom Hill, saw it. He said the bus was full.",
     [("Tom Hill", "the bus was full")]),
    ("John Smith resigned on Monday. A spokesman for the bank confirmed it. He said 300 jobs would go.",
     [("?", "300 jobs would go")]),
    ("John Smith resigned. His successor was named. He said 300 jobs would go.", [("?", "300 jobs would go")]),
    ("President Joe Biden signed the law. The governor was there. He said it had failed.", [("?", "it had failed")]),
    ("President Joe Biden signed the law. The president was late. He said it had failed.",
     [("Joe Biden", "it had failed")]),
    ("A fireman told Peter Hall that the roof had fallen. He said three people were trapped.",
     [("A fireman", "the roof had fallen"), ("A fireman", "three people were trapped")]),
    ("The mayor, Anna Berg, opened the fair. A shopkeeper complained. She said she had lost 2,000 euros.",
     [("?", "she had lost 2,000 euros")]),
    ("“I will not resign,” the prime minister said. He added that parliament would decide.",
     [("prime minister", "“I will not resign,”"), ("prime minister", "parliament would decide")]),
    ("Grace Lane asked why he had not called. “Nobody was hurt,” Joseph Ouma replied. He said he was sorry.",
     [("Grace Lane", "doubts", "why he had not called"), ("Joseph Ouma", "“Nobody was hurt,”"),
      ("Joseph Ouma", "he was sorry")]),
    ("Mark Lee met Paul Hale on Monday. He said talks went well.", [("Mark Lee", "talks went well")]),
    # Headlines.
    ("Minister: no more money for ferries", [("Minister", "no more money for ferries")]),
    ("Ferry strike: operator says talks have failed", [("operator", "talks have failed")]),
    # Nothing is said.
    ("The White House declined to say whether the president had been told.", []),
    ("If the court says the law is void, the state will appeal.", []),
    ("The move suggests that prices will fall. We believe in it.", []),
    ("The “interim” government met on Monday at the “Hanoi Hilton” prison.", []),
    ("Police reported the theft to the mayor. Nobody said a word.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_who_says_what(extractor: Extractor, text: str, wanted: list[Said]) -> None:
    analysis = extractor.analysis(article_of(text, id="t", source="t", option_date="2024-05-04"))
    names = {entity.id: str(getattr(entity, "name", "")) for entity in analysis.entities}
    found = []
    for entity in analysis.entities:
        if isinstance(entity, Statement):
            runs = [m.text for m in analysis.mentions if m.entity == entity.id]
            source = names.get(entity.source or "", entity.source or "?")
            stance = () if entity.stance == "asserts" else (entity.stance,)
            found.append((source, *stance, " | ".join(runs)))
    assert found == wanted


def test_the_day_and_the_place_of_saying_are_those_of_its_own_words(extractor: Extractor) -> None:
    text = "Anna Berg told reporters in Oslo on Friday that 40 people died in Rome on Monday."
    analysis = extractor.analysis(article_of(text, id="t", source="t", option_date="2024-05-04"))
    names = {entity.id: getattr(entity, "name", getattr(entity, "value", "")) for entity in analysis.entities}
    (statement,) = (entity for entity in analysis.entities if isinstance(entity, Statement))
    assert (names[statement.where or ""], names[statement.when or ""]) == ("Oslo", "2024-05-03")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels entered the capital, an official said Friday, hours after they captured the second city.",
        "The army said Friday, hours after the attack, that 12 people were killed.",
    ],
)
def test_a_day_behind_the_words_of_saying_is_when_it_was_said(extractor: Extractor, text: str) -> None:
    analysis = extractor.analysis(article_of(text, id="t", source="t", option_date="2024-05-04"))
    values = {entity.id: getattr(entity, "value", "") for entity in analysis.entities}
    said = [values[entity.when or ""] for entity in analysis.entities if isinstance(entity, Statement)]
    assert said == ["2024-05-03"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Minister: 40 ferries will be sold\n\nTransport minister Anna Berg said on Monday that all would go.",
            "Anna Berg",
        ),
        ("Police: 12 dead in Lima fire\n\nA fire killed 12 people in Lima, police said.", "police"),
        ("Talks have failed: union\n\nThe union Metal said talks had failed.", "Metal"),
        (
            "Minister: 40 ferries will be sold\n\nTransport minister Anna Berg said all would go. Finance minister Tom Lund said"
            " nobody wanted them.",
            None,
        ),
        ("Minister: 40 ferries will be sold\n\nThe harbour said nobody wanted them.", None),
    ],
)
def test_who_stands_at_the_colon_of_a_headline_is_the_one_whom_the_article_calls_so(
    extractor: Extractor, text: str, name: str | None
) -> None:
    analysis = extractor.analysis(article_of(text, id="t", source="t", option_date="2023-05-01"))
    statement = min(
        (each for each in analysis.entities if isinstance(each, Statement)),
        key=lambda each: min(m.start for m in analysis.mentions if m.entity == each.id),
    )
    names = {entity.id: getattr(entity, "name", None) for entity in analysis.entities}
    assert names.get(statement.source or "") == name
