"""How well plancmp draft reads: plans made up for this, clean and damaged, and the five documents as if unseen.

    python -m benchmarks.draft [--sources DIR] [-v]

A figure is found when a quantity of the draft has its value and unit. In the made-up texts (draft_texts/) every figure
that counts is marked: {as written=value unit|year|kind|theme}, with - for no year. The documents are held against the
curated records, each read with a knowledge base in which its own plan is not learnt from.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import gold
from plancmp import KnowledgeBase, Plan, PlancmpError
from plancmp.ingest import folder, readers
from plancmp.ingest.draft import Draft, Reader
from plancmp.ingest.folder import Request, draft_all
from plancmp.query.verify import same_amount as same
from plancmp.text.tables import pairs
from plancmp.text.units import dimension

MADE_UP = (("report.txt", "report", 2025), ("flow.txt", "report", 2025), ("outline.txt", "outline", 2026))
TEXTS = Path(__file__).parent / "draft_texts"
SOURCES = Path(__file__).parent.parent.parent / "shared" / "sources"
CORPUS = Path(__file__).parent.parent.parent / "corpus"
_MARK = re.compile(r"\{([^{}|]+)\|(\d{4}|-)\|(\w+)\|([\w-]+)\}")
_PLAIN = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>.*?)(?:以上|左右|以内)?$")


@dataclass(frozen=True)
class Wanted:
    """One figure that should be found."""

    value: float
    value_max: float | None
    unit: str
    year: int | None
    kind: str
    theme: str
    topic: str | None = None


def marked(text: str) -> tuple[str, list[Wanted]]:
    """A made-up text without its marks, and the figures that they name."""
    wanted = []
    for match in _MARK.finditer(text):
        written, _, meant = match[1].partition("=")
        if meant:
            *numbers, unit = meant.split(" ")
        else:
            plain = _PLAIN.match(written)
            assert plain, written
            numbers, unit = [plain["value"]], plain["unit"]
        low, high = float(numbers[0]), float(numbers[1]) if len(numbers) > 1 else None
        wanted.append(Wanted(low, high, unit, None if match[2] == "-" else int(match[2]), match[3], match[4]))
    return _MARK.sub(lambda match: match[1].partition("=")[0], text), wanted


def _wrapped(text: str) -> str:
    return "\n".join(line[start : start + 38] for line in text.split("\n") for start in range(0, max(len(line), 1), 38))


def _spaced(text: str) -> str:
    return re.sub(r"([\u4e00-\u9fff]{3})(?=[\u4e00-\u9fff])", r"\1 ", text)


def _in_one_line(text: str) -> str:
    return re.sub(r"\n+", "  ", text)


def _traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2tw").convert(text))


def _annotated(text: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return re.sub(r"[发展建设]", lambda match: f"{match[0]}({lazy_pinyin(match[0], style=Style.TONE)[0]})", text)


def _spun(text: str) -> str:
    back = {meant: written for written, meant in pairs("spun").items() if len(meant) > 1 and len(written) == len(meant)}
    words = re.compile("|".join(sorted(map(re.escape, back), key=len, reverse=True)))
    return words.sub(lambda match: back[match[0]], text)


def _paged(text: str) -> str:
    lines = ["首页 > 政务公开 > 规划计划", "发布时间:2025-01-20  来源:本站  浏览次数:1024次"]
    for number, line in enumerate(text.split("\n")):
        lines += [line, *([f"- {number // 8} -"] if number % 8 == 7 else [])]
    return "\n".join([*lines, "打印本页", "主办单位:云溪市人民政府办公室  ICP备12345678号"])


NOISE: dict[str, Callable[[str], str]] = {
    "clean": lambda text: text,
    "hard-wrapped": _wrapped,
    "spaces inside": _spaced,
    "one line": _in_one_line,
    "Traditional": _traditional,
    "pinyin": _annotated,
    "synonyms": _spun,
    "web page": _paged,
}


class Score:
    """What was found of what was wanted."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, draft: Draft, groups: Iterable[tuple[str | None, list[Wanted]]], verbose: bool) -> None:
        """Hold the quantities of a draft against those wanted, clause by clause where a clause is named."""
        for clause, wanted in groups:
            found = [
                (quantity, record)
                for item in draft.clauses
                if clause in (None, item.id)
                for record in item.commitments
                for quantity in record.quantities
            ]
            for one in wanted:
                fits = [
                    pair
                    for pair in found
                    if same(one.value, one.unit, pair[0].value, pair[0].unit)
                    and same(one.value_max, one.unit, pair[0].value_max, pair[0].unit)
                ]
                fits.sort(
                    key=lambda pair: (pair[0].year, pair[0].kind, pair[1].themes[0]) != (one.year, one.kind, one.theme)
                )
                kind = dimension(one.unit) or "other"
                self.count["wanted"] += 1
                self.kinds[kind]["wanted"] += 1
                if not fits:
                    if verbose:
                        print("      missed", one)
                    continue
                quantity, record = fits[0]
                found = [pair for pair in found if pair[0] is not quantity]
                self.kinds[kind]["found"] += 1
                self.count["found"] += 1
                self.count["when"] += (quantity.year, quantity.kind) == (one.year, one.kind)
                self.count["theme"] += record.themes[0] == one.theme
                self.count["topic"] += one.topic is not None and record.topic == one.topic
                if verbose and (quantity.year, quantity.kind, record.themes[0]) != (one.year, one.kind, one.theme):
                    print("      coded", quantity.year, quantity.kind, record.themes[0], "for", one, record.text[:50])
            for quantity, record in found:
                self.count["extra"] += 1
                self.kinds[dimension(quantity.unit) or "other"]["extra"] += 1
                if verbose:
                    print("      extra", quantity.label, quantity.value, quantity.unit, record.text[:50])

    def line(self) -> str:
        """Precision, recall and F1 of the figures, and how many of those found are coded right."""
        found, wanted = self.count["found"], self.count["wanted"]
        precision, recall = found / max(found + self.count["extra"], 1), found / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        parts = {name: self.count[name] / max(found, 1) for name in ("when", "theme", "topic")}
        return (
            f"figures {wanted:4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  year and kind {parts['when']:.3f}  "
            f"theme {parts['theme']:.3f}" + (f"  topic {parts['topic']:.3f}" if self.count["topic"] else "")
        )

    def by_kind(self) -> str:
        """F1 of each kind of figure."""
        result = []
        for kind, count in sorted(self.kinds.items(), key=lambda item: -item[1]["wanted"]):
            f1 = 2 * count["found"] / max(2 * count["found"] + count["extra"] + count["wanted"] - count["found"], 1)
            result.append(f"{kind} {f1:.2f} ({count['wanted']})")
        return "  ".join(result)


def made_up(reader: Reader, verbose: bool) -> None:
    """The made-up plans with every kind of damage."""
    total = Score()
    for noise, spoil in NOISE.items():
        score = Score()
        for name, type, year in MADE_UP:
            text, wanted = marked((TEXTS / name).read_text("utf-8"))
            draft = reader.read(spoil(text), name, city="hangzhou", type=type, year=year)
            for one in (score, total):
                one.add(draft, [(None, wanted)], verbose and one is score)
        print(f"  {noise:14} {score.line()}")
    print(f"  by kind        {total.by_kind()}")


def documents(kb: KnowledgeBase, sources: Path, verbose: bool) -> None:
    """The documents of the shipped plans against their curated records."""
    total = Score()
    seconds = []
    for plan in kb.all(Plan):
        source = sources / f"{plan.id}.txt"
        if not source.is_file() or not all(clause.read for clause in kb.clauses(plan.id)):
            print(f"  {plan.id:22} left out: {'read in part' if source.is_file() else 'no text'}")
            continue
        reader = Reader(kb, [plan.id])
        raw = source.read_text("utf-8")
        started = time.perf_counter()
        draft = reader.read(raw, plan.id, city=plan.city, type=plan.type, year=int(plan.adopted[:4]))
        seconds.append(time.perf_counter() - started)
        clauses: dict[str, list[Wanted]] = defaultdict(list)
        for record in kb.commitments(plans=[plan.id]):
            clauses[record.clause] += [
                Wanted(part.value, part.value_max, part.unit, part.year, part.kind, record.themes[0], record.topic)
                for part in record.quantities
            ]
        score = Score()
        for one in (score, total):
            one.add(draft, clauses.items(), verbose and one is score)
        print(f"  {plan.id:22} {score.line()}  {seconds[-1]:.1f} s")
    print(f"  {'all':22} {total.line()}")
    print(f"  by kind                {total.by_kind()}")


def open_set(kb: KnowledgeBase, corpus: Path, verbose: bool) -> None:
    """The documents coded by reading, drafted with nothing said of them but their name."""
    total = gold.Agreement()
    reader = Reader(kb)
    for row, raw in gold.found(corpus):
        path = corpus / row["path"]
        document, said = readers.read(path), ""
        try:
            known = folder.identify(document, path, reader, Request("", "", None))
        except PlancmpError as refused:
            said = f"refused ({refused.message}); "
            known = folder.identify(document, path, reader, Request(row["city"], row["type"], int(row["year"])))
        draft = folder.draft(known, path, reader)
        one = gold.compare(row["name"], raw, draft)
        total.add(one)
        head = {
            "type": draft.plan.type,
            "city": draft.plan.city,
            "year": draft.plan.id.removeprefix(f"{draft.plan.city}-{draft.plan.type}-")[:4],
            "adopted": draft.plan.adopted,
        }
        wrong = ", ".join(f"{name} {value} for {row[name]}" for name, value in head.items() if value != row[name])
        print(f"  {row['name']:18} {one.line()}  {said}{'head wrong: ' + wrong if wrong else 'head right'}")
        if verbose:
            print(*(f"      {line}" for line in one.missed), sep="\n")
    print(f"  {'all':18} {total.line()}")


def speed(sources: Path) -> None:
    """A folder of documents with two processes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(3):
            for path in sorted(sources.glob("*.txt")):
                copy = Path(folder) / "in" / f"{path.stem}-{number}.txt"
                copy.parent.mkdir(exist_ok=True)
                copy.write_bytes(path.read_bytes())
                paths.append(copy)
        started = time.perf_counter()
        outcomes = list(draft_all(paths, Path(folder) / "out", Request("ningbo", "plan", 2021), jobs=2, force=True))
        minutes = (time.perf_counter() - started) / 60
    read = sum(not outcome.problem for outcome in outcomes)
    print(f"  {read} documents with 2 jobs: {read / minutes:.0f} a minute")


def main() -> None:
    """Print every measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, default=SOURCES)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of reports that holds the open set")
    parser.add_argument("-v", action="store_true", help="show every miss")
    options = parser.parse_args()
    with KnowledgeBase.open() as kb:
        print("made-up plans")
        made_up(Reader(kb), options.v)
        if any(gold.found(options.corpus)):
            print("the open set: documents coded by reading before they were drafted")
            open_set(kb, options.corpus, options.v)
        if options.sources.is_dir():
            print("the five documents, each left out of what was learnt")
            documents(kb, options.sources, options.v)
            speed(options.sources)


if __name__ == "__main__":
    main()
