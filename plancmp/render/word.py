"""Word documents, by python-docx: headings, tables, and the sources of the facts as numbered notes at the end."""

from __future__ import annotations

from typing import IO, Any

import plancmp
from plancmp.errors import PlancmpError
from plancmp.messages import Message
from plancmp.render import phrases
from plancmp.render.document import Document, Fact, Link, Table, titled, used, visible


def write(document: Document, lang: str, out: IO[bytes]) -> None:
    """Write the document; of a fact the number of the note that says where it stands is behind it."""
    try:
        import docx
    except ImportError:
        hint = "pip install 'plancmp[word]'"
        raise PlancmpError(Message("Word files need the package python-docx"), hint) from None
    memo = _Memo(docx.Document(), lang)
    memo.head(document)
    tables = [Table(table.heads, [list(row) for row in table.rows], table.title) for table in document.tables]
    for table in tables:
        memo.table(table)
    memo.end(document, used(tables))
    memo.file.save(out)


class _Memo:
    """A Word document that is filled from the top."""

    def __init__(self, file: Any, lang: str) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        self.file, self.lang, self.say = file, lang, phrases.WORDS[lang]
        self.notes: dict[tuple[str, str], int] = {}
        section = file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        for name in ("Normal", "Title", "Heading 1"):
            style = file.styles[name]
            style.font.name = "Calibri"
            style.element.get_or_add_rPr().get_or_add_rFonts().set(
                qn("w:eastAsia"), "宋体" if name == "Normal" else "黑体"
            )
        file.styles["Normal"].font.size = Pt(10)
        file.core_properties.author = f"plancmp {plancmp.__version__}"
        file.core_properties.language = "zh-CN" if lang == "zh" else "en"

    def head(self, document: Document) -> None:
        """Title and what there is to know before."""
        self.file.core_properties.title = visible(document.title)[:255]
        self.file.add_heading(visible(document.title), 0)
        for line in document.lead:
            self.file.add_paragraph(visible(line))

    def table(self, table: Table) -> None:
        """A heading and a table, whose heads stand on every page again."""
        from docx.oxml import OxmlElement

        if table.title:
            self.file.add_heading(visible(table.title), 1)
        rows = list(table.rows)
        drawn = self.file.add_table(1 + len(rows), len(table.heads), style="Table Grid")
        for cell, head in zip(drawn.rows[0].cells, table.heads):
            cell.paragraphs[0].add_run(visible(head)).bold = True
        drawn.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        # Cells by row: python-docx goes through the whole table for each row that is asked for by its number.
        for line, row in zip(list(drawn.rows)[1:], rows):
            for cell, value in zip(line.cells, row):
                self._fill(cell.paragraphs[0], value)
        self.file.add_paragraph()

    def _fill(self, paragraph: Any, value: Any) -> None:
        if isinstance(value, Fact):
            paragraph.add_run(f"{phrases.STRENGTH[self.lang][value.strength]} ").bold = True
            paragraph.add_run(visible(value.text))
            number = self.notes.setdefault((value.place, value.url), len(self.notes) + 1)
            paragraph.add_run(f"[{number}]").font.superscript = True
        elif isinstance(value, Link):
            paragraph.add_run(visible(value.text))
        elif isinstance(value, tuple):
            for place, fact in enumerate(value):
                paragraph.add_run("\n" if place else "")
                self._fill(paragraph, fact)
        elif value is not None:
            paragraph.add_run(visible(str(value)))

    def end(self, document: Document, strengths: list[str]) -> None:
        """What the marks mean, the sources, and where each fact stands."""
        self.file.add_heading(self.say["sources"], 1)
        if strengths:
            meanings = phrases.STRENGTH_MEANING[self.lang]
            told = (f"{phrases.STRENGTH[self.lang][name]} {meanings[name]}" for name in strengths)
            self.file.add_paragraph(f"{self.say['legend']}: {' · '.join(told)}")
        for plan in document.plans:
            city = document.cities.get(plan.city)
            who = f"{phrases.name(city, self.lang)}, " if city else ""
            draft = f", {self.say['draft']}" if plan.origin == "draft" else ""
            url = f" {plan.url}" if plan.url else ""
            text = f"{who}{titled(plan, self.lang)}, {plan.adopted}{draft} ({plan.id}){url}"
            self.file.add_paragraph(visible(text), style="List Bullet")
        for (place, url), number in self.notes.items():
            self.file.add_paragraph(visible(f"[{number}] {place} {url}".rstrip()))
        self.file.add_paragraph(self.say["made with"].format(version=plancmp.__version__))
