/** An id is 128 bits. Portkey shows them as a UUID, the native API as 26 characters. */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export function toUuid(native) {
  let bits = 0n;
  for (const character of native) {
    bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character));
  }
  const hex = bits.toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function toNative(uuid) {
  const bits = BigInt(`0x${uuid.replaceAll('-', '')}`);
  return Array.from({ length: 26 }, (_, at) => ALPHABET[Number((bits >> BigInt(125 - 5 * at)) & 31n)]).join('');
}
