/** Keeps credentials out of reports. */
/** Replaces the secrets in a text. */
export type Redact = (text: string) => string;

const SECRET_FIELDS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-auth-token',
]);

/** Redacts the given secrets in plain, percent-encoded, Base64 and JSON form. */
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

/** The value of a header field as reports may show it, without credentials. */
export function redactHeader(name: string, value: string, redact: Redact): string {
  if (!SECRET_FIELDS.has(name.toLowerCase())) return redact(value);
  const scheme = /^(Basic|Bearer|Digest)\s/i.exec(value)?.[1];
  return scheme === undefined ? '***' : `${scheme} ***`;
}
