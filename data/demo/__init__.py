"""The demo study 'Beleef(de) plekjes Gavere': real public places, fictional answers.

Written by hand: phrases.csv and phrases_more.csv (answers with gold themes), places.csv, population.csv,
and how often who says what where (settings.toml, rates.csv, respondent_rates.csv, place_kinds.csv,
theme_kinds.csv, cues.csv, columns.toml). Written by `python -m data.demo.generate`: the survey files
beleefde_plekjes_*.csv and dorpen.geojson here, and the gold labels in tests/evals/demo_gold.csv, which
the app never reads. Gold belongs to an answer by source_file, source_row (header = row 1) and question
(header of the column): the same row number and wording as in the ANSWERS and QUESTIONS tables of a study.
"""
