"""Figures that stand beside an aim: what a result is held against, and how far a plan is fulfilled."""

from __future__ import annotations

import re

AIM_BEHIND = re.compile(
    r"(?:以上|以内|左右)?的(?:年度|全年|控制|预期|预定|既定|规划|奋斗|约束性?|考核|目标)*(?:目标|任务|计划)(?!的)"
)
"""Behind a figure that is an aim: 9.5万人的目标任务."""

_HELD = r"(?:超额|全面|未能?|没有|提前|[高低好优多快]于|超[过出]|距离?|离|与)*(?:完成|达到|实现)?"
_SET = (
    r"(?:20\d\d年|“?十[一二三四五六]五”?|年[初度]|全年|原定|既定|预期|预定"
    r"|[国省市]定|[国省市上]级?下达|下达|年内|规划)*的?"
)
WHOSE_AIM = re.compile(_HELD + _SET)
"""Words before an aim that say whose it is, not what is aimed at: 超额完成年初9.5万人的目标."""

OF_THE_PLAN = re.compile(
    r"(?P<beyond>超额)?(?:完成|实现|达到?|相当于|为|是|占)(?P<plan>[^,，、\d]{0,8}?(?:计划|目标|任务|预算)(?:任务|目标)?数?)的$"
)
"""Before a share of a plan that is fulfilled: 完成年度计划的106%."""
