//! Addresses of machines: which of them the world sees, and under which name each is asked about.

use std::net::IpAddr;

/// Whether machines elsewhere see it as it is: no network of one's own, nor one of a provider's inside.
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            let is_shared = first == 100 && (64..128).contains(&second);
            let is_inside = v4.is_private() || v4.is_loopback() || v4.is_link_local();
            !(is_inside || is_shared || v4.is_unspecified() || v4.is_multicast())
        }
        IpAddr::V6(v6) => {
            let is_inside = v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local();
            !(is_inside || v6.is_unspecified() || v6.is_multicast())
        }
    }
}

/// The name under which the DNS keeps what an address is called (RFC 1035 §3.5, RFC 3596 §2.5).
pub fn reverse_name(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, d] = v4.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa")
        }
        IpAddr::V6(v6) => {
            let mut name = String::with_capacity(72);
            for byte in v6.octets().iter().rev() {
                name.push_str(&format!("{:x}.{:x}.", byte & 15, byte >> 4));
            }
            name + "ip6.arpa"
        }
    }
}

/// Whether an address lies in a network of so many bits.
pub fn is_within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let above = |width: u32| width.saturating_sub(u32::from(bits));
    match (address.to_canonical(), network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let differs = address.to_bits() ^ network.to_bits();
            differs.checked_shr(above(32)).unwrap_or(0) == 0
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let differs = address.to_bits() ^ network.to_bits();
            differs.checked_shr(above(128)).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_is_asked_about_backwards() {
        assert_eq!(reverse_name(ip("192.0.2.1")), "1.2.0.192.in-addr.arpa");
        assert_eq!(
            reverse_name(ip("2001:db8::567:89ab")),
            "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
        );
    }

    #[test]
    fn a_network_holds_what_begins_as_it_does() {
        for (address, network, bits, is) in [
            ("192.0.2.77", "192.0.2.0", 24, true),
            ("192.0.3.77", "192.0.2.0", 24, false),
            ("192.0.2.1", "192.0.2.1", 32, true),
            ("192.0.2.2", "192.0.2.1", 32, false),
            ("192.0.2.2", "10.0.0.0", 0, true),
            ("::ffff:192.0.2.1", "192.0.2.1", 32, true),
            ("2001:db8::1", "2001:db8::", 32, true),
            ("2001:db9::1", "2001:db8::", 32, false),
            ("2001:db9::1", "::", 0, true),
            ("192.0.2.1", "2001:db8::", 0, false),
        ] {
            assert_eq!(
                is_within(ip(address), ip(network), bits),
                is,
                "{address} {network}"
            );
        }
    }

    #[test]
    fn what_is_inside_is_not_what_the_world_sees() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "100.64.0.1",
            "::1",
            "fd00::1",
            "fe80::1",
        ] {
            assert!(!is_public(ip(inside)), "{inside}");
        }
        for seen in ["192.0.2.1", "100.128.0.1", "2001:db8::1"] {
            assert!(is_public(ip(seen)), "{seen}");
        }
    }
}
