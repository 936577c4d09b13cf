"""What an answer is narrowed to, in words: for titles, and as options to type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plancmp.knowledge.names import plan_tag, plan_type
from plancmp.query.answer import Answer
from plancmp.query.selection import Years, runs
from plancmp.render import phrases


def told(answer: Answer, lang: str) -> list[str]:
    """Each part of the selection in a word or two: places, themes, topics, indicators, plans, years, how firm."""
    say, asked, records = phrases.WORDS[lang], answer.selection, answer.records

    def called(known: Mapping[str, Any], name: str) -> str:
        return phrases.name(known[name], lang) if name in known else name

    only = [say["in place"].format(place=called(records.cities, name)) for name in asked.within]
    only += [say[name] for name in asked.levels]
    only += [called(records.themes, name) for name in asked.themes]
    only += [called(records.topics, name) for name in asked.topics]
    only += [called(records.indicators, name) for name in asked.indicators]
    only += [plan_tag(records.plans[name], lang) if name in records.plans else name for name in asked.plans]
    only += [plan_type(name, lang) for name in asked.types]
    only += [say["plans of"].format(year=span(asked.plan_years))] if asked.plan_years else []
    only += [say["newest only"]] if asked.latest else []
    only += [say[name] for name in asked.origins]
    only += [say["in year"].format(year=span(asked.year))] if asked.year else []
    only += [say[f"{name} only"] for name in asked.status or ()]
    return only + [phrases.STRENGTH_MEANING[lang][name] for name in asked.strengths]


def span(asked: Years) -> str:
    """Years as they are written: 2025–2027, 2030."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(asked))


def options(answer: Answer, *without: str) -> list[str]:
    """The options by which it was narrowed, but for these fields."""
    return [said for name, said in answer.selection.given().items() if name not in without]
