"""The catalogue of errors a user can meet: each has a code, a sentence that says what happened, and a remedy.

Codes by room: XZ1xx reading, XZ2xx parsing and values, XZ3xx signs and knowledge, XZ4xx models,
XZ5xx archives, XZ6xx reports and exchange, XZ7xx review pages, XZ8xx learning, XZ9xx commands and settings.

The same codes stand on a `Problem` (something on a result that a reader should know) and on a `XiezhiError`
(something that stopped the work).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """What a code means: a message with `{placeholders}` and what the user can do about it."""

    message: str
    remedy: str


CATALOGUE: dict[str, Entry] = {
    # --- XZ1xx reading -------------------------------------------------------------------------------
    "XZ101": Entry("cannot open {path}: {reason}", "Check that the file exists and that you may read it."),
    "XZ102": Entry("{path} is empty", "Fetch the document again from where it was exported."),
    "XZ103": Entry(
        "the file is too large: {size} bytes, the limit is {limit}",
        "Split it into one file per document, or raise the limit if it really is one document.",
    ),
    "XZ104": Entry(
        "the file unpacks to far more than a document holds (ZIP bomb)",
        "Do not open it by other means either; ask the sender for the document itself.",
    ),
    "XZ105": Entry(
        "true binary Word 97-2003 file (.doc), which is not read here",
        "Open it in Word, WPS or LibreOffice and save it as .docx.",
    ),
    "XZ106": Entry(
        "the {kind} file is protected by a password", "Save a copy without the password and read that."
    ),
    "XZ107": Entry(
        "damaged {kind}: {reason}",
        "Fetch the file again; if another program opens it, save it anew from there.",
    ),
    "XZ108": Entry(
        "scanned PDF: none of its {count} pages has a text layer",
        "Run character recognition (OCR) over it and read the PDF with text that comes out.",
    ),
    "XZ109": Entry(
        "{kind} is not read as a document", "Save the document as .docx, PDF with text, HTML or text."
    ),
    "XZ110": Entry(
        "there is no text in this file ({kind})", "Look whether the document was exported completely."
    ),
    "XZ111": Entry(
        "{count} character(s) lost: the bytes do not fit {encoding}",
        "Fetch the document again, or look at the place in the original.",
    ),
    "XZ112": Entry(
        "{count} character(s) were already lost when the document was written ({encoding} holds U+FFFD)",
        "Fetch the document again from its source.",
    ),
    "XZ113": Entry(
        "unknown binary file", "Check that this is a document; save it as .docx, PDF, HTML or text."
    ),
    "XZ114": Entry("running heads or footers left out of the text: {text}", "Look at them in the original."),
    "XZ115": Entry(
        "the name ends in {suffix}, the content is {kind}", "Nothing to do: it was read as what it is."
    ),
    "XZ116": Entry(
        "XML that declares entities of its own is refused",
        "Remove the <!ENTITY> declarations, or export the document without them.",
    ),
    "XZ117": Entry(
        "{count} tracked deletion(s) left out, tracked insertions read as text",
        "Accept or reject the changes in Word if another version is meant.",
    ),
    "XZ118": Entry(
        "{count} picture(s) not read", "Look at them in the original; text in pictures needs OCR."
    ),
    "XZ119": Entry(
        "{count} inserted file(s) not read", "Open the document in Word and save it again as .docx."
    ),
    "XZ120": Entry("the PDF has {count} pages, the limit is {limit}", "Split it into one file per document."),
    "XZ121": Entry("page {page} has no text layer", "Run character recognition (OCR) over this page."),
    "XZ122": Entry(
        "{percent} % of the characters of the text layer are not legible",
        "The PDF lacks its character tables: run character recognition (OCR) over it.",
    ),
    "XZ123": Entry(
        "this is a ZIP archive, not a document", "Give it where many files are read: its members are read."
    ),
    "XZ124": Entry(
        "this is a picture, not text", "Run character recognition (OCR) over it and read the result."
    ),
    "XZ125": Entry("the name of the archive member leads out of the archive", "Pack the archive anew."),
    "XZ126": Entry("the archive member is encrypted", "Unpack it with its password and read the files."),
    "XZ127": Entry("the archive member is a link or a device, not a file", "Pack the file itself."),
    "XZ128": Entry("an archive in an archive in an archive is not opened", "Unpack the inner archive first."),
    "XZ129": Entry(
        "the archive unpacks to more than {limit} bytes; the rest is not read", "Read it in parts."
    ),
    "XZ130": Entry(
        "the archive has {count} members, the limit is {limit}", "Split it into smaller archives."
    ),
    "XZ131": Entry("{count} character(s) were encoded twice and are read as meant", "Nothing to do."),
    "XZ132": Entry(
        "read as {encoding}, but the text does not look like Chinese: the encoding may be another one",
        "Look at the text; if it is garbled, save the document as UTF-8 and read that.",
    ),
    "XZ133": Entry(
        "a {suffix} file holds rows or data, not one document",
        "Read the rows of a table with `xiezhi annotate`; give other documents as text, Word, PDF or HTML.",
    ),
    # --- XZ20x parsing --------------------------------------------------------------------------------
    "XZ201": Entry(
        "no kind of legal document was recognised in this text",
        "Look whether it is the right file; a judgment or a party's paper may have lost its title, and what is read "
        "of it may then be incomplete.",
    ),
    # --- XZ30x signs ----------------------------------------------------------------------------------
    "XZ301": Entry(
        "no signs (.toml files) in {path}", "Name a directory that holds at least one .toml file of signs."
    ),
    "XZ302": Entry(
        "{path} is not valid TOML: {reason}",
        "Put the line right; quotation marks and brackets come in pairs.",
    ),
    "XZ303": Entry(
        "{path}, line {line}: {reason}",
        "Put the line right; the README beside the shipped signs explains every field.",
    ),
    "XZ304": Entry("there is no sign called {id}", "List the signs with `xiezhi signs`."),
    # --- XZ35x knowledge tables ----------------------------------------------------------------------
    "XZ350": Entry(
        "the knowledge table {table} is missing or damaged: {reason}",
        "Install xiezhi again; if you changed the table yourself, put its tabs and columns right.",
    ),
    "XZ351": Entry(
        "{path} cannot be used: {reason}", "Compare it with the file of the same name that comes with xiezhi."
    ),
    # --- XZ4xx models --------------------------------------------------------------------------------
    "XZ401": Entry("{path} holds no model", "Give a folder with labels.json, model.onnx and tokenizer.json."),
    "XZ402": Entry(
        "cannot read {path}: {reason}", "Fetch the model again, or use another version of xiezhi."
    ),
    "XZ403": Entry("{path} is not the published file: {reason}", "Fetch the model folder again."),
    "XZ404": Entry("the model has no task {task}", "Tasks of this model: {known}."),
    # --- XZ50x–XZ53x archives -------------------------------------------------------------------------
    "XZ501": Entry(
        "{path} is not a run directory", "Make one with `xiezhi annotate SOURCE --output {path}`."
    ),
    "XZ502": Entry(
        "{run} was made from something else: {changes}",
        "Give another --output for the new state, or remove {run} to start over.",
    ),
    "XZ503": Entry(
        "{path}: no column is known to hold the text (columns: {columns})",
        "Say which one does: --column text=COLUMN.",
    ),
    "XZ504": Entry("the row has no text", "Look whether the table was exported completely."),
    "XZ505": Entry(
        "the row has {count} cells, the header {expected}",
        "Look at the quotation marks of this row and of the one before it.",
    ),
    "XZ506": Entry("broken row: {reason}", "Put the row right in the table, or leave it out."),
    "XZ507": Entry(
        "{path}: the table cannot be read: {reason}", "Export it again, or save it as CSV in UTF-8."
    ),
    "XZ508": Entry("another process is writing {run}", "Wait until it is done, or stop it."),
    "XZ509": Entry(
        "cannot write in {path}: {reason}",
        "Make room or give another --output; the same command goes on where this one stopped.",
    ),
    "XZ510": Entry(
        "the document could not be analyzed: {reason}",
        "This is a fault of the engine: report it with the text, if the text may be shown.",
    ),
    "XZ511": Entry(
        "the process reading this document died ({reason})",
        "Open it by other means and save it anew; if it is very large, read it on a machine with more memory.",
    ),
    "XZ512": Entry("the same content as {other}; counted once", "Nothing to do."),
    "XZ513": Entry(
        "the row is written in {encoding}, its table in {table}", "Nothing to do: it was read as what it is."
    ),
    "XZ514": Entry("nothing to read in {paths}", "Name a file or folder that exists and holds documents."),
    "XZ515": Entry("this needs {name}, which is not installed", "Install it with `{command}`."),
    "XZ516": Entry(
        "worker processes keep dying: {reason}", "Use fewer --workers, or a machine with more memory."
    ),
    "XZ517": Entry("{pair} names no column", "Write ROLE=COLUMN, with ROLE one of {roles}."),
    "XZ518": Entry("{path}: there is no column {column} (columns: {columns})", "Name one of its columns."),
    "XZ519": Entry(
        "--output {run} lies inside the archive {source}", "Give a folder outside of what is being read."
    ),
    "XZ520": Entry("nothing to search for in {words}", "Give a word, or a passage in quotation marks."),
    "XZ521": Entry("there is no document {id} in {run}", "Look the name up with `xiezhi search`."),
    "XZ522": Entry(
        "a cell holds {count} characters, the most that Excel keeps: the text may be cut off",
        "Export the table as CSV, where cells may be longer.",
    ),
    "XZ523": Entry(
        "quotation marks inside the row are not doubled: a cell may be cut at one",
        "Compare the text with the original; export the table with doubled quotation marks.",
    ),
    "XZ524": Entry(
        "no rows can be made of {count} lines from here on: {reason}",
        "Look at the quotation marks there; export the table again, with doubled quotation marks.",
    ),
    "XZ525": Entry(
        "{path} is damaged or gone",
        "Give the same `xiezhi annotate` command again: damaged shards are done anew, the others stay.",
    ),
    "XZ526": Entry(
        "no word follows {field}", "Write the word right after the colon; put a passage in quotation marks."
    ),
    "XZ527": Entry(
        "{path} was written by another version of xiezhi (form {found}, read here is {known})",
        "Use the version that wrote it, or make the run again with `xiezhi annotate`.",
    ),
    "XZ528": Entry(
        "{run} holds no vectors: it was made without a model",
        "Leave out --vectors, or make the run again without --no-model.",
    ),
    "XZ530": Entry(
        "{run} was made without texts: they can be neither searched nor compared",
        "Make the run again without `--no-texts`.",
    ),
    "XZ531": Entry("{path}: a table is written as {known}", "Give the file one of these endings."),
    # --- XZ60x–XZ65x reports and exchange --------------------------------------------------------------
    "XZ601": Entry("not an analysis: {reason}", "Write it anew with `xiezhi analyze FILE --format json`."),
    "XZ602": Entry(
        "{path}, line {line}: {reason}", "Put the line right, or export it again from the labelling tool."
    ),
    "XZ603": Entry(
        "{path}, line {line}: the label {label} covers «{found}», but is said to cover «{said}»",
        "The offsets do not fit the text: export the labels together with the text they were made on.",
    ),
    "XZ604": Entry(
        "{path}, line {line}: the label {label} from {start} to {end} lies outside the text ({chars} characters)",
        "The offsets do not fit the text: export the labels together with the text they were made on.",
    ),
    "XZ605": Entry("{path} holds no labelled documents", "Formats read here: {known}."),
    "XZ606": Entry("{path} is not a case package: {reason}", "Ask the sender for the package again."),
    "XZ607": Entry("{path}: {reason}", "Give another --output, or make room."),
    "XZ608": Entry(
        "{path} cannot serve as a key: {reason}",
        "Give a file of at least 16 secret bytes, or the name of a new file, which is then made.",
    ),
    "XZ609": Entry(
        "{count} passage(s) of {field} «{string}» are labelled in one place and not in another",
        "The Annotation format counts every occurrence: label all of them, or none.",
    ),
    "XZ610": Entry("this needs {name}, which is not installed", "Install it with `pip install '{package}'`."),
    "XZ611": Entry("{run} has no case {case}", "Look the name up with `xiezhi search`, or in `documents`."),
    "XZ612": Entry("{path}: a report is written as {known}", "Give the file one of these endings."),
    # --- XZ7xx review pages ---------------------------------------------------------------------------
    "XZ701": Entry(
        "{host} can be reached from other machines, and no token is set",
        "Give --token (or XIEZHI_TOKEN), or leave --host as it is: the pages then answer this machine only.",
    ),
    "XZ702": Entry("the token is too short", "Use at least {least} characters that nobody can guess."),
    "XZ703": Entry(
        "the pages were asked for under a name that is not theirs: {host}",
        "Use the address that `xiezhi serve` printed, or name the host with --name.",
    ),
    "XZ704": Entry(
        "the form does not belong to this session", "Load the page again and repeat what you did."
    ),
    "XZ705": Entry(
        "more was sent than {limit} bytes", "Send fewer files at once, or start with a larger --max-upload."
    ),
    "XZ706": Entry("the token is not right", "Ask the person who started the pages."),
    "XZ707": Entry("the reviews in {path} cannot be used: {reason}", "Give another file with --reviews."),
    "XZ708": Entry(
        "the reviews in {path} were written by a newer version (form {found}, known is {known})",
        "Use the version of xiezhi that wrote them.",
    ),
    "XZ709": Entry("{path} holds no reviews", "Review documents first, with `xiezhi serve {path}`."),
    "XZ710": Entry(
        "the pages were started without a run", "Start them with `xiezhi serve RUN` to look through one."
    ),
    "XZ711": Entry("there is no document {id} here", "Look it up in the list of clues."),
    "XZ712": Entry("a decision needs the name of its reviewer", "Fill in your name at the top of the page."),
    "XZ713": Entry("the correction does not fit: {reason}", "Put the value right and send it again."),
    "XZ714": Entry("nothing to read was sent", "Choose a file, or paste a text."),
    "XZ715": Entry("there is nothing at this address", "Go back to the start page."),
    "XZ717": Entry("{path} holds no screening", "Make one with `xiezhi screen RUN --output {path}`."),
    "XZ718": Entry(
        "the pages cannot be opened on port {port} of {host}",
        "If another program has the port, give another one with --port.",
    ),
    "XZ716": Entry(
        "this needs {name}, which is not installed", "Install it with `pip install 'xiezhi[serve]'`."
    ),
    # --- XZ9xx commands and settings -----------------------------------------------------------------
    "XZ901": Entry(
        "{path} is not a valid annotation: {reason}", "Compare it with `xiezhi schema annotation`."
    ),
    "XZ902": Entry(
        "{path}: {field} says «{string}», which does not occur in the text",
        "Copy strings exactly as printed, with the same characters and widths.",
    ),
    "XZ903": Entry("{path} holds no annotations", "Give a folder with one NAME.json per NAME.txt."),
    "XZ904": Entry(
        "cannot write in {path}: {reason}", "Give another --output, a folder that you may write in."
    ),
    "XZ905": Entry(
        "{path} could not be analyzed ({reason})",
        "The other documents are not touched. Please report it with the document, or with a part that shows it.",
    ),
    "XZ906": Entry(
        "several documents as {form} do not fit into one stream",
        "Give --output, a folder that gets one file for each.",
    ),
    "XZ907": Entry("there is no field {field}", "Fields: {known}."),
    "XZ908": Entry(
        "{path} holds no baseline: {reason}",
        'Make one with `xiezhi evaluate … --baseline FILE --renew "WHY"`.',
    ),
    # --- XZ8xx learning -----------------------------------------------------------------------------
    "XZ801": Entry(
        "{path} has no {name}", "Give a folder with config.json, tokenizer.json and model.safetensors."
    ),
    "XZ802": Entry(
        "cannot use the encoder in {path}: {reason}", "Use a BERT checkpoint in the transformers layout."
    ),
    "XZ803": Entry(
        "{path} holds no labelled documents for this task",
        "Give NAME.json beside NAME.txt (`xiezhi schema annotation`), JSON lines, or CoNLL columns.",
    ),
    "XZ804": Entry("{path}, line {line}: {reason}", "Put the line right and start again."),
    "XZ805": Entry(
        "label {label} occurs in {count} documents, too few to learn and to check",
        "Label more documents that show it, or leave it out with `--labels`.",
    ),
    "XZ806": Entry(
        "{count} labelled documents are too few: learning and checking need different ones",
        "Label at least {least} documents.",
    ),
    "XZ807": Entry(
        "{left} and {right} are {share} % alike but on both sides of the split",
        "Leave one of them out: a figure measured on a copy of a training document says nothing.",
    ),
    "XZ808": Entry(
        "{path} holds no examples of who is more alike",
        "Give JSON lines with anchor, near and far, or with text_a, text_b and label.",
    ),
    "XZ809": Entry(
        "training needs {name}, which is not installed", "Install it with `pip install 'xiezhi[train]'`."
    ),
    "XZ810": Entry(
        "int8 loses {lost} points of F1 on {task}, more than {limit}",
        "Train longer or on more data; or keep the model in 32-bit floats with `--no-int8`.",
    ),
    "XZ811": Entry(
        "none of the signs labelled in at least {least} of {count} documents was right often enough on held-back cases",
        "Label more cases that show the same sign.",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read, or a value that did not parse, on a result that still stands.

    `start` and `end` are code-point offsets into the source text where the problem has a place, else `None`.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None

    @classmethod
    def of(cls, code: str, start: int | None = None, end: int | None = None, **values: Any) -> Problem:
        """The problem `code` with its message filled in from `values`."""
        return cls(code, CATALOGUE[code].message.format(**values), start, end)


class XiezhiError(Exception):
    """An error with a code, a message and a remedy, all meant for the person at the keyboard."""

    def __init__(self, code: str, **values: Any) -> None:
        entry = CATALOGUE[code]
        self.code = code
        self.values = values
        self.message = entry.message.format(**values)
        self.remedy = entry.remedy.format(**values)
        super().__init__(f"{code}: {self.message} {self.remedy}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.values)


def _rebuild(kind: type[XiezhiError], code: str, values: dict[str, Any]) -> XiezhiError:
    return kind(code, **values)
