"""The examples of Đắk Nông 2021, criterion by criterion, worked out by hand from the plan."""

# Each row: criterion, outcome, points, and the working. Points are left out where a criterion has none.
BY_HAND = {
    "ubnd-tinh": """
        I.1.1 partial 0.378 ; 0.42 x 18000 / 20000
        I.1.7a not_applicable ; the index of 2021 is not announced yet
        I.1.7b survey ; the survey is not given yet
        PL.I.1.1 partial 0.315 ; the decision on time, the regulation late: 0.42 x 1.5 / 2
        PL.I.1.2 full 0.42 ; 10/03 is within quarter I
        PL.I.1.3 full 0.42 ; yes
        PL.I.1.4 full 0.42 ; 28/12
        PL.I.2.1 full 0.42 ; both by the end of November
        PL.I.2.2 partial 0.21 ; 10/01/2022 is after December
        PL.I.2.3 missing 0 ; nothing submitted
        PL.I.2.4 partial 0.21 ; the plan, but no report: 0.42 / 2
        PL.I.3.1 partial 0.315 ; three of four products
        PL.I.3.2 full 0.42 ; yes
        PL.I.4.1 partial 0.21 ; 12/08 is after July
        PL.I.4.2 full 0.42 ; one in every month
        PL.I.4.3 partial 0.385 ; three in August, and the five of January do not make up for it: 0.42 x 11 / 12
        PL.I.4.4 partial 0.3417 ; none in two months: 0.41 x 10 / 12 = 0.34166...
        PL.I.4.5 full 0.41 ; on the last day of July
        PL.I.4.6 partial 0.3417 ; two on time, one late: 0.41 x 2.5 / 3 = 0.34166...
        PL.I.4.7 zero 0 ; declared as not made
        PL.I.4.8 full 0.41 ; three by the end of October
        PL.I.4.9 zero 0 ; no
        III.ket.a not_applicable ; asked of departments
        III.ket.b not_applicable ; asked of districts
        I.1.2 partial 0.7315 ; 0.77 x 570 / 600
        PL.II.1 full 0.77 ; yes
        PL.II.2 full 0.77 ; 60 / 60
        PL.II.3 partial 0.7529 ; 0.77 x 88 / 90 = 0.75288...
        PL.II.4 full 0.77 ; yes
        PL.II.5 full 0.77 ; 30 / 30
        PL.II.6 full 0.77 ; yes
        PL.II.7 full 0.77 ; 26/02
        PL.II.8 full 0.77 ; 20/12
        PL.II.9 zero 0 ; no
        PL.II.10 missing 0 ; a yes without its document
        PL.II.11 full 0.77 ; the report on the last day of November
        PL.II.12 partial 0.38 ; 09/07 is after June: half of 0.76
        I.1.3 full 0.91 ; yes
        PL.III.1.1 full 0.91 ; 25/12/2020
        PL.III.1.2 full 0.91 ; 8 / 8
        PL.III.1.3 partial 0.8531 ; 0.91 x 30 / 32 = 0.853125
        PL.III.2.1 full 0.91 ; 1900 / 1900
        PL.III.2.2 partial 0.9009 ; 0.91 x 99 %
        PL.III.2.3 full 0.91 ; 1900 / 1900
        PL.III.2.4 not_applicable ; no new procedure
        PL.III.2.5 full 0.91 ; 380 / 1900 is exactly 20 %
        PL.III.3.1 partial 0.8861 ; 0.91 x 1850 / 1900 = 0.88605...
        PL.III.3.2 full 0.90 ; 1900 / 1900
        PL.III.3.3 partial 0.864 ; 0.90 x 96 %
        PL.III.3.4 full 0.90 ; 190000 / 200000 is exactly 95 %
        PL.III.3.5 full 0.90 ; both by the end of September
        PL.III.4.1 partial 0.855 ; 0.45 + 0.45 x 45 / 50
        PL.III.4.2 partial 0.72 ; 0.90 x 8000 / 10000
        I.1.4a partial 1.422 ; 1.58 x 27 / 30
        I.1.4c partial 1.413 ; 189 of 2100 posts are 9 % of 10 %: 1.57 x 0.9
        PL.IV.1.2 full 1.57 ; 600 / 600
        PL.IV.2.1 full 1.57 ; 28 / 28
        PL.IV.2.2 partial 1.4915 ; 1.57 x 114 / 120
        PL.IV.3.1 missing 0 ; how many tasks there are is not submitted
        PL.IV.3.2 full 1.57 ; yes
        I.1.4b partial 1.6 ; 2 x 24 / 30
        PL.V.1.1 full 2 ; 1600 / 2000 is exactly 80 %
        PL.V.1.2 partial 1.95 ; 2 x 78 / 80
        PL.V.2.1 partial 1.9833 ; 2 x 119 / 120 = 1.98333...
        PL.V.2.2 not_applicable ; no examination was held
        PL.V.2.3 full 2 ; 80 / 80
        PL.V.2.4 partial 1.8 ; 2 x 18000 / 20000
        PL.V.2.5 partial 1.5 ; 2 x 30 / 40
        I.1.5 partial 0.9 ; 36 / 40
        PL.VI.1 partial 0.95 ; 76 / 80
        PL.VI.3 full 1 ; 45 / 45
        PL.VI.4 partial 0.8333 ; 100 / 120
        PL.VI.5 full 1 ; 45 / 45
        PL.VI.6 full 1 ; yes
        PL.VI.7 zero 0 ; no
        I.1.6 zero 0 ; no
        PL.VII.1 partial 0.67 ; 03/02 is after January: half of 1.34
        PL.VII.2 full 1.34 ; yes
        PL.VII.3 full 1.34 ; 100 / 100
        PL.VII.4 partial 1.2763 ; 1.33 x 95 / 99 = 1.27626...
        PL.VII.5 full 1.33 ; yes
        PL.VII.6 partial 1.064 ; 1.33 x 400 / 500
        PL.VII.7 full 1.33 ; 1800 / 2000 is exactly 90 %
        PL.VII.8 partial 1.1083 ; 1.33 x 25 / 30 = 1.10833...
        PL.VII.9 full 1.33 ; yes
        PL.VII.10 full 1.33 ; 91 / 91
        PL.VII.11 missing 0 ; nothing submitted
    """,
    "so-y-te": """
        I.1.1 partial 0.378 ; 0.42 x 450 / 500
        III.ket.a full 0.41 ; yes
        PL.II.4 full 0.77 ; yes
        PL.II.5 partial 0.693 ; 0.77 x 9 / 10
        PL.III.3.1 full 0.91 ; 120 / 120
        PL.III.3.3 partial 0.855 ; 0.90 x 114 / 120
        PL.III.3.4 partial 0.8905 ; 0.90 x 94 / 95 = 0.89052...
        PL.III.4.1 partial 0.45 ; no address, and no feedback that was left undone
        PL.III.4.2 full 0.90 ; 300 / 300
        I.1.4a full 1.58 ; 12 / 12
        PL.IV.1.2 full 1.57 ; 40 / 40
        PL.IV.2.1 full 1.57 ; 1 / 1
        PL.IV.2.2 partial 1.4273 ; 1.57 x 10 / 11 = 1.42727...
        PL.IV.3.1 not_applicable ; no decentralised tasks
        I.1.4b missing 0 ; a figure without its document
        I.1.5 partial 0.625 ; 5 / 8
        PL.VI.3 full 1 ; 1 / 1
        PL.VI.4 full 1 ; 11 / 11
        PL.VI.5 partial 0.8333 ; 10 / 12
    """,
    "huyen-mau-giua-nam": """
        I.1.1 partial 0.315 ; 0.42 x 600 / 800
        III.ket.b pending ; due by the end of the year
        I.1.2 full 0.77 ; 40 / 40
        PL.II.3 partial 0.5775 ; 0.77 x 9 / 12
        PL.II.4 pending ; due by the end of the year
        PL.II.5 pending ; due by the end of the year
        PL.III.3.1 full 0.91 ; 250 / 250
        PL.III.3.2 partial 0.864 ; 0.90 x 240 / 250
        PL.III.3.3 pending ; due by the end of the year
        PL.III.3.4 full 0.90 ; 9500 / 10000 is exactly 95 %
        PL.III.4.1 partial 0.855 ; 0.45 + 0.45 x 18 / 20
        PL.III.4.2 partial 0.72 ; 0.90 x 400 / 500
        I.1.4a pending ; due by the end of the year
        PL.IV.1.2 pending ; due by the end of the year
        PL.IV.2.1 pending ; due by the end of the year
        PL.IV.2.2 pending ; due by the end of the year
        PL.IV.3.1 pending ; due by the end of the year
        I.1.4b pending ; due by the end of the year
        I.1.5 not_applicable ; no recommendation so far
        PL.VI.3 full 1 ; 1 / 1
        PL.VI.4 pending ; due by the end of the year
        PL.VI.5 pending ; due by the end of the year
    """,
    "xa-mau": """
        I.1.1 missing 0 ; nothing submitted
        I.1.2 not_applicable ; no document to review
        PL.III.3.1 full 0.91 ; 100 / 100
        PL.III.3.2 partial 0.855 ; 0.90 x 95 / 100
        PL.III.3.3 zero 0 ; 0 / 100
        PL.III.3.4 partial 0.8526 ; 0.90 x 90 / 95 = 0.85263...
        PL.III.4.1 full 0.90 ; the address is shown, and there was no feedback
        PL.III.4.2 zero 0 ; 0 / 210
        I.1.5 missing 0 ; nothing submitted
        PL.VI.3 missing 0 ; a figure without its document
        PL.VI.4 not_applicable ; no public service units
        PL.VI.5 full 1 ; 1 / 1
    """,
}

# Points, applicable maximum and index, added up by hand from the rows above and the maxima of the criteria that apply.
TOTALS = {
    "ubnd-tinh": ("66.9816", "79.93", "83.80"),
    "so-y-te": ("15.8621", "19.17", "82.74"),
    "huyen-mau-giua-nam": ("6.9115", "7.47", "92.52"),
    "xa-mau": ("4.5176", "8.83", "51.16"),
}
