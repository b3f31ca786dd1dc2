"""Akoma Ntoso 1.0 (OASIS LegalDocML, namespace `…/ns/akn/3.0`): a document with its structure and facts as XML.

| part of a Chinese judgment | element |
| --- | --- |
| 首部 (court, title, number, parties) | `header` |
| 诉讼记录 procedure_history | `introduction` |
| 诉讼请求, 辩称 claims, defence | `arguments` |
| 原审、证据、查明 lower_court, evidence, findings | `background` |
| 本院认为, 依照 reasons, legal_basis | `motivation` |
| 判决如下 disposition, costs | `decision` |
| 上诉 appeal | `remedies` |
| 落款 signature, appendix | `conclusions` |

Papers of parties become `doc` with the same parts as named containers. The whole text is kept, line by line; offsets
of the original stand on each `p` in the project's own namespace.
"""

from __future__ import annotations

from xiezhi.exchange.akn.document import to_akn
from xiezhi.exchange.akn.rules import check_akn

__all__ = ["check_akn", "to_akn"]
