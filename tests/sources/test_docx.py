"""Whatever Word shows of a document is read, and nothing that it does not show."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from extractors.sources.opening import single_article
from tests.command_run import q7x2
from tests.sources.word_files import NAMESPACES, WORD, saved

pytestmark = pytest.mark.usefixtures("parsed_here")

Read = Callable[..., str]


@pytest.fixture
def text_of(tmp_path: Path) -> Read:
    def read(
        body: str, parts: dict[str, str] | None = None, others: dict[str, tuple[str, bytes]] | None = None
    ) -> str:
        path = saved(tmp_path / "a.docx", body, parts, others)
        return single_article(str(path)).text

    return read


BEGIN, SEPARATE, END = (f'<r><fldChar fldCharType="{kind}"/></r>' for kind in ("begin", "separate", "end"))
INSTRUCTION = '<r><instrText>HYPERLINK "x"</instrText></r>'
FIELD = f"{BEGIN}{INSTRUCTION}{SEPARATE}<r>Kabul</r>{END}"

# What stands between "Troops left " and " on Friday.", and is read as "Kabul".
KABUL = {
    "a smart tag": '<smartTag element="City"><r>Kabul</r></smartTag>',
    "smart tags in one another": "<smartTag><smartTag><smartTagPr/><r>Ka</r></smartTag><r>bul</r></smartTag>",
    "an insertion": '<ins id="1"><r>Kabul</r></ins>',
    "what was moved here": '<moveToRangeStart id="1"/><moveTo id="2"><r>Kabul</r></moveTo><moveToRangeEnd id="1"/>',
    "a content control": '<sdt><sdtPr><alias val="Town"/></sdtPr><sdtContent><r>Kabul</r></sdtContent></sdt>',
    "a simple field": '<fldSimple instr=" AUTHOR "><r>Kabul</r></fldSimple>',
    "a field's result": FIELD,
    "a field in a field": f"{BEGIN}{INSTRUCTION}{SEPARATE}{FIELD}{END}",
    "a field in a field's instruction": f"{BEGIN}<r>IF </r>{FIELD}<r> = 1</r>{SEPARATE}<r>Kabul</r>{END}",
    "a field without a result": f"{BEGIN}{INSTRUCTION}{END}<r>Kabul</r>",
    "a field in one run": """<r><fldChar fldCharType="begin"/><instrText>PAGE</instrText><fldChar fldCharType="separate"/>
        <t>Kabul</t><fldChar fldCharType="end"/></r>""",
    "a field that never ends": f"{BEGIN}{SEPARATE}<r>Kabul</r>",
    "a field that ends without a beginning": f"{END}<r>Kabul</r>",
    "a link": '<hyperlink anchor="x"><r>Kabul</r></hyperlink>',
    "custom XML": '<customXml element="x"><customXmlPr/><r>Kabul</r></customXml>',
    "a run of another direction": '<bdo val="ltr"><dir val="ltr"><r>Kabul</r></dir></bdo>',
    "what no program knows yet": "<new><r>Kabul</r></new>",
    "an equation": "<m:oMath><m:r><m:t>Kabul</m:t></m:r></m:oMath>",
    "what is not hidden": '<r><rPr><vanish val="0"/></rPr><t>Kabul</t></r>',
    "what is not hidden, in a hidden style": '<r><rPr><rStyle val="Later"/><vanish val="false"/></rPr><t>Kabul</t></r>',
    "what is hidden on the web alone": "<r><rPr><webHidden/></rPr><t>Kabul</t></r>",
    "a deletion": '<del id="1"><r><delText>Herat or </delText></r></del><r>Kabul</r>',
    "a deletion in an insertion": "<ins><r>Kabul</r><del><r><delText> or Herat</delText></r></del></ins>",
    "what was moved away": '<moveFrom id="1"><r>Herat or </r></moveFrom><r>Kabul</r>',
    "hidden text": "<r><rPr><vanish/></rPr><t>Herat or </t></r><r>Kabul</r>",
    "text hidden by what its style is based on": '<r><rPr><rStyle val="Later"/></rPr><t>Herat or </t></r><r>Kabul</r>',
    "a hidden field": f"""<r><rPr><vanish/></rPr><fldChar fldCharType="begin"/></r>{INSTRUCTION}<r><rPr><vanish/></rPr>
        <fldChar fldCharType="separate"/><t>Herat</t><fldChar fldCharType="end"/></r><r>Kabul</r>""",
    "a comment": '<commentRangeStart id="0"/><r>Kabul</r><commentRangeEnd id="0"/><r><commentReference id="0"/></r>',
}
STYLES = """
    <style type="character" styleId="Hid"><name val="Hid"/><rPr><vanish/></rPr></style>
    <style type="character" styleId="Later"><name val="Later"/><basedOn val="Hid"/></style>
    <style type="paragraph" styleId="Hidden"><name val="Hidden"/><rPr><vanish/></rPr></style>
    <style type="paragraph" styleId="Round"><name val="Round"/><basedOn val="Round"/></style>"""
COMMENTS = '<comment id="0"><p><r>Is this so?</r></p></comment>'


@pytest.mark.parametrize("name", KABUL)
def test_a_sentence_is_read_as_word_shows_it(text_of: Read, name: str) -> None:
    parts = {"styles": STYLES, "comments": COMMENTS}
    body = f"<p><r>Troops left </r>{KABUL[name]}<r> on Friday.</r></p>"
    assert text_of(body, parts) == "Troops left Kabul on Friday."
    assert text_of(f"<tbl><tr><tc>{body}</tc></tr></tbl>", parts) == "Troops left Kabul on Friday."


@pytest.mark.parametrize(
    "body",
    [
        "<sdt><sdtPr/><sdtContent><sdt><sdtContent>{}</sdtContent></sdt></sdtContent></sdt>",
        '<customXml element="x">{}</customXml>',
        "<ins>{}</ins>",
        "<tbl><tr><sdt><sdtContent><tc><sdt><sdtContent>{}</sdtContent></sdt></tc></sdtContent></sdt></tr></tbl>",
        "<tbl><sdt><sdtContent><tr><tc>{}</tc></tr></sdtContent></sdt></tbl>",
        '<p><pPr><pStyle val="Hidden"/></pPr><r>Herat fell.</r></p>{}',
        "<moveFrom><p><r>Herat fell.</r></p></moveFrom>{}",
        '<sectPr/>{}<bookmarkEnd id="1"/>',
    ],
)
def test_a_paragraph_is_read_whatever_holds_it(text_of: Read, body: str) -> None:
    assert (
        text_of(body.format("<p><r>Troops left Kabul.</r></p>"), {"styles": STYLES}) == "Troops left Kabul."
    )


def test_a_paragraph_goes_on_where_its_end_was_deleted(text_of: Read) -> None:
    body = (
        "<p><pPr><rPr><del/></rPr></pPr><r>Troops left </r></p><p><r>Kabul.</r></p><p><r>Then Herat.</r></p>"
    )
    assert text_of(body) == "Troops left Kabul.\n\nThen Herat."
    assert text_of("<p><pPr><rPr><del/></rPr></pPr><r>Troops left.</r></p>") == "Troops left."


BOX = "<txbxContent><p><r>Forty men fell.</r></p><p><r>They were soldiers.</r></p></txbxContent>"
BEFORE = "<p><r>Troops left </r>{}<r>Kabul.</r></p>"


def test_a_text_box_is_read_once(text_of: Read) -> None:
    drawing = f"""<r><mc:AlternateContent><mc:Choice Requires="wps"><drawing><wps:txbx>{BOX}</wps:txbx></drawing></mc:Choice>
        <mc:Fallback><pict><v:textbox>{BOX}</v:textbox></pict></mc:Fallback></mc:AlternateContent></r>"""
    assert text_of(BEFORE.format(drawing)) == "Troops left Kabul.\n\nForty men fell.\n\nThey were soldiers."


def test_a_text_box_of_an_old_program_is_read(text_of: Read) -> None:
    old = f"<pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></pict>"
    only = f"""<mc:AlternateContent><mc:Choice Requires="new"><drawing/></mc:Choice><mc:Fallback>{old}</mc:Fallback>
        </mc:AlternateContent>"""
    for inner in (old, only):
        shown = "Troops left Kabul.\n\nForty men fell.\n\nThey were soldiers."
        assert text_of(BEFORE.format(f"<r>{inner}</r>")) == shown
    art = '<r><pict><v:shape><v:textpath string="Forty men fell"/></v:shape></pict></r>'
    assert text_of(f"<p><r>Troops left Kabul.</r>{art}</p>") == "Troops left Kabul.\n\nForty men fell"


def test_a_box_in_a_box_and_in_a_table_is_read(text_of: Read) -> None:
    inner = "<r><drawing><txbxContent><p><r>Paris fell.</r></p></txbxContent></drawing></r>"
    outer = f"<r><drawing><txbxContent><p><r>Herat fell.</r>{inner}</p></txbxContent></drawing></r>"
    assert text_of(f"<p><r>Kabul fell.</r>{outer}</p>").split("\n\n") == [
        "Kabul fell.",
        "Herat fell.",
        "Paris fell.",
    ]
    table = f"<tbl><tr><tc><p><r>Kabul</r>{outer}</p></tc><tc><p><r>40</r></p></tc></tr></tbl>"
    assert text_of(table) == "Kabul Herat fell. Paris fell. | 40"


def test_notes_stand_below_the_text_with_their_marks(text_of: Read) -> None:
    parts = {
        "footnotes": """<footnote type="separator" id="-1"><p><r>-----</r></p></footnote>
            <footnote id="2"><p><r><footnoteRef/></r><r>The ministry </r><ins><r>says</r></ins><r> so.</r></p></footnote>""",
        "endnotes": '<endnote id="2"><p><r>So do others.</r></p></endnote>',
    }
    body = """<p><r>Some 40 people</r><r><footnoteReference id="2"/></r><r> died.</r><r><endnoteReference id="2"/></r></p>
        <p><r>Troops left.</r></p>"""
    story = ["Some 40 people [1] died. [2]", "Troops left."]
    notes = ["[1] The ministry says so.", "[2] So do others."]
    assert text_of(body, parts).split("\n\n") == [*story, *notes]
    assert text_of(body).split("\n\n") == story


def test_signs_stand_for_what_word_draws(text_of: Read) -> None:
    signs = """<r><t>A</t><noBreakHyphen/><t>B</t><tab/><t>so</t><softHyphen/><t>on</t><br/><t>C</t><cr/><t>D</t><br type="page"/>
        <t>E</t></r>"""
    assert text_of(f"<p>{signs}</p>") == "A-B\tsoon\nC\nD\nE"
    drawn = (("Symbol", "F0B0"), ("Wingdings", "F0FC"), ("Arial", "20AC"), ("Odd", "F123"), ("Odd", "zz"))
    symbols = "".join(f'<r><sym font="{font}" char="{code}"/></r>' for font, code in drawn)
    assert text_of(f"<p><r>It is 40 </r>{symbols}<r>C.</r></p>") == "It is 40 °✓€\ufffd\ufffdC."


def test_a_reading_aid_stands_in_brackets(text_of: Read) -> None:
    ruby = "<r><ruby><rubyPr/><rt><r>Beijing</r></rt><rubyBase><r>北京</r></rubyBase></ruby></r>"
    assert text_of(f"<p><r>Troops left </r>{ruby}<r>.</r></p>") == "Troops left 北京 (Beijing)."


def _cell(words: str, properties: str = "") -> str:
    return f"<tc><tcPr>{properties}</tcPr><p><r>{words}</r></p></tc>"


def test_a_table_is_read_row_by_row(text_of: Read) -> None:
    start, goes_on, wide = '<vMerge val="restart"/>', "<vMerge/>", '<gridSpan val="2"/>'
    rows = [
        f"<tr>{_cell('Province', start)}{_cell('Town')}<sdt><sdtContent>{_cell('Killed')}</sdtContent></sdt></tr>",
        f"<sdt><sdtContent><tr>{_cell('Province', goes_on)}{_cell('Herat')}{_cell('12')}</tr></sdtContent></sdt>",
        f"<tr><trPr><ins/></trPr>{_cell('All of it', wide)}{_cell('40')}</tr>",
        f"<tr><trPr><del/></trPr>{_cell('Gone')}</tr><tr><trPr><hidden/></trPr>{_cell('Hidden')}</tr>",
        f"<tr>{_cell('Kunduz')}{_cell('Gone', '<cellDel/>')}{_cell('7')}</tr>",
        f"<tr><tc><p><r>Within:</r></p><tbl><tr>{_cell('Paris')}{_cell('3')}</tr></tbl></tc></tr>",
    ]
    assert text_of(f"<tbl><tblPr/>{''.join(rows)}</tbl>").split("\n\n") == [
        "Province | Town | Killed",
        "Herat | 12",
        "All of it | 40",
        "Kunduz | 7",
        "Within: Paris | 3",
    ]


def _level(at: int, form: str, label: str) -> str:
    return f'<lvl ilvl="{at}"><start val="1"/><numFmt val="{form}"/><lvlText val="{label}"/></lvl>'


LISTS = (
    f'<abstractNum abstractNumId="0">{_level(0, "decimal", "%1.")}{_level(1, "lowerLetter", "%1.%2)")}</abstractNum>'
    f'<abstractNum abstractNumId="1">{_level(0, "bullet", "*")}{_level(1, "upperRoman", "%2")}</abstractNum>'
    '<num numId="1"><abstractNumId val="0"/></num><num numId="2"><abstractNumId val="1"/></num>'
    '<num numId="3"><abstractNumId val="0"/></num><num numId="4"><abstractNumId val="0"/>'
    '<lvlOverride ilvl="0"><startOverride val="7"/></lvlOverride></num>'
)


def test_items_of_a_list_have_the_labels_that_word_counts(text_of: Read) -> None:
    items = {
        "1. One": (1, 0), "2. Two": (1, 0), "2.a) Deep": (1, 1), "2.b) Deeper": (1, 1), "3. Three": (1, 0), "3.a) Again": (1, 1),
        "• Point": (2, 0), "I Roman": (2, 1), "4. Further": (3, 0), "7. Anew": (4, 0), "8. Next": (4, 0), "None": (0, 0),
        "Odd": (99, 0),
    }  # fmt: skip
    body = "".join(
        f'<p><pPr><numPr><ilvl val="{level}"/><numId val="{number}"/></numPr></pPr><r>{shown.split(" ")[-1]}</r></p>'
        for shown, (number, level) in items.items()
    )
    assert text_of(body, {"numbering": LISTS}).split("\n\n") == list(items)


def test_a_style_numbers_its_paragraphs(text_of: Read) -> None:
    free = '<pPr><numPr><numId val="0"/></numPr></pPr>'
    styles = f"""<style type="paragraph" styleId="Step"><name val="Step"/><pPr><numPr><numId val="1"/></numPr></pPr></style>
        <style type="paragraph" styleId="Free"><name val="Free"/><basedOn val="Step"/>{free}</style>"""
    body = "".join(
        f'<p><pPr><pStyle val="{style}"/></pPr><r>{style}</r></p>' for style in ("Step", "Step", "Free")
    )
    assert text_of(body, {"numbering": LISTS, "styles": styles}).split("\n\n") == [
        "1. Step",
        "2. Step",
        "Free",
    ]


def test_what_was_taken_in_whole_is_read(text_of: Read, tmp_path: Path) -> None:
    inner = saved(tmp_path / "inner.docx", "<p><r>Paris fell.</r></p>").read_bytes()
    others = {
        "page": ("text/html", b"<html><body><p>Herat fell.</p><p>So did Kunduz.</p></body></html>"),
        "text": ("text/plain", b"Troops left.\r\n\r\nThey did."),
        "word": (f"{WORD}document", inner),
    }
    body = "<p><r>Kabul fell.</r></p>" + "".join(f'<altChunk r:id="{name}"/>' for name in (*others, "none"))
    assert text_of(body, others=others).split("\n\n") == [
        "Kabul fell.",
        "Herat fell.",
        "So did Kunduz.",
        "Troops left.",
        "They did.",
        "Paris fell.",
    ]


def test_the_words_of_a_diagram_are_read(text_of: Read) -> None:
    words = "<a:p><a:r><a:t>Kabul </a:t></a:r><a:r><a:t>fell</a:t></a:r></a:p>"
    data = f"<dgm:dataModel {NAMESPACES}>{words}</dgm:dataModel>".encode()
    others = {"data": ("application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", data)}
    drawing = '<r><drawing><a:graphic><dgm:relIds r:dm="data"/></a:graphic></drawing></r>'
    assert text_of(f"<p><r>What happened:</r>{drawing}</p>", others=others) == "What happened:\n\nKabul fell"


def test_a_style_that_is_based_on_itself_hides_nothing(text_of: Read) -> None:
    body = '<p><pPr><pStyle val="Round"/></pPr><r>Kabul fell.</r></p>'
    assert text_of(body, {"styles": STYLES}) == "Kabul fell."


def test_a_document_of_nothing_that_is_shown_says_so(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.docx", "<p><r><rPr><vanish/></rPr><t>Herat</t></r></p>")
    run = q7x2("extract", path)
    assert not run.stdout
    assert "a.docx: there is no text in it" in run.stderr


@pytest.mark.usefixtures("by_small_model")
def test_heads_feet_and_comments_are_not_of_the_text_at_the_command_line(tmp_path: Path) -> None:
    """As python-docx writes them: on the first page, on even ones, and on all others; and a comment of Word's own part."""
    document = docx.Document()
    words = ["Forty men fell in Kabul on Friday.", "Troops left Paris."]
    for each in words:
        document.add_paragraph(each)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for name in (
        "header",
        "footer",
        "first_page_header",
        "first_page_footer",
        "even_page_header",
        "even_page_footer",
    ):
        getattr(section, name).paragraphs[0].text = f"The {name} of 900 pages in Berlin"
    document.save(str(tmp_path / "heads.docx"))
    comments = '<comment id="0"><p><r>Is it 50 in Madrid?</r></p></comment>'
    body = """<p><commentRangeStart id="0"/><r>Forty men fell in Kabul</r><commentRangeEnd id="0"/>
        <r><commentReference id="0"/></r><smartTag uri="x" element="place"><r> on </r></smartTag><ins id="1"><r>Friday</r></ins>
        <del id="2"><r><delText>Monday</delText></r></del><r>.</r></p><p><r>Troops left Paris.</r></p>"""
    saved(tmp_path / "comments.docx", body, {"comments": comments})
    run = q7x2("extract", tmp_path, "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["article"]["text"].split("\n\n") for one in found] == [words, words]
    for one in found:
        assert [mention["text"] for mention in one["mentions"] if mention["kind"] == "location"] == [
            "Kabul",
            "Paris",
        ]
