//! One copy, the key, and all that a thief can know besides: who came to which dialogue?

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use super::places::{Orders, orders};
use super::{ADDRESS, ARRIVAL, DELIVERY, PROMISE, Table, wish};
use crate::both;
use crate::support::{Dialogue, Engine, Story, TestApp};

both!(no_copy_gives_an_address_to_its_dialogue_better_than_guessing);

/// How many addresses were given to their dialogue, and how many guessing would have: its mean and variance.
#[derive(Default)]
struct Guessed {
    /// The order that was looked at last: nothing is learnt from the same one again.
    last: Vec<usize>,
    right: f64,
    mean: f64,
    /// Of the histories that are over.
    variance: f64,
    /// Of the copies of the one that is not: an order that stays is the same chance in each of them, so their deviations
    /// are added up.
    deviation: f64,
    of: usize,
}

impl Guessed {
    /// A thief who knows how many came to each dialogue, and which was first, cuts an order into as many parts.
    fn add(&mut self, order: &[usize], dialogue_of: &BTreeMap<usize, usize>, dice: &mut StdRng) {
        const TRIES: usize = 300;
        if order == self.last {
            return;
        }
        self.last = order.to_vec();
        let truth: Vec<usize> = order.iter().map(|person| dialogue_of[person]).collect();
        let mut cut = truth.clone();
        cut.sort_unstable();
        let right = |guess: &[usize]| {
            guess.iter().zip(&truth).filter(|(guess, truth)| guess == truth).count() as f64
        };
        self.right += right(&cut);
        self.of += order.len();
        let guesses: Vec<f64> = (0..TRIES)
            .map(|_| {
                cut.shuffle(dice);
                right(&cut)
            })
            .collect();
        let mean = guesses.iter().sum::<f64>() / TRIES as f64;
        self.mean += mean;
        let variance = guesses.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / TRIES as f64;
        self.deviation += variance.sqrt();
    }

    /// What is copied from here on has nothing to do with what was.
    fn next_history(&mut self) {
        self.variance += self.deviation.powi(2);
        self.deviation = 0.0;
    }

    fn z(&self) -> f64 {
        (self.right - self.mean) / (self.variance + self.deviation.powi(2)).sqrt()
    }
}

/// What a thief makes of each sign in one copy.
fn guess(
    orders: Orders,
    dialogue_of: &BTreeMap<usize, usize>,
    all: &mut BTreeMap<String, Guessed>,
    dice: &mut StdRng,
) {
    for (sign, parts) in orders {
        let order = parts.concat();
        all.entry(sign).or_default().add(&order, dialogue_of, dice);
    }
}

#[test]
fn an_order_would_give_all_of_them() {
    let mut dice = StdRng::seed_from_u64(3);
    let dialogue_of: BTreeMap<usize, usize> = (0..66).map(|person| (person, person / 22)).collect();
    let mut all = BTreeMap::new();
    let straight = Orders::from([("as they came".into(), vec![(0..66).collect()])]);
    guess(straight, &dialogue_of, &mut all, &mut dice);
    let guessed = &all["as they came"];
    assert!(guessed.right == 66.0 && (guessed.mean - 22.0).abs() < 1.0 && guessed.z() > 8.0);
}

/// Four dialogues one after the other, each closed before the next; withdrawals are of no use to a thief. A copy amid
/// each, after each, when the report is published, when it is mailed.
fn no_copy_gives_an_address_to_its_dialogue_better_than_guessing(engine: Engine) {
    const OF: [Table; 4] = [ARRIVAL, ADDRESS, PROMISE, DELIVERY];
    let mut all: BTreeMap<String, Guessed> = BTreeMap::new();
    for seed in 20..24 {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut app = TestApp::on(engine);
        let (story, first) = Story::with_dialogue(&app, "2021-09-08");
        let mut dialogues: Vec<Dialogue> = vec![first];
        for number in 2..=4 {
            dialogues.push(story.add_dialogue(number, "2021-09-08", "Hylte"));
        }
        let phone = app.client();
        let mut dialogue_of = BTreeMap::new();
        for (at, dialogue) in dialogues.iter().enumerate() {
            let wishes = dice.random_range(6..20);
            for wished in 0..wishes {
                wish(dialogue, &phone, dialogue_of.len());
                dialogue_of.insert(dialogue_of.len(), at);
                if wished == wishes / 2 {
                    guess(orders(&app, &OF), &dialogue_of, &mut all, &mut dice);
                }
            }
            if dice.random_bool(0.5) {
                app.restart();
            }
            // Not every closing is a moment at which they enter the pool.
            if dice.random_bool(0.7) {
                dialogue.close(&story.leader);
                app.tidy();
            }
            guess(orders(&app, &OF), &dialogue_of, &mut all, &mut dice);
        }
        let report = story.add_report("final", "Slutrapport");
        story.order(&report, &[("mail", "no")]).expect(303);
        guess(orders(&app, &OF), &dialogue_of, &mut all, &mut dice);
        story.publish(&report);
        guess(orders(&app, &OF), &dialogue_of, &mut all, &mut dice);
        app.send_mail();
        app.tidy();
        guess(orders(&app, &OF), &dialogue_of, &mut all, &mut dice);
        all.values_mut().for_each(Guessed::next_history);
    }
    for (sign, guessed) in &all {
        let Guessed { right, mean, of, .. } = guessed;
        println!("{sign}: {right} of {of}; guessing gives {mean:.0}");
        assert!(guessed.z().abs() < 4.0, "{sign}: {right} of {of}, z {:.1}", guessed.z());
    }
    let best: usize = all.values().map(|guessed| guessed.of).max().unwrap_or_default();
    assert!(best > 300, "{best} are too few to tell");
}
