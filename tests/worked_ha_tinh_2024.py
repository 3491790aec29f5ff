"""The examples of Hà Tĩnh 2024, criterion by criterion, worked out by hand from the plan."""

# Each row: criterion, outcome, points, and the working. Points are left out where a criterion has none.
BY_HAND = {
    "so-tu-phap": """
        1.1b full 0.63 ; 42 / 42
        1.3c full 0.63 ; 5 / 5
        VI.2.1a partial 0.315 ; received on 15/01, which is not before 15/01: half of 0.63
        VI.2.1b not_applicable ; the deadline of districts and communes
        VI.2.6a partial 0.465 ; three on time, one not made: 0.62 x 3 / 4
        VI.2.7 full 0.62 ; both answers are yes
        VI.ket full 0.62 ; four reports on time
        2.1 not_applicable ; not asked of a department
        3.1 partial 0.8514 ; 0.91 x 84.2 / 90 = 0.85135...
        3.2a full 0.91 ; 118 / 118
        3.2b full 0.91 ; 118 / 118
        3.2c full 0.91 ; 7150 / 10000 = 71.5 %, the target is 70 %
        3.2d full 0.91 ; 4368 / 4800 = 91 %, the target is 90 %
        3.3 full 0.91 ; 1540 / 2200 is exactly 70 %
        3.4 full 0.91 ; 14 / 14
        3.5a full 0.91 ; 51 / 60 = 85 %, the target is 80 %
        3.5b full 0.91 ; 2600 / 5000 = 52 %, the target is 50 %
        3.6 full 0.91 ; 863 of 900 = 95.9 %
        PL.III.1.3a full 0.90 ; 28 / 140 is exactly 20 %
        PL.III.1.3b full 0.90 ; 84 / 420 is exactly 20 %
        PL.III.1.3c full 0.90 ; 28/06 is within quarter II
        PL.III.1.4 not_applicable ; the ministry announced nothing
        4.1 full 3.67 ; 4 / 4
        4.2a not_applicable ; asked of the province only
        5.1 full 5.34 ; 6 / 12 is exactly 50 %
        6.1 full 1.40 ; 310 of 12400 million is exactly 2.5 %
        6.2 full 1.40 ; 4 / 4
        6.3 full 1.40 ; 1 / 1
        6.5 full 1.40 ; 18 / 20 = 90 %, above 85 %
        7.2 missing 0 ; a figure without its document
        7.3 full 0.89 ; 6 / 20 is exactly 30 %
        7.4 full 0.89 ; 9600 / 9600
        ISO.1 full 0.89 ; 1 / 1
    """,
    "so-xay-dung": """
        1.1b full 0.63 ; 42 / 42
        VI.2.1a partial 0.315 ; received on 15/01, which is not before 15/01: half of 0.63
        VI.2.6a partial 0.5425 ; three on time, one late: 0.62 x 3.5 / 4
        VI.ket full 0.62 ; four reports on time
        3.1 partial 0.8514 ; 0.91 x 84.2 / 90 = 0.85135...
        3.2c partial 0.884 ; 0.91 x 68 / 70
        3.2d full 0.91 ; 4368 / 4800 = 91 %, the target is 90 %
        3.3 full 0.91 ; 1540 / 2200 is exactly 70 %
        3.5b partial 0.819 ; 0.91 x 45 / 50
        3.6 full 0.91 ; 863 of 900 = 95.9 %
        PL.III.1.3a full 0.90 ; 28 / 140 is exactly 20 %
        PL.III.1.3b partial 0.675 ; 0.90 x 15 / 20
        PL.III.1.3c partial 0.45 ; 12/07 is after quarter II: half of 0.90
        PL.III.1.4 not_applicable ; the ministry announced nothing
        4.1 partial 2.7525 ; 3.67 x 3 / 4
        5.1 full 5.34 ; 6 / 12 is exactly 50 %
        5.2 not_applicable ; not asked of a department
        6.1 partial 1.12 ; a cut of 2 % of 2.5 %: 1.40 x 0.8
        6.5 partial 1.3999 ; 17 / 20 is exactly 85 %, which is not above 85 %
        7.2 missing 0 ; a figure without its document
        7.3 full 0.89 ; 6 / 20 is exactly 30 %
        ISO.1 zero 0 ; 0 / 1
    """,
    "so-cong-thuong-thieu-so-lieu": """
        1.1b missing 0 ; a figure without its document
        1.3c zero 0 ; nothing planned, and the book says that this earns nothing
        VI.2.1a zero 0 ; declared as not issued
        VI.2.6a partial 0.155 ; one of four: 0.62 / 4
        VI.2.7 zero 0 ; one of the two answers is no
        VI.ket missing 0 ; nothing submitted all year
        3.1 missing 0 ; no number of dossiers
        3.2a partial 0.8645 ; 0.91 x 76 / 80
        3.2d not_applicable ; no dossier of a full service
        3.3 missing 0 ; left blank
        3.4 missing 0 ; whether there are internal procedures is not said
        3.5a full 0.91 ; 32 / 40 is exactly 80 %
        3.5b zero 0 ; 0 / 1000
        3.6 missing 0 ; one answer is blank
        PL.III.1.4 full 0.90 ; 12 / 12
        5.1 missing 0 ; a figure without its document
        4.1 not_applicable ; the agency says that it has no public service units
        6.1 not_applicable ; the same
        6.2 not_applicable ; the same
        6.5 not_applicable ; no premises
        7.2 partial 0.8476 ; 0.89 x (2 / 3) / 0.7 = 0.84761...
        7.3 missing 0 ; only the denominator is given
        7.4 partial 0.8899 ; 0.89 x 7199 / 7200 = 0.88987...
    """,
    "ubnd-tinh": """
        1.1a partial 0.6252 ; 0.63 x 258 / 260 = 0.62515...
        1.2 partial 0.42 ; 0.63 x 2 / 3
        1.3a full 0.63 ; 70 / 200 is exactly 35 %
        VI.ket partial 0.3875 ; two on time, one late, one not made: 0.62 x 2.5 / 4
        PL.I.1.1 partial 0.31 ; 02/02 is after January
        PL.I.1.2 partial 0.496 ; 0.62 x 4 / 5
        PL.I.1.4 full 0.62 ; 27/09 is within quarter III
        2.1 full 1.67 ; 27 / 30 is exactly 90 %
        2.2 partial 1.6654 ; 1.67 x (18 / 19) / 0.95 = 1.66537...
        2.3 partial 1.4844 ; 1.67 x 80 / 90 = 1.48444...
        PL.II.1.3 zero 0 ; declared as not made
        PL.II.1.4 full 1.66 ; 30/12
        3.2b partial 0.8918 ; 0.91 x 1470 / 1500
        3.2d partial 0.8089 ; 0.91 x 80 / 90 = 0.80888...
        3.3 partial 0.65 ; 0.91 x 50 / 70
        3.4 partial 0.455 ; 0.91 x 90 / 180
        3.6 partial 0.8906 ; 0.91 x 92 / 94 = 0.89063...
        3.7 partial 0.45 ; 0.90 x 1 / 2
        PL.III.1.1 full 0.90 ; on the last day of quarter I
        PL.III.1.3a partial 0.45 ; 10 % of 20 %
        4.1 partial 2.936 ; 3.67 x 20 / 25
        4.2a partial 1.835 ; 14 of 28 posts
        4.2b full 3.66 ; 30500 - 29969 = 531
        5.1 partial 4.6992 ; 5.34 x 44 / 50
        5.2 full 5.33 ; 3740 / 4400 is exactly 85 %
        PL.V.1.1 partial 2.665 ; 16/07 is after quarter II
        6.1 zero 0 ; the support grew
        6.2 partial 1.386 ; 1.40 x 693 / 700
        6.4 partial 0.70 ; 1 of 2
        6.5 full 1.40 ; 1032 / 1200 = 86 %
        7.2 partial 0.8264 ; 0.89 x 65 / 70 = 0.82642...
        7.3 partial 0.7417 ; 0.89 x 25 / 30 = 0.74166...
        7.4 partial 0.8811 ; 0.89 x 99 %
        PL.VII.A.1.3 partial 0.623 ; 0.89 x 147 / 210
        ISO.2 full 0.89 ; 13 of 13
        ISO.3a partial 0.6593 ; 0.89 x 20 / 27 = 0.65925...
        ISO.3b zero 0 ; none of 23
        ISO.4 partial 0.5933 ; 0.89 x 22 / 33
        ISO.5 not_applicable ; the ministry directed no pilot
        ISO.6 not_applicable ; nothing issued
        ISO.7 zero 0 ; nothing built, and the book says that this earns nothing
        ISO.8 full 0.89 ; 75 / 300 is exactly 25 %
        ISO.9a missing 0 ; how many were trained is not submitted
        ISO.9b full 0.88 ; 4 of 4
        ISO.9c zero 0 ; none
    """,
    "huyen-mau": """
        1.1b partial 0.5985 ; 0.63 x 57 / 60
        VI.2.1a not_applicable ; the deadline of departments
        VI.2.1b full 0.63 ; 14/01 is before 15/01
        VI.2.6b partial 0.465 ; three on time, one not made: 0.62 x 3 / 4
        3.1 full 0.91 ; 16000 / 20000 is exactly 80 %
        3.2b partial 0.8918 ; 0.91 x 245 / 250
        3.2c partial 0.78 ; 0.91 x 60 / 70
        3.3 zero 0 ; 0 / 3000
        3.4 not_applicable ; asked of the province's agencies only
        3.5b full 0.91 ; 3600 / 8000 is exactly 45 %
        3.6 full 0.91 ; 470 / 500 is exactly 94 %
        5.1 partial 4.806 ; 5.34 x 45 / 50
        5.2 partial 5.1732 ; 5.33 x 82.5 / 85 = 5.17323...
        6.1 full 1.40 ; a cut of exactly 2.5 %
        6.3 partial 1.2727 ; 1.40 x 30 / 33 = 1.27272...
        6.5 full 1.40 ; 86 % is above 85 %
        7.4 full 0.89 ; exactly 90 %
    """,
    "xa-mau": """
        1.3c partial 0.315 ; 0.63 x 1 / 2
        VI.2.1b partial 0.315 ; received on 05/02, which is not before 05/02
        VI.2.6b full 0.62 ; four on time
        VI.ket not_applicable ; not asked of communes
        3.1 full 0.91 ; 1500 / 2000 is exactly 75 %
        3.2d partial 0.8089 ; 0.91 x 80 / 90 = 0.80888...
        3.5a partial 0.8531 ; 0.91 x 75 / 80 = 0.853125
        3.5b full 0.91 ; 200 / 500 is exactly 40 %
        3.6 not_applicable ; nobody was asked
        5.2 full 5.33 ; 17 / 20 is exactly 85 %
        7.3 not_applicable ; nothing was inspected
        7.4 partial 0.887 ; 0.89 x 59.8 / 60 = 0.88703...
        ISO.1 full 0.89 ; 1 / 1
    """,
    "co-quan-trung-uong-mau": """
        1.1b partial 0.4725 ; 0.63 x 18 / 24
        1.3c not_applicable ; not asked of central agencies
        VI.2.1a not_applicable ; the deadline of departments
        VI.3 partial 0.31 ; 31/01 is not before 31/01
        VI.ket partial 0.5425 ; three on time, one late: 0.62 x 3.5 / 4
        3.1 not_applicable ; not asked of central agencies
    """,
    "ubnd-tinh-giua-nam": """
        1.1a full 0.63 ; 260 / 260
        1.1b partial 0.2291 ; 0.63 x 24 / 66 = 0.22909...
        1.2 partial 0.21 ; 0.63 x 1 / 3
        VI.2.7 pending ; due by the end of the year
        VI.ket full 0.62 ; both reports due so far
        PL.I.1.1 partial 0.31 ; late
        PL.I.1.4 pending ; due by 30/09
        2.1 pending ; due by the end of the year
        PL.II.1.2 missing 0 ; due today, and not submitted
        3.1 partial 0.8594 ; 0.91 x 85 / 90 = 0.85944...
        3.7 full 0.90 ; 2 of 2
        PL.III.1.1 zero 0 ; declared as not issued
        PL.V.1.1 full 5.33 ; 15/03
        6.4 partial 0.70 ; 1 of 2
        7.1a partial 0.801 ; 0.89 x 189 / 210
        7.1b full 0.89 ; yes
        ISO.2 full 0.89 ; 13 of 13
        ISO.5 not_applicable ; the ministry directed no pilot
        ISO.9b partial 0.44 ; 2 of 4
    """,
}

# Points, applicable maximum and index, added up by hand from every criterion that the agency is asked.
TOTALS = {
    "so-tu-phap": ("32.3014", "33.72", "95.79"),
    "so-xay-dung": ("29.4993", "33.72", "87.48"),
    "so-cong-thuong-thieu-so-lieu": ("7.767", "25.84", "30.06"),
    "ubnd-tinh": ("62.5519", "79.60", "78.58"),
    "huyen-mau": ("28.8172", "30.88", "93.32"),
    "xa-mau": ("16.729", "17.52", "95.49"),
    "co-quan-trung-uong-mau": ("1.325", "1.87", "70.86"),
    "ubnd-tinh-giua-nam": ("12.8095", "18.69", "68.54"),
}
