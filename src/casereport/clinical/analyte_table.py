"""The rows of the analyte dictionary.

key | name / American spelling | abbreviation | noun in prose | aliases | marks | low high unit

Values beyond those of the last cell make a misprinted unit likely. They are no reference range, were chosen wide by hand,
and must not be used for clinical decisions.
"""

# ruff: noqa: E501  (a table: one analyte a row)

from __future__ import annotations

ROWS = """
wbc | white cell | WBC | count | white cells; white blood cell; white blood cells; leukocytes; leucocytes; leukocyte; leucocyte; wcc; twbc | | 0.05 500 10^9/L
neutrophils | neutrophil | ANC | count | neutrophils; absolute neutrophil count; absolute neutrophils; pmn; neut | | 0 100 10^9/L
lymphocytes | lymphocyte | ALC | count | lymphocytes; absolute lymphocyte count; absolute lymphocytes; lymph; lymphs | | 0 300 10^9/L
monocytes | monocyte | | count | monocytes; absolute monocyte count; mono | | 0 100 10^9/L
eosinophils | eosinophil | | count | eosinophils; absolute eosinophil count; aec; eos | | 0 100 10^9/L
basophils | basophil | | count | basophils; absolute basophil count; baso | | 0 50 10^9/L
rbc | red cell | RBC | count | red cells; red blood cell; red blood cells; erythrocytes; erythrocyte | | 0.3 12 10^12/L
hb | haemoglobin / hemoglobin | Hb | level | hgb; hb; haemoglobin; hemoglobin | | 20 250 g/L
hct | haematocrit / hematocrit | Hct | | packed cell volume; pcv | | 5 80 %
mcv | mean corpuscular volume | MCV | | mean cell volume | | 40 160 fL
mch | mean corpuscular haemoglobin / mean corpuscular hemoglobin | MCH | | mean cell haemoglobin | | 10 60 pg
mchc | mean corpuscular haemoglobin concentration / mean corpuscular hemoglobin concentration | MCHC | | | |
rdw | red cell distribution width | RDW | | | |
reticulocytes | reticulocyte | | count | reticulocytes; retics | |
plt | platelet | PLT | count | platelets; platelet count; thrombocytes; thrombocyte | | 1 3000 10^9/L
crp | C-reactive protein | CRP | level | c reactive protein; hs-crp; hscrp; high-sensitivity crp | | 0 700 mg/L
esr | erythrocyte sedimentation rate | ESR | | sed rate; sedimentation rate; bsg | | 0 160 mm/h
pct | procalcitonin | PCT | level | | | 0 500 ug/L
ferritin | ferritin | | level | | | 1 200000 ug/L
il6 | interleukin 6 | IL-6 | level | il 6; interleukin-6 | | 0 50000 ng/L
sil2r | soluble interleukin 2 receptor | sIL-2R | level | sil-2r; scd25; soluble cd25; soluble il-2 receptor | |
ddimer | D-dimer | | level | d dimer; d-dimers; d dimers; ddimer | | 50 200000 ug/L
fibrinogen | fibrinogen | | level | | | 0.2 15 g/L
pt | prothrombin time | PT | | | | 5 200 s
inr | international normalised ratio / international normalized ratio | INR | | pt-inr | | 0.5 20 1
aptt | activated partial thromboplastin time | aPTT | | ptt; partial thromboplastin time | | 10 300 s
antithrombin | antithrombin | | activity | antithrombin iii; at iii; atiii | |
ldh | lactate dehydrogenase | LDH | level | lactic dehydrogenase; ld | enzyme | 50 20000 U/L
ast | aspartate aminotransferase | AST | level | sgot; aspartate transaminase; got; asat | enzyme | 1 20000 U/L
alt | alanine aminotransferase | ALT | level | sgpt; alanine transaminase; gpt; alat | enzyme | 1 20000 U/L
alp | alkaline phosphatase | ALP | level | alk phos; alkp; ap | enzyme | 1 20000 U/L
ggt | gamma-glutamyltransferase | GGT | level | gamma-gt; gamma gt; ggtp; gamma-glutamyl transferase; gamma glutamyl transpeptidase; \u03b3-gt; \u03b3-glutamyltransferase | enzyme | 1 20000 U/L
bilirubin | total bilirubin | | level | bilirubin; bilirubin, total; tbil; t bili; bili; tb | | 1 1000 umol/L
direct-bilirubin | direct bilirubin | | level | conjugated bilirubin; bilirubin, direct; dbil; d bili | | 0 800 umol/L
albumin | albumin | | level | alb | | 5 70 g/L
protein | total protein | | level | protein, total; tp | | 20 150 g/L
ammonia | ammonia | | level | nh3 | | 1 2000 umol/L
amylase | amylase | | level | | enzyme |
lipase | lipase | | level | | enzyme |
ck | creatine kinase | CK | level | cpk; creatine phosphokinase | enzyme | 1 500000 U/L
ckmb | creatine kinase MB | CK-MB | level | ck mb; ckmb | |
troponin-i | troponin I | | level | tni; ctni; hs-tni; hs-ctni; cardiac troponin i; high-sensitivity troponin i | | 0 500000 ng/L
troponin-t | troponin T | | level | tnt; ctnt; hs-tnt; hs-ctnt; cardiac troponin t; high-sensitivity troponin t | | 0 500000 ng/L
ntprobnp | N-terminal pro-B-type natriuretic peptide | NT-proBNP | level | nt probnp; nt pro bnp; n-terminal probnp | | 0 200000 ng/L
bnp | B-type natriuretic peptide | BNP | level | brain natriuretic peptide | | 0 200000 ng/L
creatinine | creatinine | | level | creat; scr; crea | | 10 2500 umol/L
urea | urea | | level | | | 0.3 100 mmol/L
bun | blood urea nitrogen | BUN | level | urea nitrogen | | 1 300 mg/dL
egfr | estimated glomerular filtration rate | eGFR | | gfr | | 1 250 mL/min/1.73 m2
urate | urate | | level | uric acid | | 20 3000 umol/L
sodium | sodium | Na | level | na; na+; na\u207a | monovalent | 90 200 mmol/L
potassium | potassium | K | level | k; k+; k\u207a | monovalent | 1 10 mmol/L
chloride | chloride | Cl | level | cl; cl- | monovalent | 50 160 mmol/L
bicarbonate | bicarbonate | HCO\u2083 | level | hco3; hco3-; total co2; tco2 | monovalent | 1 60 mmol/L
calcium | total calcium | | level | calcium; ca; calcium, total | | 0.8 5 mmol/L
ionised-calcium | ionised calcium / ionized calcium | | level | ica; ionised ca; ionized ca; free calcium | | 0.3 3 mmol/L
phosphate | phosphate | | level | phosphorus; po4; inorganic phosphate | | 0.1 6 mmol/L
magnesium | magnesium | Mg | level | mg | | 0.1 6 mmol/L
glucose | glucose | | level | glu; blood sugar; blood glucose | | 0.5 80 mmol/L
hba1c | haemoglobin A1c / hemoglobin A1c | HbA\u2081c | level | hba1c; a1c; glycated haemoglobin; glycated hemoglobin; glycosylated hemoglobin | |
lactate | lactate | | level | lactic acid | | 0.2 30 mmol/L
triglycerides | triglyceride | | level | triglycerides; tg; trigs | | 0.1 60 mmol/L
cholesterol | total cholesterol | | level | cholesterol; cholesterol, total | | 0.1 60 mmol/L
ph | pH | pH | | blood ph; arterial ph | | 6.5 8 pH
pco2 | partial pressure of carbon dioxide | pCO\u2082 | | pco2; paco2 | | 1 30 kPa
po2 | partial pressure of oxygen | pO\u2082 | | po2; pao2 | | 1 90 kPa
base-excess | base excess | BE | | be | | -40 40 mmol/L
tsh | thyrotropin | TSH | level | thyroid-stimulating hormone; thyroid stimulating hormone; thyrotrophin | |
ft4 | free thyroxine | free T4 | level | ft4; free t4; fT\u2084 | |
ft3 | free triiodothyronine | free T3 | level | ft3; free t3 | |
cortisol | cortisol | | level | | |
acth | corticotropin | ACTH | level | adrenocorticotropic hormone; corticotrophin | |
prolactin | prolactin | PRL | level | | |
iron | iron | | level | fe | |
transferrin | transferrin | | level | | |
b12 | vitamin B12 | | level | vit b12; cobalamin; b12 | |
folate | folate | | level | folic acid | |
vitamin-d | 25-hydroxyvitamin D | 25(OH)D | level | 25-oh vitamin d; vitamin d; 25-hydroxy vitamin d | |
igg | immunoglobulin G | IgG | level | | |
iga | immunoglobulin A | IgA | level | | |
igm | immunoglobulin M | IgM | level | | |
ige | immunoglobulin E | IgE | level | total ige | |
c3 | complement C3 | C3 | level | | |
c4 | complement C4 | C4 | level | | |
ana | antinuclear antibody | ANA | titre | antinuclear antibodies; anti-nuclear antibodies; anti-nuclear antibody | |
rf | rheumatoid factor | RF | level | | |
anti-dsdna | anti-double-stranded DNA antibody | anti-dsDNA | level | anti-ds-dna; dsdna antibodies; anti-double-stranded dna antibodies | |
cd4 | CD4 cell | CD4 | count | cd4+; cd4 cells; cd4 t cells | | 0 5000 /uL
cd8 | CD8 cell | CD8 | count | cd8+; cd8 cells; cd8 t cells | | 0 5000 /uL
temperature | temperature | | | temp; body temperature | | 20 45 Cel
heart-rate | heart rate | HR | | pulse; pulse rate | | 10 350 /min
respiratory-rate | respiratory rate | RR | | breathing rate | | 3 150 /min
systolic | systolic blood pressure | SBP | | systolic bp; sbp | | 20 320 mmHg
diastolic | diastolic blood pressure | DBP | | diastolic bp; dbp | | 5 220 mmHg
map | mean arterial pressure | MAP | | | | 10 250 mmHg
spo2 | oxygen saturation | SpO\u2082 | | spo2; o2 sat; sats; oxygen sats | | 0 100 %
ejection-fraction | left ventricular ejection fraction | LVEF | | ef; lvef; ejection fraction | | 0 100 %
"""
