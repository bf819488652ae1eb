//! What is printed can be read by a phone: the posters as Chromium draws them, decoded from the picture.

use std::path::Path;
use std::process::Command;

use crate::support::{Engine, Story, TestApp};

/// A page and its style sheet as one file, with more style on top.
fn whole(story: &Story, path: &str, more: &str) -> String {
    let page = story.page(path).text();
    let start = page.find("<link rel=\"stylesheet\"").expect("a link");
    let link = &page[start..=start + page[start..].find('>').expect("an end")];
    let href =
        link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let style = story.leader.get(href).expect(200).text();
    page.replace(link, &format!("<style>{style}\n{more}</style>"))
}

/// A picture of a page, grey: width, height and pixels.
fn picture(html: &str, width: u32, height: u32) -> (usize, usize, Vec<u8>) {
    let folder = std::env::temp_dir().join(format!("eko-poster-{}", eko::secrets::random_token()));
    std::fs::create_dir(&folder).expect("a folder");
    let (page, shot) = (folder.join("page.html"), folder.join("page.png"));
    std::fs::write(&page, html).expect("written");
    let done = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--window-size={width},{height}"))
        .arg(format!("--screenshot={}", shot.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("Chromium is installed by tests/install");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(shot.exists(), "{said}");
    let grey = read_grey(&shot);
    std::fs::remove_dir_all(&folder).expect("removed");
    grey
}

fn read_grey(path: &Path) -> (usize, usize, Vec<u8>) {
    let file = std::io::BufReader::new(std::fs::File::open(path).expect("a file"));
    let mut reader = png::Decoder::new(file).read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("a frame");
    let samples = info.color_type.samples();
    let grey = bytes[..info.buffer_size()]
        .chunks(samples)
        .map(|pixel| {
            let sum: u32 = pixel.iter().take(3).map(|&part| u32::from(part)).sum();
            u8::try_from(sum / u32::try_from(samples.min(3)).expect("few")).expect("a byte")
        })
        .collect();
    (info.width as usize, info.height as usize, grey)
}

/// What a phone reads in a picture.
fn decoded((width, height, grey): &(usize, usize, Vec<u8>)) -> Vec<String> {
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(*width, *height, |x, y| grey[y * width + x]);
    image.detect_grids().into_iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

/// One card of a sheet that lies in the middle of a picture, drawn at a zoom: what a camera is held over.
fn card(picture: &(usize, usize, Vec<u8>), number: usize, zoom: f64) -> (usize, usize, Vec<u8>) {
    const MM: f64 = 96.0 / 25.4;
    let (width, _, grey) = picture;
    let size = |mm: f64| (mm * MM * zoom) as usize;
    let (wide, high) = (size(105.0), size(148.0));
    let left = (width - size(210.0)) / 2 + (number % 2) * wide;
    let top = (number / 2) * high;
    let pixels = (top..top + high)
        .flat_map(|y| grey[y * width + left..y * width + left + wide].to_vec())
        .collect();
    (wide, high, pixels)
}

#[test]
fn a_phone_reads_the_printed_posters_small_blurred_and_askew() {
    let app = TestApp::on(Engine::Sqlite);
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let leads_to = format!("{}/D/{}", app.base.to_uppercase(), dialogue.code());
    let bare = ".bar { display: none; } body, main { padding: 0; margin: 0; background: #fff; }";
    let drawn = |format: &str, more: &str| {
        let path = format!("/dialogues/posters?n=1&format={format}&lang=ar");
        picture(&whole(&story, &path, &format!("{bare} {more}")), 900, 1200)
    };
    for (format, more) in [
        ("a4", ""),
        ("a5", ""),
        // From across the room, by a shaking hand, held askew.
        ("a4", "html { zoom: 0.3; }"),
        ("a5", "html { zoom: 0.5; }"),
        ("a4", ".poster { filter: blur(3px); }"),
        ("a5", ".poster { filter: blur(2px); }"),
        ("a4", ".poster img { transform: rotate(19deg) scale(0.6); }"),
        ("a5", ".poster img { transform: perspective(500px) rotateY(25deg) rotate(-8deg); }"),
    ] {
        let read = decoded(&drawn(format, more));
        assert_eq!(read, [leads_to.as_str()], "{format} {more}");
    }
    for (zoom, more) in
        [(1.0, ""), (0.7, "html { zoom: 0.7; }"), (1.0, ".poster { filter: blur(1.5px); }")]
    {
        let sheet = drawn("cards", more);
        for number in 0..4 {
            let read = decoded(&card(&sheet, number, zoom));
            assert_eq!(read, [leads_to.as_str()], "card {number} {more}");
        }
    }
}

#[test]
fn a_print_job_gives_each_dialogue_a_sheet_of_its_own() {
    let app = TestApp::on(Engine::Sqlite);
    let (story, first) = Story::with_dialogue(&app, "2021-09-08");
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    for (format, sheets, side) in [("a4", 2, 594), ("a5", 2, 419), ("cards", 2, 594)] {
        let page = whole(&story, &format!("/dialogues/posters?n=1&n=2&format={format}"), "");
        for code in [first.code(), second.code()] {
            assert!(page.contains(&format!("{}-{}", &code[..4], &code[4..])));
        }
        let folder =
            std::env::temp_dir().join(format!("eko-print-{}", eko::secrets::random_token()));
        std::fs::create_dir(&folder).expect("a folder");
        let (html, pdf) = (folder.join("page.html"), folder.join("page.pdf"));
        std::fs::write(&html, page).expect("written");
        Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
            .arg("--disable-background-networking")
            .arg("--no-pdf-header-footer")
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", html.display()))
            .output()
            .expect("Chromium is installed by tests/install");
        let text = String::from_utf8_lossy(&std::fs::read(&pdf).expect("a PDF")).into_owned();
        let boxes: Vec<&str> = text.split("/MediaBox [0 0 ").skip(1).collect();
        assert_eq!(boxes.len(), sheets, "{format}");
        for paper in boxes {
            let width: f64 =
                paper.split(' ').next().and_then(|width| width.parse().ok()).expect("a width");
            assert!((width - f64::from(side)).abs() < 3.0, "{format}: {width} points wide");
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
