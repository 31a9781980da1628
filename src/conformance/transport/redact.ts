/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const SECRET_FIELDS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-auth-token',
]);

/** A redactor for the given secrets, in the plain, percent-encoded, Base64 and JSON forms that they take on the wire. */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < 3) continue;
    for (const form of [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      JSON.stringify(secret).slice(1, -1),
    ]) {
      forms.add(form);
    }
  }
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** A header's value as it may be shown: credentials never, the rest redacted. */
export function redactHeader(name: string, value: string, redact: Redact): string {
  if (!SECRET_FIELDS.has(name.toLowerCase())) return redact(value);
  const scheme = /^(Basic|Bearer|Digest)\s/i.exec(value)?.[1];
  return scheme === undefined ? '***' : `${scheme} ***`;
}
