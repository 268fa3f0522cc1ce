"""The rows of the analyte dictionary.

key | name / American spelling | abbreviation | noun in prose | aliases | marks
"""

# ruff: noqa: E501  (a table: one analyte a row)

from __future__ import annotations

ROWS = """
wbc | white cell | WBC | count | white cells; white blood cell; white blood cells; leukocytes; leucocytes; leukocyte; leucocyte; wcc; twbc |
neutrophils | neutrophil | ANC | count | neutrophils; absolute neutrophil count; absolute neutrophils; pmn; neut |
lymphocytes | lymphocyte | ALC | count | lymphocytes; absolute lymphocyte count; absolute lymphocytes; lymph; lymphs |
monocytes | monocyte |  | count | monocytes; absolute monocyte count; mono |
eosinophils | eosinophil |  | count | eosinophils; absolute eosinophil count; aec; eos |
basophils | basophil |  | count | basophils; absolute basophil count; baso |
rbc | red cell | RBC | count | red cells; red blood cell; red blood cells; erythrocytes; erythrocyte |
hb | haemoglobin / hemoglobin | Hb | level | hgb; hb; haemoglobin; hemoglobin |
hct | haematocrit / hematocrit | Hct |  | packed cell volume; pcv |
mcv | mean corpuscular volume | MCV |  | mean cell volume |
mch | mean corpuscular haemoglobin / mean corpuscular hemoglobin | MCH |  | mean cell haemoglobin |
mchc | mean corpuscular haemoglobin concentration / mean corpuscular hemoglobin concentration | MCHC |  |  |
rdw | red cell distribution width | RDW |  |  |
reticulocytes | reticulocyte |  | count | reticulocytes; retics |
plt | platelet | PLT | count | platelets; platelet count; thrombocytes; thrombocyte |
crp | C-reactive protein | CRP | level | c reactive protein; hs-crp; hscrp; high-sensitivity crp |
esr | erythrocyte sedimentation rate | ESR |  | sed rate; sedimentation rate; bsg |
pct | procalcitonin | PCT | level |  |
ferritin | ferritin |  | level |  |
il6 | interleukin 6 | IL-6 | level | il 6; interleukin-6 |
sil2r | soluble interleukin 2 receptor | sIL-2R | level | sil-2r; scd25; soluble cd25; soluble il-2 receptor |
ddimer | D-dimer |  | level | d dimer; d-dimers; d dimers; ddimer |
fibrinogen | fibrinogen |  | level |  |
pt | prothrombin time | PT |  |  |
inr | international normalised ratio / international normalized ratio | INR |  | pt-inr |
aptt | activated partial thromboplastin time | aPTT |  | ptt; partial thromboplastin time |
antithrombin | antithrombin |  | activity | antithrombin iii; at iii; atiii |
ldh | lactate dehydrogenase | LDH | level | lactic dehydrogenase; ld | enzyme
ast | aspartate aminotransferase | AST | level | sgot; aspartate transaminase; got; asat | enzyme
alt | alanine aminotransferase | ALT | level | sgpt; alanine transaminase; gpt; alat | enzyme
alp | alkaline phosphatase | ALP | level | alk phos; alkp; ap | enzyme
ggt | gamma-glutamyltransferase | GGT | level | gamma-gt; gamma gt; ggtp; gamma-glutamyl transferase; gamma glutamyl transpeptidase; \u03b3-gt; \u03b3-glutamyltransferase | enzyme
bilirubin | total bilirubin |  | level | bilirubin; bilirubin, total; tbil; t bili; bili; tb |
direct-bilirubin | direct bilirubin |  | level | conjugated bilirubin; bilirubin, direct; dbil; d bili |
albumin | albumin |  | level | alb |
protein | total protein |  | level | protein, total; tp |
ammonia | ammonia |  | level | nh3 |
amylase | amylase |  | level |  | enzyme
lipase | lipase |  | level |  | enzyme
ck | creatine kinase | CK | level | cpk; creatine phosphokinase | enzyme
ckmb | creatine kinase MB | CK-MB | level | ck mb; ckmb |
troponin-i | troponin I |  | level | tni; ctni; hs-tni; hs-ctni; cardiac troponin i; high-sensitivity troponin i |
troponin-t | troponin T |  | level | tnt; ctnt; hs-tnt; hs-ctnt; cardiac troponin t; high-sensitivity troponin t |
ntprobnp | N-terminal pro-B-type natriuretic peptide | NT-proBNP | level | nt probnp; nt pro bnp; n-terminal probnp |
bnp | B-type natriuretic peptide | BNP | level | brain natriuretic peptide |
creatinine | creatinine |  | level | creat; scr; crea |
urea | urea |  | level |  |
bun | blood urea nitrogen | BUN | level | urea nitrogen |
egfr | estimated glomerular filtration rate | eGFR |  | gfr |
urate | urate |  | level | uric acid |
sodium | sodium | Na | level | na; na+; na\u207a | monovalent
potassium | potassium | K | level | k; k+; k\u207a | monovalent
chloride | chloride | Cl | level | cl; cl- | monovalent
bicarbonate | bicarbonate | HCO\u2083 | level | hco3; hco3-; total co2; tco2 | monovalent
calcium | total calcium |  | level | calcium; ca; calcium, total |
ionised-calcium | ionised calcium / ionized calcium |  | level | ica; ionised ca; ionized ca; free calcium |
phosphate | phosphate |  | level | phosphorus; po4; inorganic phosphate |
magnesium | magnesium | Mg | level | mg |
glucose | glucose |  | level | glu; blood sugar; blood glucose |
hba1c | haemoglobin A1c / hemoglobin A1c | HbA\u2081c | level | hba1c; a1c; glycated haemoglobin; glycated hemoglobin; glycosylated hemoglobin |
lactate | lactate |  | level | lactic acid |
triglycerides | triglyceride |  | level | triglycerides; tg; trigs |
cholesterol | total cholesterol |  | level | cholesterol; cholesterol, total |
hdl | HDL cholesterol | HDL-C | level | hdl; high-density lipoprotein cholesterol; hdl-cholesterol |
ldl | LDL cholesterol | LDL-C | level | ldl; low-density lipoprotein cholesterol; ldl-cholesterol |
ph | pH | pH |  | blood ph; arterial ph |
pco2 | partial pressure of carbon dioxide | pCO\u2082 |  | pco2; paco2 |
po2 | partial pressure of oxygen | pO\u2082 |  | po2; pao2 |
base-excess | base excess | BE |  | be |
tsh | thyrotropin | TSH | level | thyroid-stimulating hormone; thyroid stimulating hormone; thyrotrophin |
ft4 | free thyroxine | free T4 | level | ft4; free t4; fT\u2084 |
ft3 | free triiodothyronine | free T3 | level | ft3; free t3 |
cortisol | cortisol |  | level |  |
acth | corticotropin | ACTH | level | adrenocorticotropic hormone; corticotrophin |
prolactin | prolactin | PRL | level |  |
iron | iron |  | level | fe |
transferrin | transferrin |  | level |  |
b12 | vitamin B12 |  | level | vit b12; cobalamin; b12 |
folate | folate |  | level | folic acid |
vitamin-d | 25-hydroxyvitamin D | 25(OH)D | level | 25-oh vitamin d; vitamin d; 25-hydroxy vitamin d |
igg | immunoglobulin G | IgG | level |  |
iga | immunoglobulin A | IgA | level |  |
igm | immunoglobulin M | IgM | level |  |
ige | immunoglobulin E | IgE | level | total ige |
c3 | complement C3 | C3 | level |  |
c4 | complement C4 | C4 | level |  |
ana | antinuclear antibody | ANA | titre | antinuclear antibodies; anti-nuclear antibodies; anti-nuclear antibody |
rf | rheumatoid factor | RF | level |  |
anti-dsdna | anti-double-stranded DNA antibody | anti-dsDNA | level | anti-ds-dna; dsdna antibodies; anti-double-stranded dna antibodies |
cd4 | CD4 cell | CD4 | count | cd4+; cd4 cells; cd4 t cells |
cd8 | CD8 cell | CD8 | count | cd8+; cd8 cells; cd8 t cells |
temperature | temperature |  |  | temp; body temperature |
heart-rate | heart rate | HR |  | pulse; pulse rate |
respiratory-rate | respiratory rate | RR |  | breathing rate |
systolic | systolic blood pressure | SBP |  | systolic bp; sbp |
diastolic | diastolic blood pressure | DBP |  | diastolic bp; dbp |
map | mean arterial pressure | MAP |  |  |
spo2 | oxygen saturation | SpO\u2082 |  | spo2; o2 sat; o2 saturation; saturation; sats; oxygen sats |
ejection-fraction | left ventricular ejection fraction | LVEF |  | ef; lvef; ejection fraction |
"""
