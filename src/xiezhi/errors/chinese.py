"""The catalogue of errors in Chinese: the same codes and placeholders as `xiezhi.errors.CATALOGUE` (a test holds it)."""

from __future__ import annotations

from xiezhi.errors.entry import Entry

_OFFSETS = "位置与正文对不上：请连同标注时所用的正文一起重新导出。"
_FETCH_MODEL = "请重新取得模型文件夹。"

CHINESE: dict[str, Entry] = {
    # --- XZ1xx 读取 ----------------------------------------------------------------------------------
    "XZ101": Entry("打不开 {path}：{reason}", "请确认文件存在，并且有权读取。"),
    "XZ102": Entry("{path} 是空文件", "请从导出文书的系统重新取得。"),
    "XZ103": Entry(
        "文件过大：{size} 字节，上限为 {limit} 字节",
        "请拆成一份文书一个文件；确系一份文书的，请提高上限。",
    ),
    "XZ104": Entry(
        "文件解压后远超一份文书应有的大小（ZIP 炸弹）", "也不要用其他程序打开，请向提供者索取文书本身。"
    ),
    "XZ105": Entry(
        "Word 97-2003 二进制文件（.doc），本程序不读取", "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx。"
    ),
    "XZ106": Entry("{kind} 文件有密码保护", "请另存一份不带密码的副本再读取。"),
    "XZ107": Entry("{kind} 文件损坏：{reason}", "请重新取得；其他程序能打开的，请从那里另存一份。"),
    "XZ108": Entry(
        "扫描的 PDF：全部 {count} 页均无文字层", "请先做文字识别（OCR），再读取识别后带文字的 PDF。"
    ),
    "XZ109": Entry("{kind} 不能作为文书读取", "请另存为 .docx、带文字的 PDF、HTML 或文本。"),
    "XZ110": Entry("文件中没有文字（{kind}）", "请核对文书是否导出完整。"),
    "XZ111": Entry("丢失 {count} 个字符：字节不符合 {encoding} 编码", "请重新取得文书，或者对照原件该处。"),
    "XZ112": Entry("文书写成时已丢失 {count} 个字符（{encoding} 中含 U+FFFD）", "请从原始出处重新取得文书。"),
    "XZ113": Entry("不明的二进制文件", "请确认这是文书；另存为 .docx、PDF、HTML 或文本。"),
    "XZ114": Entry("页眉页脚未计入正文：{text}", "请对照原件。"),
    "XZ115": Entry("文件名以 {suffix} 结尾，内容是 {kind}", "无需处理：已按实际内容读取。"),
    "XZ116": Entry("XML 自行声明了实体，拒绝读取", "请删去 <!ENTITY> 声明，或者导出不含该声明的文书。"),
    "XZ117": Entry(
        "略去 {count} 处修订删除，修订插入按正文读取", "如需另一版本，请在 Word 中接受或者拒绝修订。"
    ),
    "XZ118": Entry("{count} 张图片未读取", "请对照原件；图片中的文字需做文字识别（OCR）。"),
    "XZ119": Entry("{count} 个嵌入文件未读取", "请用 Word 打开文书，另存为 .docx。"),
    "XZ120": Entry("PDF 有 {count} 页，上限为 {limit} 页", "请拆成一份文书一个文件。"),
    "XZ121": Entry("第 {page} 页没有文字层", "请对该页做文字识别（OCR）。"),
    "XZ122": Entry("文字层中 {percent} % 的字符无法辨认", "该 PDF 缺少字符表：请做文字识别（OCR）。"),
    "XZ123": Entry("这是 ZIP 压缩包，不是一份文书", "请用于可读多个文件之处：其中的文件会逐个读取。"),
    "XZ124": Entry("这是图片，不是文字", "请做文字识别（OCR），再读取结果。"),
    "XZ125": Entry("压缩包成员的名称指向压缩包之外", "请重新打包。"),
    "XZ126": Entry("压缩包成员已加密", "请用密码解压，再读取文件。"),
    "XZ127": Entry("压缩包成员是链接或者设备，不是文件", "请打包文件本身。"),
    "XZ128": Entry("压缩包嵌套超过两层，不再打开", "请先解压内层压缩包。"),
    "XZ129": Entry("压缩包解压后超过 {limit} 字节，其余未读取", "请分批读取。"),
    "XZ130": Entry("压缩包有 {count} 个成员，上限为 {limit} 个", "请拆成较小的压缩包。"),
    "XZ131": Entry("{count} 个字符曾被重复编码，已按本意读取", "无需处理。"),
    "XZ132": Entry(
        "按 {encoding} 读取，但正文不像中文，编码可能是别的", "请看正文；如系乱码，请另存为 UTF-8 再读取。"
    ),
    "XZ133": Entry(
        "{suffix} 文件装的是多行数据，不是一份文书",
        "表格请用 `xiezhi annotate` 逐行读取；其他文书请用文本、Word、PDF 或 HTML。",
    ),
    # --- XZ20x 解析 ----------------------------------------------------------------------------------
    "XZ201": Entry(
        "未识别出这是哪一种法律文书", "请核对文件是否有误；裁判文书或诉状可能缺了标题，读出的内容会不完整。"
    ),
    # --- XZ30x 迹象 ----------------------------------------------------------------------------------
    "XZ301": Entry("{path} 中没有迹象规则（.toml 文件）", "请指定至少含一个 .toml 规则文件的目录。"),
    "XZ302": Entry("{path} 不是合法的 TOML：{reason}", "请改正该行；引号、括号须成对。"),
    "XZ303": Entry("{path} 第 {line} 行：{reason}", "请改正该行；随附规则旁的 README 说明每个字段。"),
    "XZ304": Entry("没有名为 {id} 的迹象", "用 `xiezhi signs` 查看全部迹象。"),
    # --- XZ35x 知识表 --------------------------------------------------------------------------------
    "XZ350": Entry(
        "知识表 {table} 缺失或者损坏：{reason}", "请重新安装 xiezhi；自行改过该表的，请改正其制表符与列。"
    ),
    "XZ351": Entry("{path} 无法使用：{reason}", "请与 xiezhi 随附的同名文件对照。"),
    # --- XZ4xx 模型 ----------------------------------------------------------------------------------
    "XZ401": Entry("{path} 中没有模型", "请给出含 labels.json、model.onnx、tokenizer.json 的文件夹。"),
    "XZ402": Entry("读不了 {path}：{reason}", "请重新取得模型，或者换用 xiezhi 的其他版本。"),
    "XZ403": Entry("{path} 不是发布时的文件：{reason}", _FETCH_MODEL),
    "XZ404": Entry("模型没有任务 {task}", "该模型的任务：{known}。"),
    # --- XZ50x–XZ53x 卷宗库 --------------------------------------------------------------------------
    "XZ501": Entry(
        "{path} 不是 `xiezhi annotate` 生成的结果目录", "请先运行 `xiezhi annotate 来源 --output {path}`。"
    ),
    "XZ502": Entry(
        "{run} 是由别的内容生成的：{changes}", "请为新内容另指定 --output，或者删除 {run} 后重新开始。"
    ),
    "XZ503": Entry("{path}：认不出哪一列是正文（各列：{columns}）", "请指明：--column text=列名。"),
    "XZ504": Entry("该行没有正文", "请核对表格是否导出完整。"),
    "XZ505": Entry("该行有 {count} 格，表头有 {expected} 格", "请查看该行及上一行的引号。"),
    "XZ506": Entry("坏行：{reason}", "请在表中改正该行，或者删去。"),
    "XZ507": Entry("{path}：表格读不了：{reason}", "请重新导出，或者另存为 UTF-8 的 CSV。"),
    "XZ508": Entry("另一进程正在写 {run}", "请等它结束，或者停止它。"),
    "XZ509": Entry("写不进 {path}：{reason}", "请腾出空间或者另指定 --output；同一命令会从中断处继续。"),
    "XZ510": Entry("文书未能分析：{reason}", "这是程序的毛病：文书可以外示的，请连同文书反馈。"),
    "XZ511": Entry(
        "读取该文书的进程中止（{reason}）", "请用其他程序打开并另存；文书很大的，请在内存更大的机器上读取。"
    ),
    "XZ512": Entry("与 {other} 内容相同，只计一次", "无需处理。"),
    "XZ513": Entry("该行以 {encoding} 编码，整表以 {table} 编码", "无需处理：已按实际编码读取。"),
    "XZ514": Entry("{paths} 中没有可读的内容", "请指定存在且含文书的文件或者文件夹。"),
    "XZ515": Entry("需要 {name}，尚未安装", "请用 `{command}` 安装。"),
    "XZ516": Entry("工作进程接连中止：{reason}", "请减少 --workers，或者换用内存更大的机器。"),
    "XZ517": Entry("{pair} 没有指明列", "请写成 角色=列名，角色为 {roles} 之一。"),
    "XZ518": Entry("{path}：没有 {column} 列（各列：{columns}）", "请写其中一列的名称。"),
    "XZ519": Entry("--output {run} 位于所读来源 {source} 之内", "请指定来源之外的文件夹。"),
    "XZ520": Entry("{words} 中没有可搜索的词", "请给出一个词，或者用引号括起的一段话。"),
    "XZ521": Entry("{run} 中没有文书 {id}", "用 `xiezhi search` 查找名称。"),
    "XZ522": Entry(
        "单元格有 {count} 个字符，已达 Excel 上限，正文可能被截断",
        "请将表格导出为 CSV，其单元格长度不受此限。",
    ),
    "XZ523": Entry("该行内的引号没有双写，单元格可能在引号处被截断", "请与原件核对；重新导出时引号须双写。"),
    "XZ524": Entry("从此处起有 {count} 行无法成行：{reason}", "请查看该处的引号；重新导出表格，引号须双写。"),
    "XZ525": Entry(
        "{path} 损坏或者丢失", "请再次运行同一 `xiezhi annotate` 命令：损坏的分片重做，其余不动。"
    ),
    "XZ526": Entry("{field} 之后没有要搜索的词", "请紧接冒号写出该词；整段话请用引号括起。"),
    "XZ527": Entry(
        "{path} 由另一版本的 xiezhi 写成（格式 {found}，本版本读取 {known}）",
        "请用写成它的版本，或者用 `xiezhi annotate` 重新生成。",
    ),
    "XZ528": Entry("{run} 生成时没有用模型，不含向量", "请去掉 --vectors，或者不带 --no-model 重新生成。"),
    "XZ530": Entry("{run} 生成时未保留正文，不能搜索和比对", "请去掉 `--no-texts` 重新生成。"),
    "XZ531": Entry("{path}：表格写成 {known}", "请让文件以其中一种后缀结尾。"),
    # --- XZ60x–XZ65x 报告与交换 ----------------------------------------------------------------------
    "XZ601": Entry("不是分析结果：{reason}", "请用 `xiezhi analyze 文件 --format json` 重新生成。"),
    "XZ602": Entry("{path} 第 {line} 行：{reason}", "请改正该行，或者从标注工具重新导出。"),
    "XZ603": Entry("{path} 第 {line} 行：标签 {label} 实为「{found}」，却称为「{said}」", _OFFSETS),
    "XZ604": Entry(
        "{path} 第 {line} 行：标签 {label} 的位置 {start} 至 {end} 超出正文（共 {chars} 字）", _OFFSETS
    ),
    "XZ605": Entry("{path} 中没有带标注的文书", "此处可读的格式：{known}。"),
    "XZ607": Entry("{path}：{reason}", "请另指定 --output，或者腾出空间。"),
    "XZ608": Entry(
        "{path} 不能用作密钥：{reason}",
        "请给出至少 16 字节的保密文件，或者一个新文件名，程序会生成密钥。",
    ),
    "XZ609": Entry(
        "{field}「{string}」有 {count} 处在一处标了、在另一处没标",
        "标注格式对每次出现都计：请全部标注，或者都不标。",
    ),
    "XZ610": Entry("需要 {name}，尚未安装", "请用 `pip install '{package}'` 安装。"),
    "XZ611": Entry("{run} 中没有案件 {case}", "用 `xiezhi search` 查找名称，或者查 `documents` 表。"),
    "XZ612": Entry("{path}：报告写成 {known}", "请让文件以其中一种后缀结尾。"),
    # --- XZ7xx 审阅页面 -------------------------------------------------------------------------------
    "XZ701": Entry(
        "{host} 可由其他机器访问，但没有设置令牌",
        "请给出 --token（或 XIEZHI_TOKEN），或者不改 --host：页面只对本机开放。",
    ),
    "XZ702": Entry("令牌过短", "请使用至少 {least} 个不易猜出的字符。"),
    "XZ703": Entry(
        "以不属于本页面的主机名访问：{host}", "请使用 `xiezhi serve` 打印的地址，或者用 --name 写明主机名。"
    ),
    "XZ704": Entry("表单不属于本次会话", "请重新打开页面，再做一次。"),
    "XZ705": Entry("发送的内容超过 {limit} 字节", "请减少一次发送的文件，或者以更大的 --max-upload 启动。"),
    "XZ706": Entry("令牌不对", "请向启动本页面的人索取。"),
    "XZ707": Entry("审阅记录 {path} 无法使用：{reason}", "请用 --reviews 指定另一个文件。"),
    "XZ708": Entry(
        "审阅记录 {path} 由更新的版本写成（格式 {found}，本版本只认到 {known}）",
        "请使用写成它的 xiezhi 版本。",
    ),
    "XZ709": Entry("{path} 中没有审阅记录", "请先用 `xiezhi serve {path}` 审阅文书。"),
    "XZ710": Entry("启动时没有指定运行目录", "请用 `xiezhi serve RUN` 启动，以查看其中的文书。"),
    "XZ711": Entry("这里没有文书 {id}", "请在线索列表中查找。"),
    "XZ712": Entry("作出决定需要审阅人姓名", "请在页面上方填写姓名。"),
    "XZ713": Entry("更正的内容不合要求：{reason}", "请改正后再次提交。"),
    "XZ714": Entry("没有收到可以读取的内容", "请选择文件，或者粘贴文字。"),
    "XZ715": Entry("此地址没有内容", "请回到首页。"),
    "XZ717": Entry("{path} 中没有跨案筛查结果", "请用 `xiezhi screen RUN --output {path}` 生成。"),
    "XZ718": Entry(
        "无法在 {host} 的端口 {port} 上打开页面", "端口已被其他程序占用的，请用 --port 另指定一个。"
    ),
    "XZ716": Entry("需要 {name}，尚未安装", "请运行 `pip install 'xiezhi[serve]'` 安装。"),
    # --- XZ8xx 训练 ----------------------------------------------------------------------------------
    "XZ801": Entry(
        "{path} 中没有 {name}", "请给出含 config.json、tokenizer.json、model.safetensors 的文件夹。"
    ),
    "XZ802": Entry("{path} 中的编码器不能用：{reason}", "请用 transformers 布局的 BERT 检查点。"),
    "XZ803": Entry(
        "{path} 中没有可用于该任务的带标注文书",
        "请给出 NAME.txt 与 NAME.json（`xiezhi schema annotation`）、JSON 行或者 CoNLL 列。",
    ),
    "XZ804": Entry("{path} 第 {line} 行：{reason}", "请改正该行后重新开始。"),
    "XZ805": Entry(
        "标签 {label} 只见于 {count} 份文书，不够学习和检验",
        "请多标注几份含该标签的文书，或者用 `--labels` 将其排除。",
    ),
    "XZ806": Entry("{count} 份带标注的文书太少：学习与检验须用不同的文书", "请至少标注 {least} 份。"),
    "XZ807": Entry(
        "{left} 与 {right} 有 {share} % 相同，却分在两侧",
        "请去掉其中一份：在训练文书的副本上测得的数字没有意义。",
    ),
    "XZ808": Entry(
        "{path} 中没有孰更相似的样例", "请给出含 anchor、near、far 或者 text_a、text_b、label 的 JSON 行。"
    ),
    "XZ809": Entry("训练需要 {name}，尚未安装", "请用 `pip install 'xiezhi[train]'` 安装。"),
    "XZ810": Entry(
        "int8 使 {task} 的 F1 下降 {lost} 个百分点，超过 {limit}",
        "请延长训练或者增加数据；或者用 `--no-int8` 保留 32 位浮点。",
    ),
    "XZ811": Entry(
        "{count} 份文书中至少出现在 {least} 份里的各种迹象，在留出的案件上都不够准确",
        "请多标注出现同一迹象的案件。",
    ),
    # --- XZ9xx 命令与设置 ----------------------------------------------------------------------------
    "XZ901": Entry("{path} 不是合法的标注：{reason}", "请与 `xiezhi schema annotation` 对照。"),
    "XZ902": Entry("{path}：{field} 写作「{string}」，正文中没有", "请按原文逐字照抄，字符与全半角须一致。"),
    "XZ903": Entry("{path} 中没有标注", "请给出每份 NAME.txt 各有一份 NAME.json 的文件夹。"),
    "XZ904": Entry("写不进 {path}：{reason}", "请另指定 --output，须是有权写入的文件夹。"),
    "XZ905": Entry("{path} 未能分析（{reason}）", "其他文书不受影响。请连同文书或者能重现的一段反馈。"),
    "XZ906": Entry("几份文书不能以 {form} 格式写成一个流", "请指定 --output 文件夹，每份文书写一个文件。"),
    "XZ907": Entry("没有字段 {field}", "字段：{known}。"),
    "XZ908": Entry(
        "{path} 中没有基线：{reason}", '请用 `xiezhi evaluate … --baseline 文件 --renew "理由"` 生成。'
    ),
}

# What stands in `{reason}`: first what the operating system says in English whatever the locale, then templates.
REASONS = {
    "No such file or directory": "没有这个文件或者文件夹",
    "Permission denied": "没有权限",
    "Is a directory": "这是文件夹，不是文件",
    "Not a directory": "这是文件，不是文件夹",
    "File exists": "已有同名文件",
    "File name too long": "文件名过长",
    "No space left on device": "磁盘已满",
    "Read-only file system": "磁盘只读",
    # signs of an office
    "`{key}` is missing": "缺少 `{key}`",
    "`{key}` must be a text": "`{key}` 应为文字",
    "`{key}` must be a list of texts": "`{key}` 应为文字列表",
    "`{key}` must be a number": "`{key}` 应为数字",
    "`{key}` must be true or false": "`{key}` 应为 true 或者 false",
    "`{key}` must map names to lists of texts": "`{key}` 应为名称到文字列表的对照",
    "`{key}` must be a list of tables": "`{key}` 应为表的列表",
    "`{key}` may hold small letters, digits and underscores only": "`{key}` 只能由小写字母、数字和下划线组成",
    "`{key}` is {value}, but may only be {known}": "`{key}` 写作 {value}，可用：{known}",
    "`{key}` holds {value}, but may only hold {known}": "`{key}` 中有 {value}，可用：{known}",
    "`{key}` is not known here; what belongs to the sign stands above its [[sign.pattern]] tables": (
        "此处没有 `{key}` 字段；属于该迹象的字段应写在 [[sign.pattern]] 之前"
    ),
    "the sign {id} stands twice in this file": "本文件中迹象 {id} 出现两次",
    "authority 「{item}」 must read 名称 | 条 | 日期": "依据「{item}」应写成 名称 | 条 | 日期",
    "no word list is called {name}": "没有名为 {name} 的词表",
    "an example needs either `fires` or `silent`": "例句须写明 `fires` 或者 `silent`",
    "phrase 「{phrase}」: a closing brace too many at character {at}": "措辞「{phrase}」第 {at} 字处多了一个右括号",
    "phrase 「{phrase}」: a bar outside braces at character {at}": "措辞「{phrase}」第 {at} 字处的竖线不在括号内",
    "phrase 「{phrase}」: a brace that is never closed": "措辞「{phrase}」的括号没有闭合",
    "phrase 「{phrase}」: no word list is called <{name}>": "措辞「{phrase}」中没有名为 <{name}> 的词表",
    "phrase 「{phrase}」: nothing in it is certain to stand in the text: every part is optional or a gap": (
        "措辞「{phrase}」没有必定出现的文字：各部分均可省略或者为空档"
    ),
    "{what} (at line {line}, column {column})": "第 {line} 行第 {column} 列：{what}",
    "it holds neither {one} nor {other}": "其中既没有 {one}，也没有 {other}",
    # runs
    "format {old} → {new}": "格式 {old} → {new}",
    "settings {name}: {old} → {new}": "设置 {name}：{old} → {new}",
    "code {name}: {old} → {new}": "程序 {name}：{old} → {new}",
    "model: {old} → {new}": "模型：{old} → {new}",
    "{count} input(s) added ({name} …)": "增加 {count} 个输入文件（{name} …）",
    "{count} input(s) gone ({name} …)": "减少 {count} 个输入文件（{name} …）",
    "{count} input(s) changed ({name} …)": "改动 {count} 个输入文件（{name} …）",
    "order of inputs": "输入文件的次序",
    "input files": "输入文件",
    "content between {first} and {last} is not what it was": "{first} 至 {last} 之间的内容已变",
    # labels, keys, documents
    "there is no text": "没有正文",
    "not JSON: {what}": "不是 JSON：{what}",
    "{start} and {end} are no offsets": "{start} 和 {end} 不是位置",
    "{label} is no label": "{label} 不是标签",
    "{label} is not sign:ID:speaker:status": "{label} 不是 sign:ID:speaker:status 的形式",
    "span {start}:{end} does not lie in the text of {count} characters": "{start}:{end} 超出 {count} 个字符的正文",
    "span {start}:{end} is «{found}», not «{said}»": "{start}:{end} 处是「{found}」，不是「{said}」",
    "{count} bytes are too few": "只有 {count} 字节，太少",
    "it has no main document": "其中没有正文",
    "it holds no page": "其中没有网页",
    "it has no header line": "没有表头",
    "it is missing": "文件缺失",
    "its checksum differs from the one in labels.json": "校验值与 labels.json 所载不符",
    "file is not a database": "不是数据库文件",
}
