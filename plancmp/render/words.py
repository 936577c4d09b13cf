"""The words of the screen, in Chinese and English, and the short forms of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plancmp.knowledge.names import short
from plancmp.knowledge.names import tag as plan_tag
from plancmp.knowledge.origins import OWN, SHIPPED, where
from plancmp.model import City, Commitment, Indicator, Plan, Quantity

if TYPE_CHECKING:
    from plancmp.query.clauses import Coverage

LANGUAGES = ("zh", "en")

STRENGTH = {
    "zh": {"ensure": "必", "commit": "定", "strive": "争", "support": "推", "explore": "探", "done": "成"},
    "en": {"ensure": "must", "commit": "will", "strive": "aim", "support": "back", "explore": "look", "done": "done"},
}

STRENGTH_MEANING = {
    "zh": {
        "ensure": "确保", "commit": "明确要达到或完成", "strive": "力争", "support": "支持、推动", "explore": "探索、谋划",
        "done": "已完成",
    },
    "en": {
        "ensure": "ensure", "commit": "commit", "strive": "strive", "support": "support", "explore": "explore",
        "done": "reported done",
    },
}

_OPERATORS = {
    "zh": {"=": "", ">=": "≥", "<=": "≤", "~": "约", "rank": "第"},
    "en": {"=": "", ">=": "≥", "<=": "≤", "~": "~", "rank": "no. "},
}

VERDICT = {
    "zh": {
        "met": "达到", "missed": "未达", "ahead": "提前达到", "on-track": "跟得上", "behind": "落后", "raised": "提高", "lowered": "下调",
        "postponed": "推迟", "brought-forward": "提前", "unchanged": "未变", "redefined": "换口径", "dropped": "未再提", None: "未定",
    },
    "en": {
        "met": "met", "missed": "missed", "ahead": "ahead", "on-track": "on track", "behind": "behind", "raised": "raised",
        "lowered": "lowered", "postponed": "postponed", "brought-forward": "brought forward", "unchanged": "unchanged",
        "redefined": "redefined", "dropped": "dropped", None: "open",
    },
}

WORDS = {
    "zh": {
        "topic": "主题", "theme": "领域", "city": "城市", "plan": "文件", "clause": "条款", "commitments": "承诺数",
        "read": "已读条款", "nothing": "已读,未见", "unread": "尚未读完", "no plan": "无文件",
        "shared": "各方都有", "several": "部分城市有", "single": "仅一方有",
        "more": "另有{n}条", "more rows": "另有{n}个主题未显示({which}): --all 全部显示, -f json 输出全部",
        "deeper": "深入一个领域: {command}", "overview": "各领域承诺条数(括号内为含数字的)",
        "only": "只看", "only planned": "只看计划", "only results": "只看实绩", "in year": "{year}年",
        "alike": "相似{score}", "alike how": "相似: 0–100,最接近的两条有多相近", "same topic": "同主题", "repeats": "另见", "why": "{score}分", "among equals": "同分先后看: {reasons}, 再看编号",
        "figure of year": "有所问年份的数字", "figure of indicator": "有所问指标的数字", "tells": "信息量{n}(数字、力度)",
        "matched": "“{word}”{via}见于{part},相关度{about},得{score}",
        "via": "(“{typed}”的{how})",
        "hits": "{n}条", "hits of": "显示{shown}条,共{n}条", "legend": "力度",
        "draft": "草稿", "id": "编号", "zh": "中文", "en": "英文", "adcode": "行政区划代码", "within": "位于",
        "clauses": "条款", "adopted": "日期", "period": "规划期", "quantities": "数字", "unit": "单位",
        "direction": "方向", "title": "标题", "issuer": "发布机关", "source": "来源", "text_quality": "文本质量",
        "rule": "界定", "note": "口径", "aliases": "别名", "keywords": "关键词", "names": "名称", "cite": "原文依据",
        "strength": "力度", "text": "内容", "text_en": "英文内容", "score": "匹配度", "origin": "来历", "figures": "数字",
        "label": "指标", "value": "数值", "year": "年份", "kind": "性质", "indicator": "指标编号", "set_aside": "不计的数字",
        "empty": "为何无承诺", "themes": "领域", "topics": "主题", "type": "类型", "plans": "文件", "with figures": "含数字",
        "because": "依据", "target": "目标", "actual": "实绩", "baseline": "基期", "higher": "越高越好", "lower": "越低越好",
        "none": "无好坏之分", "growth_of": "增速所指", "addition_of": "增量所指", "cities": "城市", "annual": "每年",
        "path": "位置", "file": "数据位置", "sha256": "源文本SHA-256", "cites": "依据", "numbers": "原文数字", "findings": "不符", "other file": "与登记的文本不同",
        "no text": "没有原文", "own": "自行添加", "open": "未定", "open topics": "{n}条主题未定", "title_en": "英文标题", "curated": "人工整理",
        "verdict": "结论", "result": "实绩", "path to": "到目标的路径", "leader": "领先", "lead how": "同年或同基础的数字中最好的", "start": "起点", "needs": "须",
        "others": "另有{n}条", "basis": "基础", "level": "水平", "rate": "增速", "yearly": "每年", "average": "年均", "base value": "基准数值", "base unit": "基准单位", "decides": "以此为准", "yes": "是", "total": "累计", "rank": "位次",
        "not compared": "计量不同,不作比较", "other measure": "与上一项计量不同,不作比较", "years differ": "年份不同,不排先后", "commitments hidden": "另有{n}条承诺未显示: -f json 输出全部", "single rows": "另有{n}个指标仅一个城市有目标: --all 全部显示",
        "verdicts": "结论", "dropped rows": "后来的文件未再提及", "rows hidden": "另有{n}项: --all 全部显示, -f json 输出全部",
        "count": "条数", "quantified": "含数字", "dated": "有期限", "firm": "硬承诺", "planned": "计划", "all themes": "合计",
        "heat": "底色: 占该市全部承诺的比重", "heat how": "条数 承诺条数 · 数字 含数字的% · 期限 有期限的% · 硬性 确保或明确要达到的%(期限与硬性只算计划,不算实绩)", "heat head": "条数 数字 期限 硬性",
        "so many cities": "其他{n}个城市", "gaps of": "{others}有承诺,{city}没有", "only of": "只有{city}有承诺,{others}没有", "only done": "只报告实绩,无新承诺", "mentioned": "无专门承诺,别处提及", "absent": "为何没有",
        "gap rows": "另有{n}个主题未显示: --all 全部显示, -f json 输出全部",
    },
    "en": {
        "topic": "Topic", "theme": "Theme", "city": "City", "plan": "Plan", "clause": "Clause",
        "commitments": "commitments", "read": "clauses read", "nothing": "read, nothing found", "unread": "not fully read",
        "no plan": "no plan", "shared": "All commit", "several": "Some commit", "single": "Only one commits",
        "more": "+{n} more", "more rows": "{n} more topic{s} not shown ({which}): --all shows them, -f json gives everything",
        "deeper": "go deeper into a theme: {command}", "overview": "commitments by theme (with figures in brackets)",
        "only": "only", "only planned": "planned only", "only results": "results only", "in year": "{year}",
        "alike": "alike {score}", "alike how": "alike: 0–100, how close the closest two are", "same topic": "same topic", "repeats": "also in", "why": "score {score}", "among equals": "among equal scores: {reasons}, then by id",
        "figure of year": "a figure of the year", "figure of indicator": "a figure of the indicator", "tells": "tells {n} (figures, firmness)",
        "matched": "{word}{via} in the {part}, about {about}: {score}",
        "via": " (for {typed}: {how})",
        "hits": "{n} hit{s}", "hits of": "{shown} of {n} hits", "legend": "Strength",
        "draft": "draft", "id": "Id", "zh": "Chinese", "en": "English", "adcode": "Adcode", "within": "Within",
        "clauses": "Clauses", "adopted": "Date", "period": "Period", "quantities": "Figures", "unit": "Unit",
        "direction": "Direction", "title": "Title", "issuer": "Issuer", "source": "Source", "text_quality": "Text quality",
        "rule": "Rule", "note": "Scope", "aliases": "Aliases", "keywords": "Keywords", "names": "Names", "cite": "Cite",
        "strength": "Strength", "text": "Text", "text_en": "English", "score": "Score", "origin": "Origin", "figures": "Figures",
        "label": "Measure", "value": "Value", "year": "Year", "kind": "Kind", "indicator": "Indicator", "set_aside": "Set aside",
        "empty": "Why empty", "themes": "Themes", "topics": "Topics", "type": "Type", "plans": "Plans",
        "with figures": "with figures", "because": "Because", "target": "target", "actual": "actual",
        "baseline": "baseline", "higher": "higher is better", "lower": "lower is better", "none": "neither is better",
        "growth_of": "Growth of", "addition_of": "Addition to", "cities": "Cities", "annual": "yearly",
        "path": "Where", "file": "Data", "sha256": "SHA-256 of source", "cites": "Cites", "numbers": "Numbers", "findings": "Findings",
        "own": "own folder", "open": "open", "open topics": "{n} commitment{s} without a topic", "other file": "not the registered text", "no text": "no text for", "title_en": "English title", "curated": "curated",
        "verdict": "Verdict", "result": "result", "path to": "path to the target", "leader": "leads", "lead how": "the best of figures that share a year or a basis", "start": "Start", "needs": "needs",
        "others": "+{n} more", "basis": "Basis", "level": "level", "rate": "growth", "yearly": "a year", "average": "a year on average", "base value": "Base value", "base unit": "Base unit", "decides": "Decides", "yes": "yes", "total": "total", "rank": "rank",
        "not compared": "other measure, not compared", "other measure": "not measured as above, not compared", "years differ": "years differ: not ranked", "commitments hidden": "{n} more commitment{s} not shown: -f json gives everything", "single rows": "{n} more indicator{s} with targets of one city only: --all shows them",
        "verdicts": "Verdicts", "dropped rows": "Not mentioned by later plans", "rows hidden": "{n} more: --all shows them, -f json gives everything",
        "count": "Count", "quantified": "With figure", "dated": "With deadline", "firm": "Firm", "planned": "Planned", "all themes": "All",
        "heat": "background: share of all commitments of the city", "heat how": "n commitments · fig % with a figure · due % with a deadline · firm % ensured or committed to (due and firm of what is planned, results left out)", "heat head": "n fig due firm",
        "so many cities": "{n} other cities", "gaps of": "{others} commit, {city} does not", "only of": "Only {city} commits, not {others}", "only done": "reports results only", "mentioned": "no commitment of its own, mentioned elsewhere", "absent": "Why absent",
        "gap rows": "{n} more topic{s} not shown: --all shows them, -f json gives everything",
    },
}

HOW = {
    "zh": {
        "exact": "", "same": "同义", "english": "英文", "pinyin": "拼音", "narrower": "下位词", "everyday": "俗称", "sound": "同音",
        "spelling": "近似", "parts": "分词", "topic": "主题", "broader": "上位词",
    },
    "en": {
        "exact": "", "same": "same", "english": "English", "pinyin": "pinyin", "narrower": "narrower", "everyday": "everyday word",
        "sound": "sounds alike", "spelling": "spelling", "parts": "taken apart", "topic": "topic", "broader": "broader",
    },
}

PART = {
    "zh": {
        "names": "名称", "labels": "指标", "text": "内容", "cite": "原文依据", "text_en": "英文内容", "indicator": "标准指标",
        "figures": "数字", "topic": "主题", "theme": "领域", "clause": "条款标题", "city": "城市",
    },
    "en": {
        "names": "names", "labels": "measures", "text": "Chinese text", "cite": "cite", "text_en": "text", "indicator": "indicator",
        "figures": "figures", "topic": "topic", "theme": "theme", "clause": "clause title", "city": "city",
    },
}


def counted(key: str, number: int, lang: str, **more: Any) -> str:
    """The words for so many of something, in the singular for one."""
    return str(WORDS[lang][key].format(n=number, s="" if number == 1 else "s", **more))


def absence(why: str, coverage: Coverage, lang: str) -> str:
    """Why a cell is empty."""
    return counted("open topics", coverage.open, lang) if why == "open" else WORDS[lang][why]


def label(quantity: Quantity, lang: str, indicators: Mapping[str, Indicator]) -> str:
    """What a quantity measures: the label of its document, for an English reader the indicator where it has one."""
    known = indicators.get(quantity.indicator or "") if lang == "en" else None
    return known.en if known else quantity.label


def name(record: Any, lang: str) -> str:
    """What to call a record in a table."""
    if isinstance(record, City):
        return short(record) if lang == "zh" else record.en
    if isinstance(record, Plan):
        return record.title if lang == "zh" else record.title_en
    return record.zh if lang == "zh" else record.en


def row_name(row: Any, lang: str) -> str:
    """The label of a row of a comparison: its topic, and what it is about where a topic fills several rows."""
    label = name(row.topic, lang)
    if row.about is None:
        return label
    return f"{label}:{row.about[0]}" if lang == "zh" else f"{label}: {row.about[1]}"


def sentence(item: Commitment, lang: str) -> str:
    """The summary in the language asked for; drafts may have no English."""
    return item.text_en if lang == "en" and item.text_en else item.text


def origin(plan: Plan, lang: str) -> str:
    """Read by a curator or a machine, and from which folder where that is not the shipped one."""
    place = where(plan.id)
    folder = "" if place in ("", SHIPPED) else WORDS[lang]["own"] if place == OWN else place
    return " · ".join(filter(None, (WORDS[lang][plan.origin], folder)))


def amount(value: int | float, unit: str, lang: str) -> str:
    """A value with its unit as it was written, or in English."""
    if lang == "zh":
        return f"{value}{unit}"
    from plancmp.text.units import show

    return show(value, unit, lang)


def figure(quantity: Quantity, lang: str) -> str:
    """A quantity as it was written, in English with the unit in English: operator, value or range, unit, year."""
    least, most = (f"{quantity.value}–", quantity.value_max) if quantity.value_max is not None else ("", quantity.value)
    op = _OPERATORS[lang][quantity.op]
    if quantity.op == "rank" and lang == "zh" and quantity.unit in ("强", "名"):
        op = "前"
    yearly = ("每年" if lang == "zh" else "") if quantity.annual else ""
    result = f"{yearly}{op}{least}{amount(most, quantity.unit, lang)}"
    if quantity.annual and lang == "en":
        result += " a year"
    return result if quantity.year is None or quantity.unit == "年" else f"{result} ({quantity.year})"
