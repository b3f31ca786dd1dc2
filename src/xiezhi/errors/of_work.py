"""Errors of the work around documents, in English: archives, exchange, review, commands, learning."""

from __future__ import annotations

from xiezhi.errors.entry import Entry

OF_WORK: dict[str, Entry] = {
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
