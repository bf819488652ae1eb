// Seals to the server's public key: HPKE in base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and
// AES-128-GCM, all from WebCrypto. What was sealed here cannot be opened here.

const text = new TextEncoder();
const NOTHING = new Uint8Array();
const KEM = [...text.encode('KEM'), 0x00, 0x10];
const SUITE = [...text.encode('HPKE'), 0x00, 0x10, 0x00, 0x01, 0x00, 0x01];
const VERSION = text.encode('HPKE-v1');

const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

async function hmac(key, data) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

// An empty salt is one of zeros (RFC 5869 §2.2), and WebCrypto takes no empty HMAC key.
const extract = (suite, salt, label, keying) =>
  hmac(salt.length ? salt : new Uint8Array(32), joined(VERSION, suite, text.encode(label), keying));

/** At most 32 bytes: one block of HKDF-Expand. */
async function expand(suite, key, label, info, length) {
  const labelled = joined([0, length], VERSION, suite, text.encode(label), info);
  return (await hmac(key, joined(labelled, [1]))).slice(0, length);
}

/** The encapsulated key and the ciphertext. `publicKey` is an uncompressed point, `label` binds what it is for. */
export async function seal(publicKey, info, label, plain) {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await crypto.subtle.importKey('raw', publicKey, curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const encapsulated = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey));
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256));
  const agreed = await extract(KEM, NOTHING, 'eae_prk', shared);
  const secretOfKem = await expand(KEM, agreed, 'shared_secret', joined(encapsulated, publicKey), 32);

  const noPsk = await extract(SUITE, NOTHING, 'psk_id_hash', NOTHING);
  const about = await extract(SUITE, NOTHING, 'info_hash', text.encode(info));
  const context = joined([0], noPsk, about);
  const secret = await extract(SUITE, secretOfKem, 'secret', NOTHING);
  const key = await expand(SUITE, secret, 'key', context, 16);
  const nonce = await expand(SUITE, secret, 'base_nonce', context, 12);

  const cipher = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: text.encode(label) }, cipher, plain,
  );
  return joined(encapsulated, new Uint8Array(sealed));
}

/** Base 64 for URLs, without padding. */
export function toBase64(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64(encoded) {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** 128 random bits in base 64. */
export const randomToken = () => toBase64(crypto.getRandomValues(new Uint8Array(16)));

/** Sizes that records are padded to with blanks, so that their lengths say little. */
const SIZES = [512, 2048, 8192, 32768];

export function padded(record) {
  const bytes = text.encode(JSON.stringify(record));
  const size = SIZES.find((size) => size >= bytes.length) ?? bytes.length;
  const out = new Uint8Array(size).fill(0x20);
  out.set(bytes);
  return out;
}
