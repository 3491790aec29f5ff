"""What the first sheet of a form tells whoever fills it in."""

from __future__ import annotations

from typing import Final

from scoring.language import Text

INSTRUCTIONS: Final = Text(
    vi="""Cách điền:
1. Chỉ ghi vào các ô màu vàng, màu cam; các ô khác đã khóa. Ô màu cam: bắt buộc có mã tài liệu; thiếu mã thì số liệu \
bị coi là chưa nộp.
2. Để trống là chưa có số liệu; số 0 là không có gì; “none” là tài liệu không ban hành, việc không diễn ra.
3. Kê tài liệu kiểm chứng ở trang “Tài liệu” trước, mỗi tài liệu một mã tự đặt (ví dụ kh-01); ở trang lĩnh vực chọn \
mã đó. Nhiều tài liệu cho một số liệu: cách nhau bằng dấu chấm phẩy (bc-12; bc-13).
4. Ghi giá trị, không ghi công thức. Tỷ lệ ghi kèm dấu %. Ngày ghi như 15/01/2024. Số dài hơn 15 chữ số: định dạng ô \
là Văn bản (Text) rồi ghi.
5. Kiểm tra biểu: score check TỆP.xlsx. Chấm thử: score TỆP.xlsx.""",
    en="""How to fill in:
1. Write into the yellow and orange cells only; all others are locked. Orange: the id of a document is required; \
without it the figure counts as not submitted.
2. Blank means not submitted; 0 means there is nothing; “none” is what was not issued or did not happen.
3. First list the documents on the sheet “Documents”, each under an id of your own (such as kh-01); then choose the \
id on the sheet of the area. Several documents for one figure: separate them by semicolons (bc-12; bc-13).
4. Write values, not formulas. Percentages with the % sign. Days as your Excel writes them, or 2024-01-15. A number \
of more than 15 digits: format the cell as Text, then write it.
5. Check the form: score check FILE.xlsx. Score it: score FILE.xlsx.""",
)
