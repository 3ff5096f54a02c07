"""Makes the protected files beside this one, which tests cannot make by themselves: pip install pikepdf, python make.py."""

from pathlib import Path

from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

HERE = Path(__file__).parent
FONT = Dictionary(
    Type=Name.Font,
    Subtype=Name.CIDFontType2,
    BaseFont=Name.SimSun,
    CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=2),
)
CONTENTS = b"BT /F1 16 Tf 80 700 Td <" + "整改台账".encode("gbk").hex().encode() + b"> Tj ET"

for name, password in [("password", "geheim"), ("owner-only", "")]:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.SimSun,
        Encoding=Name("/GBK-EUC-H"),
        DescendantFonts=Array([FONT]),
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(CONTENTS)
    pdf.save(
        HERE / f"{name}.pdf",
        encryption=Encryption(owner="owner", user=password, R=6),
        object_stream_mode=ObjectStreamMode.generate,
    )
