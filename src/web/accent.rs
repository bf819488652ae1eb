//! A process's own accent colour: any that can be read, and its counterpart in the dark.

/// The least contrast of text in our pages (WCAG 1.4.6, level AAA).
const READABLE: f64 = 7.0;
/// `--paper` and `--raised`, light and dark, which the accent stands on as text.
const LIGHT: [Rgb; 2] = [Rgb(0xfd, 0xfb, 0xf6), Rgb(0xff, 0xff, 0xff)];
const DARK: [Rgb; 2] = [Rgb(0x13, 0x19, 0x1a), Rgb(0x1c, 0x24, 0x26)];
/// What is written on the accent in the dark.
const DARK_INK: Rgb = Rgb(0x0b, 0x1f, 0x20);
const WHITE: Rgb = Rgb(0xff, 0xff, 0xff);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

impl Rgb {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio, WCAG 2.2: 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// `percent` of the other colour in this one.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let part = |a: u8, b: u8| {
            let mixed = (u16::from(a) * (100 - percent) + u16::from(b) * percent) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self(
            part(self.0, other.0),
            part(self.1, other.1),
            part(self.2, other.2),
        )
    }

    fn is_readable_on(self, grounds: &[Self]) -> bool {
        grounds
            .iter()
            .all(|&ground| self.contrast(ground) >= READABLE)
    }
}

/// The contrast of a colour on white, WCAG 2.2: 1 to 21.
pub fn contrast_on_white([red, green, blue]: [u8; 3]) -> f64 {
    Rgb(red, green, blue).contrast(WHITE)
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// A colour for links and buttons that can be read on our grounds, and white on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent(Rgb);

/// Why a colour cannot be the accent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// Not of the form `#0b4f54`.
    Malformed,
    /// Too light; the contrast it has.
    Pale(f64),
}

impl Accent {
    /// # Errors
    /// When it is no colour, or has less than 7:1 against the light grounds (white text on it included).
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let colour = Rgb::parse(text.trim()).ok_or(Fault::Malformed)?;
        if colour.is_readable_on(&LIGHT) {
            Ok(Self(colour))
        } else {
            Err(Fault::Pale(colour.contrast(LIGHT[0])))
        }
    }

    /// A colour that was taken before.
    pub fn stored(text: &str) -> Option<Self> {
        Rgb::parse(text).map(Self)
    }

    /// The same colour, as much lighter as reading it in the dark takes.
    fn in_the_dark(self) -> Rgb {
        (0..=100)
            .map(|percent| self.0.mixed(WHITE, percent))
            .find(|lighter| lighter.is_readable_on(&DARK) && lighter.is_readable_on(&[DARK_INK]))
            .unwrap_or(WHITE)
    }

    /// The tokens that it replaces.
    pub fn style(self) -> String {
        let dark = self.in_the_dark();
        format!(
            ":root{{--accent:{};--accent-ground:{};--on-accent:#fff}}\
             @media (prefers-color-scheme:dark){{:root{{--accent:{dark};--accent-ground:{};--on-accent:{DARK_INK}}}}}",
            self.0,
            LIGHT[0].mixed(self.0, 10),
            DARK[0].mixed(dark, 14),
        )
    }
}

impl Accent {
    /// What it changes in a mail, whose colours stand alone.
    pub fn mail_style(self) -> String {
        format!("a{{color:{0}}}.go{{background:{0};color:#fff}}", self.0)
    }
}

impl std::fmt::Display for Accent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::page::TOKENS;
    use proptest::prelude::*;

    /// The style sheet's colours in the light and in the dark.
    fn sheets() -> (&'static str, &'static str) {
        TOKENS.split_once("prefers-color-scheme: dark").unwrap()
    }

    fn token(sheet: &str, name: &str) -> Rgb {
        let (_, value) = sheet.split_once(&format!("--{name}: ")).unwrap();
        Rgb::parse(value.split(';').next().unwrap()).unwrap()
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let (light, dark) = sheets();
        let grounds = ["paper", "raised"];
        assert_eq!(LIGHT, grounds.map(|name| token(light, name)));
        assert_eq!(DARK, grounds.map(|name| token(dark, name)));
        assert_eq!(WHITE, token(light, "on-accent"));
        assert_eq!(DARK_INK, token(dark, "on-accent"));
    }

    #[test]
    fn a_colour_that_nobody_can_read_is_refused() {
        assert!(Accent::parse("#0b4f54").is_ok());
        assert!(matches!(Accent::parse("#ffd43b"), Err(Fault::Pale(_))));
        assert_eq!(Accent::parse("teal"), Err(Fault::Malformed));
        assert_eq!(Accent::parse("#12345é"), Err(Fault::Malformed));
    }

    proptest! {
        #[test]
        fn what_is_taken_can_be_read_in_the_light_and_in_the_dark(r: u8, g: u8, b: u8) {
            if let Ok(accent) = Accent::parse(&format!("#{r:02x}{g:02x}{b:02x}")) {
                let dark = accent.in_the_dark();
                prop_assert!(dark.is_readable_on(&DARK) && dark.is_readable_on(&[DARK_INK]));
                let (light, in_the_dark) = sheets();
                let (ink, light_ink) = (token(light, "ink"), token(in_the_dark, "ink"));
                prop_assert!(ink.is_readable_on(&[LIGHT[0].mixed(accent.0, 10)]));
                prop_assert!(light_ink.is_readable_on(&[DARK[0].mixed(dark, 14)]));
            }
        }
    }
}
