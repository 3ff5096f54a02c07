//! Content streams (ISO 32000-1, 7.8 and 9.4): what they show, and where.

use std::cell::RefCell;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::context::Context;
use super::drawing::Drawing;
use super::font::Font;
use super::marks::Marks;
use super::matrix::Matrix;
use super::pieces::{Pieces, Placed};
use crate::source::OpenError;

/// Forms inside forms inside forms: so many.
const DEEPEST_FORM: usize = 12;

/// Graphics states that can be saved at a time.
const MOST_STATES: usize = 4096;

/// Going through a form costs that much besides its bytes, counted as bytes: for files that show an empty one a million times.
const COST_OF_FORM: usize = 2000;

/// Pictures no wider or higher than this, in pixels, are lines and dots.
const LEAST_PICTURE: i32 = 8;

/// What is found on a page.
#[derive(Debug, Default)]
pub struct Shown {
    pub text: Pieces,
    /// Not painted: what OCR found lies so behind the picture of a page.
    pub invisible: Pieces,
    /// What says that it is no part of the text.
    pub artifacts: Pieces,
    /// On layers that are switched off.
    pub hidden: Pieces,
    pub drawing: Drawing,
    pub pictures: usize,
}

/// The graphics state, as far as text goes by it.
#[derive(Clone, Debug)]
struct State {
    /// From user space to the page, in points, `y` downward.
    matrix: Matrix,
    font: Option<Rc<RefCell<Font>>>,
    size: f32,
    letter_spacing: f32,
    word_spacing: f32,
    /// 1 is the usual.
    stretch: f32,
    leading: f32,
    rise: f32,
    mode: i32,
}

/// Goes through the contents of a page.
pub struct Interpreter<'c> {
    context: &'c mut Context,
    shown: &'c mut Shown,
    state: State,
    saved: Vec<State>,
    marks: Marks,
    /// Where the next glyph stands, and where its line began.
    text: Matrix,
    line: Matrix,
    forms: usize,
}

impl<'c> Interpreter<'c> {
    /// `matrix`: from the space of the page to points from its upper left corner, `y` downward.
    pub fn new(matrix: Matrix, context: &'c mut Context, shown: &'c mut Shown) -> Self {
        Self {
            context,
            shown,
            state: State {
                matrix,
                font: None,
                size: 0.0,
                letter_spacing: 0.0,
                word_spacing: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
            saved: Vec::new(),
            marks: Marks::default(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            forms: 0,
        }
    }

    /// Goes through a content stream to its end, or to where it is damaged beyond reading. Fails only where there is too much.
    pub fn run(&mut self, data: &[u8], resources: &Resources<'_>) -> Result<(), OpenError> {
        let mut instructions = UntypedIter::new(data);
        while let Some(instruction) = instructions.next() {
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let operator: &[u8] = instruction.operator;
            match operator {
                b"Do" => self.object(&operands, resources)?,
                b"Tf" => self.set_font(&operands, resources)?,
                b"BMC" | b"BDC" => self.begin_mark(&operands, resources),
                b"EMC" => self.marks.close(),
                b"BI" => self.inline_picture(&operands),
                b"Tj" | b"TJ" | b"'" | b"\"" => self.show(operator, &operands)?,
                _ => self.set(operator, &operands),
            }
        }
        Ok(())
    }

    /// Operators that set or draw and cannot fail.
    fn set(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        let one = || numbers::<1>(operands).map(|[n]| n);
        let state = &mut self.state;
        match operator {
            b"q" if self.saved.len() < MOST_STATES => self.saved.push(state.clone()),
            b"Q" => {
                if let Some(saved) = self.saved.pop() {
                    *state = saved;
                }
            }
            b"cm" => {
                if let Some(matrix) = numbers(operands) {
                    state.matrix = Matrix::of(matrix).then(state.matrix);
                }
            }
            b"Tc" => state.letter_spacing = one().unwrap_or(0.0),
            b"Tw" => state.word_spacing = one().unwrap_or(0.0),
            b"Tz" => state.stretch = one().unwrap_or(100.0) / 100.0,
            b"TL" => state.leading = one().unwrap_or(0.0),
            b"Ts" => state.rise = one().unwrap_or(0.0),
            b"Tr" => state.mode = one().unwrap_or(0.0) as i32,
            b"BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tm" => {
                if let Some(matrix) = numbers(operands) {
                    (self.text, self.line) = (Matrix::of(matrix), Matrix::of(matrix));
                }
            }
            b"Td" | b"TD" => {
                let [x, y] = numbers(operands).unwrap_or_default();
                if operator == b"TD" {
                    state.leading = -y;
                }
                self.next_line(x, y);
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            _ => self.draw(operator, operands),
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn draw(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        let matrix = self.state.matrix;
        let drawing = &mut self.shown.drawing;
        match operator {
            b"m" | b"l" | b"c" | b"v" | b"y" => {
                let Some([x, y]) = numbers(operands) else {
                    return;
                };
                let at = matrix.point(x, y);
                match operator {
                    b"m" => drawing.move_to(at),
                    b"l" => drawing.line_to(at),
                    _ => drawing.curve_to(at),
                }
            }
            b"h" => drawing.close(),
            b"re" => {
                if let Some(rectangle) = numbers(operands) {
                    drawing.rectangle(rectangle, matrix);
                }
            }
            b"S" => drawing.paint(true, false),
            b"f" | b"F" | b"f*" => drawing.paint(false, true),
            b"B" | b"B*" => drawing.paint(true, true),
            b"s" | b"b" | b"b*" => {
                drawing.close();
                drawing.paint(true, operator != b"s");
            }
            b"n" => drawing.paint(false, false),
            _ => {}
        }
    }

    fn set_font(
        &mut self,
        operands: &[&Object<'_>],
        resources: &Resources<'_>,
    ) -> Result<(), OpenError> {
        if let [Object::Name(name), Object::Number(size)] = operands {
            self.state.font = self.context.font(name, resources)?;
            self.state.size = size.as_f32();
        }
        Ok(())
    }

    fn begin_mark(&mut self, operands: &[&Object<'_>], resources: &Resources<'_>) {
        let Some(Object::Name(tag)) = operands.first() else {
            return self.marks.begin(b"", None, None, &self.context.layers);
        };
        let (properties, id) = match operands.get(1) {
            Some(Object::Dict(dict)) => (Some(dict.clone()), None),
            Some(Object::Name(name)) => (
                resources.properties.get::<Dict<'_>>(name),
                resources.properties.get_ref(name),
            ),
            _ => (None, None),
        };
        self.marks.begin(tag, properties, id, &self.context.layers);
    }

    fn object(
        &mut self,
        operands: &[&Object<'_>],
        resources: &Resources<'_>,
    ) -> Result<(), OpenError> {
        let Some(Object::Name(name)) = operands.first() else {
            return Ok(());
        };
        let Some(stream) = resources.get_x_object(name) else {
            return Ok(());
        };
        let dict = stream.dict();
        let layer = dict.get::<Dict<'_>>("OC");
        if self.context.layers.hide(dict.get_ref("OC"), layer.as_ref()) {
            return Ok(());
        }
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.picture(&stream),
            Some(b"Form") => self.form(&stream, resources)?,
            _ => {}
        }
        Ok(())
    }

    fn picture(&mut self, stream: &Stream<'_>) {
        let large = is_large(stream, ["Width", "Height"]);
        if large && !self.marks.is_hidden() && self.context.is_new_picture(stream.obj_id()) {
            self.shown.pictures += 1;
        }
    }

    fn inline_picture(&mut self, operands: &[&Object<'_>]) {
        if let Some(Object::Stream(stream)) = operands.first() {
            let large = is_large(stream, ["W", "H"]) && is_large(stream, ["Width", "Height"]);
            self.shown.pictures += usize::from(large);
        }
    }

    /// Shows a form by itself, `matrix` being where on the page.
    pub fn show_form(
        &mut self,
        stream: &Stream<'_>,
        matrix: Matrix,
        resources: &Resources<'_>,
    ) -> Result<(), OpenError> {
        self.state.matrix = matrix.then(self.state.matrix);
        self.form(stream, resources)
    }

    fn form(&mut self, stream: &Stream<'_>, resources: &Resources<'_>) -> Result<(), OpenError> {
        if self.forms >= DEEPEST_FORM {
            return Ok(());
        }
        self.context.allowance.spend(COST_OF_FORM)?;
        let Some(data) = self.context.allowance.decode(stream)? else {
            return Ok(());
        };
        let dict = stream.dict();
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let matrix = dict
            .get::<Array<'_>>("Matrix")
            .and_then(|matrix| <[f32; 6]>::try_from(matrix).ok());
        let before = (self.state.clone(), self.text, self.line);
        let (saved, marks) = (std::mem::take(&mut self.saved), self.marks.depth());
        if let Some(matrix) = matrix {
            self.state.matrix = Matrix::of(matrix).then(self.state.matrix);
        }
        self.forms += 1;
        self.run(&data, own.as_ref().unwrap_or(resources))?;
        self.forms -= 1;
        self.saved = saved;
        self.marks.close_to(marks);
        (self.state, self.text, self.line) = before;
        Ok(())
    }

    fn show(&mut self, operator: &[u8], operands: &[&Object<'_>]) -> Result<(), OpenError> {
        if let (b"\"", [Object::Number(word), Object::Number(letter), _]) = (operator, operands) {
            self.state.word_spacing = word.as_f32();
            self.state.letter_spacing = letter.as_f32();
        }
        if matches!(operator, b"'" | b"\"") {
            self.next_line(0.0, -self.state.leading);
        }
        match operands.last() {
            Some(Object::String(text)) => self.show_string(text.as_bytes()),
            Some(Object::Array(parts)) => {
                for part in parts.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show_string(text.as_bytes())?,
                        Object::Number(back) => self.step(-back.as_f32() / 1000.0),
                        _ => {}
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Moves on by so many ems.
    fn step(&mut self, ems: f32) {
        let by = ems * self.state.size;
        let font = self.state.font.as_ref();
        let shift = if font.is_some_and(|font| font.borrow().is_vertical()) {
            Matrix::shift(0.0, by)
        } else {
            Matrix::shift(by * self.state.stretch, 0.0)
        };
        self.text = shift.then(self.text);
    }

    fn show_string(&mut self, mut bytes: &[u8]) -> Result<(), OpenError> {
        let Some(font) = self.state.font.clone() else {
            return Ok(());
        };
        let mut font = font.borrow_mut();
        let vertical = font.is_vertical();
        while let Some((glyph, is_space)) = font.next(&mut bytes) {
            let state = &self.state;
            let word = if is_space { state.word_spacing } else { 0.0 };
            let extent = glyph.advance * state.size;
            let spacing = state.letter_spacing + word;
            let (end, next) = if vertical {
                ((0.0, -extent), (0.0, spacing - extent))
            } else {
                let stretched = |by: f32| (by * state.stretch, 0.0);
                (stretched(extent), stretched(extent + spacing))
            };
            self.place(&glyph.text, end)?;
            self.text = Matrix::shift(next.0, next.1).then(self.text);
        }
        Ok(())
    }

    /// `end`: of the glyph, from its origin.
    fn place(&mut self, text: &str, end: (f32, f32)) -> Result<(), OpenError> {
        let replacement = self.marks.replacement();
        let text = replacement.as_deref().unwrap_or(text);
        if text.is_empty() {
            return Ok(());
        }
        self.context.allowance.spend_text(text.len())?;
        let matrix = self.text.then(self.state.matrix);
        let (x, y) = matrix.point(0.0, self.state.rise);
        let end = matrix.point(end.0, end.1 + self.state.rise);
        let size = self.state.size * matrix.c.hypot(matrix.d);
        if !(x.is_finite() && y.is_finite() && size.is_finite()) || size == 0.0 {
            return Ok(());
        }
        let to = if self.marks.is_hidden() {
            &mut self.shown.hidden
        } else if self.marks.is_artifact() {
            &mut self.shown.artifacts
        } else if matches!(self.state.mode, 3 | 7) {
            &mut self.shown.invisible
        } else {
            &mut self.shown.text
        };
        to.add(Placed {
            text,
            x,
            y,
            end,
            size: size.abs(),
        });
        Ok(())
    }
}

/// `sides`: the keys of width and height; a side that is not told is long.
fn is_large(picture: &Stream<'_>, sides: [&str; 2]) -> bool {
    sides
        .into_iter()
        .all(|key| picture.dict().get::<i32>(key).unwrap_or(i32::MAX) > LEAST_PICTURE)
}

/// The last `N` operands, if they are numbers.
fn numbers<const N: usize>(operands: &[&Object<'_>]) -> Option<[f32; N]> {
    let mut values = [0.0; N];
    for (value, operand) in values.iter_mut().rev().zip(operands.iter().rev()) {
        let Object::Number(number) = operand else {
            return None;
        };
        *value = number.as_f32();
    }
    (operands.len() >= N).then_some(values)
}
