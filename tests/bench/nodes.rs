//! How many answers in a second one, two and three nodes take on the same PostgreSQL. They share this machine with it, so
//! that what is seen is what a further node costs; what it brings is seen where each has a machine.

use crate::phones::{Visit, load};
use crate::postgres::Postgres;
use crate::server::{self, Server};
use crate::table::{Goal, Spread, Table};
use crate::world;

const ROUNDS: usize = 3;
const NODES: usize = 3;
const ROOMS: usize = 4;

pub fn run(table: &mut Table) {
    let Some(postgres) = Postgres::start().filter(|_| cfg!(feature = "postgres")) else {
        return;
    };
    for (nth, (name, path)) in server::programs().into_iter().enumerate() {
        let url = postgres.database(&format!("nodes{nth}"));
        let settings = [("EKO_DATABASE_URL", url.as_str())];
        let mut nodes = vec![Server::start(&path, &settings)];
        let rooms = actix_web::rt::System::new().block_on(async {
            let own = settings.map(|(name, value)| (name, value.to_owned()));
            let app = world::open(nodes[0].folder.path(), "", &own);
            world::rooms(&app, ROOMS).await
        });
        for count in 1..=NODES {
            if nodes.len() < count {
                let more = nodes[0].beside(&path, &url);
                nodes.push(more);
            }
            // A room is at one node, as a proxy that sends a place to one has it; some nodes have more than one.
            let ports = nodes.iter().map(|node| node.port).cycle();
            let places: Vec<(u16, &str)> = ports.zip(rooms.iter().map(String::as_str)).collect();
            let visits: Vec<f64> = (0..=ROUNDS).map(|_| load(&places, Visit::Answer)).collect();
            let what = format!("{name}answers by {count} nodes on one machine");
            table.alone(&what, Spread::of(&visits[1..]), "/s", Goal::None);
        }
    }
}
