"""The annotation of a figure's candidate links (who, where, when, source) in one Doc."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from extractors.model import Reach as Reach

Topic = Literal["harm", "account", "event"]
"""What a figure is about, where the article may go on telling of it: people harmed, a company's account, another event."""

Form = Literal["noun", "pronoun", "owner", "sayer"]


class Candidate(TypedDict):
    """A run of the article that may be what a figure hangs together with.

    Attributes:
        head: Where its head noun starts.
        form: `noun` a subject or agent; `owner` the possessor of what has the figure; `pronoun` a word that stands for somebody;
            `sayer` whom the pronoun that follows means, where they agree.
        reach: How far away it was found.
        rule: Id of the rule that put it forward.
        joined: Runs of the heads that are coordinated with it: "Finland" of "Sweden and Finland sent".
        either: They are alternatives: "Boeing or Airbus".
    """

    start: int
    end: int
    head: int
    form: Form
    reach: Reach
    rule: str
    joined: NotRequired[list[list[int]]]
    either: NotRequired[bool]


class LinkAnnotation(TypedDict):
    """Candidates of one figure, each list in the order of preference; offsets are the article's.

    Attributes:
        start: Where the figure's mention starts; with `end` and `text` it says whose links these are.
        who: Who has, does, gives, gets, pays or loses what is counted. The first one that is an actor, or the first one that
            must be an actor and is none, decides.
        subject: The words that the number is said of.
        verb: The words of what they do.
        topic: What the article may have told the place or the time of before.
        compared: It is what another figure is compared with: nothing but its own phrase says its place and time.
        asserted: Its clause tells of what has happened.
        sentence: Where its sentence starts.
    """

    start: int
    end: int
    text: str
    who: list[Candidate]
    where: list[Candidate]
    when: list[Candidate]
    source: list[Candidate]
    subject: list[int] | None
    verb: list[int] | None
    topic: Topic | None
    compared: bool
    asserted: bool
    sentence: int
