//! Asks name servers.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{
    ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts,
};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};

use super::book::{Answer, Kind, Question, Record};

/// How long one server may think about one question, which it is asked twice.
const LIMIT: Duration = Duration::from_millis(1500);

/// Whoever knows name servers; without any, everything is silent.
pub struct Resolver(Option<TokioResolver>);

impl Resolver {
    /// Asks this server, or those that the machine asks (`/etc/resolv.conf`).
    pub fn new(server: Option<SocketAddr>) -> Self {
        let builder = match server {
            Some(server) => {
                let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
                let connections = connections.map(|mut connection| {
                    connection.port = server.port();
                    connection
                });
                let server = NameServerConfig::new(server.ip(), true, connections.to_vec());
                let config = ResolverConfig::from_name_servers(vec![server]);
                Some(TokioResolver::builder_with_config(
                    config,
                    TokioRuntimeProvider::default(),
                ))
            }
            None => TokioResolver::builder_tokio().ok(),
        };
        Self(builder.and_then(|mut builder| {
            limit(builder.options_mut());
            builder.build().ok()
        }))
    }

    pub async fn ask(&self, question: &Question) -> Answer {
        let Some(resolver) = &self.0 else {
            return Answer::Silent;
        };
        // Whole names, so that nothing is looked for below the machine's own domain. What can be no name is not there.
        let Ok(mut name) = Name::from_ascii(&question.name) else {
            return Answer::NoName;
        };
        name.set_fqdn(true);
        let kind = match question.kind {
            Kind::Text => RecordType::TXT,
            Kind::Mail => RecordType::MX,
            Kind::V4 => RecordType::A,
            Kind::V6 => RecordType::AAAA,
            Kind::Name => RecordType::PTR,
        };
        match resolver.lookup(name, kind).await {
            Ok(found) => {
                let records: Vec<Record> = found
                    .answers()
                    .iter()
                    .filter_map(|record| read(&record.data))
                    .collect();
                if records.is_empty() {
                    Answer::Nothing
                } else {
                    Answer::Found(records)
                }
            }
            Err(NetError::Dns(DnsError::NoRecordsFound(none))) => {
                if none.response_code == ResponseCode::NXDomain {
                    Answer::NoName
                } else {
                    Answer::Nothing
                }
            }
            Err(NetError::Dns(_)) => Answer::Failed,
            Err(_) => Answer::Silent,
        }
    }
}

fn limit(options: &mut ResolverOpts) {
    options.timeout = LIMIT;
    options.attempts = 2;
    // What this machine calls others is not what the world does.
    options.use_hosts_file = ResolveHosts::Never;
}

fn read(data: &RData) -> Option<Record> {
    let plain = |name: &Name| name.to_ascii().trim_end_matches('.').to_ascii_lowercase();
    Some(match data {
        RData::TXT(text) => Record::Text(text.txt_data.concat()),
        RData::MX(mx) => Record::Mail(plain(&mx.exchange)),
        RData::A(address) => Record::Address(address.0.into()),
        RData::AAAA(address) => Record::Address(address.0.into()),
        RData::PTR(name) => Record::Name(plain(&name.0)),
        _ => return None,
    })
}
