"""Validation of data files: every problem, with its place and what to do."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from plancmp.errors import DataError
from plancmp.index import cache
from plancmp.index.knowledge_base import KnowledgeBase
from plancmp.knowledge import check, files, install, load
from plancmp.knowledge.files import contents
from plancmp.knowledge.look import Look
from plancmp.messages import Message
from plancmp.problems import ERROR, WARNING, Problem, write
from tests.conftest import EXAMPLE

FILES = Path(__file__).parent.parent / "example-files"


def folder_with(tmp_path: Path, file: Path) -> Path:
    """The example data with one file put in, under the name that its first line gives (``# as: plans/x.yaml``)."""
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    name = re.search(r"# as: (\S+)", file.read_text("utf-8", errors="replace"))
    shutil.copy(file, folder / (name[1] if name else f"plans/{file.name}"))
    return folder


def problems_of(folder: Path) -> list[Problem]:
    paths = list(files.data_files(folder))
    return check.problems_of(paths, paths, look=Look())


@pytest.mark.parametrize("file", sorted((FILES / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_bad_files(file: Path, tmp_path: Path) -> None:
    """Each bad file says in comments which problem is to be found on the line that follows: ``# expect: code
    words``.
    """
    text = file.read_text("utf-8", errors="replace").split("\n")
    expected = [
        (number + 2, *match.groups())
        for number, line in enumerate(text)
        if (match := re.search(r"# expect: (\S+) ?(.*)", line))
    ]
    assert expected, "a bad file says what is wrong with it"
    found = problems_of(folder_with(tmp_path, file))
    for line, code, words in expected:
        assert any(
            problem.line == line and problem.code == code and words in f"{problem.message} {problem.hint}"
            for problem in found
        ), f"no {code} in line {line}; found: {write(found, 'parsable')}"


@pytest.mark.parametrize("file", sorted((FILES / "good").glob("*.yaml")), ids=lambda path: path.stem)
def test_good_files(file: Path, tmp_path: Path) -> None:
    found = [problem for problem in problems_of(folder_with(tmp_path, file)) if problem.level == ERROR]
    assert not found


def test_example_is_sound_and_canonical() -> None:
    found = problems_of(EXAMPLE)
    assert not [problem for problem in found if problem.level == ERROR]
    codes = {problem.code for problem in found}
    assert "not-canonical" not in codes


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    (folder / "plans" / "a.yaml").write_text("plan: nowhere\nclauses: []\n", "utf-8")
    (folder / "plans" / "b.yaml").write_text("plan: [\n", "utf-8")
    (folder / "plans" / "c.yaml").write_bytes("plan: 金华".encode("gb18030"))
    found = problems_of(folder)
    assert {(Path(problem.file).name, problem.code) for problem in found} == {
        ("a.yaml", "unknown-plan"),
        ("b.yaml", "syntax"),
        ("c.yaml", "encoding"),
    }


def test_unsound_data_are_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    (folder / "plans" / "b.yaml").write_text("plan: [\n", "utf-8")
    with pytest.raises(DataError) as caught:
        KnowledgeBase.open([folder])
    assert caught.value.problems[0].line == 2


def test_fix_writes_the_canonical_form_and_keeps_the_head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(EXAMPLE, folder)
    file = folder / "plans" / "beihu-proposal-15fyp.yaml"
    sound = file.read_text("utf-8")
    file.write_text("# Kept.\n" + sound.replace("themes: [transport]", 'themes:\n    - "transport"'), "utf-8")
    monkeypatch.setattr(files, "folders", lambda: [folder])
    assert any(problem.code == "not-canonical" for problem in check.check([file]))
    check.check([file], fix=True)
    assert file.read_text("utf-8") == "# Kept.\n" + sound


def test_named_files_are_checked_in_place_of_the_installed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    copy = tmp_path / "beihu-proposal-15fyp.yaml"
    copy.write_text(
        (EXAMPLE / "plans" / copy.name).read_text("utf-8").replace("topic: railways", "topic: railway"), "utf-8"
    )
    found = check.check([copy])
    assert [(problem.code, problem.line) for problem in found if problem.level == ERROR] == [("unknown-reference", 8)]
    assert "did you mean 'railways'?" in found[0].hint


def test_warnings(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    file = folder / "plans" / "beihu-proposal-15fyp.yaml"
    text = file.read_text("utf-8")
    again = text[text.index("  - id: beihu-proposal-15fyp/1.1") : text.index("- id: '2'")].replace("/1.1", "/1.2")
    file.write_text(
        text.replace("- id: '2'", again.replace("北湖高速铁路建设", "北湖的高速铁路建设") + "- id: '2'").replace(
            "text: 2030年PM2.5", "text: 投资300亿元,2030年PM2.5"
        ),
        "utf-8",
    )
    (tmp_path / "beihu-proposal-15fyp.txt").write_text(
        "全市要推进安平至北湖的高速铁路建设,支持开展前期工作,完善高铁站周边配套,方便群众出行。", "utf-8"
    )
    paths = list(files.data_files(folder))
    found = check.problems_of(paths, paths, look=Look(tmp_path))
    assert {problem.level for problem in found} == {WARNING}
    codes = {(problem.code, problem.line) for problem in found}
    assert ("loose-number", 29) in codes
    assert ("said-twice", 18) in codes
    assert any(code == "copied" for code, _ in codes)
    assert any(code == "lonely-topic" for code, _ in codes)


@pytest.mark.parametrize("form", ["text", "parsable", "github", "json"])
def test_reports_name_the_place(form: str) -> None:
    problem = Problem("a,b.yaml", 3, 5, "some-code", ERROR, "100% wrong", "mend it")
    text = write([problem], form)
    assert "some-code" in text and "3" in text and "5" in text
    if form == "github":
        assert text.startswith("::error file=a,b.yaml,line=3,col=5") and "100%25 wrong mend it" in text


def test_a_file_is_taken_apart_once_for_all_its_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    taken: list[str] = []
    compose = yaml.compose

    def counting(text: str, **how: object) -> object:
        taken.append(text)
        return compose(text, **how)

    monkeypatch.setattr(yaml, "compose", counting)
    file = tmp_path / "wrong.yaml"
    file.write_text("cities:\n" + "".join(f"- id: X{number}\n" for number in range(500)), "utf-8")
    found = problems_of(folder_with(tmp_path, file))
    assert len(found) == 2000 and {problem.line for problem in found} >= set(range(2, 502))
    assert len(taken) == 1


def test_many_ids_that_are_taken(tmp_path: Path) -> None:
    """The same files under other names: each id is told with the place where it was first."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    shutil.copy(folder / "plans.yaml", folder / "plans" / "again.yaml")
    found = problems_of(folder)
    assert {problem.code for problem in found} == {"duplicate-id"}
    assert all(f"{folder / 'plans.yaml'}:{problem.line}" in problem.message for problem in found)


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\ufeff", "\U000e0041", "\u00ad", "\ufe0f", "\u3164"])
def test_what_nobody_sees_is_refused(sign: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    file = folder / "plans" / "beihu-proposal-15fyp.yaml"
    file.write_text(file.read_text("utf-8").replace("北湖高速", f"北{sign}湖高速"), "utf-8")
    [problem] = [problem for problem in problems_of(folder) if problem.level == ERROR]
    assert problem.code == "wrong-value" and sign not in problem.message


def test_what_is_known_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    copy = Path(shutil.copy(EXAMPLE / "plans" / "beihu-proposal-15fyp.yaml", tmp_path))
    read = check.check([copy])
    with KnowledgeBase.open([EXAMPLE]):
        pass
    monkeypatch.setattr(load, "contents", lambda path: contents(path) if path == copy else pytest.fail(f"{path}"))
    assert check.check([copy], known=lambda leaving: cache.installed([EXAMPLE], leaving)) == read
    text = copy.read_text("utf-8").replace("topic: railways", "topic: railway")
    copy.write_text(text, "utf-8")
    found = check.check([copy], known=lambda leaving: cache.installed([EXAMPLE], leaving))
    assert [problem.code for problem in found if problem.level == ERROR] == ["unknown-reference"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="devices and pipes of POSIX")
def test_devices_pipes_and_folders_are_no_data_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "folders", lambda: [EXAMPLE])
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe", tmp_path):
        [problem] = check.check([path])
        assert problem.code == "unreadable" and "cannot be read: it is " in problem.message
        assert isinstance(problem.message, Message) and problem.message.told("zh").startswith("无法读取: ")
        assert "it is" not in problem.message.told("zh")
        with pytest.raises(DataError):
            install.add(path)
