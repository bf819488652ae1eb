//! What mail systems say, by what it means. See `words`, which reads it.
//!
//! The sayings are those of the systems' sources and manuals (Postfix, Exim, Sendmail, qmail, Courier, OpenSMTPD,
//! DragonFly's agent, Dovecot, Exchange, Domino, PowerMTA, Cisco, Mimecast, Proofpoint) and of the answers that large
//! providers document (Google, Microsoft, Yahoo, Apple, GMX, Orange, Cox, Tencent).

/// What stands beside many answers and means nothing for the verdict, though its words could.
pub(super) const HARMLESS: &str = "
    double-checking the recipient's email address for typos or unnecessary spaces
    check for typos or unnecessary spaces and try again
    unknown address error
    in reply to rcpt to command | in reply to end of data command | in reply to data command
    in relay recipient table
    please check the recipient's e-mail address and try to resend the message
    for explanation visit
    name service error for type a | name service error for type aaaa | name service error for type mx
    amazon ses has suppressed sending to this address
    for more information about how to remove an address from the suppression list
    represent encoded file attachments | will be unreadable without mime aware tools | message contains file attachments
    this is a multi-part message in mime format | this is a mime-encapsulated message
";

/// What a mailbox is called.
pub(super) const NOUNS: &str = "
    user | users | user's | userid | username | recipient | recipients | recipient's | mailbox | mailboxes
    account | address | addresses | alias | person | customer | addressee | local-part | login | e-mail | email
    mottagaren | mottagare | adressen | användaren | användare | brevlådan | kontot
    empfänger | empfaenger | benutzer | adresse | postfach | utilisateur | destinataire
    destinatario | usuario | utente | modtageren | mottakeren | vastaanottajaa
";

/// Words that say which mailbox, before its noun.
pub(super) const KINDS: &str = "
    address | mail | e-mail | email | recipient | recipient's | local | virtual | final | delivery | destination | envelope
";

/// What is said before the noun.
pub(super) const BEFORE: &str = "
    no such | unknown | invalid | non-existent | nonexistent | non existent | not a valid | not a known
    not an active | bad | invalid or unknown | unknown or invalid | unknown or illegal | invalid inactive
    inactive | disabled | deactivated | deleted | no account for | is not our | kein solcher | keine solche | ingen sådan
    okänd | ogiltig | unbekannter | unbekannte | unbekannt | ungültige | ungültiger | deaktiviertes
";

/// What is said after the noun.
pub(super) const AFTER: &str = "
    unknown | is unknown | are unknown | not found | was not found | is not found | isn't found | not known | is not known
    invalid | is invalid | is not valid | not valid | doesn't exist | does not exist | do not exist | don't exist
    not exist | not exists | not present | no longer exists | no longer exist | no longer valid | is no longer valid
    no longer active | no longer available | is no longer available | no longer in use | no longer accepts mail
    could not be found | couldn't be found | cannot be found | can't be found | wrong or no longer valid
    is disabled | was disabled | has been disabled | disabled | is inactive | inactive | not active | is not active
    is deactivated | has been deactivated | deactivated | is a deactivated | has been closed | has been deleted
    was deleted | has been removed | has been terminated | has been discontinued | has been replaced by | has moved | no longer works here | is no longer with us
    name is not recognized | not listed in | not in directory | is not listed | not our customer
    finns inte | hittades inte | existerar inte | är okänd | är ogiltig | är inaktiverat | är inaktiverad
    har inaktiverats | kunde inte hittas | är avslutat
    existiert nicht | nicht gefunden | wurde nicht gefunden | unbekannt | ist unbekannt | ist deaktiviert
    inconnu | inconnue | n'existe pas | invalide | introuvable | desconocido | no existe
    sconosciuto | non esiste | inesistente | findes ikke | finnes ikke | ei löydy | ei löytynyt | ei ole olemassa
";

/// Sayings about a mailbox that need no noun, or have an unusual one.
pub(super) const MAILBOX: &str = "
    does not exist | doesn't exist | do not exist | no longer exists | finns inte | hittades inte
    no mailbox here by that name | no mailbox by that name | no mailbox found | no account by that name
    no user by that name | no mail box available for this user | there is no one at this address
    unknown local part | unrouteable address | unroutable address | not a local address
    not listed in domino directory | not listed in public name | not listed in public name address book
    this user doesn't have a | doesn't have an account | bad destination mailbox address
    bouncing as an invalid address | disabled or discontinued | that you tried to reach is disabled
    mailaddress is administratively disabled | user missing home directory
    no existe dicha persona | nessun utente simile in questo indirizzo
    recipient address reserved by rfc | resolver.adr.recipnotfound | resolver.adr.recipientnotfound | resolver.adr.exrecipnotfound
    bad-mailbox | inactive-mailbox
";

/// Sayings about a domain.
pub(super) const DOMAIN: &str = "
    host or domain name not found | host or domain name not found name service error for
    domain does not accept mail | host does not accept mail | host domain does not accept mail | does not accept mail
    nullmx | null mx | an mx or srv record indicated no smtp service
    host unknown | unknown host | host not found | couldn't find any host named | couldn't find any host by that name
    all relevant mx records point to non-existent hosts | all host address lookups failed permanently
    no such domain | domain does not exist | domain doesn't exist | remote domain doesnt exist | invalid domain name
    domain not found | domain name not found | domain could not be found | domain couldn't be found
    unknown domain | unknown domain name | unknown mail domain | recipient domain must exist
    domain is not reachable | illegal host domain name found | dns domain does not exist
    smtpsend.dns.nonexistentdomain | nonexistent domain | non-existent domain | nxdomain | bad-domain
    domänen finns inte | domänen hittades inte | domänen kunde inte hittas
";

/// Refusals that name no reason. RFC 5321 §4.2.3 has the first under 550, for a mailbox that is not found, cannot be
/// reached or is closed to us; systems that mean one of the latter say more.
pub(super) const REFUSED: &str = "
    requested action not taken mailbox unavailable | mailbox unavailable | mailbox not available
    mailbox is unavailable | mailbox unavailable or not local
    recipient address rejected | recipient rejected
";

/// Exchange Online answers so for recipients that it does not know, with 5.4.1; Postfix where a list forbids.
pub(super) const NO_ACCESS: &str = "recipient address rejected access denied";

/// Words around a reply that say nothing.
pub(super) const FILLING: &str = "
    smtp | esmtp | lmtp | x-unix | x-postfix | dns | rfc | remote | host | server | mx | said | returned | replied
    responded | answered | response | error | the | following | permanent | failure | failed | fatal | code | status
    requested | action | not | taken | giving | up | on | in | reply | to | rcpt | command | delivery | attempts
    does | like | rejected | recipient | recipients | address | sorry | message | mail | reason | diagnostic | was | from | after
    sent | for | generating | a
";

/// Stems of words about something else than the address, by subject. A stem counts at the beginning of a word.
pub(super) const SOMETHING_ELSE: [&str; 7] = [SENDER, LISTS, CONTENT, POLICY, QUOTA, SIZE, LOAD];

/// RFC 3463 X.1.7, X.1.8, X.7.1; RFC 7208 (SPF), 7372, 7489 (DMARC), and everything about where we send from.
const SENDER: &str = "
    sender | sending | mail from | mailfrom | from address | from domain | from header | envelope from | originator
    return path | return-path | return address | spf | dkim | dmarc | arc-seal | batv | tlsa | dnssec | starttls
    certificate | callout | authentic | unauthentic | authori | not authori | unauthori | helo | ehlo | reverse
    rdns | ptr | client | your ip | your host | your server | your domain | your dns | your network | your mail server
    your email server | your smtp | your isp | your provider | your organi | your system | ip address | ip name | ipv
    dynamic | relay | proxy | gateway | resolve your | resolvable | rcpthosts | local host | not a registered
    verification | unverified | not verified | verify your
    avsändar | absender | expéditeur | expediteur | emetteur | émetteur | mittente | remitente | remetente | afsender
    avsender | lähettäj
";

/// Lists of senders, and what is thought of us.
const LISTS: &str = "
    black | block | denylist | deny list | deny-list | banned | dnsbl | rbl | spamhaus | spamcop | sorbs | uribl
    surbl | senderbase | barracuda | listed at | listed by | listed on | is listed | are listed | was listed
    been listed | currently listed | reputation | abuse | abusive | complain | suspicious | suspect | go away
    lookup failed | suppression list | blockera | spärra | svartlist | gesperrt | bloqu | bloccat
";

/// RFC 3463 X.6.
const CONTENT: &str = "
    spam | virus | malware | malicious | phish | scam | content | attachment | unsolicited | bulk | junk | filter | ube
    uce | dangerous | infect | mime | score | header | advertis | commercial | body | html | bad word | signature
    encod | charset | format | line too | duplicate | unusual | skräp | innehåll | bilag | unerwünscht | inhalt | contenu
";

/// RFC 3463 X.7.
const POLICY: &str = "
    policy | policies | complian | restrict | permit | permission | privileg | security | preference | member | subscri
    moderat | closed list | closed mailing | whitelist | white list | allowlist | allow list | allow | only accept
    not accepting | refus | denied | deny | forbid | prohibit | rule | captcha | challenge | confirm | administrative
    intervention | organizational | journal | encrypt | tls | not interested | principer | behörighet | tillåt | nekad
    nekat | nekas | richtlinie | politique | política
";

/// RFC 3463 X.2.2, X.3.1.
const QUOTA: &str = "
    quota | overquota | over-quota | full | storage | disk | enough space | inbox space | space has been | no space
    out of space | insufficient | capacity | kvot | lagring | utrymme | överfull | voll | speicher | pleine | plein
    lleno | llena | piena | cheio | cheia | täynnä | fuld
";

/// RFC 3463 X.2.3, X.3.4.
const SIZE: &str = "
    size | large | too big | bigger | too long | too much | exceed | limit | maxim | max | oversize | storlek | stort | för stor
    zu gross | zu groß | größe | taille | tamaño | dimension
";

/// RFC 3463 X.3.2, X.4, X.5: load, time, the network, the protocol.
const LOAD: &str = "
    rate | ratelimit | throttl | too many | too fast | too quickly | too frequent | too often | frequen | threshold
    later | temp | transient | defer | delay | greylist | graylist | grey-list | gray-list | grey list | gray list | busy
    overload | load | congest | timed out | timeout | time-out | time out | queue | expir | retry | retries | try again
    wait | connect | unreachable | no route | network | loop | hop count | hops | resource | service | maintenance
    shutting | slow | at this time | internal | system error | server error | system full | configur | misconfig
    software error | local error | ambiguous | expansion | malformed | name server | nameserver
    dns lookup failure | dns server | ldap | processing | protocol | syntax | unrecogni | sequence | too early | suspend
    locked | frozen | concurren | session | tillfällig | försök | senare | begräns | anslut
    vorübergehend | später | temporär | provisoire | plus tard | ultérieurement
";
