use super::*;
use crate::app::charts::counts;
use crate::app::charts::groups::fixture::{chosen, summary};
use crate::app::charts::times;
use crate::app::messages::Lang;

fn boxes(drawing: &Drawing) -> Vec<f64> {
    let shapes = drawing.groups.iter().flat_map(|group| &group.shapes);
    let boxes = shapes.filter_map(|shape| match shape {
        Shape::Box { at, size, .. } => Some(at[0] + size[0]),
        _ => None,
    });
    boxes.collect()
}

#[test]
fn bars_are_as_long_as_their_counts_and_stay_on_the_sheet() {
    let summaries = [summary(), summary()];
    let chart = counts::topics(&chosen(&summaries), Lang::Zh);
    for width in [300.0, 700.0] {
        let drawing = draw(&chart, width, 50);
        let ends = boxes(&drawing);
        assert_eq!(ends.len(), 3);
        assert!(ends.iter().all(|end| *end < width), "{ends:?}");
        assert_eq!(ends[0], ends[2]);
        let rows: Vec<f64> = drawing.groups.iter().map(|group| group.area[3]).collect();
        assert!(rows.iter().all(|height| *height >= 32.0), "{rows:?}");
    }
}

#[test]
fn only_so_many_rows_are_drawn() {
    let summaries = [summary(), summary()];
    let chart = counts::topics(&chosen(&summaries), Lang::Zh);
    assert_eq!(draw(&chart, 500.0, 1).groups.len(), 1);
    assert!(draw(&chart, 500.0, 1).height < draw(&chart, 500.0, 3).height);
}

#[test]
fn a_chart_of_one_day_and_one_of_nothing_are_drawn() {
    let mut summaries = [summary()];
    let nothing = times::of_several(&chosen(&summaries), Lang::Zh);
    assert_eq!(draw(&nothing, 500.0, 9).height, 0.0);
    summaries[0].facts.issued = Some("2024-03-05".into());
    let one = draw(&times::of_several(&chosen(&summaries), Lang::Zh), 500.0, 9);
    let texts = one.groups.iter().flat_map(|group| &group.shapes);
    assert!(texts.count() > 4 && one.height > 40.0);
}
