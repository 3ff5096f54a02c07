use std::time::Instant;
use taizhang::{entities, text::Reading};
fn main() {
    let mut all = String::new();
    for i in 0..5 {
        for e in std::fs::read_dir("/work/shared/seeds").unwrap() {
            let p = e.unwrap().path();
            if p.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with(&format!("00{i}"))
            {
                all += &std::fs::read_to_string(p).unwrap();
                all.push('\n');
            }
        }
    }
    let text = all.repeat(10_000_000 / all.len());
    time("seeds", &text);
    for unit in [
        "1", "一", "《", "年", "1-", "1.", "1、", "2019、", "2019-", "a@", "1@", "百分之", "一 ",
        "1 ", "电话", "地址:", "信箱", "箱1", "5月1日至", "2022年", "44人，", "一是", "—1",
        "1月                1 ", "1号信箱", "电话:1 1 1 1 1 1 1 1 1-",
    ] {
        for n in [1_000_000, 4_000_000] {
            let text = unit.repeat(n / unit.len());
            time(&format!("{unit} {n}"), &text);
        }
    }
}
fn time(name: &str, text: &str) {
    let t = Instant::now();
    let r = Reading::new(text);
    let a = t.elapsed();
    let t = Instant::now();
    let s = entities::scan(&r);
    let b = t.elapsed();
    println!(
        "{name:16} read {:.0} MB/s scan {:.1} MB/s {} entities",
        text.len() as f64 / a.as_secs_f64() / 1e6,
        text.len() as f64 / b.as_secs_f64() / 1e6,
        s.entities.len()
    );
}
