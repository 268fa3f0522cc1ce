"""LaTeX commands of bibliographies: what each prints, what arguments it takes; those that print nothing on purpose.

Argument specifications are pylatexenc's: `{` an argument, `[` an optional one, `*` a star.
"""

from __future__ import annotations

from casereport.tree import Emph, Strong, Sub, Sup

Mark = Emph | Strong | Sub | Sup

# --- signs ------------------------------------------------------------------------------------------------------

_LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ",
    "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
_CAPITALS = {name.capitalize(): letter.upper() for name, letter in _LETTERS.items() if not name.startswith("var")}
_GREEK = _LETTERS | _CAPITALS
# `\alpha`, textgreek's `\textalpha`, upgreek's `\upalpha`; other packages' `\alphaup`.
GREEK = {shape.format(name): letter for name, letter in _GREEK.items() for shape in ("{}", "text{}", "up{}", "{}up", "mathup{}")} | {
    "straightphi": "φ", "straightepsilon": "ε", "straighttheta": "θ", "textmugreek": "μ", "upmu": "µ", "textfinalsigma": "ς",
}  # fmt: skip

# Symbols of LaTeX's base, textcomp, gensymb, siunitx and mathematics that the library lacks, or prints as another sign.
SYMBOLS = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textbardbl": "‖", "lq": "‘", "rq": "’", "slash": "/", "pounds": "£",
    "textsterling": "£", "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶", "textpilcrow": "¶", "copyright": "©",
    "textcopyright": "©", "textcircledP": "℗", "textservicemark": "℠", "textperiodcentered": "·", "ddag": "‡", "textdaggerdbl": "‡",
    "dag": "†", "textdagger": "†", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}",
    "textbackslash": "\\", "textunderscore": "_", "textquotesingle": "'", "textquotedbl": '"', "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "flqq": "«",
    "frqq": "»", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "og": "«", "fg": "»",
    "textordmasculine": "º", "textordfeminine": "ª", "textnumero": "№", "texteuro": "€", "euro": "€", "EUR": "€", "textcent": "¢",
    "textyen": "¥", "textcurrency": "¤", "textmu": "µ", "textmicro": "µ", "micro": "µ", "textdegree": "°", "degree": "°", "degrees": "°",
    "circ": "°", "textcelsius": "°C", "celsius": "°C", "degreeCelsius": "°C", "degC": "°C", "textohm": "Ω", "ohm": "Ω",
    "textperthousand": "‰", "perthousand": "‰", "textpertenthousand": "‱", "percent": "%", "textpercent": "%", "textdollar": "$",
    "textampersand": "&", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "texttimes": "×", "textdiv": "÷", "textpm": "±", "textlnot": "¬", "textbullet": "•",
    "textopenbullet": "°", "textminus": "−", "textrightarrow": "→", "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓",
    "textquestiondown": "¿", "textexclamdown": "¡", "textemdash": "—", "textendash": "–", "textellipsis": "…", "ldots": "…", "dots": "…",
    "textregistered": "®", "registered": "®", "circledR": "®", "texttrademark": "™", "sim": "~", "thicksim": "~", "leqslant": "≤",
    "geqslant": "≥", "lesssim": "≲", "gtrsim": "≳", "ast": "*", "textasteriskcentered": "*", "lbrack": "[", "rbrack": "]", "lbrace": "{",
    "rbrace": "}", "backslash": "\\", "checkmark": "✓", "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX",
    "XeTeX": "XeTeX", "MF": "METAFONT", "cprime": "ʹ", "Cprime": "ʹ", "cdprime": "″", "prime": "′", "textprime": "′", "hyp": "-",
    "hyphen": "-",
    "nobreakspace": " ", "space": " ", "textvisiblespace": " ", "quad": " ", "qquad": " ", "hfill": " ", "hfil": " ", "enspace": " ",
    "enskip": " ",
    "thinspace": " ", "newline": " ", "par": " ", "newblock": " ", "tab": " ", "textthreequartersemdash": "—", "textinterrobang": "‽",
    "textrecipe": "℞", "textestimated": "℮", "textfemale": "♀", "female": "♀", "male": "♂", "venus": "♀", "mars": "♂",
    "_": "_", "*": "*", "textmalteseH": "Ħ", "textschwa": "ə", "schwa": "ə", "textcrh": "ħ", "textdblhyphen": "-", "textlangle": "⟨",
    "textrangle": "⟩", "textasciiacute": "´", "textasciigrave": "`", "textgravedbl": "“", "textacutedbl": "”", "textnormalbullet": "•",
}  # fmt: skip
SIGNS = GREEK | {name: sign for name, sign in SYMBOLS.items() if sign}

# Accents that the library lacks, as Unicode's combining signs.
ACCENTS = {"textcommabelow": "\u0326", "cb": "\u0326", "polhk": "\u0328", "textogonek": "\u0328", "t": "\u0361", "textroundcap": "\u0311"}

# --- marks and wrappers -----------------------------------------------------------------------------------------

MARKS: dict[str, type[Mark]] = {
    "textit": Emph, "emph": Emph, "textsl": Emph, "mathit": Emph, "mkbibemph": Emph, "mkbibitalic": Emph, "textem": Emph, "Emph": Emph,
    "textbf": Strong, "mathbf": Strong, "mkbibbold": Strong, "boldsymbol": Strong, "bm": Strong, "pmb": Strong,
    "textsuperscript": Sup, "mkbibsuperscript": Sup, "textsubscript": Sub, "mkbibsubscript": Sub, "textsuper": Sup, "up": Sup,
    "textinferior": Sub, "textsu": Sup, "sp": Sup, "sb": Sub,
}  # fmt: skip
DECLARATIONS: dict[str, type[Emph | Strong]] = {
    "it": Emph, "em": Emph, "itshape": Emph, "sl": Emph, "slshape": Emph, "bf": Strong, "bfseries": Strong, "bfshape": Strong,
}  # fmt: skip
# The last argument is printed as it is.
WRAPPERS = {
    **dict.fromkeys(
        (
            "text", "textrm", "textsf", "texttt", "textsc", "textnormal", "textup", "textmd", "textlf", "texttiny", "underline", "uline",
            "ul",
            "mbox", "hbox", "fbox", "vbox", "rlap", "llap", "smash", "ensuremath", "mathrm", "mathsf", "mathtt", "mathnormal", "mathup",
            "mathbb", "mathcal", "mathfrak", "mathscr", "operatorname", "NoCaseChange", "MakeSentenceCase", "MakeTitlecase", "mkbibacro",
            "autocap", "textulc", "code", "pkg", "proglang", "mkbibnamefamily", "mkbibnamegiven",
            "oldstylenums", "textlatin", "surname", "firstname", "capitalisewords", "sout",
            "lowercase", "textgreek", "textcyrillic", "textcyr", "textlcsc", "mathop", "mathbin",
            "mathrel", "mathord", "mathopen", "mathclose", "nocase", "nolink", "doi",
        ),
        "{",
    ),
    "foreignlanguage": "{{", "textcolor": "[{{", "href": "[{{", "bibinfo": "{{", "bibfield": "{{", "bibnamefont": "{", "bibfnamefont": "{",
    "citenamefont": "{", "makebox": "[[{", "raisebox": "{{", "scalebox": "{{", "resizebox": "{{{", "enquote*": "{", "textls": "[{",
    "otherlanguage": "{", "textlang": "{{", "Hy": "{", "colorbox": "{{", "MakeLowercase": "{", "texttransparent": "{{", "parbox": "[{{",
}  # fmt: skip
URLS = ("url", "path", "nolinkurl")
CAPITALS = ("uppercase", "MakeUppercase", "MakeTextUppercase")
# What stands before and behind the last argument.
QUOTED = {
    "enquote": ("*{", "“", "”"), "mkbibquote": ("{", "“", "”"), "textquote": ("[[{", "“", "”"), "foreignquote": ("*{{", "“", "”"),
    "mkbibparens": ("{", "(", ")"), "mkbibbrackets": ("{", "[", "]"), "singlequote": ("{", "‘", "’"), "sqrt": ("[{", "√", ""),
    "q": ("{", "“", "”"),
}  # fmt: skip
CHEMISTRY = ("ce", "cee", "cf", "chem", "ch")
NUMBERS = {
    "SI": "[{[{", "qty": "[{{", "si": "[{", "unit": "[{", "num": "[{", "ang": "[{", "SIrange": "[{{{", "qtyrange": "[{{{",
    "numrange": "[{{",
}  # fmt: skip

# --- nothing on purpose -----------------------------------------------------------------------------------------

# Layout, sorting, fonts: what they print is no text.
SILENT = {
    **dict.fromkeys(
        (
            "protect", "relax", "null", "leavevmode", "unskip", "ignorespaces", "break", "nobreak", "allowbreak",
            "noindent",
            "indent", "raggedright", "raggedleft", "centering", "sloppy", "fussy", "strut", "displaystyle", "textstyle", "scriptstyle",
            "scriptscriptstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
            "middle",
            "boldmath", "unboldmath", "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge",
            "Huge",
            "normalfont", "upshape", "mdseries", "scshape", "rmfamily", "ttfamily", "sffamily", "selectfont", "frenchspacing",
            "nonfrenchspacing",
            "urlprefix", "xspace", "nobreakdash", "bibnodot", "adddot", "isdot", "nopunct", "unspace", "begingroup", "endgroup", "bgroup",
            "egroup", "smallskip", "medskip", "bigskip", "clearpage", "newpage", "phantomsection", "textcompwordmark", "-", "/", "!",
            "@", "makeatletter", "makeatother", "unhbox", "fi", "rm", "tt", "sc", "sf", "cal", "mit", "bibrangedash", "hyphenchar",
            "hskip", "kern", "mskip", "vskip", "penalty", "nolinebreak", "linebreak", "pagebreak", "nopagebreak", "inputencoding",
        ),
        "",
    ),
    **dict.fromkeys(
        (
            "noopsort", "Noopsort", "SortNoop", "sortnoop", "noop", "nosort", "switchsort", "printfirst", "phantom", "hphantom", "vphantom",
            "label", "index", "selectlanguage", "language", "hypersetup", "bibliographystyle", "nocite", "color", "fontencoding",
            "fontfamily",
            "fontseries", "fontshape", "bibAnnoteFile", "BibitemOpen", "BibitemShut", "bibitemStop", "ignore", "skip",
            "SortA", "sort", "sortas", "sortkey", "hyphenation", "pdfbookmark", "vspace*", "hspace*",
        ),
        "{",
    ),
    "hspace": "*{", "vspace": "*{", "fontsize": "{{", "setcounter": "{{", "addtocounter": "{{", "definecolor": "{{{", "vphantom*": "{",
}  # fmt: skip
# Commands whose text is left out, and is told.
DROPPED = {
    "input": "{", "include": "{", "includegraphics": "[{", "ref": "{", "pageref": "{", "cite": "[[{", "citep": "[[{", "citet": "[[{",
    "citealp": "[[{", "citeauthor": "[[{", "citeyear": "[[{", "autocite": "[[{", "parencite": "[[{", "textcite": "[[{", "footcite": "[[{",
    "footnote": "[{", "footnotemark": "[", "footnotetext": "[{", "thanks": "{", "newcommand": "{[{", "renewcommand": "{[{",
    "providecommand": "{[{", "def": "", "let": "", "bibstring": "{", "marginpar": "{", "todo": "[{", "nomenclature": "{{",
}  # fmt: skip

# --- units ------------------------------------------------------------------------------------------------------

PREFIXES = {
    "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G",
    "femto": "f", "tera": "T",
}  # fmt: skip
_UNITS = {
    "gram": "g", "metre": "m", "meter": "m", "litre": "L", "liter": "L", "second": "s", "minute": "min", "hour": "h", "day": "d",
    "mole": "mol",
    "molar": "M", "kilogram": "kg", "pascal": "Pa", "mmHg": "mmHg", "joule": "J", "watt": "W", "volt": "V", "ampere": "A", "tesla": "T",
    "hertz": "Hz", "kelvin": "K", "celsius": "°C", "degreeCelsius": "°C", "degree": "°", "percent": "%", "ohm": "Ω", "newton": "N",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "katal": "kat", "dalton": "Da", "angstrom": "Å", "bar": "bar", "year": "y",
    "arcminute": "′",
    "arcsecond": "″", "electronvolt": "eV", "decibel": "dB", "bit": "bit", "byte": "B", "tonne": "t", "hectare": "ha", "candela": "cd",
    "lumen": "lm", "lux": "lx", "henry": "H", "farad": "F", "coulomb": "C", "weber": "Wb", "siemens": "S",
}  # fmt: skip
# siunitx's short names: \mg, \uL, \kHz …
_SHORT = {
    "fg": "fg", "pg": "pg", "ng": "ng", "ug": "µg", "mg": "mg", "g": "g", "kg": "kg", "pm": "pm", "nm": "nm", "um": "µm", "mm": "mm",
    "cm": "cm",
    "dm": "dm", "m": "m", "km": "km", "ns": "ns", "us": "µs", "ms": "ms", "s": "s", "uL": "µL", "mL": "mL", "L": "L", "ul": "µL",
    "ml": "mL",
    "l": "L", "hl": "hL", "nmol": "nmol", "umol": "µmol", "mmol": "mmol", "mol": "mol", "kPa": "kPa", "MPa": "MPa", "Pa": "Pa", "Hz": "Hz",
    "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "K": "K", "mV": "mV", "kV": "kV", "V": "V", "mA": "mA", "A": "A", "W": "W", "kW": "kW",
    "MW": "MW",
    "kJ": "kJ", "J": "J", "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "N": "N", "T": "T", "Gy": "Gy",
}  # fmt: skip
UNITS = _UNITS | _SHORT
POWERS = {"squared": "²", "cubed": "³", "square": "²", "cubic": "³"}
