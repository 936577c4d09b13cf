"""The page: as text, and in a browser where there is one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from plancmp import KnowledgeBase
from plancmp.model import City, Commitment, Indicator, Plan, Theme, Topic, fields_of
from plancmp.query.report import report
from plancmp.render import text
from plancmp.render.view import View

EMPTY = {"meta", "input", "br"}
"""Elements that have no end."""


class Reader(HTMLParser):
    """Checks that elements nest, and gathers ids, links, and the words that are read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.heads: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        self.loads += [f"{tag} {name}" for name in given if name in ("src", "srcset", "data", "background")]
        self.loads += [tag] if tag in ("link", "iframe", "img", "object", "embed", "base") else []
        self.heads += [tag] if re.fullmatch("h[1-6]", tag) else []
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.words.append(data)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_whole_without_a_browser(lang: str, figures: KnowledgeBase) -> None:
    answer = report(figures, ["anping", "beihu"])
    page = text(answer, View(form="html", lang=lang))  # type: ignore[arg-type]
    read = Reader(page)
    assert read.open == [] and len(set(read.ids)) == len(read.ids)
    assert read.loads == [], "it asks nothing of anywhere"
    assert all(link[1:] in read.ids for link in read.links if link.startswith("#"))
    assert all(link.startswith(("#", "https://", "http://")) for link in read.links)
    assert read.heads[0] == "h1" and read.heads.count("h1") == 1 and set(read.heads) <= {"h1", "h2"}
    said = "".join(read.words)
    assert answer.comparison is not None
    for row in answer.comparison.rows:
        for cell in row.cells.values():
            for item in cell:
                assert (item.text_en if lang == "en" and item.text_en else item.text) in said
    assert figures.digest in said and all(plan.adopted in said for plan in answer.plans)
    assert '<html lang="zh-CN">' in page if lang == "zh" else '<html lang="en">' in page


def test_every_character_of_data_is_escaped(figures: KnowledgeBase) -> None:
    nasty = "</p><script>alert('1')</script>&\""
    answer = report(figures, ["anping", "beihu"])
    assert answer.comparison is not None

    def spoilt(value: Any) -> Any:
        """The same with every text of every record ending so, but for ids and the words of closed lists."""
        if isinstance(value, (City, Plan, Topic, Theme, Commitment, Indicator)):
            texts = ("zh", "en", "title", "title_en", "issuer", "source", "text", "text_en", "clause", "adopted")
            given = {name: f"{getattr(value, name)}{nasty}" for name in texts if hasattr(value, name)}
            return replace(value, **given)
        if isinstance(value, tuple) and hasattr(value, "_replace"):
            return type(value)(*map(spoilt, value))
        if isinstance(value, (tuple, list)):
            return type(value)(map(spoilt, value))
        if isinstance(value, dict):
            return {key: spoilt(part) for key, part in value.items()}
        return value

    parts = fields_of(answer.comparison)
    comparison = replace(answer.comparison, **{name: spoilt(parts[name]) for name in ("columns", "rows")})
    records = replace(answer.records, themes=spoilt(dict(answer.records.themes)))
    spoilt_answer = replace(
        answer,
        comparison=comparison,
        records=records,
        cities=spoilt(answer.cities),
        plans=spoilt(answer.plans),
        gaps=tuple(replace(one, rows=spoilt(one.rows), city=spoilt(one.city)) for one in answer.gaps),
    )
    page = text(spoilt_answer, View(form="html"))
    assert page.count("<script>") == 1 and "alert('1')" not in page
    assert page.count("&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;&quot;") > 50
    assert Reader(page).open == []


def test_two_cities_fit_in_a_megabyte(shipped: KnowledgeBase) -> None:
    assert len(text(report(shipped, ["jinhua", "quzhou"]), View(form="html")).encode()) < 1_000_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium, which drives a browser, is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("no chromium with chromedriver is here: the page is tested as text only")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1366,900"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    from selenium.webdriver.chrome.service import Service

    running = webdriver.Chrome(options=options, service=Service(driver))
    yield running
    running.quit()


@pytest.fixture
def page(browser: Any, figures: KnowledgeBase, tmp_path: Path) -> Any:
    file = tmp_path / "report.html"
    file.write_text(text(report(figures, ["anping", "beihu"]), View(form="html")), "utf-8")
    browser.get_log("performance")
    browser.get(file.as_uri())
    return browser


def test_it_asks_nothing_and_complains_of_nothing(page: Any) -> None:
    asked = re.findall(r'"url":"([^"]+)"', "".join(entry["message"] for entry in page.get_log("performance")))
    assert {url.partition(":")[0] for url in asked} <= {"file", "about"}
    assert page.get_log("browser") == []


def test_the_table_is_searched(page: Any) -> None:
    count = "return [...document.querySelectorAll('#compare tbody')].filter(b => b.offsetParent).length"
    every = page.execute_script(count)
    field = page.find_element("css selector", "#compare input")
    field.send_keys("班列")
    some = page.execute_script(count)
    assert 0 < some < every
    assert str(some) in page.find_element("css selector", "#compare output").text
    field.clear()
    page.execute_script("arguments[0].dispatchEvent(new Event('input'))", field)
    assert page.execute_script(count) == every


def test_the_table_is_sorted_and_folded(page: Any) -> None:
    script = "return [...document.querySelector('#compare table').tBodies].map(b => b.rows[0].cells[0].textContent)"
    tables = page.execute_script("return [...document.querySelectorAll('#compare table')].map(t => t.tBodies.length)")
    button = page.find_element("css selector", "#compare th button")
    button.click()
    first = page.execute_script(script)
    assert page.execute_script("return document.querySelector('#compare th').ariaSort") == "ascending"
    button.click()
    assert page.execute_script(script) == first[::-1]
    page.find_element("css selector", "#compare button[value=close]").click()
    assert page.execute_script("return document.querySelectorAll('#compare details[open]').length") == 0
    page.find_element("css selector", "#compare button[value=open]").click()
    assert page.execute_script("return document.querySelectorAll('#compare details[open]').length") == len(tables)


@pytest.mark.parametrize("width", [360, 768, 1366])
def test_no_screen_scrolls_sideways(width: int, page: Any) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str, page: Any) -> None:
    """Every colour of text against the page, by the formula of WCAG: at least 4.5."""
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    colours = page.execute_script(
        "const of = e => getComputedStyle(e).color; const seen = new Set([getComputedStyle(document.body).backgroundColor]);"
        "for (const e of document.querySelectorAll('body *')) if (e.textContent.trim()) seen.add(of(e)); return [...seen]"
    )
    ground, *inks = [[int(part) for part in re.findall(r"\d+", colour)[:3]] for colour in colours]

    def light(parts: list[int]) -> float:
        linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for ink in inks:
        high, low = sorted((light(ink), light(ground)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, ink
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_it_prints_all_that_is_folded(page: Any, figures: KnowledgeBase) -> None:
    import base64
    import io

    pypdf = pytest.importorskip("pypdf", reason="pypdf, which reads the print, is not installed")
    page.find_element("css selector", "#compare button[value=close]").click()
    printed = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    sheets = pypdf.PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages
    size = sheets[0].mediabox
    assert (round(float(size.width)), round(float(size.height))) == (595, 842), "A4"
    said = "".join(sheet.extract_text() for sheet in sheets)
    assert said.count("2025") > 10 and len(sheets) < 20
