"""``plancmp add``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.commands import language, options
from plancmp.commands.answering import tell
from plancmp.errors import ExitCode, PlancmpError
from plancmp.messages import Message
from plancmp.model import Plan

if TYPE_CHECKING:
    from plancmp.knowledge.load import DataFile


@click.command(cls=language.Command)
@click.option("--replace", is_flag=True, help="Put a plan in the place of the one that you added under its id.")
@click.option(
    "--text",
    "document",
    type=click.Path(path_type=Path),
    metavar="DOCUMENT",
    help="The document of the plan, where it does not lie beside FILE or in this folder under the name of the draft.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|DIR...")
@language.option(expose=False)
def command(files: tuple[Path, ...], replace: bool, document: Path | None) -> int:
    """Check the data file of a plan, draft or curated, and install it in your own data folder; of DIR all in it.

    All files are installed or none: one that is not sound, or a plan that is there already, changes nothing. A document
    that another plan was made from is not installed a second time. Where the document is at hand, its text is kept
    too, for plancmp show ID --context.

    \b
    plancmp add shaoxing-report-2024.yaml
    plancmp add shaoxing-report-2024.yaml --text documents/report.docx
    plancmp add drafts/
    plancmp show 'shaoxing-report-2024/二(一).1' --context
    plancmp compare shaoxing jinhua
    """
    from plancmp.knowledge import install
    from plancmp.knowledge.files import named

    wanted = [*named(files)]
    if document is not None and len(wanted) > 1:
        raise click.UsageError(Message("--text is the document of one FILE"))
    documents = _Documents(document)
    for plan in install.add(*wanted, replace=replace, known=options.installed, text_of=documents.text_of):
        if plan in documents.kept:
            tell(
                Message(
                    "{plan} is installed with the text of {path}; plancmp remove takes both out",
                    plan=plan,
                    path=documents.kept[plan],
                )
            )
        else:
            tell(Message("{plan} is installed; plancmp remove takes it out", plan=plan))
    return ExitCode.FOUND


class _Documents:
    """The documents of plans: the one that was named, or those that lie where one would look for them."""

    def __init__(self, named: Path | None) -> None:
        self._named = named
        self.kept: dict[str, Path] = {}
        """Plan -> its document."""

    def text_of(self, plan: Plan, file: DataFile) -> str | None:
        """The text of the document that a plan was made from, by its bytes; None where it is not at hand.

        Raises :class:`PlancmpError` where the one that was named is another, or cannot be read.
        """
        for path in [self._named] if self._named else _beside(file):
            from plancmp.ingest import readers  # of which none is needed where no document is at hand

            try:
                read = readers.read(path)
            except PlancmpError:
                if self._named:
                    raise
                continue
            if plan.sha256 and read.sha256 == plan.sha256:
                self.kept[plan.id] = path
                return read.text
        if self._named:
            raise PlancmpError(
                Message("{plan} was not made from {path}", plan=plan.id, path=self._named),
                Message("name the document whose SHA-256 stands in the data file, or draft it anew"),
            )
        return None


def _beside(file: DataFile) -> Iterator[Path]:
    """Where the document that a draft names may lie: beside the draft, or in the folder of the command."""
    from plancmp.knowledge.drafts import document_of

    name = document_of(file.text.partition("\n")[0])
    for folder in (file.path.parent, Path()) if name and Path(name).name == name else ():
        if (folder / name).is_file():
            yield folder / name
