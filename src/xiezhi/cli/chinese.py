"""The help of every command and option in Chinese (a test holds that none is missing)."""

from __future__ import annotations

import click

GROUP = (
    "獬豸 xiezhi：离线阅读裁判文书、起诉状与仲裁裁决书，列出事实及其原文，提示虚假诉讼的文本迹象。"
    "只提示迹象，不作结论，由人判断。"
)

COMMANDS: dict[str, str] = {
    "analyze": "阅读文书：事实及其原文，异常迹象。",
    "annotate": "批量阅读卷宗库，生成结果目录。",
    "search": "在结果目录中按词搜索，或者查找类案。",
    "duplicates": "查找彼此雷同的文书。",
    "compare": "逐段比对两份文书的异同。",
    "screen": "筛查须看全库才能发现的线索。",
    "report": "为结果目录中的案件制作线索报告。",
    "exchange": "写出与检查其他格式：Akoma Ntoso、案件数据包、表格、标注。",
    "serve": "在本机打开审阅页面。",
    "reviews": "把审阅结果写成标注，查看与引擎的一致程度。",
    "train": "用带标注的文书微调模型。",
    "evaluate": "以人工标注检验引擎。",
    "schema": "输出某种格式的 JSON Schema。",
    "signs": "查看或者检查迹象规则。",
    "doctor": "查看已安装的组件与可用的模型。",
}

HELP: dict[str, str] = {
    "analyze": (
        "阅读文书（文本、HTML、Word、PDF、ZIP；- 为标准输入），列出事实与迹象。\n\n"
        "终端上为可读文本；`--format json` 为公布的数据格式（几份文书写到标准输出的，为 JSON 行），`html`、`docx` 为可入卷的线索报告，"
        "`akn` 为 Akoma Ntoso XML。"
    ),
    "analyze --output": "文件夹：写成其中的 <文件名>.<格式>。",
    "analyze --signs": "另加本单位的迹象规则目录。",
    "analyze --no-signs": "只列事实。",
    "analyze --model": "不用随附模型，另用此模型。",
    "analyze --no-model": "只用规则。",
    "annotate": (
        "把卷宗库（文件夹、ZIP、CSV、JSON 行、Parquet、XLSX、单个文件）读入结果目录。\n\n"
        "随时可以停止：同一命令从中断处继续。读不了的文书列在 `failures` 表。进度写到标准错误，合计写到标准输出。"
    ),
    "annotate --output": "结果目录。",
    "annotate --column": "如 text=全文、id=编号。",
    "annotate --workers": "进程数（默认每核一个）。",
    "annotate --signs": "另加本单位的迹象规则目录。",
    "annotate --no-signs": "只列事实。",
    "annotate --no-texts": "不保留正文（不能搜索、比对）。",
    "annotate --model": "不用随附模型，另用此模型。",
    "annotate --no-model": "只用规则。",
    "search": (
        "在结果目录中查找含有全部词语的文书。\n\n"
        "含空格的一段话请加引号；- 之后的词不得出现；法院: 案由: 案号: 人:（court: cause: number: people:）"
        "只查该字段。索引在第一次搜索时建在结果目录旁。"
    ),
    "search --like": "与某文件或者库中某文书相似的案件。",
    "duplicates": (
        "写出每一对近似重复的文书（doc_a、doc_b、similarity、method、group）。\n\n"
        "姓名、日期、金额先行遮盖，各判决通用的套话不计，所以换了借款人的同一诉状也能找到。"
        "结果留在目录旁，另换 --threshold 无须重算。--vectors 再加上模型看得出的换一种说法的文书（method 为 `vector`）。"
    ),
    "duplicates --output": ".csv 或者 .parquet 文件。",
    "duplicates --vectors": "再加模型认为相似的各对，余弦值自此起。",
    "compare": (
        "两份文书逐字相同之处、被替换之处（人、金额、日期）与只见于一份之处。\n\n"
        "遮盖姓名、日期、金额后逐句比对，不论所在位置。"
    ),
    "compare --output": "写到此文件，不写标准输出。",
    "compare --all": "相同的段落也列出。",
    "screen": (
        "写出排序的线索及其文书：高频出借人、两造共用的代理人、一张凭证诉至数院、批量案件、新增债权人、"
        "等额工资请求、角色互换、雷同文书。\n\n"
        "目录中有 clues、clue_documents、people（为何几处称呼算作一人）、links 的 CSV 与 Parquet，"
        "以及 clues.json、network.svg、timeline.svg。线索只是该看之处，不是结论。"
    ),
    "screen --output": "存放表格与图的文件夹。",
    "screen --rules": "本单位的 questions.toml、lenders.toml。",
    "screen --threshold": "用于雷同文书。",
    "screen --show": "显示几条线索。",
    "report": (
        "制作线索报告：文书写明的事实，迹象及其原文与依据，待核实事项。\n\n"
        "CASE 为文书编号或者案号；给出几个，合为一份报告。运行过 `xiezhi duplicates` 的，报告一并列出雷同文书。"
    ),
    "report --output": ".html 或者 .docx 文件。",
    "serve": (
        "审阅页面：标出迹象，采纳、不采纳、更正，比对，导出标注。\n\n"
        "不给 RUN 的，拖入或者粘贴文书。页面只对本机开放；--host 用其他地址的，须给 --token，并在前面设置带 TLS 的反向代理。"
    ),
    "serve --host": "监听地址；本机以外的地址须给 --token。",
    "serve --port": "端口。",
    "serve --token": "读者须输入一次的令牌（或者设置 XIEZHI_TOKEN）。",
    "serve --name": "页面的另一个主机名。",
    "serve --reviews": "审阅记录存放的文件，默认 RUN/reviews.sqlite。",
    "serve --screening": "`xiezhi screen` 写出的文件夹。",
    "serve --max-upload": "一次最多发送多少 MiB。",
    "serve --signs": "另加本单位的迹象规则目录，用于拖入的文书。",
    "serve --model": "不用随附模型，另用此模型，用于拖入的文书。",
    "serve --no-model": "拖入的文书只用规则读取。",
    "reviews": "审阅页面上作出的决定：可供学习的标注，与引擎的一致程度。",
    "reviews export": (
        "把审阅过的文书写成标注，供 `xiezhi train` 和 `xiezhi evaluate` 使用。\n\n"
        "RUN 为结果目录，或者 `xiezhi serve --reviews FILE` 的文件。标注附有未遮盖的文书全文。"
    ),
    "reviews export --output": "文件夹，或者 .jsonl 文件。",
    "reviews export --decided-only": "略去没有人决定过的迹象和事实。",
    "reviews agreement": "逐项显示审阅人与引擎的一致程度。",
    "exchange": "写出与检查其他格式。",
    "exchange check": "检查案件数据包（.zip）与 Akoma Ntoso 文书（.xml）；有错的，退出码为 1。",
    "exchange labels": (
        "标注与其他工具互转：doccano、Label Studio、brat、CoNLL 列、spaCy 的 DocBin。\n\n"
        "每处标注都与正文核对，出错时指明文件与行。目标格式表达不了的内容会说明。"
    ),
    "exchange labels --output": "文件；annotation、brat 为文件夹。",
    "exchange write": (
        "分析文书，写成案件数据包、Akoma Ntoso、表格或者 JSON。\n\n"
        "用 --mask 时，同一 --key 写出的各文书中，同一人的化名相同。"
    ),
    "exchange write --output": "文件；csv、akn、json 为文件夹。",
    "exchange write --mask": "姓名换成固定化名，号码换成带密钥的散列。",
    "exchange write --key": "--mask 的密钥；给出新文件名的，生成新密钥。",
    "exchange write --by": "由谁打包，记入数据包的审计记录。",
    "exchange write --signs": "另加本单位的迹象规则目录。",
    "exchange write --model": "不用随附模型，另用此模型。",
    "exchange write --no-model": "只用规则。",
    "train": "用带标注的文书微调，在其他文书上检验，写出模型及其说明。",
    "train --data": "带标注的文书。",
    "train --format": "--data 与 --check 出自何种标注工具（默认为标注文件夹、JSON 行或者 CoNLL 列）。",
    "train --group": "文件名表达式：组相同的文件为同一案件的材料（signs）。",
    "train --output": "新模型的文件夹。",
    "train --base": "由何编码器开始：模型文件夹或者 BERT 检查点（默认随附模型）。",
    "train --check": "用于检验的带标注文书（默认取 --data 的一部分）。",
    "train --unlabelled": "待排序的文书：接下来标注哪些。",
    "train --heads-only": "编码器不动：较快，文书少时已够。",
    "train --labels": "只学这些标签，以英文逗号分隔。",
    "train --int8": "量化为 int8，F1 下降不超过半个百分点时。",
    "evaluate": "以人工标注检验引擎（`xiezhi schema annotation`）。",
    "evaluate --data": "存放 NAME.json 标注的文件夹。",
    "evaluate --texts": "存放 NAME.txt 的文件夹（默认在标注旁）。",
    "evaluate --wrong": "逐份列出该字段的出入。",
    "evaluate --json": "以 JSON 输出数字。",
    "evaluate --signs": "另加本单位的迹象规则目录。",
    "evaluate --model": "不用随附模型，另用此模型。",
    "evaluate --no-model": "只用规则。",
    "evaluate --baseline": "与此前的数字对照；任一项 F1 下降超过半个百分点的，退出码为 1。",
    "evaluate --renew": "以今天的数字更新 --baseline，并写明理由。",
    "schema": "输出某种格式的 JSON Schema（draft 2020-12）。",
    "signs": (
        "查看迹象规则，某一迹象（`xiezhi signs large_cash_delivery`），或者运行其例句。\n\n"
        "`xiezhi signs check DIR` 运行 DIR 中全部例句；不写 DIR 的，运行随附规则的例句。"
    ),
    "signs --signs": "另加本单位的迹象规则目录。",
    "doctor": "显示版本、组件与模型；任何内容都不离开本机。",
}


def translate(command: click.Command, path: str) -> click.Command:
    """Put Chinese help on a command and its options; what has none stays as it is.

    `path` is the command as typed, without `xiezhi`: `analyze`, `exchange write`.
    """
    command.help = HELP.get(path, command.help)
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = HELP.get(f"{path} {option.opts[0]}", option.help)
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            translate(child, f"{path} {name}")
    return command
