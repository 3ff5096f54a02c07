//! How many problems stand where, and how (统计): of all, of each document, aspect and topic.

use std::collections::HashMap;

use super::overview::status_head;
use super::{OpenDocument, Table, head};
use crate::export::Cell;
use crate::report::{Problem, Status};
use crate::view::{Lang, answers};

/// What is counted of some of the problems.
#[derive(Clone, Copy, Default)]
struct Counts {
    problems: usize,
    /// In the order of [`Status::ALL`].
    statuses: [usize; Status::ALL.len()],
    ongoing: usize,
    /// Measures and outcomes.
    answers: usize,
    /// Of these, those that name nothing one could check.
    unverifiable: usize,
}

/// Groups of problems in the order in which they come up.
#[derive(Default)]
struct Groups<'a> {
    names: Vec<&'a str>,
    counts: HashMap<&'a str, Counts>,
}

pub fn statistics(documents: &[OpenDocument], lang: Lang) -> Table {
    let mut all = Counts::default();
    let [mut of_documents, mut aspects, mut topics] = [(); 3].map(|()| Groups::default());
    for document in documents {
        let unverifiable = answers::unverifiable(document.report);
        for problem in &document.report.problems {
            let one = counts(problem, unverifiable.get(problem.id.as_str()).copied());
            all.add(one);
            of_documents.add(document.name, one);
            let aspect = problem.aspect.as_ref().map(|aspect| aspect.text.as_str());
            aspects.add(
                aspect.unwrap_or(lang.pick("（未写明）", "(not stated)")),
                one,
            );
            for topic in &problem.topics {
                topics.add(lang.topic(&topic.name), one);
            }
        }
    }
    let mut rows = vec![row(lang.pick("全部", "All"), "", all)];
    if documents.len() > 1 {
        rows.extend(of_documents.rows(lang.pick("文档", "Document")));
    }
    rows.extend(aspects.rows(lang.pick("方面", "Aspect")));
    rows.extend(topics.rows(lang.pick("主题", "Topic")));
    Table {
        name: lang.pick("统计", "Statistics"),
        heads: heads(),
        rows,
    }
}

fn heads() -> Vec<super::Head> {
    let mut heads = vec![
        head("分组", "By", 10.0),
        head("名称", "Name", 34.0),
        head("问题", "Problems", 9.0),
    ];
    heads.extend(Status::ALL.map(status_head));
    heads.extend([
        head("其中长期坚持", "Ongoing among them", 13.0),
        head("整改答复", "Answers", 10.0),
        head("其中无从核对", "With nothing to check", 13.0),
    ]);
    heads
}

fn row(group: &str, name: &str, counts: Counts) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(group),
        Cell::text(name),
        Cell::count(counts.problems),
    ];
    row.extend(counts.statuses.map(Cell::count));
    row.extend([counts.ongoing, counts.answers, counts.unverifiable].map(Cell::count));
    row
}

fn counts(problem: &Problem, unverifiable: Option<usize>) -> Counts {
    let answers = problem.responses.iter().filter(|it| it.kind.is_answer());
    Counts {
        problems: 1,
        statuses: Status::ALL.map(|status| usize::from(status == problem.status)),
        ongoing: usize::from(problem.ongoing),
        answers: answers.count(),
        unverifiable: unverifiable.unwrap_or_default(),
    }
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.problems += other.problems;
        for (sum, count) in self.statuses.iter_mut().zip(other.statuses) {
            *sum += count;
        }
        self.ongoing += other.ongoing;
        self.answers += other.answers;
        self.unverifiable += other.unverifiable;
    }
}

impl<'a> Groups<'a> {
    fn add(&mut self, name: &'a str, counts: Counts) {
        let names = &mut self.names;
        let group = self.counts.entry(name).or_insert_with(|| {
            names.push(name);
            Counts::default()
        });
        group.add(counts);
    }

    fn rows(&self, group: &str) -> impl Iterator<Item = Vec<Cell>> {
        let names = self.names.iter();
        names.map(move |&name| row(group, name, self.counts[name]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn problems_are_counted_in_all_their_groups() {
        let text = "中共青石镇委员会关于巡察整改进展情况的通报\n一、巡察反馈问题整改情况\n\
            （一）关于“制度建设”方面\n1.关于“账目不清”的问题\n整改情况：2024年3月退还1.2万元，已完成整改。\n\
            2.关于“学习不够”的问题\n整改情况：进一步加强学习，提高认识，抓好各项工作落实。\n\
            （二）关于“队伍建设”方面\n1.关于“台账缺失”的问题\n整改情况：2024年3月补齐，正在整改。\n";
        let report = fixture::report_of(text);
        assert_eq!(report.problems.len(), 3);
        let documents = [OpenDocument::new("甲.txt", &report, text)];
        let table = statistics(&documents, Lang::Zh);
        let column = |name: &str| {
            table
                .head_names(Lang::Zh)
                .position(|it| it == name)
                .unwrap()
        };
        let of = |group: &str, name: &str| -> Vec<String> {
            let is = |row: &&Vec<Cell>| row[0].shown() == group && row[1].shown() == name;
            let row = table.rows.iter().find(is).unwrap();
            ["问题", "已完成", "正在整改", "整改答复", "其中无从核对"]
                .map(|head| row[column(head)].shown().into_owned())
                .to_vec()
        };
        assert_eq!(of("全部", ""), ["3", "1", "1", "3", "1"]);
        assert_eq!(of("方面", "制度建设"), ["2", "1", "0", "2", "1"]);
        assert_eq!(of("方面", "队伍建设"), ["1", "0", "1", "1", "0"]);
        assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
    }

    #[test]
    fn documents_are_counted_where_there_are_several() {
        let report = fixture::report();
        let one = OpenDocument::new("甲.txt", &report, fixture::TEXT);
        let groups = |documents: &[OpenDocument]| -> Vec<String> {
            let table = statistics(documents, Lang::Zh);
            let rows = table.rows.iter().filter(|row| row[0].shown() == "文档");
            rows.map(|row| row[1].shown().into_owned()).collect()
        };
        assert!(groups(std::slice::from_ref(&one)).is_empty());
        let other = OpenDocument::new("乙.txt", &report, fixture::TEXT);
        assert_eq!(groups(&[one, other]), ["甲.txt", "乙.txt"]);
    }
}
