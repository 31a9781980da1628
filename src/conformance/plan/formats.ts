/** Sample, boundary and invalid values of string formats. */
/** A plain value of a format (JSON Schema 2020-12 Validation §7.3 and OpenAPI's registry); a different `n` gives a different value. */
export function formatSample(format: string, n: number): string | undefined {
  const make = Object.hasOwn(SAMPLES, format) ? SAMPLES[format] : undefined;
  return make?.(n);
}

/** Unusual but valid values of a format. */
export function formatBoundaries(format: string): readonly string[] {
  return Object.hasOwn(BOUNDARIES, format) ? BOUNDARIES[format]! : [];
}

/** Values that violate a format. */
export function formatViolations(format: string): readonly string[] {
  return Object.hasOwn(VIOLATIONS, format) ? VIOLATIONS[format]! : [];
}

const two = (n: number): string => String(n).padStart(2, '0');
const date = (n: number): string => `2024-${two((n % 12) + 1)}-${two((n % 28) + 1)}`;

const SAMPLES: Readonly<Record<string, (n: number) => string>> = {
  'date-time': (n) => `${date(n)}T10:30:${two(n % 60)}Z`,
  'date-time-local': (n) => `${date(n)}T10:30:${two(n % 60)}`,
  date,
  time: (n) => `10:30:${two(n % 60)}Z`,
  'time-local': (n) => `10:30:${two(n % 60)}`,
  duration: (n) => `PT${(n % 59) + 1}M`,
  email: (n) => `user${n}@example.org`,
  'idn-email': (n) => `user${n}@example.org`,
  uuid: (n) => `3f0c1d6e-8a52-4b7e-9c31-${n.toString(16).padStart(12, '0')}`,
  uri: (n) => `https://example.org/${n}`,
  iri: (n) => `https://example.org/${n}`,
  url: (n) => `https://example.org/${n}`,
  'uri-reference': (n) => `/example/${n}`,
  'iri-reference': (n) => `/example/${n}`,
  'uri-template': () => '/example/{id}',
  'json-pointer': () => '/example',
  'relative-json-pointer': () => '0',
  hostname: (n) => `host${n}.example.org`,
  'idn-hostname': (n) => `host${n}.example.org`,
  ipv4: (n) => `192.0.2.${n % 255}`,
  ipv6: (n) => `2001:db8::${((n % 65_535) + 1).toString(16)}`,
  regex: () => '^a+$',
  byte: () => 'aGVsbG8=',
  base64url: () => 'aGVsbG8',
  binary: () => 'hello',
  password: (n) => `Passw0rd!${n}`,
  language: () => 'en',
  'media-range': () => 'text/plain',
  decimal: () => '1.50',
  int64: (n) => String(n),
  char: () => 'a',
};

const BOUNDARIES: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    '2024-02-29T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '2024-06-15T12:00:00.123456Z',
    '2024-06-15T12:00:00+05:30',
    '2099-12-31T23:59:59.999Z',
  ],
  'date-time-local': ['2024-02-29T23:59:59', '1970-01-01T00:00:00'],
  date: ['2024-02-29', '1970-01-01', '2099-12-31', '1900-01-01'],
  time: ['00:00:00Z', '23:59:59Z', '12:00:00.5Z'],
  duration: ['P1D', 'PT0S', 'P1Y2M3DT4H5M6S'],
  email: ['a@example.org', 'first.last+tag@sub.example.org'],
  uuid: ['00000000-0000-0000-0000-000000000000', '3F0C1D6E-8A52-4B7E-9C31-000000000001'],
  uri: ['http://example.org', 'https://example.org/a%20b?c=d&e=f#g', 'urn:isbn:9780141036144'],
  ipv4: ['0.0.0.0', '255.255.255.255'],
  ipv6: ['::', '::1'],
  hostname: ['a', 'a.example'],
};

const VIOLATIONS: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['not-a-date', '2024-13-45T99:99:99Z', '2024-01-15'],
  'date-time-local': ['not-a-date', '2024-01-15'],
  date: ['not-a-date', '2024-13-45', '15/01/2024'],
  time: ['not-a-time', '25:61:61Z'],
  duration: ['one day'],
  email: ['not-an-email', '@example.org'],
  'idn-email': ['not-an-email'],
  uuid: ['not-a-uuid', '3f0c1d6e-8a52-4b7e-9c31'],
  uri: ['not a uri', '//no-scheme'],
  iri: ['not an iri'],
  hostname: ['-bad-.example', 'a b'],
  ipv4: ['256.256.256.256', '1.2.3'],
  ipv6: ['::g', '1.2.3.4'],
};
