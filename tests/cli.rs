//! The command line as a person uses it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "中共青禾县云岭镇委员会关于巡察整改进展情况的通报\n一、总体情况\n";

fn taizhang() -> Command {
    Command::new(env!("CARGO_BIN_EXE_taizhang"))
}

/// A folder of this test's own, with the files given.
fn folder(test: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn json(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

#[test]
fn one_file_gives_its_report_on_one_line() {
    let folder = folder("one", &[("通报.txt", TEXT.as_bytes())]);
    let output = taizhang().arg(folder.join("通报.txt")).output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(out(&output).lines().count(), 1);
    let report = json(out(&output));
    assert_eq!(report["schema"], "taizhang/1");
    assert_eq!(report["source"]["name"], "通报.txt");
    assert_eq!(report["source"]["encoding"], "utf-8");
    assert_eq!(report["source"]["chars"], TEXT.chars().count());
    assert!(report["source"].get("text").is_none());
}

#[test]
fn several_files_give_a_line_each_in_their_order() {
    let folder = folder(
        "several",
        &[("b.txt", "乙".as_bytes()), ("a.txt", "甲".as_bytes())],
    );
    for flags in [&[][..], &["--ndjson"]] {
        let output = taizhang()
            .args(flags)
            .args([folder.join("b.txt"), folder.join("a.txt")])
            .output()
            .unwrap();
        let names: Vec<Value> = out(&output)
            .lines()
            .map(|line| json(line)["source"]["name"].clone())
            .collect();
        assert_eq!(names, ["b.txt", "a.txt"]);
    }
}

#[test]
fn standard_input_has_no_name_and_may_be_asked_for_its_text() {
    let mut child = taizhang()
        .args(["--with-text", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(TEXT.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let report = json(out(&output));
    assert_eq!(report["source"]["name"], Value::Null);
    assert_eq!(report["source"]["text"], TEXT);
}

#[test]
fn pretty_is_the_same_report_over_many_lines() {
    let folder = folder("pretty", &[("a.txt", TEXT.as_bytes())]);
    let plain = taizhang().arg(folder.join("a.txt")).output().unwrap();
    let pretty = taizhang()
        .arg("--pretty")
        .arg(folder.join("a.txt"))
        .output()
        .unwrap();
    assert!(out(&pretty).lines().count() > 10);
    assert_eq!(json(out(&pretty)), json(out(&plain)));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_go_on() {
    let folder = folder(
        "unreadable",
        &[
            ("a.txt", TEXT.as_bytes()),
            ("b.pdf", b"%PDF-1.7"),
            ("c.txt", b""),
            ("e.txt", b"e"),
        ],
    );
    let output = taizhang()
        .args(["a.txt", "b.pdf", "c.txt", "d.txt", "e.txt"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 2);
    let reasons: Vec<&str> = err(&output).lines().collect();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(
        reasons[0].starts_with("taizhang: b.pdf: 这像是 PDF 文件，但已损坏"),
        "{}",
        reasons[0]
    );
    assert!(
        reasons[1].starts_with("taizhang: c.txt: 文件是空的"),
        "{}",
        reasons[1]
    );
    assert!(
        reasons[2].starts_with("taizhang: d.txt: "),
        "{}",
        reasons[2]
    );
}

#[test]
fn a_file_of_another_format_is_written_under_the_name_that_is_said_or_made() {
    let folder = folder("export", &[("a.txt", TEXT.as_bytes()), ("b.txt", b"")]);
    let run = |arguments: &[&str]| {
        let output = taizhang().args(arguments).current_dir(&folder).output();
        output.unwrap().status.code()
    };
    assert_eq!(run(&["a.txt", "--output", "a.xlsx"]), Some(0));
    assert!(fs::read(folder.join("a.xlsx")).unwrap().starts_with(b"PK"));
    assert_eq!(run(&["a.txt", "--format", "md", "--output", "."]), Some(0));
    assert!(
        folder.join("台账_青禾县云岭镇委员会.md").exists() || folder.join("台账_a.md").exists()
    );
    // What is refused is told in the file, and by the status.
    assert_eq!(run(&["a.txt", "b.txt", "--output", "both.html"]), Some(1));
    let page = fs::read_to_string(folder.join("both.html")).unwrap();
    assert!(page.contains("未能读取"));
    assert_eq!(run(&["a.txt", "--output", "nowhere/a.csv"]), Some(1));
}

#[test]
fn wrong_use_gives_status_2_and_no_report() {
    for arguments in [
        &["--nonsense", "a.txt"][..],
        &[],
        &["--pretty", "--ndjson", "a.txt"],
        &["--pretty", "--format", "csv", "a.txt"],
        &["--format", "docx", "a.txt"],
        &["--output"],
    ] {
        let output = taizhang().args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "");
        assert!(err(&output).contains("--help"), "{}", err(&output));
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = taizhang().arg("--help").output().unwrap();
    assert!(help.status.success());
    assert!(out(&help).contains("taizhang --pretty report.txt"));
    let version = taizhang().arg("--version").output().unwrap();
    assert!(out(&version).starts_with(concat!("taizhang ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn after_two_dashes_everything_is_a_file() {
    let folder = folder("dashes", &[("--pretty", TEXT.as_bytes())]);
    let output = taizhang()
        .args(["--", "--pretty"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert_eq!(json(out(&output))["source"]["name"], "--pretty");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let long = TEXT.repeat(2_000);
    let folder = folder("pipe", &[("a.txt", long.as_bytes())]);
    let mut child = taizhang()
        .args(["--with-text", "a.txt", "a.txt", "a.txt"])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
    assert!(output.status.success());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf_8_is_still_a_file() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let name = OsStr::from_bytes(b"\xCD\xA8\xB1\xA8.txt"); // 通报 in GBK
    let folder = folder("name", &[]);
    fs::write(folder.join(name), TEXT).unwrap();
    let output = taizhang().arg(name).current_dir(&folder).output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(json(out(&output))["schema"], "taizhang/1");
}

#[test]
fn kinds_of_ones_own_are_sought_as_well() {
    let text = format!("{TEXT}　　收回三資平臺資金，见云政发〔2023〕7号。\n");
    let kinds = r#"[{"name": "平台", "words": ["三资平台"]}, {"name": "文号", "pattern": "〔[0-9]{4}〕[0-9]+号"}]"#;
    let files: [(&str, &[u8]); 3] = [
        ("通报.txt", text.as_bytes()),
        ("kinds.json", kinds.as_bytes()),
        ("wrong.json", br#"[{"name": "x", "pattern": "(a"}]"#),
    ];
    let folder = folder("kinds", &files);
    let run = |kinds: &str| {
        let mut command = taizhang();
        command.arg("--kinds").arg(folder.join(kinds));
        command.arg(folder.join("通报.txt")).output().unwrap()
    };
    let output = run("kinds.json");
    assert!(output.status.success(), "{}", err(&output));
    let report = json(out(&output));
    let own: Vec<_> = report["own"].as_array().unwrap().iter().collect();
    assert_eq!(own.len(), 2);
    assert_eq!(
        (&own[0]["kind"], &own[0]["text"]),
        (&"平台".into(), &"三資平臺".into())
    );
    assert_eq!(own[1]["text"], "〔2023〕7号");
    let wrong = run("wrong.json");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("第 1 个字符“(”处"), "{}", err(&wrong));
}
