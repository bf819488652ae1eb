//! Curves over sizes, both in steps of ten, as an SVG that stands by itself.

use std::fmt::Write as _;

/// What something costs, in milliseconds, by size.
pub struct Curve {
    pub name: &'static str,
    pub points: Vec<(usize, f64)>,
}

const WIDTH: f64 = 940.0;
const HEIGHT: f64 = 520.0;
/// Room at the left, above, at the right for the names, and below.
const LEFT: f64 = 70.0;
const TOP: f64 = 20.0;
const RIGHT: f64 = 370.0;
const BELOW: f64 = 60.0;
/// The least and the most milliseconds that are drawn, as powers of ten.
const LEAST: i32 = -2;
const MOST: i32 = 4;
/// Colours that people tell apart who do not see all of them (Okabe and Ito, 2008).
const COLOURS: [&str; 9] = [
    "#000000", "#e69f00", "#56b4e9", "#009e73", "#d55e00", "#0072b2", "#cc79a7", "#777777",
    "#8a6d00",
];
/// How far names are apart at least.
const LINE: f64 = 17.0;

/// The picture.
pub fn draw(curves: &[Curve]) -> String {
    let sizes = || curves.iter().flat_map(|curve| &curve.points).map(|(size, _)| log(*size));
    let (first, last) = (sizes().fold(f64::MAX, f64::min), sizes().fold(f64::MIN, f64::max));
    let (width, height) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BELOW);
    let x = |size: f64| LEFT + (size - first) / (last - first).max(1.0) * width;
    let span = f64::from(MOST - LEAST);
    let y = |power: f64| {
        TOP + height
            - (power.clamp(f64::from(LEAST), f64::from(MOST)) - f64::from(LEAST)) / span * height
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"13\"><title>What each thing costs, by size</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    let (left, right) = (LEFT, LEFT + width);
    for power in LEAST..=MOST {
        let (at, label) = (y(f64::from(power)), named(power));
        let _ = writeln!(svg, "<path d=\"M{left} {at:.1}H{right}\" stroke=\"#ddd\"/>");
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            left - 8.0,
            at + 4.0
        );
    }
    let mut marks: Vec<f64> = sizes().collect();
    marks.sort_by(f64::total_cmp);
    marks.dedup();
    let (foot, below) = (TOP + height, TOP + height + 20.0);
    for size in marks {
        let (at, number) = (x(size), 10f64.powf(size).round());
        let _ = writeln!(svg, "<path d=\"M{at:.1} {TOP}V{foot}\" stroke=\"#eee\"/>");
        let _ = writeln!(
            svg,
            "<text x=\"{at:.1}\" y=\"{below}\" text-anchor=\"middle\">{number}</text>"
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"{}\">dialogues, each with a thousand answers and a hundred recipients</text>",
        below + 24.0
    );
    // Names stand where their curves end, one below the other.
    let mut ends: Vec<(f64, usize)> = curves
        .iter()
        .enumerate()
        .filter_map(|(nth, curve)| Some((y(curve.points.last()?.1.log10()), nth)))
        .collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut free = TOP;
    for (end, nth) in ends {
        let (curve, colour) = (&curves[nth], COLOURS[nth % COLOURS.len()]);
        let points = curve
            .points
            .iter()
            .map(|(size, cost)| format!("{:.1},{:.1}", x(log(*size)), y(cost.log10())));
        let points = points.collect::<Vec<_>>().join(" ");
        let _ = writeln!(
            svg,
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>"
        );
        let at = end.max(free);
        free = at + LINE;
        // The colour stands beside the words, which are read more easily in black.
        let _ = writeln!(
            svg,
            "<path d=\"M{} {at:.1}h12\" stroke=\"{colour}\" stroke-width=\"4\"/>",
            right + 10.0
        );
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\">{}</text>",
            right + 28.0,
            at + 4.0,
            curve.name
        );
    }
    svg.push_str("</svg>\n");
    svg
}

#[expect(clippy::cast_precision_loss, reason = "thousands")]
fn log(size: usize) -> f64 {
    (size as f64).log10()
}

fn named(power: i32) -> String {
    match power {
        ..0 => format!("{:.*} ms", usize::try_from(-power).unwrap_or(0), 10f64.powi(power)),
        0..3 => format!("{} ms", 10f64.powi(power)),
        _ => format!("{} s", 10f64.powi(power - 3)),
    }
}
