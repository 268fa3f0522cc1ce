"""The CODES table: every problem the tool can report, how bad it is, why it matters, what cures it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """What `casereport explain` prints of a code: severity, title, the reason for the rule, an example of the cure."""

    severity: Literal["error", "warning", "info"]
    title: str
    why: str
    example: str


_E: Literal["error"] = "error"
_W: Literal["warning"] = "warning"
_I: Literal["info"] = "info"

CODES: dict[str, Code] = {
    # reading a file
    "file-missing": Code(_E, "a named file does not exist", "A record may only name files inside its own folder; what is named must be there to be printed.", "labs: {file: labs.csv}   # labs.csv lies beside case.yaml"),
    "file-refused": Code(_E, "a file may not be opened", "Absolute paths, '..', links, devices and files outside the case folder are refused, so that a record from a stranger cannot read your disk.", "figures: [{file: scan.png}]   # not ../scan.png"),
    "file-encoding": Code(_E, "a file is not UTF-8 text", "Another encoding would turn names and units into other letters without a word.", "Save the file as UTF-8 in your editor."),
    "encoding-guessed": Code(_W, "a table that is not UTF-8 and does not say what it is", "Windows-1252 is what Western spreadsheets write; in another encoding the same bytes are other letters.", "labs: {file: labs.csv, encoding: latin-1}"),
    "limit": Code(_E, "a file or value is larger than the limits allow", "Limits keep a broken or hostile file from using up memory.", "Put long series into labs.csv and long texts into .md files."),
    "control-character": Code(_E, "a character that cannot be printed, or that reorders text", "Control and direction-override characters can show another dose than the one stored.", "Delete the character and type the text again."),
    "yaml-syntax": Code(_E, "the YAML cannot be read", "Some characters mean something to YAML. Quotes, or a | block for long texts, take that meaning away.", "reference: \">90\"\ntitle: \"Case report: anakinra\"\nsections:\n  case: |\n    Text with: anything."),
    "yaml-feature": Code(_E, "anchors, aliases, tags, merges and second documents are refused", "They let a small file grow without bound or hide what a value is.", "Write the value out where it is needed."),
    "repeated-key": Code(_E, "a key is written twice", "YAML would silently keep one of the two.", "Keep one of the two lines."),
    "json-syntax": Code(_E, "the JSON cannot be read", "The file must be one JSON object.", "{\"casereport\": \"1\", \"title\": \"...\"}"),
    "split-number": Code(_E, "an empty value in a series, as a comma inside a number leaves behind", "{1: 1,484} is read by YAML as 1: 1 and an empty key 484: a wrong value without a warning.", "values: {1: \"1,484\"}   # or 1484"),
    "table-shape": Code(_E, "a table whose rows or cells cannot be told apart", "A row with too many or too few cells puts values under the wrong day.", "crp,mg/L,\"1,484\",86   # quotes around a cell that holds a comma"),
    "not-quoted": Code(_E, "a value that YAML read as something else than text", "An unquoted '>' starts a block, '#' a comment, ': ' a mapping.", "value: \">5\""),
    "folded-text": Code(_W, "a folded block (>) whose lines Markdown would keep apart", "YAML joins the lines of a folded block: lists, headings and paragraphs become one line.", "discussion: |\n  First line.\n  Second line."),
    # shape of the record
    "unknown-key": Code(_E, "a key that the record format does not have", "A misspelt key would otherwise be ignored, and with it what you typed.", "keywords: [...]   # not keyword"),
    "missing-field": Code(_E, "a required field is missing", "The report cannot be written without it.", "title: \"...\""),
    "wrong-type": Code(_E, "a value of another shape than the field takes", "A list where one text belongs, or the other way round.", "keywords: [one, two]"),
    "choice": Code(_E, "a value that is not one of the choices", "The field takes one of a few words.", "sex: female"),
    "bad-value": Code(_E, "a value that its field cannot read", "Numbers, doses, ages and identifiers have forms of their own; what is not understood is never guessed.", "dose: 2 mg/kg"),
    "bad-time": Code(_E, "a time that cannot be read", "Times are days of a named clock, elapsed times, or words such as unknown.", "at: 3\nat: illness 7\nat: 2 wk after admission\ndays: 3-9"),
    "calendar-date": Code(_E, "a calendar date", "Dates identify patients. Days of a clock keep the order of events without them.", "at: 3   # third hospital day"),
    "repeated-id": Code(_E, "two things with one id", "An id must name one thing for references to it to be clear.", "patients: [{id: P1}, {id: P2}]"),
    "unknown-id": Code(_E, "an id that nothing in the record has", "The thing referred to does not exist under that name.", "affiliations: [unit]   # must be a key of affiliations"),
    # time
    "day-order": Code(_E, "a time before another that must come first", "A span ends where or after it starts, discharge follows admission.", "days: 3-9"),
    "clock-zero": Code(_E, "day 0 on a clock whose first day is 1", "With first: 1 there is no day 0; the eve is -1.", "clocks: {hospital: {starts: admission, first: 0}}"),
    "unknown-clock": Code(_E, "a clock or stay that the patient does not have", "Each clock is named once under the patient.", "clocks: {illness: {starts: symptom onset, first: 1}}"),
    "unknown-anchor": Code(_W, "a time counted from something that the record does not have", "A time before or after an event has a place only when the event has one. Events are found by label or kind, treatments and procedures by name or id, stays and clocks by name.", "at: 3 wk after discharge   # with an event of kind discharge"),
    "ambiguous-time": Code(_E, "a time counted from something that is not one moment", "Two things of one name at two times, or something that lasts, leave open from when the time is counted.", "at: 2 d after the end of anakinra"),
    "unnamed-clock": Code(_W, "a clock without a name that can be printed", "An id is for the record alone; a reader is told what the days are counted from.", "clocks: {post: {starts: transplantation, first: 0}}"),
    "gap-without-end": Code(_W, "a gap after a stay whose end the record does not tell", "The gap counts from the end of the stay before: its discharge, the last of its days, or the last day that anything is told of.", "events: [{at: first 5, kind: discharge, label: Discharge}]"),
    "start-time": Code(_W, "hours from a start whose time of day is not told, beside times of day", "Hours elapsed and times of day meet only where the record tells at which time the clock started; else they are counted from midnight.", "events: [{at: 1 14:30, kind: admission, label: Admission}]"),
    "clock-circle": Code(_E, "clocks that are aligned with each other in a circle", "A clock is put on one that was there before it; the first clock of the patient is put on none.", "clocks: {hospital: admission, illness: {starts: onset, align: -3}}"),
    "ambiguous-stay": Code(_E, "a hospital day that could belong to two stays", "Each stay counts its own days.", "at: misc 3   # third day of the stay with id misc"),
    # labs and treatments
    "bad-unit": Code(_E, "a unit that the tool does not know", "An unknown unit is often a misprint, and a misprinted unit changes the value.", "unit: mg/L"),
    "unlisted-unit": Code(_W, "a unit that the tool does not know, and that is near to none it knows", "It may be right and rare, or misprinted; it is printed as typed and never converted.", "silence: [{code: unlisted-unit, why: the unit of the kit}]"),
    "missing-unit": Code(_W, "numbers of a known analyte without a unit", "135 of an analyte means one thing in mg/L and another in mg/dL; readers would guess.", "unit: mmol/L"),
    "unit-mix": Code(_W, "one analyte in two units", "Values in two units cannot stand in one row or one panel.", "Give both series the same unit."),
    "bad-range": Code(_E, "a reference range that cannot be read", "Ranges are never guessed.", "reference: 0.5-1.2\nreference: \"<5\""),
    "range-order": Code(_E, "a reference range whose lower end is above its upper", "Every value would be flagged.", "reference: 0.5-1.2"),
    "range-overlap": Code(_E, "two reference ranges of one series on the same day", "It would be unclear which of the two a result is compared with.", "reference: {1-5: \"<10\", 6-: \"<5\"}"),
    "funding-contradiction": Code(_E, "funders beside a statement that there was no funding", "One of the two is false, and both would be printed.", "funders: [{name: National Fund}]\nstatements: {funding: The fund saw no data.}"),
    "publication-order": Code(_W, "a day or page of the article that comes before an earlier one", "An article is received, revised, accepted, published; its metadata go to every index.", "publication: {received: 2026-01-03, accepted: 2026-02-20, pages: 207-211}"),
    "affiliation-unused": Code(_W, "an affiliation that no author names", "The title page prints the affiliations of authors alone. One that nobody names stands among the further details, where no reader looks for it.", "authors: [{given: Ada, family: Rossi, affiliations: [ward]}]   # affiliations: {ward: …}"),
    "range-unused": Code(_W, "a reference range on whose days the series has no result", "Often the span names another clock, or the range belongs to another series.", "reference: {1-5: \"<10\", 6-: \"<5\"}"),
    "flag-contradiction": Code(_W, "a printed flag that contradicts the reference range", "Flag or range is misprinted.", "Check both against the laboratory's report."),
    "repeated-value": Code(_I, "two values of one analyte at one time", "Both are kept; add the hour to order them.", "values: {3 06:00: 12, 3 18:00: 9}"),
    "value-conflict": Code(_W, "two series with different values of one analyte at one time", "One of the two is often a slip, and tables and figures would print both.", "Keep one, or add the hour: values: {3 06:00: 12}"),
    "dash-result": Code(_W, "a dash as the result of an analyte that no number is told of", "In urinalysis and serology a dash is a negative result; elsewhere it says that nothing was measured.", "values: {1: negative, 2: not done}"),
    "implausible-value": Code(_W, "a number beyond what has been measured in people", "A digit too many, a lost decimal point or a misprinted unit gives such a value; the limits are wide, and no reference ranges.", "temperature: 39.2 °C   # not 93.2 or 392"),
    "bad-dose": Code(_E, "a dose that cannot be read", "A dose has a number and a unit, and may be per kg or m2.", "dose: 2 mg/kg"),
    "dose-steps": Code(_E, "steps beside a top-level dose", "It would be unclear which of the two holds.", "Put the dose of every step into steps."),
    "incomplete-dose": Code(_W, "a drug without dose, unit, route, frequency or interval", "CARE item 9b asks for all of them.", "{drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 3-9}"),
    "cell-skipped": Code(_W, "a cell of a table that was kept as text or skipped", "Nothing is dropped in silence: what is not a number stays text.", "Correct the cell, or list the word under missing:."),
    "table-header": Code(_E, "a table whose header cannot be read", "The header tells patient and day of every column.", "analyte,unit,P1 1,P1 2,P2 1"),
    # prose, citations, figures
    "unknown-fact": Code(_E, "a fact that prose asks for and the record does not have", "A number in prose comes from the record, so that the two cannot disagree.", "{{ lab('crp', day=3) }}"),
    "ambiguous-fact": Code(_E, "a fact that could be of more than one patient or value", "The tool never takes the first one.", "{{ age(patient='P2') }}"),
    "bad-fact": Code(_E, "a fact that cannot be evaluated", "Only the words of the list may stand between {{ and }}.", "{{ dose('anakinra', patient='P1') }}"),
    "token-in-plain-text": Code(_E, "{{ }} or [@key] in a field that is not Markdown", "They would be printed as they stand.", "Move the sentence into a section."),
    "unknown-citation": Code(_E, "a citation key that no reference has", "The reader could not find the source.", "[@dong2020]"),
    "uncited-reference": Code(_W, "a reference that nothing cites", "References are numbered in order of citation; this one is left out of the list.", "Cite it, or remove it from the bibliography."),
    "unknown-target": Code(_E, "a cross-reference to something that does not exist", "The reader could not find the figure or table.", "@fig:timeline"),
    "uncited-figure": Code(_I, "a figure or table that the text never mentions", "Most journals ask that each is cited, in order.", "(@fig:timeline)"),
    "unsafe-link": Code(_W, "a link that is not http, https, mailto or doi", "Other links can run code or name files of your machine; the text is printed without the link.", "[guideline](https://example.org)"),
    "pasted-markdown": Code(_W, "Markdown that is not set", "Tables, footnotes, formulae, images and struck text in a text are printed as the characters they are made of.", "Tables stand under tables:, images under figures:."),
    "unclear-mark": Code(_W, "a sign at the beginning of a line that could open a quotation, a heading or a list", "In the middle of a paragraph it is read as a sign, so that greater than and minus are not lost; a block begins after a blank line.", "He said:\n\n> I could breathe again."),
    "pasted-citation": Code(_W, "a citation that is not written as one", "Without the sign @ a key is printed as it stands, and its reference stays out of the list.", "[@dong2020]"),
    "typed-number": Code(_I, "a figure or table named by a number typed by hand", "Numbers are given in the order of mention; one typed by hand is wrong when that changes.", "@fig:course"),
    "raw-html": Code(_W, "HTML in Markdown", "HTML is printed as the characters it is made of, in every format alike.", "Use Markdown: *italic*, **bold**."),
    "unknown-format": Code(_E, "a file of a kind that is not read", "The kind is told by its ending.", "references: references.bib"),
    "bad-reference": Code(_E, "a reference that cannot be read", "The bibliography must be well formed.", "@article{dong2020, title = {...}, ...}"),
    "incomplete-reference": Code(_W, "a reference without a part its kind needs", "Editors return lists with missing years, volumes or pages.", "year = {2020}"),
    "duplicate-reference": Code(_W, "two references to one work", "One work would get two numbers in the list.", "Keep one of the two entries and cite its key."),
    "group-author": Code(_W, "a group that is read as a person", "World Health Organization would be printed as Organization WH.", "author = {{World Health Organization}}"),
    "doubtful-name": Code(_W, "a name in a bibliography that no rule reads for certain", "Names typed in another order or with other separators are printed as someone else's.", "author = {Smith, Jane and Doe, Kim}"),
    "unread-text": Code(_W, "a part of a reference that is not read, or read by a guess", "What the list prints would differ from what was typed, without a word.", "title = {Fever above 39 °C}   # not: an own \\command"),
    "unread-field": Code(_I, "a field of a reference with text that no style prints", "Nothing is dropped in silence; what belongs in the list must stand in a field that is printed.", "note = {…}   # printed by no style of these"),
    "misspelt-field": Code(_W, "a field of a reference whose name may be misspelt", "What stands in it is printed by no style, and the work is listed without it.", "author = {Rossi, Ada}   # not autor"),
    "unread-entry": Code(_W, "an entry of a bibliography that is not read", "It cannot be cited.", "@article{rossi2020, …}   # with @ and key"),
    "unknown-type": Code(_W, "a type of work that is not known", "The type decides which parts are printed, and where.", "@article{rossi2020, …}   # not @artcle"),
    "et-al": Code(_W, "'et al.' typed as an author", "Styles decide how many authors are named; one called al. would be printed among them.", "author = {Rossi, A and Bianchi, B and others}"),
    "capital-title": Code(_W, "a title in capitals", "Some databases store titles in capitals; no style prints them so, and nothing but your eyes can tell names from words.", "title = {Kawasaki disease in a child with COVID-19}"),
    "retracted": Code(_W, "a reference to a retracted paper", "Readers and editors must know when a source was withdrawn.", "Cite another source, or say in the text that it was retracted."),
    "journal-abbreviated": Code(_I, "journals abbreviated from the catalogue", "The style prints abbreviations and the bibliography gives full titles: known ones are printed as the NLM catalogue abbreviates them. What you type yourself goes first.", "shortjournal = {N Engl J Med}"),
    "journal-not-abbreviated": Code(_I, "a journal's full title where the style prints abbreviations", "Abbreviations come from your bibliography or from the NLM catalogue; for a journal that neither has, none is made up.", "shortjournal = {N Engl J Med}"),
    "concern": Code(_W, "a reference to a paper with an expression of concern", "The journal warns its readers that the paper may not be reliable.", "Cite another source, or say in the text that the journal warns of it."),
    "corrected": Code(_I, "a reference to a paper that was corrected", "What you cite may be what was wrong.", "Read the correction; nothing is to be done when the cited part stands."),
    "bad-identifier": Code(_W, "a DOI, PMID, PMCID, ORCID or funder's id of a wrong shape", "A wrong identifier leads to another paper or person; it is printed as text without a link.", "doi = {10.1016/S0140-6736(20)31094-1}"),
    "reference-differs": Code(_W, "a reference that differs from what its registry says", "A wrong year, volume or page keeps the reader from the source; a wrong title or author may mean that the identifier is another paper's.", "casereport references CASE --resolve   # prints both"),
    "unknown-identifier": Code(_W, "a DOI or PMID that its registry does not know", "The link of the entry leads nowhere.", "doi = {10.1016/S0140-6736(20)31094-1}"),
    "missing-identifier": Code(_I, "a reference without DOI or PMID", "Readers and editors follow the links of the list.", "doi = {10.1016/S0140-6736(20)31094-1}"),
    "image-refused": Code(_E, "an image that cannot be decoded or is not PNG, JPEG, TIFF, WebP or GIF", "Every image is decoded and its metadata removed before it is used.", "Export the image again as PNG or JPEG."),
    "missing-alt": Code(_W, "an image without a text alternative", "Readers who cannot see it, and PDF/UA, need one sentence.", "alt: \"Chest radiograph, clear lungs\""),
    "empty-figure": Code(_W, "a figure for which the record has nothing to draw", "The figure is left out.", "Check analytes and treatments of the figure."),
    "figure-chosen": Code(_I, "a figure whose kind was left to the record", "The record decides which drawing shows most of it; the message says which and why.", "figures: [{id: course, kind: course}]"),
    "figure-fallback": Code(_I, "a figure drawn in another way than asked", "With fewer than three times a table says more than a chart; more than three clocks or twelve states, or one lane taller than a page, cannot be drawn.", "Use kind: table."),
    "untrue-figure": Code(_E, "a drawing that says something else than its data", "Each figure is read back from its finished drawing and compared with what it was drawn from; a difference is a fault of the tool.", "Report the record, or one like it; until then print kind: table."),
    "untidy-figure": Code(_W, "a drawing with texts that meet, or ink beyond its edge", "Each finished drawing is inspected for overlaps, edges, sizes and contrast; what it finds is a fault of the tool.", "Report the record, or one like it; shorter labels may help."),
    "figure-pair": Code(_E, "two analytes that cannot share a panel of a figure", "Two lines in one panel are read on one value axis, unless one of them is counted at the right.", "analytes: [lymphocytes, [AST, ALT], [crp, ferritin]]\
right: [ferritin]"),
    "uneven-row": Code(_W, "a row of an author's table with more or fewer cells than its head", "A value beyond the head has no name, and the values after a forgotten cell stand under the wrong one.", "header: [Criterion, Met]\
rows: [[Fever, yes], [Shock, \"\"]]"),
    "image-resolution": Code(_W, "an image with fewer pixels than the journal asks for at the width at which it is printed", "Print needs about 300 dots an inch; an image that is scaled up looks blurred, and many journals refuse it.", "Use the original image, or width: column."),
    "image-format": Code(_I, "an image that was not written in a format for drawings", "SVG and EPS hold lines and text; a photograph or a scan is made of pixels, which journals take as TIFF or PNG.", "casereport figure CASE --to tiff"),
    # journal
    "unknown-journal": Code(_E, "a journal that is not among the profiles", "`casereport journals` lists them.", "journal: frontiers"),
    "bad-style": Code(_E, "a CSL style that cannot be used", "A style file is a stranger's: it is checked before anything in it is run.", "casereport build case --style chest.csl"),
    "bad-journal": Code(_E, "a journal profile that cannot be read", "journal.toml must have the fields that the guide lists.", "name = \"plain\""),
    "title-rule": Code(_W, "a title that the journal's rule forbids", "Editors return such titles.", "title: \"Case Report: ...\""),
    "too-long": Code(_W, "a part longer than the journal allows", "Editors return such manuscripts.", "Shorten the part."),
    "too-many": Code(_W, "more figures, tables, references or authors than the journal allows", "Editors return such manuscripts.", "Move figures and tables into the supplement; cite fewer works."),
    "keyword-count": Code(_W, "more or fewer keywords than the journal asks", "CARE item 2 asks for 2 to 5; journals differ.", "keywords: [...]"),
    "missing-part": Code(_W, "a part that the journal requires is missing", "Editors return manuscripts without it.", "statements: {data: ...}"),
    "author-detail": Code(_W, "an author who cannot be placed or reached", "Journals print an affiliation for each author and an e-mail address of the one to whom readers write.", "authors: [{given: Ada, family: Rossi, affiliations: [ward], corresponding: yes, email: ada@example.org}]"),
    # care, consent, privacy
    "unanswered": Code(_W, "a CARE item that the record leaves open", "Silence is not none: say none known, not asked or not reported.", "history: {allergies: none known}"),
    "unknown-item": Code(_E, "an answer to an item that the guideline does not have", "An answer under a wrong number would be printed nowhere, and the item would stay open.", "checklist: {care: {11c: yes}}   # numbers as `casereport checklist` prints them"),
    "untold": Code(_I, "entries of the record that the section which owns them does not tell", "A section that you write tells its part of the case in the place of the record: `case` all of it, `history` the history. What it leaves out, or tells in words that cannot be matched, is kept in the supplement of the web page and printed nowhere else.", "sections:\n  case: {text: ..., rest: print}         # print the rest behind the text\n  case: {text: ..., owns: [presentation]} # or let the text own less"),
    "not-decidable": Code(_I, "a CARE item that the source does not report", "It can be neither passed nor failed.", "history: {allergies: not reported}"),
    "no-new-case": Code(_E, "a case that is invented or published already, handed in to a journal", "A journal takes new cases of real patients.", "status: real, or --draft to see the files"),
    "no-consent": Code(_W, "a patient without recorded consent to publication", "Without it every page says draft, not for publication (CARE item 13).", "consent: {from: patient, written: yes}, or refused, withdrawn, not asked, pending"),
    "consent-contradiction": Code(_W, "a consent recorded as given whose note tells otherwise", "A consent that was refused, withdrawn or is still to be asked for would be printed as given; nothing is handed in.", "consent: refused"),
    "image-consent": Code(_E, "an identifiable image without consent to images", "Consent to the text does not cover a photograph.", "consent: {images: true}"),
    "unknown-language": Code(_W, "a language in which the tool has no words", "Headings, times, tables and captions are told by the tool; in another language than the text they would be a mixture without a word.", "language: en"),
    "wrong-article": Code(_W, "a or an before a number that is not spoken so", "What the record fills in may begin with another sound than the sentence was written for: an 8-, 11-, 18- or 80-year-old, a 7-year-old.", "An {{ age() }} girl   # 11-year-old"),
    "number-contradiction": Code(_W, "a number in prose that the record tells otherwise", "Text and table must agree. A number behind the name of an analyte or vital sign is compared with all that the record has of it, in any unit that can be converted, and with that day's values where the sentence names a day; a limit such as <5 is no 5, a difference is compared with differences. Thresholds, ranges, other patients and facts in braces are left alone. Correct the text or the record, or let the record print the number.", "CRP fell to {{ lab('crp', day=3) }} on day 3"),
    "silenced": Code(_I, "a problem silenced with a reason", "The reason is on record.", "silence: [{code: uncited-reference, why: ...}]"),
    "bad-silence": Code(_E, "a silenced code that does not exist or may not be silenced", "Errors cannot be silenced.", "silence: [{code: uncited-reference, why: ...}]"),
    # the record against itself
    "doubtful-unit": Code(_W, "values or a reference range that only another unit makes usual ones", "mg/L printed for mg/dL, pg/L for pg/mL, a threshold a thousand off: such slips stand in published tables. The orders of magnitude are wide, and no reference ranges.", "{analyte: crp, unit: mg/dL, reference: \"<0.5\"}   # not mg/L"),
    "doubtful-range": Code(_W, "a reference range far from any that is usual for its analyte", "Often it was copied from the line above or below.", "{analyte: il6, unit: pg/mL, reference: \"<7\"}"),
    "repeated-range": Code(_W, "two analytes with one unusual reference range", "A published table gave interleukin 6 the range of fibrinogen; every value looked normal.", "Compare both ranges with the laboratory's report."),
    "range-of-others": Code(_W, "a reference range of another age or sex than the patient's", "A child's value looks normal in the range of adults.", "reference: \"<125\"\nreference_note: children"),
    "unclear-unit": Code(_W, "D-dimer without FEU or DDU", "Laboratories report D-dimer in two units of one name, of which one is about twice the other.", "unit: ug/L FEU"),
    "parts-above-whole": Code(_W, "a part that is larger than its whole", "Neutrophils above all white cells, direct above total bilirubin, 5 of 4: one of the two is a slip.", "Compare both with the source."),
    "pair-order": Code(_W, "a diastolic pressure that is not below the systolic", "The two are swapped, or one is a slip.", "vitals: [{name: systolic blood pressure, value: 120 mmHg, at: 1}, {name: diastolic blood pressure, value: 80 mmHg, at: 1}]"),
    "values-disagree": Code(_W, "values of one time of which two do not give the third", "Haemoglobin and haematocrit go together, and pH, pCO2 and bicarbonate: a slip in one of them shows.", "Compare the values and units with the source."),
    "off-scale": Code(_W, "a score or grade that its scale does not have", "17 on the Glasgow Coma Scale, mRS 7 or CTCAE grade 6 cannot have been found.", "outcomes: [{measure: Function, value: \"2\", scale: mRS 0-6, assessor: clinician}]"),
    "body-measure": Code(_W, "a weight, height or body mass index that hardly anybody has at this age", "A digit too many, another unit or another patient's value; doses per kg go wrong with it.", "age: 8 y\nweight: 26 kg\nheight: 128 cm"),
    "dose-contradiction": Code(_E, "doses of one treatment that do not agree", "Single dose times a day is the daily dose, dose per kg times weight the absolute one. Readers copy doses.", "weight: 50 kg\ntreatments: [{drug: anakinra, dose: 2 mg/kg, every: 12 h, daily: 200 mg, route: sc, days: 3-9}]"),
    "doubtful-dose": Code(_W, "far more of a drug than is usual in a day", "Tenfold doses, mg for µg and a daily dose that was meant for a week are the slips that harm readers' patients.", "{drug: levothyroxine, dose: 100 ug, route: oral, every: 24 h, days: 1-9}"),
    "no-indication": Code(_I, "a drug that does not say what for, where there are several diagnoses", "A reader cannot tell which of the diseases it treated.", "{drug: colchicine, dose: 0.5 mg, route: oral, every: 12 h, days: 1-9, indication: gout}"),
    "unsafe-notation": Code(_W, "a dose or drug written in a way that is misread", "1.0 mg is read as 10 mg, U as a zero, IU as IV, MS as one of two drugs (ISMP list of error-prone abbreviations).", "dose: 1 mg\ndose: 10 units"),
    "brand-name": Code(_W, "a brand name in the place of the substance", "Journals print the international name; brands differ between countries.", "{drug: tocilizumab, brand: Actemra}"),
    "two-names": Code(_W, "one substance by its international and its American name", "Readers take paracetamol and acetaminophen for two drugs.", "Choose one of the two for the whole report."),
    "allergy-conflict": Code(_W, "a drug that the patient is said to be allergic to", "Either the allergy or the drug is wrong, or the reader must be told why it was given.", "{drug: ceftriaxone, why: The rash in childhood was not an allergy (negative challenge)., dose: 2 g, route: iv, every: 24 h, days: 1-5}"),
    "after-death": Code(_W, "something that is told of a time after death", "One of the two days is wrong.", "events: [{at: 12, kind: death, label: Death}, {at: 13, kind: other, label: Autopsy}]"),
    "outside-stay": Code(_W, "a day after the end of the stay that it is counted on", "The day or the length of the stay is a slip.", "stays: [{id: ward, days: 1-12}]\nevents: [{at: ward 12, kind: discharge, label: Discharge}]"),
    "onset-order": Code(_W, "a finding that begins after it was found", "Onset comes before presentation, and what a patient presents with before the diagnosis.", "findings: [{label: rash, onset: 2, at: 3}]"),
    "age-contradiction": Code(_W, "ages that do not agree", "Something of the past at an age that the patient has not reached, or a mother younger than her child.", "age: 14 y\nhistory: {medical: Appendicitis at age 9}"),
    "length-contradiction": Code(_W, "a follow-up that is longer than the patient lived, or shorter than the record", "Survival and follow-up are what readers take from a case.", "follow_up: No relapse in six months"),
    "sex-contradiction": Code(_W, "an organ or state that the patient's sex does not have", "Sex or entry is a slip, or belongs to another patient.", "sex: female\nimaging: [{kind: MRI, region: pelvis, at: 1, result: Ovarian cyst}]"),
    "side-contradiction": Code(_W, "left in one place and right in another", "A wrong side is the worst slip of an operation note.", "imaging: [{kind: CT, at: 1, result: Mass in the left kidney}]\nprocedures: [{name: left nephrectomy, at: 3}]"),
    "same-data": Code(_W, "two patients with the same data", "Copied and not changed; or one patient told as two.", "Compare both with the charts."),
    "hgvs": Code(_W, "a variant that is not written as HGVS asks, or whose position and amino acid disagree", "Without transcript and version a position means nothing; c.5882 lies in codon 1961.", "hgvs: \"NM_000350.3:c.5882G>A\"\nprotein: \"p.(Gly1961Glu)\""),
    "zygosity": Code(_W, "a zygosity that does not go with the parents or the inheritance", "Two copies come from two parents, and a son has his X chromosome from his mother.", "{gene: MEFV, hgvs: \"NM_000243.3:c.442G>C\", zygosity: homozygous, from: both parents}"),
    "acmg": Code(_W, "criteria or a class of a variant that ACMG and AMP do not have or do not combine so", "Class and criteria are both printed, and reviewers add them up.", "class: likely pathogenic\ncriteria: [PVS1, PM2]"),
    "bad-code": Code(_W, "a code that its system cannot have", "LOINC has a check digit, HPO seven digits, ICD-10 a letter and two digits.", "code: 1988-5\nhpo: HP:0001945\ncode: I30.0"),
    "code-mismatch": Code(_W, "a code of something else than its label says", "Codes are copied from the line above; readers and machines take the code.", "{label: fever, hpo: HP:0001945}"),
    "causality-contradiction": Code(_W, "a causality that its own items contradict", "Naranjo is a sum; certain asks for a rechallenge, and a drug given later caused nothing.", "causality: probable (Naranjo 6)\nnaranjo: {1: yes, 2: yes, 3: yes, 5: yes}"),
    "causality-open": Code(_W, "a causality without grounds", "Dechallenge, rechallenge and the suspected drug are what a category rests on.", "{label: rash, suspected: anakinra, causality: possible, dechallenge: positive, rechallenge: not done, at: 5}"),
    # what prose tells against the record
    # how the text is written
    # guidelines and journals
    "too-short": Code(_W, "a part shorter than the journal asks for", "Editors return such manuscripts.", "Tell more of the course, or of what is known."),
    "abstract-form": Code(_W, "an abstract in one piece, where the journal asks for headings", "Each journal has its headings; parts are printed under those of the journal, and in one piece where it wants none.", "abstract: {background: ..., case: ..., conclusion: ...}"),
    "list-count": Code(_W, "more or fewer take-away lessons or highlights than the journal asks for", "Learning points and highlights stand apart from the text; journals count them.", "lessons: [One sentence., Another., A third.]"),
    "supplement-refused": Code(_W, "supplementary material, which the journal does not take", "What is not printed with the article is lost there.", "Put what matters into the text."),
    "unit-system": Code(_I, "laboratory units of another system than the journal's", "Some journals ask for SI units, some for conventional ones, some for both. Values are printed in the unit of the record and never converted in silence.", "labs: [{analyte: creatinine, unit: µmol/L, ...}]"),
    # identifiers and gates
    "consent-of-the-dead": Code(_E, "a consent from a patient whose death the record tells", "Consent to publish is asked for the deceased as well (COPE 2016): their next of kin give it, unless they gave it in life.", "consent: {from: next of kin, written: yes}"),
    "consent-of-a-minor": Code(_W, "a consent from a patient under 18", "Parents or a guardian give it; a child who can agree is asked too. Where the law sets another age, say so in the note and accept the warning.", "consent: {from: parents, written: yes, assent: yes}"),
    "identifier-name": Code(_E, "the name of a person in a text", "Names of patients, relatives and physicians identify (45 CFR 164.514(b)(2)(i)(A), ICMJE); authors stand on the title page, cited authors in the references.", "Her daughter was well.   # not her name"),
    "possible-name": Code(_W, "initials, or a name that stands alone", "Initials with a place and a month are enough for those who know the patient; a single word may be a name or a word of another language.", "Patient 1 was well."),
    "identifier-date": Code(_W, "a calendar date, month or day of the week", "All elements of dates but the year identify (45 CFR 164.514(b)(2)(i)(C)); days of a clock keep the order of events.", "on day 12   # not on 4 July"),
    "age-over-89": Code(_W, "an age over 89", "Few people are so old: ages over 89 are told as one group (45 CFR 164.514(b)(2)(i)(C)).", "age: '>89'"),
    "identifier-number": Code(_E, "a number that stands for one person, record or device", "Record, insurance, account, licence, vehicle and serial numbers lead to one person (45 CFR 164.514(b)(2)(i)(G) to (M)).", "The pacemaker was a dual-chamber model.   # without its serial number"),
    "identifier-contact": Code(_E, "an address, telephone number or e-mail address in a text", "It leads to one person or household.", "authors: [{family: Rossi, corresponding: yes, email: ada@example.org}]   # not in a text"),
    "identifier-place": Code(_W, "a place smaller than a region", "A town with an age and a rare disease is enough to find a patient.", "from northern Italy   # not the town"),
    "institution-named": Code(_W, "the name of a hospital, university or clinic in a text", "Where somebody was treated is an indirect identifier; affiliations tell it already, the text need not.", "at a tertiary hospital"),
    "identifier": Code(_I, "a postcode or web address in a text", "It may lead to a person, or to a page that will be gone.", "Cite the page as a reference."),
    "identifier-file": Code(_W, "a file whose name holds a name, a date or a long number", "Names of exported files often are those of the patient; they stay in the record and in an archive.", "panels: [{file: ct-axial.png}]"),
    "unneeded-allowance": Code(_W, "something allowed that is not there", "What was allowed once must not hide what is typed later.", "allow: []"),
    # blind copies
    "blinded-name": Code(_W, "a text that tells who the authors are or where they work", "A reviewer of a blind copy must not know. What is found is printed as [blinded]; whether the sentence still says what it should, and whether something else in it tells, is for the author to see.", "She was referred to our hospital.   # not its name"),
    "self-citation": Code(_I, "a cited work of the authors' own", "The list of references is printed whole: most journals ask that own work is cited in the third person, some that it is withheld.", "As Rossi et al. reported [3]   # not: as we reported"),
    "name-left": Code(_E, "a name of the authors in a finished blind copy", "Every output of a blind build is searched for the names, institutions, addresses and numbers of its authors.", "Shorten or reword the label or text that holds it; report it when there is none."),
    # archives
    "archived-record": Code(_I, "a PDF that carries its record", "An archive holds the whole record as data, also what is printed nowhere, such as notes of the author, reasons for silenced problems and uncited references.", "casereport extract CASE.archive.pdf   # shows what is in it"),
    "not-archived": Code(_E, "a file of the case that cannot be put into an archive", "An archive holds of a table and of a bibliography what was read of them, and must give the same record back.", "labs: [{file: labs.csv, decimal: \",\"}]"),
    "no-archive": Code(_E, "a PDF that is no archive of a case, or a damaged one", "Nothing is written that does not come whole and under a plain name.", "casereport build CASE --archive"),
    # outputs
    "bad-template": Code(_E, "a Word template that cannot be used", "A template is a plain Word file: macros and other active content would go to the journal with the manuscript.", "casereport build CASE --to docx --template journal.docx"),
    "template-styles": Code(_I, "which styles of a Word template are used", "Styles are found by their names; what a template has under another name is not used, and ours stands in its place.", "casereport build CASE --to docx --template journal.docx"),
    "missing-glyph": Code(_E, "a character that the shipped fonts cannot print", "It would appear as an empty box or in another machine's font.", "Replace the character, or spell it out."),
    "lost-text": Code(_E, "text of the article that an output does not show", "Nothing typed may be lost.", "Report this: it is a fault of the tool."),
    "off-page": Code(_E, "ink beyond the edge of a page, a column or a table cell", "A reader of the page would not see it, or see it printed over something else.", "Report this: it is a fault of the tool; until then shorten what the message names."),
    "one-column": Code(_W, "two columns were given up for one", "The two-column layout lost text; one column shows all of it.", "Nothing to do; the output is complete."),
    "lonely-heading": Code(_W, "a heading alone at the foot of a column or page", "A reader meets a heading and must turn the page for what it heads.", "Report this: it is a fault of the tool."),
    "foreign-font": Code(_E, "a font that the tool does not ship", "The output would differ from machine to machine.", "Report this: it is a fault of the tool."),
    "renderer": Code(_E, "the PDF engine reported a fault", "A page with a hole in it must not be published.", "Read the message; report it when the record is in order."),
    "not-citable": Code(_E, "a report that retells another is no report to cite", "Its authors would be named for words that are not theirs; what is to be cited is the source.", "publication: {journal: ..., doi: 10.1234/abc}   # once the report itself is published"),
    "unsafe-output": Code(_E, "something active or foreign in a finished output", "Outputs hold no scripts, no outside requests and no unsafe links.", "Report this: it is a fault of the tool."),
    "jats-fault": Code(_E, "an article as JATS that breaks a rule of publishers, PubMed Central or JATS4R", "What the tool writes must hold for every record; production would return the file.", "Report this: it is a fault of the tool."),
    "jats-incomplete": Code(_W, "something in the record that PubMed Central refuses in an article as JATS", "The XML is written from the record; what is wrong there is wrong in it.", "publication: {issn: 1234-5679}"),
    "jats-lacks": Code(_I, "something that an article as JATS usually tells and the record does not", "Nothing is made up. Some of it only the journal's production can add: the day of publication, pages, a licence.", "publication: {licence: CC-BY-4.0}"),
}


def explanation(code: str) -> str:
    """What `casereport explain` prints of a code; an unknown code raises KeyError."""
    entry = CODES[code]
    example = "\n".join(f"  {line}" for line in entry.example.splitlines())
    return f"{code} ({entry.severity}): {entry.title}\n\n{entry.why}\n\nExample:\n{example}"
