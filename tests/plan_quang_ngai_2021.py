"""Quảng Ngãi's plan 1303/KH-VP as the document has it, diacritics restored: what rulebook and plan must carry.

The scan has lost the first line of the heading. Letters, numerals and dashes before a paragraph are left out where the
program writes them itself.
"""

from typing import NamedTuple

HEADING = """
VĂN PHÒNG
Độc lập - Tự do - Hạnh phúc
Quảng Ngãi, ngày …… tháng …… năm 2021
KẾ HOẠCH
"""
SUBJECT = """
Khắc phục các tiêu chí, tiêu chí thành phần xác định Chỉ số cải cách hành chính cấp tỉnh năm 2020 của tỉnh Quảng Ngãi
thuộc trách nhiệm của Văn phòng UBND tỉnh bị trừ điểm và triển khai thực hiện Chỉ thị số 09/CT-UBND ngày 26/4/2021 của
Chủ tịch UBND tỉnh về đẩy mạnh cải cách hành chính trên địa bàn tỉnh Quảng Ngãi
"""
OPENING = """
Thực hiện Thông báo kết luận số 382/TB-UBND ngày 06/8/2021 của Chủ tịch UBND tỉnh tại Hội nghị phân tích, đánh giá điểm
yếu trong công tác cải cách hành chính năm 2020, giải pháp trọng tâm nâng cao chỉ số cải cách hành chính năm 2021 tỉnh
Quảng Ngãi và Chỉ thị số 09/CT-UBND ngày 26/4/2021 của Chủ tịch UBND tỉnh về đẩy mạnh cải cách hành chính trên địa bàn
tỉnh Quảng Ngãi;

Văn phòng UBND tỉnh (sau đây viết tắt là Văn phòng) xây dựng Kế hoạch triển khai thực hiện như sau:
"""
PART_I = """
I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

a) Nhằm khắc phục kịp thời những thiếu sót trong công tác cải cách hành chính (CCHC) thuộc trách nhiệm của Văn phòng.
Nâng cao nhận thức, trách nhiệm phối hợp thực thi nhiệm vụ giữa các phòng, ban, đơn vị trực thuộc Văn phòng trong công
tác CCHC.

b) Triển khai có hiệu quả các giải pháp CCHC thuộc trách nhiệm của Văn phòng góp phần cải thiện và nâng cao thứ hạng Chỉ
số CCHC, Chỉ số hiệu quả quản trị và hành chính công, Chỉ số năng lực cạnh tranh của tỉnh.

2. Yêu cầu

a) Bám sát các nội dung bị trừ điểm CCHC thuộc trách nhiệm của Văn phòng trong năm 2020 để đề ra giải pháp khắc phục
hiệu quả, thiết thực.

b) Triển khai thực hiện đầy đủ các nhiệm vụ được Chủ tịch UBND tỉnh giao về CCHC tại Chỉ thị số 09/CT-UBND ngày
26/4/2021 của Chủ tịch UBND tỉnh về đẩy mạnh CCHC trên địa bàn tỉnh Quảng Ngãi và các nhiệm vụ CCHC năm 2021 được giao.

c) Nắm rõ các nội dung, nhiệm vụ công tác CCHC, nhất là cải cách thủ tục hành chính (TTHC) của tỉnh trong năm 2021 để
chủ động, linh hoạt, sáng tạo giải quyết những vấn đề bức xúc liên quan đến việc thực hiện nhiệm vụ của Văn phòng.

d) Thực hiện CCHC có trọng tâm, trọng điểm; chú trọng cải cách TTHC, gắn với việc thường xuyên kiểm tra, giám sát việc
thực hiện.
"""
LEAD_IN = """
II. GIẢI PHÁP KHẮC PHỤC CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM CCHC VÀ TRIỂN KHAI CHỈ THỊ SỐ 09/CT-UBND NGÀY 26/4/2021 CỦA CHỦ TỊCH
UBND TỈNH

Các phòng, ban, đơn vị trực thuộc Văn phòng tiếp tục triển khai thực hiện nghiêm túc các nhiệm vụ được giao tại các Kế
hoạch của Văn phòng: số 1782/KH-VP ngày 30/12/2020 về công tác CCHC năm 2021 và số 385/KH-VP ngày 31/3/2021 về thực hiện
công tác kiểm soát TTHC năm 2021. Đồng thời, tham mưu triển thực hiện các giải pháp để khắc phục những tồn tại, hạn chế
bị trừ điểm và có nguy cơ bị trừ điểm CCHC trong thời gian tới như sau:
"""
PART_II = """
1. Theo dõi các nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao
a)
  - Thường xuyên cập nhật, theo dõi, thống kê trên Hệ thống phần mềm theo dõi nhiệm vụ của Chính phủ để tham mưu
    giao nhiệm vụ, đôn đốc các cơ quan, đơn vị hoàn thành các nhiệm vụ, đặc biệt là các nhiệm vụ có thời hạn được
    Chính phủ, Thủ tướng Chính phủ giao tỉnh thực hiện
  - Đôn đốc các cơ quan cập nhật kết quả thực hiện nhiệm vụ, kết thúc việc hoàn thành nhiệm vụ khách quan, chính
    xác, kịp thời lên Hệ thống
b)
  - Cập nhật, theo dõi, đôn đốc, tổng hợp nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao: Các phòng, đơn vị liên
    quan
  - Trích xuất việc thực hiện nhiệm vụ trên Hệ thống thống phần mềm theo dõi nhiệm vụ: Trung tâm Công báo và Tin học
    chủ trì
  - Tổng hợp, báo cáo kết quả, tiến độ thực hiện nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao: Phòng Tổng hợp
  - Đơn vị phối hợp: Các phòng nghiên cứu, Phòng Hành chính - Tổ chức, Trung tâm Phục vụ hành chính công tỉnh
c) Thường xuyên

2. Công bố, công khai, cập nhật kịp thời, đầy đủ TTHC trên Cổng thông tin điện tử của tỉnh, Cổng dịch vụ công - Hệ
    thống thông tin một cửa điện tử tỉnh và Trang thông tin điện tử của các sở, ban, ngành, địa phương và tại nơi
    giải quyết TTHC; kịp thời trình Chủ tịch UBND tỉnh phê duyệt quy trình nội bộ giải quyết TTHC
a)
  - TTHC được công bố kịp thời và công khai, minh bạch ngay sau khi Chủ tịch UBND tỉnh ban hành quyết định công bố
  - Các TTHC được sửa đổi, bổ sung, thay thế, ban hành mới, bãi bỏ được cập nhật kịp thời
  - Theo dõi, hướng dẫn, kiểm tra, rà soát việc công khai, cập nhật TTHC gắn với công khai bảng thông báo tiếp nhận
    phản ánh, kiến nghị
  - Hướng dẫn, đôn đốc các sở, ban ngành trình Chủ tịch UBND tỉnh phê duyệt các quy trình nội bộ giải quyết TTHC cấp
    tỉnh, cấp huyện, cấp xã theo phạm vi, lĩnh vực được phân công quản lý
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh, Trung tâm Công báo - Tin học
c) Thường xuyên

3. Nâng cao tỷ lệ hồ sơ được giải quyết đúng hẹn ở cấp tỉnh, cấp huyện, cấp xã
a)
  - Cấp tỉnh: Theo dõi, tham mưu đôn đốc các sở, ban ngành tiếp nhận hồ sơ, trả kết quả tại Trung tâm Phục vụ hành
    chính công tỉnh nghiêm túc thực hiện đúng thời gian giải quyết TTHC, hạn chế thấp nhất tình trạng hồ sơ bị giải
    quyết trễ hẹn; báo cáo, đề xuất Chủ tịch UBND tỉnh phê bình những cơ quan có tỷ lệ hồ sơ giải quyết trễ hạn kéo
    dài, không có giải pháp khắc phục (có tỷ lệ giải quyết hồ sơ đúng hẹn dưới 95%)
  - Theo dõi việc luân chuyển, xử lý hồ sơ liên thông trình UBND tỉnh, Chủ tịch UBND tỉnh để đảm bảo việc giải quyết
    đúng hạn ở khâu cuối cùng
  - Cấp huyện, cấp xã: Theo dõi tình hình, kết quả giải quyết TTHC thông qua Hệ thống phần mềm một cửa điện tử của
    tỉnh, kịp thời đề nghị chỉ đạo, chấn chỉnh tình trạng giải quyết trễ hạn, nhất là trong lĩnh vực đất đai; thực
    hiện kiểm tra định kỳ, kiểm tra đột xuất việc giải quyết TTHC
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
  - Đơn vị phối hợp: Các phòng nghiên cứu (đối với việc tham mưu trình UBND tỉnh, Chủ tịch UBND tỉnh giải quyết hồ
    sơ liên thông)
c) Thường xuyên

4. Theo dõi việc chấp hành quy định xin lỗi tổ chức, cá nhân khi giải quyết hồ sơ bị trễ hẹn
a)
  - Kiểm soát, kiểm tra chặt chẽ việc chấp hành quy định pháp luật về xin lỗi và hẹn lại ngày trả kết quả cho tổ
    chức, cá nhân khi hồ sơ bị giải quyết trễ hẹn
  - Tham mưu Chủ tịch UBND tỉnh phê bình, kiểm điểm cơ quan, địa phương không chấp hành nghiêm túc việc xin lỗi, lợi
    dụng việc xin lỗi để kéo dài thời gian giải quyết TTHC
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
  - Đơn vị phối hợp: Các phòng nghiên cứu (đối với việc tham mưu trình UBND tỉnh, Chủ tịch UBND tỉnh giải quyết hồ
    sơ liên thông)
c) Thường xuyên

5. Triển khai thực hiện Đề án đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết TTHC đã
    được Thủ tướng Chính phủ phê duyệt tại Quyết định số 468/QĐ-TTg ngày 27/3/2021
a)
  - Chủ trì xây dựng, trình UBND tỉnh phê duyệt Đề án mới việc thực hiện cơ chế một cửa, một cửa liên thông trong
    giải quyết TTHC trên địa bàn tỉnh theo các nội dung chỉ đạo tại Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ
    tướng Chính phủ
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
  - Đơn vị phối hợp: Phòng Hành chính - Tổ chức
c) Trong tháng 9/2021

6. 100% các cơ quan, địa phương thực hiện nghiêm túc, đầy đủ, đúng quy định việc sử dụng phần mềm Cổng dịch vụ công
    - Hệ thống thông tin một cửa điện tử tỉnh để quản lý, công khai kịp thời toàn bộ hoạt động tiếp nhận, luân
    chuyển hồ sơ, trả kết quả giải quyết TTHC trên địa bàn tỉnh
a)
  - Theo dõi, kiểm tra việc sử dụng phần mềm Cổng dịch vụ công - Hệ thống thông tin một cửa điện tử tỉnh để tiếp
    nhận hồ sơ, luân chuyển hồ sơ, trả kết quả giải quyết TTHC tại Bộ phận Một cửa các cấp; đảm bảo tất cả hồ sơ
    TTHC phải được xử lý và công khai đầy đủ kết quả, tình trạng giải quyết (đúng hẹn, sớm hẹn, trễ hạn) trên phần
    mềm Cổng dịch vụ công - Hệ thống thông tin một cửa điện tử tỉnh (trừ một số lĩnh vực của một số sở đang sử dụng
    đan xen phần mềm chuyên ngành của một số Bộ ngành)
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
c) Thường xuyên

7. Cung cấp dịch vụ công trực tuyến mức độ 3, 4 đối với những lĩnh vực cần thiết, có số lượng hồ sơ phát sinh nhiều,
    tần suất giao dịch lớn liên quan đến cá nhân, tổ chức, doanh nghiệp
a)
  - Phối hợp với các sở, ban ngành, các địa phương tiếp tục rà soát bổ sung những TTHC đủ điều kiện thực hiện trực
    tuyến theo hướng dẫn của Văn phòng Chính phủ để tổng hợp trình Chủ tịch UBND tỉnh phê duyệt, đưa vào thực hiện
    tại Bộ phận Một cửa các cấp
  - Có giải pháp tuyên truyền, vận động, khuyến khích cá nhân, tổ chức, doanh nghiệp quan tâm sử dụng dịch vụ công
    trực tuyến; phấn đấu đưa tỷ lệ hồ sơ nộp trực tuyến đạt mức trên 30% trên tổng số hồ sơ phát sinh trên địa bàn
    tỉnh
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
c) Thường xuyên

8. Chủ trì, hướng dẫn các sở, ban, ngành cập nhật, đăng tải công khai đầy đủ, kịp thời TTHC thuộc thẩm quyền giải
    quyết, quản lý của đơn vị mình trên Cơ sở dữ liệu quốc gia về TTHC
a)
  - Các TTHC thuộc thẩm quyền giải quyết, quản lý của các sở, ban, ngành được tích hợp, công khai, cập nhật thường
    xuyên trên Cơ sở dữ liệu quốc gia về TTHC và đồng bộ hóa với Cổng dịch vụ công - Hệ thống thông tin một cửa điện
    tử tỉnh
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
c) Thường xuyên

9. Thực hiện tiếp nhận và theo dõi, đôn đốc các cơ quan, đơn vị liên quan xử lý 100% phản ánh, kiến nghị của cá
    nhân, tổ chức về quy định TTHC, về hoạt động tiếp nhận, giải quyết TTHC của các cơ quan, đơn vị trên địa bàn
    tỉnh
a)
  - Tiếp nhận, xác minh, xử lý kịp thời, đúng thời gian quy định đối với các phản ánh, kiến nghị của cá nhân, tổ
    chức về quy định TTHC, về hoạt động tiếp nhận, giải quyết TTHC bằng văn bản gửi đến, qua số điện thoại đường dây
    nóng, qua hộp thư công vụ và trên Hệ thống phản ánh kiến nghị của Văn phòng Chính phủ
  - Cập nhật, công khai đầy đủ, kịp thời kết quả giải quyết phản ánh, kiến nghị lên Hệ thống phản ánh kiến nghị của
    Văn phòng Chính phủ đối với các phản ánh, kiến nghị được Văn phòng Chính phủ chuyển đến
  - Tổng hợp, đề xuất Chủ tịch UBND tỉnh phê bình thủ trưởng cơ quan, địa phương không nghiêm túc, trễ hạn trong
    việc xử lý phản ánh kiến nghị
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh chủ trì
  - Ban Tiếp công dân và các phòng nghiên cứu phối hợp
c) Thường xuyên

10. Xây dựng, triển khai và hướng dẫn thực hiện các kế hoạch về kiểm soát TTHC, rà soát, đánh giá TTHC, kiểm tra
    hoạt động kiểm soát TTHC và truyền thông về hoạt động kiểm soát TTHC hàng năm
a)
  - Tham mưu trình Chủ tịch UBND tỉnh ban hành đầy đủ, đúng thời gian các kế hoạch liên quan đến hoạt động kiểm soát
    TTHC trên địa bàn tỉnh
  - Theo dõi, kiểm tra, đánh giá kết quả triển khai thực hiện các kế hoạch được phê duyệt
b)
  - Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh
c) Hàng năm
"""
PART_III = """
III. TỔ CHỨC THỰC HIỆN

1. Lãnh đạo Văn phòng thường xuyên quan tâm chỉ đạo, kiểm tra, giám sát công chức các phòng, ban, đơn vị trong việc thực
hiện các quy định liên quan đến công tác CCHC của Văn phòng.

2. Trưởng các phòng, ban, Giám đốc các đơn vị trực thuộc căn cứ chức năng, nhiệm vụ của phòng, ban, đơn vị được giao tại
kế hoạch này, có trách nhiệm tham mưu triển khai đầy đủ, đúng tiến độ thời gian được giao.

3. Trưởng phòng Hành chính - Tổ chức có trách nhiệm theo dõi, đôn đốc, báo cáo lãnh đạo Văn phòng việc thực hiện cải
cách hành chính tại kế hoạch này.

Đề nghị các đồng chí lãnh đạo Văn phòng; yêu cầu các phòng, ban, đơn vị; công chức, viên chức và người lao động Văn
phòng UBND tỉnh triển khai thực hiện Kế hoạch này./.

Nơi nhận:

- CT, PCT UBND tỉnh (báo cáo);

- Các sở: Nội vụ, Tư pháp, Thông tin và Truyền thông, Khoa học và CN, Tài chính, KHĐT;

- VPUB: CVP, PCVP, các phòng, ban, đơn vị trực thuộc, CBTH;

- Lưu: VT, NChdv450.

CHÁNH VĂN PHÒNG
"""
LEADS, COORDINATES, COORDINATING = " chủ trì", " phối hợp", "Đơn vị phối hợp: "


class Item(NamedTuple):
    """One item: title, a) contents, b) who carries out which task ("": all contents) and who coordinates, c) time.

    `said` is point b line by line.
    """

    title: str
    contents: list[str]
    units: list[tuple[str, str]]
    coordinating: str
    when: str
    said: list[str]


def sentences() -> list[str]:
    """Every paragraph of the document around its ten items."""
    around = (SUBJECT, OPENING, PART_I, LEAD_IN, PART_III)
    return [*HEADING.split("\n")[1:-1], *(_one_line(text) for part in around for text in part.strip().split("\n\n"))]


def read_items() -> dict[str, Item]:
    """The ten items by clause."""
    return dict(_read_item(block) for block in PART_II.strip().split("\n\n"))


def _read_item(block: str) -> tuple[str, Item]:
    heading, rest = block.split("\na)")
    contents, rest = rest.split("\nb)")
    units, when = rest.split("\nc)")
    number, title = _one_line(heading).split(". ", 1)
    said = _dashes(units)
    coordinating = [_coordinating(unit) for unit in said if _coordinating(unit)]
    carrying_out = [_task_and_unit(unit) for unit in said if not _coordinating(unit)]
    when = _one_line(when)
    return f"II.{number}", Item(title, _dashes(contents), carrying_out, "".join(coordinating), when, said)


def _coordinating(line: str) -> str:
    """Who coordinates, as a list of names; nothing in a line that says who carries out."""
    if line.endswith(COORDINATES):
        return line.removesuffix(COORDINATES).replace(" và các phòng", ", Các phòng")
    return line.removeprefix(COORDINATING) if line.startswith(COORDINATING) else ""


def _dashes(text: str) -> list[str]:
    return [_one_line(dash) for dash in text.split("\n  - ")[1:]]


def _task_and_unit(text: str) -> tuple[str, str]:
    task, _, unit = text.removesuffix(LEADS).rpartition(": ")
    return task, unit


def _one_line(text: str) -> str:
    return " ".join(text.split())
