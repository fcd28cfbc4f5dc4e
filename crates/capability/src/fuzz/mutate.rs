//! Inputs by mutation: texts that mean something are cut, spliced, repeated and nested, and words of the syntax put into them.

use std::ops::Range;

/// Numbers of a seed (SplitMix64), the same on every machine.
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below a number that is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// Whether one of so many happened.
    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// Mostly small, now and then of the size of `most`.
    fn skewed(&mut self, most: usize) -> usize {
        let bits = usize::BITS - most.leading_zeros();
        let bits = self.below(bits as usize + 1);
        self.below((1 << bits).min(most) + 1)
    }
}

/// What inputs are made of.
pub(super) struct Mutations {
    pub(super) seeds: Vec<Vec<u8>>,
    /// Words of the syntax.
    pub(super) words: &'static [&'static str],
    /// What opens, what fills and what closes a level.
    pub(super) nests: &'static [(&'static str, &'static str)],
    /// The most bytes of an input; few have as many.
    pub(super) most: usize,
}

/// What no author types: bounds of numbers, and characters that end, join, hide or turn what is around them.
const ODD: &[&str] = &[
    "0",
    "-0",
    "-1",
    "255",
    "65535",
    "65536",
    "2147483648",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1e308",
    "1e309",
    "-1e-400",
    "0x7fffffffffffffff",
    "0o777",
    ".inf",
    "NaN",
    "99999999999999999999999999999999999999",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{300}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{10ffff}",
    "é",
    "ß",
    "İ",
    "日本",
    "👩‍👩‍👧",
    "\r",
    "\r\n",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{1b}[31m",
];

impl Mutations {
    pub(super) fn make(&self, random: &mut Random, most: usize) -> Vec<u8> {
        let mut input = if random.one_in(32) { Vec::new() } else { self.seed(random).to_vec() };
        // Small inputs show more for their time than large ones.
        if random.one_in(12) {
            input = input[piece(random, &input)].to_vec();
        }
        let most = if random.one_in(64) { most } else { most / 16 };
        // Half of the inputs stay near to what means something, so that what comes after the parser is tried as well.
        let gently = random.one_in(2);
        for _ in 0..=random.skewed(12) {
            if gently {
                self.tokens(random, &mut input)
            } else {
                self.mutate(random, &mut input, most)
            }
            input.truncate(most);
        }
        input
    }

    fn seed(&self, random: &mut Random) -> &[u8] {
        &self.seeds[random.below(self.seeds.len())]
    }

    fn mutate(&self, random: &mut Random, input: &mut Vec<u8>, most: usize) {
        let here = piece(random, input);
        match random.below(20) {
            0 => drop(input.drain(here)),
            1 => {
                let again = input[here.clone()].to_vec();
                insert(input, here.end, &again);
            }
            2 => {
                let again = input[here.clone()].to_vec();
                let times = random.skewed(most / again.len().max(1));
                insert(input, here.end, &again.repeat(times));
            }
            3 | 4 => insert(input, here.start, random.pick(self.words).as_bytes()),
            5 => drop(input.splice(here, random.pick(self.words).bytes())),
            6 => insert(input, here.start, random.pick(ODD).as_bytes()),
            7 => drop(input.splice(here, random.pick(ODD).bytes())),
            8 => {
                let other = self.seed(random).to_vec();
                let other = &other[piece(random, &other)];
                insert(input, here.start, other);
            }
            9 => self.nest(random, input, here, most),
            10 => self.lines(random, input),
            11 => numbers(random, input),
            12 => self.swap(random, input),
            13..=16 => self.tokens(random, input),
            17 => self.lines(random, input),
            _ if random.one_in(4) => {
                if let Some(byte) = input.get_mut(here.start) {
                    *byte ^= 1 << random.below(8);
                }
            }
            _ => input.truncate(here.end),
        }
    }

    /// Writes a word of this or another text in the place of one, so that what is around it still means something.
    fn tokens(&self, random: &mut Random, input: &mut Vec<u8>) {
        let Some(here) = token(random, input) else { return };
        let other = self.seed(random).to_vec();
        let word = match random.below(4) {
            0 => token(random, input).map(|word| input[word].to_vec()),
            1 => token(random, &other).map(|word| other[word].to_vec()),
            2 => Some(random.pick(self.words).trim().as_bytes().to_vec()),
            _ => Some(random.pick(ODD).as_bytes().to_vec()),
        };
        input.splice(here, word.unwrap_or_default());
    }

    /// Puts a piece into as many levels as there may be, and sometimes forgets to close them.
    fn nest(&self, random: &mut Random, input: &mut Vec<u8>, here: Range<usize>, most: usize) {
        let (open, close) = self.nests[random.below(self.nests.len())];
        let levels = random.skewed(most / (open.len() + close.len()).max(1));
        let closed = if random.one_in(8) { random.below(levels + 1) } else { levels };
        let nested = [open.repeat(levels).as_bytes(), &input[here.clone()], close.repeat(closed).as_bytes()].concat();
        input.splice(here, nested);
    }

    /// Moves a line, repeats it, takes it away, or moves it in or out.
    fn lines(&self, random: &mut Random, input: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = input.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        if lines.is_empty() {
            return;
        }
        let (from, to) = (random.below(lines.len()), random.below(lines.len()));
        match random.below(5) {
            0 => lines.swap(from, to),
            1 => {
                let again = lines[from].clone();
                lines.insert(to, again);
            }
            2 => drop(lines.remove(from)),
            3 => drop(lines[from].splice(0..0, b"  ".repeat(1 + random.below(3)))),
            _ => {
                let blank = lines[from].iter().take_while(|byte| **byte == b' ').count();
                lines[from].drain(..random.below(blank + 1));
            }
        }
        *input = lines.concat();
    }

    fn swap(&self, random: &mut Random, input: &mut Vec<u8>) {
        let (a, b) = (piece(random, input), piece(random, input));
        let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
        if first.end <= second.start {
            let swapped = [&input[second.clone()], &input[first.end..second.start], &input[first.clone()]].concat();
            input.splice(first.start..second.end, swapped);
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, what: &[u8]) {
    input.splice(at..at, what.iter().copied());
}

/// Where some word stands.
fn token(random: &mut Random, input: &[u8]) -> Option<Range<usize>> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/');
    let start = random.below(input.len().max(1));
    let start = start + input.get(start..)?.iter().position(is_word)?;
    let start = input[..start].iter().rposition(|byte| !is_word(byte)).map_or(0, |before| before + 1);
    let end = start + input[start..].iter().take_while(|byte| is_word(byte)).count();
    Some(start..end)
}

/// Writes another number in the place of one that is there.
fn numbers(random: &mut Random, input: &mut Vec<u8>) {
    let digits: Vec<usize> = (0..input.len()).filter(|at| input[*at].is_ascii_digit()).collect();
    if digits.is_empty() {
        return;
    }
    let start = digits[random.below(digits.len())];
    let end = (start..input.len()).find(|at| !input[*at].is_ascii_digit()).unwrap_or(input.len());
    input.splice(start..end, random.pick(&ODD[..22]).bytes());
}

/// Some piece, mostly a short one between characters; a few times the cut goes through one.
fn piece(random: &mut Random, input: &[u8]) -> Range<usize> {
    let mut start = random.below(input.len() + 1);
    let mut end = (start + random.skewed(input.len())).min(input.len());
    if !random.one_in(16) {
        let inside = |at: usize| input.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
        while start > 0 && inside(start) {
            start -= 1;
        }
        while inside(end) {
            end += 1;
        }
    }
    start..end
}
