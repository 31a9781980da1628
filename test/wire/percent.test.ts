import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeForm, encode, encodeAllButReserved, encodeForm, isWellFormed } from '../../src/wire/percent.js';
import { percentDecode } from '../../src/model/percent.js';

/** RFC 3986 §2.2 and §2.3. */
const RESERVED = ":/?#[]@!$&'()*+,;=";
const UNRESERVED = 'AZaz09-._~';

test('unreserved characters pass, all others are encoded', () => {
  expect(encode(UNRESERVED)).toBe(UNRESERVED);
  expect(encode(RESERVED)).toBe('%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D');
  expect(encode(' "%é€💡\u0000')).toBe('%20%22%25%C3%A9%E2%82%AC%F0%9F%92%A1%00');
});

test('reserved characters and triples pass, except where they would have a meaning (RFC 6570 §3.2.3)', () => {
  expect(encodeAllButReserved(RESERVED, '')).toBe(RESERVED);
  expect(encodeAllButReserved(RESERVED, '&+#[]')).toBe(":/?%23%5B%5D@!$%26'()*%2B,;=");
  expect(encodeAllButReserved('50% %41 %zz é', '')).toBe('50%25%20%41%20%25zz%20%C3%A9');
});

test('forms have their own rules (WHATWG URL §5.2)', () => {
  const text = `a b+*-._~é&=%`;
  expect(encodeForm(text)).toBe(String(new URLSearchParams([['', text]])).slice(1));
});

test.each(['%', '%z', '%zz', '%2', 'a%ff', '%C3', '%ED%A0%80', '%c0%80'])('%s cannot be decoded', (text) => {
  expect(percentDecode(text)).toBeUndefined();
  expect(decodeForm(text)).toBeUndefined();
});

test('a plus sign is a space in forms only', () => {
  expect(percentDecode('a+b%2B')).toBe('a+b+');
  expect(decodeForm('a+b%2B')).toBe('a b+');
});

test('half a surrogate pair cannot be sent', () => {
  expect(isWellFormed('💡')).toBe(true);
  for (const text of ['\ud83d', '\udca1', 'a\udca1\ud83d']) {
    expect(isWellFormed(text)).toBe(false);
    expect(encode(text)).toContain('%EF%BF%BD');
  }
});

test('decoding undoes encoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(percentDecode(encode(text))).toBe(text);
      expect(decodeForm(encodeForm(text))).toBe(text);
    }),
  );
});
