"""Errors of one document, in English: reading, parsing, signs, knowledge, models."""

from __future__ import annotations

from xiezhi.errors.entry import Entry

OF_DOCUMENTS: dict[str, Entry] = {
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
}
