//! EML and MHT (RFC 5322, RFC 2557): the text of a mail and the files attached to it; a web page in one file.

use mail_parser::{
    Encoding as Transfer, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::{
    Encoding, Extract, Member, Omission, OpenError, OpenOptions, Writer, decode, encoding, format,
    html,
};

pub fn read(bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    let broken = || OpenError::Broken(format::EML, "no message".to_owned());
    let message = MessageParser::default().parse(bytes).ok_or_else(broken)?;
    let mut text = Extract::default();
    for part in message.html_bodies() {
        append(&mut text, body(&message, part, options)?);
    }
    for (i, part) in message.attachments().enumerate() {
        match member(&message, part, i) {
            Some(member) => text.members.push(member),
            None => leave_out_picture(&mut text, part),
        }
    }
    leave_out_subject(&mut text, &message);
    Ok(text)
}

/// A part of the text of a mail.
fn body(
    message: &Message,
    part: &MessagePart,
    options: &OpenOptions,
) -> Result<Extract, OpenError> {
    let (text, is_page) = match &part.body {
        PartType::Html(text) => (text, true),
        PartType::Text(text) => (text, false),
        _ => return Ok(Extract::default()),
    };
    // Written as it is, the bytes say better what they are than the mail does.
    let raw = match part.encoding {
        Transfer::None => raw(message, part).and_then(|it| decoded(it, part, options)),
        _ => None,
    };
    let text = raw.as_deref().unwrap_or(text);
    if is_page {
        return html::read_text(text);
    }
    let mut writer = Writer::default();
    for line in text.lines() {
        writer.paragraph(line);
    }
    writer.finish()
}

fn raw<'a>(message: &'a Message, part: &MessagePart) -> Option<&'a [u8]> {
    let (start, end) = (part.offset_body as usize, part.offset_end as usize);
    message.raw_message().get(start..end)
}

fn decoded(bytes: &[u8], part: &MessagePart, options: &OpenOptions) -> Option<String> {
    let declared = part
        .content_type()
        .and_then(|it| it.attribute("charset"))
        .and_then(declared);
    let (found, mark) = encoding::detect(bytes);
    // Valid UTF-8 is no accident.
    let told = declared.filter(|_| found != Encoding::Utf8);
    let encoding = options.encoding.or(told).unwrap_or(found);
    decode::decode(&bytes[mark..], encoding)
}

fn declared(charset: &str) -> Option<Encoding> {
    match charset.to_ascii_lowercase().as_str() {
        "gb2312" | "gbk" | "gb18030" | "x-gbk" | "cp936" => Some(Encoding::Gb18030),
        other => Encoding::named(other),
    }
}

fn append(all: &mut Extract, part: Extract) {
    all.text.push_str(&part.text);
    for left_out in part.left_out {
        match all.left_out.iter_mut().find(|it| it.what == left_out.what) {
            Some(same) => {
                same.count += left_out.count;
                same.texts.extend(left_out.texts);
            }
            None => all.left_out.push(left_out),
        }
    }
}

/// A file that somebody attached. What only belongs to the look of a page or mail is none.
fn member(message: &Message, part: &MessagePart, index: usize) -> Option<Member> {
    let attached = part
        .content_disposition()
        .is_some_and(|it| it.is_attachment());
    let belongs_to_page = part.content_id().is_some() || part.content_location().is_some();
    if !attached && (belongs_to_page || is_picture(part)) {
        return None;
    }
    let name = part.attachment_name().map(str::to_owned);
    let (bytes, ending) = match &part.body {
        PartType::Message(_) => (raw(message, part)?, "eml"),
        PartType::Multipart(_) => return None,
        PartType::Text(_) => (part.contents(), "txt"),
        PartType::Html(_) => (part.contents(), "html"),
        _ => (part.contents(), "bin"),
    };
    Some(Member {
        path: name.unwrap_or_else(|| format!("附件{}.{ending}", index + 1)),
        bytes: Ok(bytes.to_vec()),
    })
}

fn is_picture(part: &MessagePart) -> bool {
    part.content_type().is_some_and(|it| it.ctype() == "image")
}

/// Pictures that a page shows were counted where it shows them.
fn leave_out_picture(text: &mut Extract, part: &MessagePart) {
    let shown = part.content_id().is_some() || part.content_location().is_some();
    if is_picture(part) && !shown {
        let mut writer = Writer::default();
        writer.leave_out(Omission::Pictures, None);
        append(text, writer.finish().unwrap_or_default());
    }
}

fn leave_out_subject(text: &mut Extract, message: &Message) {
    let Some(subject) = message.subject().filter(|it| !it.trim().is_empty()) else {
        return;
    };
    let mut writer = Writer::default();
    writer.leave_out(Omission::HeadersFooters, Some(subject));
    append(text, writer.finish().unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extract(mail: &[u8]) -> Extract {
        read(mail, &OpenOptions::default()).expect("a mail is read")
    }

    #[test]
    fn a_mail_with_attachments() {
        let mail = "From: a@b.cn\r\nSubject: =?gb18030?B?1fu4xA==?=\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
            一、学习\r\n二、制度\r\n--X\r\nContent-Type: application/octet-stream; name=\"=?utf-8?B?6YCa5oqlLnR4dA==?=\"\r\n\
            Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJj\r\n\
            --X\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx\r\n--X--\r\n";
        let found = extract(mail.as_bytes());
        assert_eq!(found.text.trim_end(), "一、学习\n二、制度");
        assert_eq!(found.members.len(), 1);
        assert_eq!(found.members[0].path, "通报.txt");
        assert_eq!(found.members[0].bytes, Ok(b"abc".to_vec()));
        let told: Vec<_> = found
            .left_out
            .iter()
            .map(|it| (it.what, it.count))
            .collect();
        assert_eq!(
            told,
            [(Omission::Pictures, 1), (Omission::HeadersFooters, 1)]
        );
        assert_eq!(found.left_out[1].texts, ["整改"]);
    }

    #[test]
    fn the_richer_form_of_a_body_is_read() {
        let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=X\r\n\r\n\
            --X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n平\r\n\
            --X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td>1<td>甲<tr><td>2<td>乙</table>\r\n--X--\r\n";
        assert_eq!(extract(mail.as_bytes()).text, "1\t甲\n2\t乙\n");
    }

    #[test]
    fn a_page_in_one_file() {
        let mut page = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=\"X\"\r\n\r\n\
            --X\r\nContent-Type: text/html; charset=gb2312\r\nContent-Location: http://a.cn/\r\n\r\n<p>"
            .to_vec();
        // 整改 in GBK
        page.extend(b"\xD5\xFB\xB8\xC4</p><img src=a.png>\r\n--X\r\nContent-Type: image/png\r\nContent-Location: http://a.cn/a.png\r\n\r\nx\r\n--X--\r\n");
        let found = extract(&page);
        assert_eq!(found.text, "整改\n");
        assert!(found.members.is_empty());
        assert_eq!(found.left_out.len(), 1, "{:?}", found.left_out);
        assert_eq!(
            (found.left_out[0].what, found.left_out[0].count),
            (Omission::Pictures, 1)
        );
    }

    #[test]
    fn mails_that_are_cut_off_do_no_harm() {
        let mail = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>a";
        for end in 0..mail.len() {
            let _ = read(&mail[..end], &OpenOptions::default());
        }
    }
}
