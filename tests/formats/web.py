"""A report as web pages: as a government site serves it, as a browser saves it, for a browser's printer, in a mail."""
import base64
import email.message
import email.policy
import quopri
from xml.sax.saxutils import escape

from text import cell, numbered, parts, shown

# A picture of one dot.
DOT = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")

PRINT_STYLE = """
body { font-family: FONTS; font-size: 16pt; counter-reset: l1; }
h1 { font-size: 20pt; text-align: center } table { border-collapse: collapse; font-size: 12pt }
td, th { border: 1px solid; padding: 2pt 4pt } .box { border: 1px solid; width: 16em; padding: 4pt } .sign { text-align: right }
.l1 { counter-increment: l1; counter-reset: l2 } .l1::before { content: counter(l1, simp-chinese-informal) "、" }
.l2 { counter-increment: l2; counter-reset: l3 } .l2::before { content: "（" counter(l2, simp-chinese-informal) "）" }
.l3 { counter-increment: l3; counter-reset: l4 } .l3::before { content: counter(l3) "." }
.l4 { counter-increment: l4 } .l4::before { content: "（" counter(l4) "）" }
"""
# A browser puts the outlines of the first into a PDF as a TrueType font, those of the second, where it is there, as many small
# fonts of drawings (Type 3).
FONTS = ['"WenQuanYi Zen Hei"', '"Noto Serif CJK SC"']
RUNNING = '@page { @top-center { content: "%s" } @bottom-center { content: "— " counter(page) " —" } }'


def inline(line):
    """HTML of a line. Notes and the like are for word processors."""
    return "".join("<br>" if part[0] == "br" else "" if part[0] == "box" else escape(part[1]) for part in parts(line))


def table(head, rows):
    lines = ["<tr>%s</tr>" % "".join("<th>%s</th>" % escape(text) for text in head)]
    for row in rows:
        cells = [cell(value) for value in row if value is not None]
        lines.append("<tr>%s</tr>" % "".join(
            "<td%s%s>%s</td>" % (' colspan="%d"' % columns if columns > 1 else "", ' rowspan="%d"' % rows if rows > 1 else "", inline(line))
            for line, columns, rows in cells))
    return "<table><thead>%s</thead><tbody>%s</tbody></table>" % (lines[0], "\n".join(lines[1:]))


def boxes(line):
    return "".join('<div class="box">%s</div>' % "".join("<div>%s</div>" % escape(text) for text in part[1])
                   for part in parts(line) if part[0] == "box")


def print_page(report, running, fonts):
    """For a browser's printer: the numbers are counted by the style, and stand in no text."""
    lines = []
    for kind, *rest in report["blocks"]:
        line = rest[-1]
        if kind == "table":
            lines.append(table(*rest))
        else:
            tag, name = ("h1", "title") if kind == "title" else ("div", "l%d" % rest[0] if kind == "list" else kind)
            lines.append('<%s class="%s">%s</%s>%s' % (tag, name, inline(line), tag, boxes(line)))
    style = PRINT_STYLE.replace("FONTS", ", ".join([*fonts, "serif"]), 1) + (RUNNING % report["head"] if running else "")
    return '<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>%s</title><style>%s</style><body>%s</body></html>' % (
        escape(report["head"]), style, "\n".join(lines))


def article(report):
    """The report's paragraphs, numbers in the text, set in by two wide blanks as sites do."""
    lines = []
    for block in numbered(report["blocks"]):
        kind = block[0]
        if kind == "table":
            lines.append(table(block[1], block[2]))
        elif kind == "list":
            lines.append("<p>　　%s%s</p>" % (block[3], inline(block[2])))
        elif kind == "title":
            lines.append('<p style="text-align:center"><strong>%s</strong></p>' % inline(block[1]))
        else:
            align = ' align="right"' if kind == "sign" else ""
            lines.append("<p%s>　　%s</p>" % (align, inline(block[1])))
    return "\n".join(lines)


def article_by_breaks(report):
    """All paragraphs in one block, parted by line breaks and set in by blanks that do not break."""
    lines = []
    for block in numbered(report["blocks"]):
        line = block[2] if block[0] == "list" else block[1]
        lines.append("&nbsp;&nbsp;&nbsp;&nbsp;" + (block[3] if block[0] == "list" else "") + inline(line))
    return "<br><br>\n".join(lines)


SITE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=%(charset)s"><title>%(title)s-党务公开-%(site)s</title>
<meta name="keywords" content="巡察整改"><style>.c{color:red}</style><script>var a="<p>一、脚本里的文字</p>";</script></head><body>
<div class="top"><a href="/">首页</a> | <a href="/zw/">政务公开</a> | <a href="/fw/">办事服务</a> | <a href="/hd/">互动交流</a>
<form><input type="hidden" value="隐藏"><input type="text" value="请输入关键字"><button>搜索</button></form></div>
<div class="pos">您现在的位置：<a href="/">首页</a> &gt; <a href="/dwgk/">党务公开</a> &gt; 正文</div>
<div class="main"><h1 class="t">%(title)s</h1>
<div class="info">%(info)s&nbsp;&nbsp;浏览次数：<span id="hits">486</span>&nbsp;字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</div>
<div class="TRS_Editor"><style>.TRS_Editor p{line-height:2}</style><div style="display:none">此处文字读者看不到。（一）隐藏的条目。</div>
<!--正文开始-->%(article)s<!--正文结束--></div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="near"><p>上一篇：<a href="/1.html">关于召开年度工作会议的通知</a></p><p>下一篇：<a href="/2.html">机关食堂采购公告</a></p></div></div>
<div class="side"><h3>热点推荐</h3><ul><li><a href="/3.html">全县春季植树活动启动</a></li><li><a href="/4.html">便民服务中心搬迁公告</a></li></ul></div>
<div class="foot">主办：%(site)s 承办：信息中心<br>网站标识码：0000000000 备案号：某ICP备00000000号<br>建议使用1024×768分辨率浏览本站</div>
<script src="/count.js"></script></body></html>
"""


SITE_NAME = "门户网站"
# Under the title: when the page was put there, and whose text it is.
PUBLISHED = "发布时间：2025-01-09 09:15　来源：%s" % SITE_NAME


def title_of(report):
    return shown(report["blocks"][0][1])


def site_page(report, charset, content=article):
    """Bytes of the page as a site serves it. The title stands above the article, so the article does not repeat it."""
    body = {**report, "blocks": report["blocks"][1:]}
    text = SITE % {"charset": charset, "title": escape(title_of(report)), "site": SITE_NAME, "info": PUBLISHED, "article": content(body)}
    return text.replace("\n", "\r\n").encode(charset)


def mht(report):
    """A page with a picture in one file, as browsers save it."""
    page = site_page(report, "utf-8").replace(b"</h1>", b'</h1><img src="http://www.example.gov.cn/dot.gif">', 1)
    boundary = "----MultipartBoundary--3f9aXq7mW0----"
    return b"\r\n".join([
        b"From: <Saved by Blink>", b"Snapshot-Content-Location: http://www.example.gov.cn/dwgk/1.html", b"Subject: =?utf-8?Q?=E9=80=9A=E6=8A=A5?=",
        b"Date: Thu, 14 Dec 2023 09:15:00 +0800", b"MIME-Version: 1.0",
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="%s"' % boundary.encode(), b"", b"",
        b"--" + boundary.encode(), b"Content-Type: text/html", b"Content-ID: <frame-1@mhtml.blink>", b"Content-Transfer-Encoding: quoted-printable",
        b"Content-Location: http://www.example.gov.cn/dwgk/1.html", b"", quopri.encodestring(page).replace(b"\n", b"\r\n"),
        b"--" + boundary.encode(), b"Content-Type: image/gif", b"Content-Transfer-Encoding: base64",
        b"Content-Location: http://www.example.gov.cn/dot.gif", b"", base64.encodebytes(DOT).replace(b"\n", b"\r\n"),
        b"--" + boundary.encode() + b"--", b""])


def new_mail(subject):
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"] = "办公室 <office@example.com>", "zhenggai@example.com"
    mail["Date"], mail["Subject"] = "Thu, 14 Dec 2023 09:15:00 +0800", subject
    return mail


def mail_plain(report, text, transfer):
    """The report as the text of a mail, in GB 18030."""
    mail = new_mail(title_of(report))
    mail.set_content(text, charset="gb18030", cte=transfer)
    return bytes(mail)


def mail_with_page(report, text):
    """Text and web page say the same; a program shows one of them."""
    mail = new_mail(title_of(report))
    mail.set_content(text, cte="base64")
    mail.add_alternative("<html><body>%s</body></html>" % article(report), subtype="html", charset="gbk", cte="base64")
    return bytes(mail)


def mail_with_attachment(name, content):
    mail = new_mail("报送整改情况")
    mail.set_content("现将整改情况报来，请查收。\n", charset="gbk", cte="quoted-printable")
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(mail)
