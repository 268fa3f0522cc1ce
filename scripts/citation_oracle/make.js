// Entries and citation groups as citeproc-js prints them, for the tests; how to run it: README.md beside this file.
"use strict";
const fs = require("fs");
const path = require("path");

const [, , stylesFolder, localesFolder, processor = "citeproc", ...only] = process.argv;
if (!stylesFolder || !localesFolder) {
  console.error("usage: node make.js FOLDER_OF_STYLES FOLDER_OF_LOCALES [CITEPROC_MODULE]");
  process.exit(64);
}
const CSL = require(path.isAbsolute(processor) || processor.startsWith(".") ? path.resolve(processor) : processor);
const DATA = path.join(__dirname, "..", "..", "tests", "data", "citations");
const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

const STYLES = read(path.join(__dirname, "styles.json"));
const LOCALE = fs.readFileSync(path.join(localesFolder, "locales-en-US.xml"), "utf8");
const CUT = /^(?:and )?(?:et\.? al|others)\.?$/i;
const FILLER = { family: "Ωfiller", given: "X" };

// --- the style ---

function published(name) {
  return fs.readFileSync(path.join(stylesFolder, STYLES[name].file), "utf8");
}

// The style with the corrections of styles.json; one that no longer fits its style stops the run.
function corrected(name) {
  return (STYLES[name].corrections || []).reduce((text, { find, replace, count = 1 }) => {
    const parts = text.split(find);
    if (parts.length !== count + 1) throw new Error(`${name}: found ${parts.length - 1} times, not ${count}: ${find}`);
    return parts.join(replace);
  }, published(name));
}

// A list of authors known to be cut is printed as the style prints a long list, however many names are known.
function cutAfter(style, known) {
  return style.replace(/<bibliography[^>]*>/, (tag) => {
    const most = Math.min(known, Number(tag.match(/et-al-use-first="(\d+)"/)[1]));
    return tag
      .replace(/et-al-min="\d+"/, `et-al-min="${most + 1}"`)
      .replace(/et-al-use-first="\d+"/, `et-al-use-first="${most}"`)
      .replace(/et-al-use-last="true"/, 'et-al-use-last="false"');
  });
}

// --- the items ---

const isCut = (name) => CUT.test(name.literal || name.family || "");

function knownAuthors(item) {
  return (item.author || []).some(isCut) ? item.author.filter((name) => !isCut(name)).length : 0;
}

// "et al." typed as an author becomes names enough to be cut off again.
function uncut(author) {
  return author.some(isCut) ? [...author.filter((name) => !isCut(name)), FILLER, FILLER] : author;
}

// Initials typed without stops, as PubMed lists them (Li YY), are several; the processor takes them for one name.
function spelled(name) {
  if (/^\p{Lu}+$/u.test(name.family)) return name;
  return { ...name, given: (name.given || "").replace(/(?<!\S)\p{Lu}{2,4}(?!\S)/gu, (letters) => [...letters].join(". ") + ".") };
}

// What the project reads in an item and the processor does not.
function asRead(item, style) {
  const made = { ...item };
  const server = item.type === "article" && item["container-title"];
  if (server === item.publisher) delete made.publisher;
  if (server && style.includes("<title>APA Style")) [made.publisher, made["container-title"]] = [item.publisher || server, ""];
  for (const role of ["author", "editor"]) if (made[role]) made[role] = uncut(made[role]).map(spelled);
  return made;
}

// --- the processor ---

const shelf = new Map(); // items by id, for every engine
const engines = new Map(); // one for each text of a style: a large style takes long to read

function engine(style, items) {
  items.forEach((item) => shelf.set(item.id, asRead(item, style)));
  if (!engines.has(style)) {
    const system = { retrieveLocale: () => LOCALE, retrieveItem: (id) => shelf.get(id) };
    engines.set(style, new CSL.Engine(system, style, "en-US"));
  }
  const made = engines.get(style);
  made.updateItems([]);
  made.updateItems(items.map((item) => item.id));
  return made;
}

// The processor makes a space that stands before a mark of punctuation narrow, which nobody sees.
const unescape = (text) => text.replace(/\u202f(?=[:;?!])/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace(/&nbsp;/g, "\u00a0");

function plainEntry(html) {
  const inner = html
    .replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, "")
    .replace(/<\/?div[^>]*>/g, "")
    .replace(/^\s*\[?1[\].]?\.? /, "");
  return unescape(inner.replace(/<span style="font-(?:style|weight|variant): ?normal;">([\s\S]*?)<\/span>/g, "</i>$1<i>")).replace(/<i><\/i>/g, "").trim();
}

// A range of pages with a point in it (38.e8-45.e8) gets the style's dash as any other; the processor leaves it as it is typed.
function dashed(style, text, page = "") {
  if (!page.includes(".") || style.includes('name="page-range-delimiter">-<')) return text;
  return text.replace(page, page.replace("-", "–"));
}

function list(style, items) {
  const [about, entries] = engine(style, items).makeBibliography();
  return about.entry_ids.map(([id], index) => [id, dashed(style, plainEntry(entries[index]), shelf.get(id).page)]);
}

// One entry by itself.
function entry(style, item) {
  const known = knownAuthors(item);
  const made = list(known ? cutAfter(style, known) : style, [item])[0];
  return made ? made[1] : "";
}

// The entries in the order of the list; where authors and year are the same, the letters that the list gives.
function entries(style, items, together) {
  if (!together) return items.map((item) => [item.id, entry(style, item)]);
  const byId = Object.fromEntries(items.map((item) => [item.id, item]));
  return list(style, items).map(([id, text]) => {
    if (!knownAuthors(byId[id])) return [id, text];
    const letter = (text.match(/\((?:\d{4}|n\.d\.)(-?[a-z]{1,2})?[),]/) || [])[1] || "";
    return [id, entry(style, byId[id]).replace(/\((\d{4}|n\.d\.)([),])/, `($1${letter}$2`)];
  });
}

// --- the groups ---

const LABELS = { "p.": "page", "pp.": "page", "chap.": "chapter", "para.": "paragraph", Section: "section", "fig.": "figure" };

function citationItem({ id, prefix, locator, suffix, bare }) {
  const item = { id };
  if (prefix) item.prefix = `${prefix} `;
  if (suffix) item.suffix = /^[,;:.]/.test(suffix) ? suffix : ` ${suffix}`;
  if (locator) [item.label, item.locator] = [LABELS[locator.split(" ")[0]], locator.slice(locator.indexOf(" ") + 1)];
  if (bare) item["suppress-author"] = true;
  return item;
}

// A work named twice in a group with the same words is named once.
function unique(group) {
  return group.filter((one, index) => group.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index);
}

function groups(style, { works, groups: cases }) {
  const made = engine(style, works);
  return cases.map(({ cites }) => plainEntry(made.makeCitationCluster(unique(cites).map(citationItem))));
}

// --- everything ---

const clusters = read(path.join(DATA, "clusters.json"));
const items = Object.fromEntries(["seed", "hard", "published"].map((name) => [name, read(path.join(DATA, `${name}.json`)).items]));

for (const name of only.length ? only : Object.keys(STYLES)) {
  const made = {};
  for (const [text, key] of [[corrected(name), "corrected"], [published(name), "published"]]) {
    made[key] = {};
    for (const set of Object.keys(items)) made[key][set] = entries(text, items[set], STYLES[name].sorted && set === "published");
    made[key].works = STYLES[name].sorted ? entries(text, clusters.works, true) : [];
    made[key].groups = groups(text, clusters).map((group, index) => [clusters.groups[index].what, group]);
  }
  // What the corrections change is kept beside, so that the agreement with the style as published can be counted too.
  const lines = [];
  for (const set of Object.keys(made.corrected)) {
    const before = Object.fromEntries(made.published[set]);
    const rows = made.corrected[set].map(([id, text]) => JSON.stringify(before[id] === text ? [id, text] : [id, text, before[id]]));
    lines.push(`${JSON.stringify(set)}: [\n${rows.join(",\n")}\n]`);
  }
  fs.mkdirSync(path.join(DATA, "printed"), { recursive: true });
  fs.writeFileSync(path.join(DATA, "printed", `${name}.json`), `{\n${lines.join(",\n")}\n}\n`);
  console.log(name);
}
