//! A masked report, exported: nothing of what was masked is left in any part of any file.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use taizhang::export::{Content, Exported, Format, export};
use taizhang::mask::{Choices, Masks, secrets};
use taizhang::view::Lang;
use taizhang::{Options, Origin, analyze};

const TEXT: &str = "中共青石镇委员会关于巡察整改进展情况的通报\n\
    一、巡察反馈问题整改情况\n（一）关于“账目不清”方面\n1.账目不清的问题\n\
    整改情况：会计赵蕾退还1.2万元，党委书记张建同志约谈赵　蕾。已完成整改。\n责任领导：张建\n\
    联系电话：0300-5550198（０３００５５５０１９８）；电子邮箱：qingshi@example.com。联系地址：云岭县青石镇建设路8号。\n";

/// As a person would look for them in the bytes.
const SECRETS: [&str; 7] = [
    "赵蕾", "张建", "0300-5550198", "03005550198", "５５５０１９８", "qingshi@example.com",
    "建设路8号",
];

/// The file itself and, of a package, all that is in it.
fn parts(bytes: Vec<u8>) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    if let Ok(mut package) = zip::ZipArchive::new(Cursor::new(&bytes)) {
        for at in 0..package.len() {
            let mut part = Vec::new();
            package
                .by_index(at)
                .unwrap()
                .read_to_end(&mut part)
                .unwrap();
            parts.push(part);
        }
    }
    parts.push(bytes);
    parts
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|it| it == words.as_bytes())
}

#[test]
fn no_export_holds_what_was_masked() {
    let origin = Origin {
        name: Some("张建的通报.txt".into()),
        ..Origin::of_text(TEXT)
    };
    let plain = analyze(
        TEXT,
        &origin,
        &Options {
            with_text: true,
            ..Options::default()
        },
    );
    let masks = Masks::new(&secrets(&plain, TEXT), &Choices::default());
    let report = masks.report(plain.clone(), TEXT);
    let text = masks.mask(TEXT);
    let name = masks.mask("张建的通报.txt");
    for format in Format::ALL {
        let masked = Exported {
            name: &name,
            content: Content::Read {
                report: &report,
                text: &text,
            },
        };
        for part in parts(export(format, &[masked], Lang::Zh).unwrap()) {
            for secret in SECRETS {
                assert!(!holds(&part, secret), "{secret} in {}", format.name());
            }
        }
        if format == Format::Xlsx {
            let told = parts(export(format, &[masked], Lang::Zh).unwrap());
            assert!(
                told.iter().any(|part| holds(part, "人名 2 项 4 处")),
                "what was masked is told"
            );
        }
        // The search would find them.
        let open = Exported {
            name: "a",
            content: Content::Read {
                report: &plain,
                text: TEXT,
            },
        };
        let found = parts(export(format, &[open], Lang::Zh).unwrap());
        assert!(
            found.iter().any(|part| holds(part, "张建")),
            "{}",
            format.name()
        );
    }
}

proptest! {
    #[test]
    fn a_masked_text_is_as_long_and_holds_no_secret(
        before in "[一-龥0-9、。：\\n ]{0,60}",
        name in "[王李张刘赵][一-龥]{1,2}",
        behind in "\\PC{0,60}",
    ) {
        let text = format!("{before}\n联系人：{name}，电话：0300-5550198，卡号4111111111111111。\n{behind}{name}");
        let report = analyze(&text, &Origin::of_text(&text), &Options { with_text: true, ..Options::default() });
        let found = secrets(&report, &text);
        let masks = Masks::new(&found, &Choices::default());
        let masked = masks.mask(&text);
        prop_assert_eq!(masked.chars().count(), text.chars().count());
        let json = serde_json::to_string(&masks.report(report, &text)).unwrap();
        for secret in masks.secrets() {
            // In the middle of a longer number it is another number.
            if !secret.text.chars().all(|c| c.is_ascii_alphanumeric()) {
                prop_assert!(!masked.contains(&secret.text), "{:?}", secret);
                prop_assert!(!json.contains(&secret.text), "{:?}", secret);
            }
        }
        prop_assert_eq!(masks.mask(&masked).into_owned(), masked.clone().into_owned());
    }
}
