/** Texts and bytes as a hostile client would send them, from a seed. */

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FRAGMENTS: readonly string[] = [
  ...'=&;,.|+ %[]{}<>/?#"\'\\:@!$()*~-_\t\r\n',
  ['p', 'a', 'b', 'R', '0', '1', '-1', '1.5', '1e999', 'true', 'null', 'é', '💡', '日本'],
  ['%', '%z', '%zz', '%2', '%2C', '%7c', '%20', '%00', '%ff', '%C3', '%C3%A9', '%ED%A0%80', '%5B', '%5D', '%25'],
  ['\u0000', '\u001e', '\uFEFF', '\uFFFE', '\ud800', '\udfff', '\u2028'],
  ['p=', ';p=', '.p', 'p[a]=', 'p[a][b]=', 'p[]=', 'p[0]=', 'p[__proto__]=', 'p[a[b]]=', '&p=', '; p='],
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '{"a":1}', '[1,2', '{"__proto__":{}}'],
].flat();

const BODY_FRAGMENTS: readonly string[] = [
  ['--b', '--b--', '--b\r\n', '\r\n--b\r\n', '\r\n--b--\r\n', '\r\n\r\n', '\n\n', '\r\n', 'Content-Disposition: '],
  ['form-data; name="a"', 'form-data; name=', '; filename="f', 'Content-Type: ', 'application/json', 'text/plain'],
  ['multipart/form-data; boundary=b', 'application/xml', 'application/x-www-form-urlencoded', 'image/png'],
  ['<a>', '</a>', '<a/>', '<b x="1">', '</b>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml version="1.0"?>', '<?', '?>'],
  ['<!DOCTYPE a [<!ENTITY e "e">]>', '&e;', '&amp;', '&#0;', '&#x110000;', '&#xd800;', '&', 'xmlns="u"', 'xmlns:p="u"'],
  ['<p:a>', '</p:a>', '<__proto__>', '</__proto__>', '<a __proto__="1">', '<#text>', '<:>', "x='"],
  ['{"a":1}', '{"a":1}\n', '[', '{', '"', '1', '\u001e1\n', '\u001e{', 'a=1&', 'a[b]=1', 'tags=', 'null\n'],
].flat();

/** A text of fragments, at times with one of them repeated. */
export function noise(random: () => number, fragments: readonly string[] = FRAGMENTS): string {
  const pick = (): string => fragments[Math.floor(random() * fragments.length)] ?? '';
  let text = '';
  for (let left = Math.floor(random() * 12); left > 0; left -= 1) {
    text += random() < 0.03 ? pick().repeat(Math.floor(random() * 300)) : pick();
  }
  return text;
}

/** Bytes of fragments of bodies, or of anything. */
export function noiseBytes(random: () => number, start = '', end = ''): Uint8Array {
  const isStarted = random() < 0.8;
  const middle = noise(random, random() < 0.7 ? BODY_FRAGMENTS : FRAGMENTS);
  const bytes = new TextEncoder().encode(isStarted ? start + middle + end : middle);
  if (random() < 0.2 && bytes.length > 0) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
}
