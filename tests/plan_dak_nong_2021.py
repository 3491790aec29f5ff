"""The appendix of the Đắk Nông plan for 2021 as printed: who leads each row, who coordinates, and when."""

SHORT = {
    "cac-so-ban-nganh": "S",
    "ubnd-cap-huyen": "H",
    "ubnd-cap-xa": "X",
    "co-quan-don-vi-lien-quan": "LQ",
    "van-phong-ubnd-tinh": "VP",
    "so-noi-vu": "SNV",
    "so-tu-phap": "STP",
    "so-tai-chinh": "STC",
    "so-thong-tin-va-truyen-thong": "STTTT",
    "so-khoa-hoc-va-cong-nghe": "SKHCN",
    "so-ke-hoach-va-dau-tu": "SKHDT",
    "trung-tam-hanh-chinh-cong-tinh": "HCC",
    "to-truong-to-tu-van": "TTTV",
    "thanh-vien-to-tu-van": "TVTV",
    "to-truong-to-kiem-tra": "TTKT",
    "dai-ptth-tinh": "PTTH",
    "bao-dak-nong": "BDN",
    "tinh-doan": "TD",
    "ubmttq-viet-nam-tinh": "MTTQ",
    "hoi-cuu-chien-binh-viet-nam-tinh": "CCB",
    "van-phong-hdnd-tinh": "VPHDND",
    "ban-phap-che-hdnd-tinh": "BPC",
    "to-chuc-co-so-doan-thuoc-doan-khoi": "branches",
    "doan-khoi-cac-co-quan-va-doanh-nghiep-tinh": "doan-khoi",
}
"""The units of the rulebook by the short words of the table."""

# row | lead | coordinating units | time. PL.VII.7 breaks off after “UBND cấp”: which level cannot be read.
PRINTED = """
    PL.I.1.1 | SNV | S | Quý I/2021
    PL.I.1.2 | SNV | S | Quý I/2021
    PL.I.1.3 | TTTV | TVTV | Thường xuyên
    PL.I.1.4 | SNV | VP S H | Tháng 11 - tháng 12
    PL.I.2.1 | SNV | S H | Tháng 9 - tháng 11
    PL.I.2.2 | SNV | S H | Tháng 10 - tháng 12
    PL.I.2.3 | SNV | MTTQ CCB S H X | Theo Kế hoạch của Bộ Nội vụ
    PL.I.2.4 | SNV | S H X | Tháng 5 - tháng 11
    PL.I.3.1 | SNV | S H X | Tháng 6 - tháng 12
    PL.I.3.2 | TTKT | S H X | Thường xuyên
    PL.I.4.1 | SNV | LQ | Tháng 4 - tháng 7
    PL.I.4.2 | SNV PTTH | LQ | Định kỳ hàng tháng
    PL.I.4.3 | SNV PTTH | LQ | Định kỳ hàng tuần
    PL.I.4.4 | SNV BDN | LQ | Định kỳ hàng tháng
    PL.I.4.5 | SNV | LQ | Tháng 3 - tháng 7
    PL.I.4.6 | TD | S H X LQ | Tháng 4 - tháng 10
    PL.I.4.7 | doan-khoi | S branches LQ | Tháng 4 - tháng 10
    PL.I.4.8 | SNV | S H X | Tháng 5 - tháng 10
    PL.I.4.9 | SNV | S H | Thường xuyên
    PL.II.1 | STP | VPHDND S | Thường xuyên
    PL.II.2 | STP | LQ | Thường xuyên
    PL.II.3 | STP H | S LQ | Thường xuyên
    PL.II.4 | S H | BPC LQ | Thường xuyên
    PL.II.5 | S H | BPC LQ | Thường xuyên
    PL.II.6 | STP | S H X | Thường xuyên
    PL.II.7 | STP | S H X | Tháng 01 - tháng 3
    PL.II.8 | STP | S H X | Tháng 6 - tháng 12
    PL.II.9 | STP | S H X | Thường xuyên
    PL.II.10 | STP | S H X | Định kỳ trong năm
    PL.II.11 | STP | LQ | Tháng 7 - tháng 11
    PL.II.12 | STP | LQ | Tháng 01 - tháng 6
    PL.III.1.1 | VP | S H | Tháng 12/2020
    PL.III.1.2 | VP | S H | Thường xuyên
    PL.III.1.3 | VP | S H | Thường xuyên
    PL.III.2.1 | VP | S H | Thường xuyên
    PL.III.2.2 | VP | S H | Thường xuyên
    PL.III.2.3 | VP | LQ | Thường xuyên
    PL.III.2.4 | VP | S H X | Thường xuyên
    PL.III.2.5 | VP | S H X | Thường xuyên
    PL.III.3.1 | S H X | LQ | Thường xuyên
    PL.III.3.2 | VP H X | LQ | Thường xuyên
    PL.III.3.3 | S H X | LQ | Thường xuyên
    PL.III.3.4 | S H X | LQ | Thường xuyên
    PL.III.3.5 | VP | LQ | Tháng 5 - tháng 9
    PL.III.4.1 | VP S H X | LQ | Thường xuyên
    PL.III.4.2 | S H X HCC | LQ | Thường xuyên
    PL.IV.1.1 | S H | LQ | Thường xuyên
    PL.IV.1.2 | S H | LQ | Thường xuyên
    PL.IV.2.1 | S H | LQ | Thường xuyên
    PL.IV.2.2 | S H | LQ | Thường xuyên
    PL.IV.3.1 | S H | LQ | Thường xuyên
    PL.IV.3.2 | SNV | S H | Theo kế hoạch Đoàn liên ngành
    PL.V.1.1 | SNV | S H | Thường xuyên
    PL.V.1.2 | SNV | S H | Thường xuyên
    PL.V.2.1 | SNV | S H | Theo kế hoạch
    PL.V.2.2 | SNV | S H | Theo kế hoạch
    PL.V.2.3 | SNV | S H | Thường xuyên
    PL.V.2.4 | SNV | S H | Định kỳ
    PL.V.2.5 | SNV | S H | Thường xuyên
    PL.VI.1 | STC | S H X LQ | Thường xuyên
    PL.VI.2 | STC | S H X LQ | Theo đề nghị của các Đoàn kiểm tra
    PL.VI.3 | S H X | STC | Thường xuyên
    PL.VI.4 | S H X | STC | Thường xuyên
    PL.VI.5 | S H X | STC | Thường xuyên
    PL.VI.6 | STC | S H X LQ | Thường xuyên
    PL.VI.7 | SKHDT | STC LQ | Thường xuyên
    PL.VII.1 | STTTT | S H | Tháng 01/2021
    PL.VII.2 | STTTT | S H | Thường xuyên
    PL.VII.3 | VP | S H X | Thường xuyên
    PL.VII.4 | VP | HCC S H X | Thường xuyên
    PL.VII.5 | STTTT | S H X | Thường xuyên
    PL.VII.6 | STTTT | VP S H X | Thường xuyên
    PL.VII.7 | STTTT | VP S | Thường xuyên
    PL.VII.8 | VP | STTTT S H | Thường xuyên
    PL.VII.9 | STTTT | S H VP | Thường xuyên
    PL.VII.10 | SKHCN | S H X | Thường xuyên
    PL.VII.11 | STTTT | S H X | Theo kế hoạch
"""

UNITS_AND_TIMES = {
    row: (lead, others, when)
    for row, lead, others, when in (line.strip().split(" | ") for line in PRINTED.strip().splitlines())
}
