"""What is wrong with a package or a document, in Chinese; a result holds it in English, whoever reads it."""

from __future__ import annotations

import re

from xiezhi.language import retold, told

CHINESE = {
    # packages
    "not a ZIP file that can be read: {reason}": "不是可以读取的 ZIP 文件：{reason}",
    "a file stands twice in the package": "包内有两个同名文件",
    "the package unpacks to more than {limit} bytes": "解包后超过 {limit} 字节",
    "there is no {name}": "缺少 {name}",
    "{name} is not JSON: {reason}": "{name} 不是 JSON：{reason}",
    "{name} is not an object": "{name} 不是 JSON 对象",
    "manifest.json: schema {found} is not {known}": "manifest.json：格式为 {found}，应为 {known}",
    "manifest.json: {kind} {name}": "manifest.json：内容不合格式（{kind} {name}）",
    "{path} is not in the manifest": "{path} 未列入清单",
    "{path} is missing": "缺少 {path}",
    "{path} was changed: its SHA-256 is another": "{path} 已被改动：SHA-256 不符",
    "the text has {found} characters, the analysis says {said}": "正文有 {found} 个字符，分析结果称 {said} 个",
    "[{start}, {end}) covers «{found}», not «{said}»": "[{start}, {end}) 处是「{found}」，不是「{said}」",
    "the span [{start}, {end}) lies outside the text": "[{start}, {end}) 超出正文",
    # codes
    "no cause has the code {code}": "没有代码为 {code} 的案由",
    "no division has the code {code}": "没有代码为 {code} 的行政区划",
    "{code} is no sex code of GB/T 2261.1": "{code} 不是 GB/T 2261.1 的性别代码",
    "{code} is no code of GB/T 3304": "{code} 不是 GB/T 3304 的民族代码",
    # Akoma Ntoso
    "not well-formed XML: {reason}": "XML 语法有误：{reason}",
    "a document type declaration is not accepted": "不接受文档类型声明（DOCTYPE）",
    "the root is {found}, not akomaNtoso in {namespace}": "根元素是 {found}，应为 {namespace} 中的 akomaNtoso",
    "akomaNtoso must hold one judgment or one doc": "akomaNtoso 中应有一个 judgment 或者一个 doc",
    "judicial has a result without an argument beside it": "judicial 中有 result 而没有与之并列的论据",
    "result has the type {type}": "result 的类型是 {type}",
    "the eId {id} stands {count} times": "eId {id} 出现 {count} 次",
    "{name} needs eId, href and showAs": "{name} 须有 eId、href 和 showAs",
    "{name} refers to nothing": "{name} 没有 refersTo",
    "{name} points to {target}, which is nowhere": "{name} 指向 {target}，而文中没有",
    "{name} has the date {date}": "{name} 的日期是 {date}",
    "{parent}: {found} do not stand in the order {order}": "{parent}：{found} 的次序应为 {order}",
    "{parent} cannot hold {name}": "{parent} 中不能有 {name}",
    "{parent} has no {name}": "{parent} 缺少 {name}",
    "{name} is empty": "{name} 为空",
}
"""Templates as `check_package` and `check_akn` fill them; the first that fits counts."""

_PLACE = re.compile(r"(cases/\S+): (.*)", re.DOTALL)
_CODE = re.compile(r"(XZ\d{3}): (.*)", re.DOTALL)


def in_chinese(fault: str) -> str:
    """A fault in Chinese; one in a form not known here stays as it is."""
    if placed := _PLACE.fullmatch(fault):
        return f"{placed[1]}：{in_chinese(placed[2])}"
    if coded := _CODE.fullmatch(fault):
        return f"{coded[1]}：{told(coded[1], coded[2], 'zh')[0]}"
    return retold(fault, CHINESE) or fault
