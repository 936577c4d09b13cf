"""How an answer is wanted."""

from __future__ import annotations

from typing import Literal, get_args

from plancmp.model import Record, keyword_record

Form = Literal["table", "json", "ndjson", "csv", "md", "xlsx", "parquet", "db", "html", "docx"]
Lang = Literal["zh", "en"]
Color = Literal["auto", "always", "never"]

FORMS: tuple[Form, ...] = ("table", "json", "ndjson", "csv", "md", "xlsx")
"""The forms of every answer; Parquet and databases are for what is exported, pages and Word for reports."""
STYLES = ("gbt7714", "apa", "bibtex", "csl-json")
"""The styles of references."""

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
COLORS: tuple[Color, ...] = get_args(Color)


@keyword_record
class View(Record):
    """Format and language, and how much is shown.

    ``limit`` is how many entries at most; ``everything`` leaves nothing out of a table that would be short by default;
    ``explain`` adds the reasons; ``labels`` puts words for people in place of the ids of CSV. ``width`` is that of a
    table in cells, None that of the screen; ``style`` that of a reference. ``file`` is the path of the file that it is
    written to, empty where it goes to standard output. ``color`` says whether a table on a stream has colours; auto
    leaves it to the stream and the environment.
    """

    form: Form = "table"
    lang: Lang = "zh"
    limit: int | None = None
    everything: bool = False
    explain: bool = False
    labels: bool = False
    width: int | None = None
    style: str = STYLES[0]
    file: str = ""
    color: Color = "auto"

    @property
    def worded(self) -> bool:
        """Whether a grid is for people, in their words, and not in ids for a script."""
        return self.labels or self.form in ("md", "xlsx", "html", "docx")

    def most(self, default: int) -> int | None:
        """How many rows a table shows at most, where it shows ``default`` when nothing else is wanted; None for all."""
        return None if self.everything else default if self.limit is None else self.limit
