//! What stands on paper to be read aloud and typed by anyone: the letters that it is made of, and what is typed for them.

/// Crockford's base 32: no I, L, O or U.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The letter that was meant: case does not matter, O is 0, I and L are 1. None of what is no such letter.
pub fn letter(typed: char) -> Option<u8> {
    match latin(typed).to_ascii_uppercase() {
        'O' => Some(b'0'),
        'I' | 'L' => Some(b'1'),
        plain => u8::try_from(plain)
            .ok()
            .filter(|byte| ALPHABET.contains(byte)),
    }
}

/// The letter or digit that a poster must have shown, where a keyboard has only its look-alike.
fn latin(typed: char) -> char {
    // Arabic-Indic and extended Arabic-Indic digits.
    for zero in ['\u{660}', '\u{6f0}'] {
        if let Some(digit) = u32::from(typed)
            .checked_sub(u32::from(zero))
            .and_then(|value| char::from_digit(value, 10))
        {
            return digit;
        }
    }
    match typed {
        'А' | 'а' => 'A',
        'В' | 'в' => 'B',
        'Е' | 'е' => 'E',
        'К' | 'к' => 'K',
        'М' | 'м' => 'M',
        'Н' | 'н' => 'H',
        'О' | 'о' => 'O',
        'Р' | 'р' => 'P',
        'С' | 'с' => 'C',
        'Т' | 'т' => 'T',
        'Х' | 'х' => 'X',
        'І' | 'і' => 'I',
        other => other,
    }
}
