"""Fuzz surfaces as long as one likes, guided by coverage: ``python -m tests.fuzz.guided [TARGET…] [--seconds N]``.

Takes atheris (``pip install '.[fuzz]'``), which the tests do without. An input that fails, hangs or takes too much memory is
written to a file and named.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.mutate import SCRAPS

if TYPE_CHECKING:
    from plancmp import KnowledgeBase
    from tests.fuzz.targets import Target

LIMITS = ("-timeout=5", "-rss_limit_mb=2000", "-max_len=20000")
"""For one input: seconds, and megabytes of the whole process; its longest in bytes."""


def main() -> None:
    """Read the arguments and fuzz each target, all where none is named, until its time is over or something fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided", description=__doc__.partition("\n")[0])
    parser.add_argument("target", nargs="*", help="names of TARGETS in tests/fuzz/targets.py")
    parser.add_argument("--seconds", type=int, default=300, help="for each target (default: 300)")
    parser.add_argument(
        "--seed", type=int, default=0, help="the same inputs each time; 0, the default, others each time"
    )
    asked = parser.parse_args()
    try:
        import atheris
    except ImportError:
        parser.error("atheris is not installed: pip install '.[fuzz]'")
    folder = Path(tempfile.mkdtemp(prefix="plancmp-fuzz-"))
    os.environ["PLANCMP_CACHE"], os.environ["HOME"] = str(folder / "cache"), str(folder)
    with atheris.instrument_imports(include=["plancmp"]):
        import plancmp

        # All of it now: what a function imports only when it runs would run unseen.
        for module in pkgutil.walk_packages(plancmp.__path__, "plancmp."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        from tests.fuzz.targets import EXAMPLE, TARGETS
    unknown = [name for name in asked.target if name not in TARGETS]
    if unknown:
        parser.error(f"no target is called {unknown[0]!r}: {', '.join(TARGETS)}")
    print(f"inputs are kept in {folder}", file=sys.stderr)
    for name in asked.target or TARGETS:
        # A process each, for the engine ends the one that it runs in.
        child = os.fork()
        if child == 0:
            own = folder / name
            own.mkdir()
            _fuzz(TARGETS[name], plancmp.KnowledgeBase.open([EXAMPLE]), own, asked.seconds, asked.seed)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise SystemExit(f"the target {name} failed; the input is in {folder / name}")


def _fuzz(target: Target, kb: KnowledgeBase, folder: Path, seconds: int, seed: int) -> None:
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    for number, text in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(text.encode(target.encoding))
    words = folder / "words"
    scraps = (scrap.encode("utf-8", "surrogatepass") for scrap in SCRAPS if scrap)
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in scrap) + '"\n' for scrap in scraps), "ascii")
    take = target.make(kb, folder)
    options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-artifact_prefix={folder}/", f"-dict={words}", *LIMITS]
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda raw: take(raw.decode(target.encoding, "replace")))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
