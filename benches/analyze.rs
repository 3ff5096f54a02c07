//! How fast a report is read, over 1 and 10 MB of one text; beside it what the `regex` crate takes
//! to find the same kinds in one pass. `cargo bench` prints MB/s; measure on an idle machine.
//!
//! Linear means: the two sizes have the same MB/s.

use std::fmt::Write;
use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use regex::Regex;
use taizhang::text::Reading;
use taizhang::{Options, Origin};

const SIZES: [usize; 2] = [1, 10];

fn main() {
    divan::main();
}

/// All of it, from the decoded text to the report.
#[divan::bench(args = SIZES, sample_count = 10)]
fn analyze(bencher: Bencher, megabytes: usize) {
    let text = text(megabytes);
    let origin = Origin::of_text(text);
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| taizhang::analyze(black_box(text), &origin, &Options::default()));
}

/// The reading copy, on which every rule stands.
#[divan::bench(args = SIZES, sample_count = 20)]
fn reading(bencher: Bencher, megabytes: usize) {
    let text = text(megabytes);
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| Reading::new(black_box(text)));
}

/// The scan for entities alone.
#[divan::bench(args = SIZES, sample_count = 20)]
fn entities(bencher: Bencher, megabytes: usize) {
    let text = text(megabytes);
    let reading = Reading::new(text);
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| taizhang::entities::scan(black_box(&reading)));
}

/// The yardstick for `entities`: one alternation of eight kinds, matches only, no values.
#[divan::bench(args = SIZES, sample_count = 20)]
fn regex_yardstick(bencher: Bencher, megabytes: usize) {
    let text = text(megabytes);
    let pattern = Regex::new(concat!(
        "[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?", // date
        "|[0-9]{1,2}月[0-9]{1,2}日",                    // date without a year
        "|[0-9][0-9,.]*(?:万|亿)?元",                   // sum
        "|[0-9][0-9.]*[%％]",                           // percentage
        "|《[^》]{1,80}》(?:（试行）)?",                // document
        "|0[0-9]{2,3}-[0-9]{7,8}",                      // telephone
        "|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+",              // e-mail address
        "|[0-9]+余?(?:人|个|户|项|次|条|份|名|家|件|场|篇)", // count
    ))
    .expect("a valid pattern");
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| pattern.find_iter(black_box(text)).count());
}

/// Bytes of a file to its text, in the two encodings that files mostly have.
#[divan::bench(args = ["utf-8", "gbk"], sample_count = 10)]
fn open(bencher: Bencher, encoding: &str) {
    let text = text(10);
    let bytes = match encoding {
        "gbk" => encoding_rs::GBK.encode(text).0,
        _ => text.as_bytes().into(),
    };
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| taizhang::open(black_box(&bytes), None, &Default::default()).expect("a text"));
}

fn text(megabytes: usize) -> &'static str {
    static TEXTS: [OnceLock<String>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];
    let index = SIZES
        .iter()
        .position(|&size| size == megabytes)
        .expect("one of SIZES");
    TEXTS[index].get_or_init(|| report_of(megabytes * 1_000_000))
}

/// One invented report of about so many bytes. Its digits differ from problem to problem.
fn report_of(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 4096);
    text.push_str(HEAD);
    let mut digits = Digits(1);
    for number in 1.. {
        if text.len() + TAIL.len() >= bytes {
            break;
        }
        problem(&mut text, number, &mut digits);
    }
    text.push_str(TAIL);
    text
}

const HEAD: &str = "中共青禾县云岭镇委员会关于巡察整改进展情况的通报

根据县委统一部署，2023年3月6日至5月12日，县委第四巡察组对云岭镇党委进行了常规巡察。2023年7月3日，县委巡察组向云岭镇党委反馈了巡察意见。现将巡察整改进展情况予以公布。

一、整改工作总体情况
镇党委召开专题会议6次，制定整改措施128条，修订完善制度23项。

二、巡察反馈问题整改落实情况
（一）关于“贯彻落实上级决策部署”方面
";

const TAIL: &str = "
三、下一步工作
1.持续深化整改。对已完成的事项开展“回头看”，防止反弹。
2.健全长效机制。进一步完善《云岭镇巡察整改工作制度》。

欢迎广大干部群众对巡察整改落实情况进行监督。联系电话：0000-66123456；电子邮箱：yunling@example.com；地址：青禾县云岭镇兴业路77号；邮政编码：000100。

中共青禾县云岭镇委员会
2023年11月20日
";

fn problem(text: &mut String, number: usize, digits: &mut Digits) {
    let mut d = |below| digits.next(below);
    write!(
        text,
        "{number}.学习贯彻不够深入，结合实际不够紧密。{}年以来，中心组学习缺少记录{}次，涉及干部{}人。
整改情况：一是制定{}年度学习计划，{}年{}月{}日召开专题会议，开展集中学习{}次，撰写心得体会{}篇；二是修订《云岭镇党委理论学习中心组学习制度（试行）》，将学习情况纳入年度考核，占比{}.{}%。三是清退违规发放补贴{}.{:02}万元，追缴党费{},{:03}.50元，约谈责任人{}名，走访群众{}户。该问题已整改完成并长期坚持。
",
        2016 + d(6), 1 + d(30), 1 + d(300),
        2020 + d(5), 2020 + d(5), 1 + d(12), 1 + d(28), 1 + d(40), 1 + d(200),
        d(90), d(10), d(60), d(100), 1 + d(9), d(1000), 1 + d(12), 1 + d(900),
    )
    .expect("a string takes all");
}

/// A linear congruential generator: the same text at every run.
struct Digits(u32);

impl Digits {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % below
    }
}
