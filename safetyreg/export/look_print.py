"""Looks of prints, in the rules Qt's text documents understand; sizes in points on A4."""

from typing import Final

STYLES: Final = """
body { font-family: 'Noto Sans', 'Segoe UI', sans-serif; font-size: 9pt; color: #1B2128; }
h1 { font-size: 15pt; margin-bottom: 2px; }
h2 { font-size: 11pt; color: #0B7285; margin-top: 10px; margin-bottom: 3px; }
p.sub { color: #5C6773; margin-top: 0px; }
p.demo { color: #8A5A00; background-color: #FFF5DC; font-weight: bold; }
p.foot { color: #5C6773; font-size: 8pt; margin-top: 14px; }
td.name { color: #5C6773; }
th { background-color: #E3F2F5; font-weight: bold; }
table.grid { border-color: #DFE4EA; border-style: solid; border-collapse: collapse; }
"""
FOOT: Final = '<p class="foot">{text}</p>'
GRID: Final = '<table class="grid" width="100%" cellspacing="0" cellpadding="4" border="1">'
