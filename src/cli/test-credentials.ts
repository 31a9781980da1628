/** Reads the credentials of a test run. */
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import type { Credentials } from '../conformance/options.js';
import { UnusableInput } from '../finding.js';
import { inline } from '../report/words.js';
import type { Shell } from './shell.js';

export interface CredentialOptions {
  readonly user: string | undefined;
  readonly bearer: string | undefined;
  readonly apiKeys: readonly string[];
  readonly tokenCommand: string | undefined;
  readonly headers: readonly string[];
  readonly as: readonly string[];
}

/**
 * The credentials of the run, from options, the URL and the environment (`HYDRA_CONTRACT_USER`, `…_BEARER`, `…_API_KEY`).
 * @throws {UnusableInput} if the token command fails or a credential is malformed
 */
export async function credentialsFrom(
  options: CredentialOptions,
  url: URL,
  { env, cwd }: Shell,
): Promise<{ own: Credentials; other: Credentials | undefined }> {
  const inAddress =
    url.username === '' ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const user = options.user ?? inAddress ?? env['HYDRA_CONTRACT_USER'];
  const bearer = options.bearer ?? (await token(options.tokenCommand, cwd)) ?? env['HYDRA_CONTRACT_BEARER'];
  const keys = [
    ...options.apiKeys,
    ...(env['HYDRA_CONTRACT_API_KEY'] === undefined || options.apiKeys.length > 0
      ? []
      : [env['HYDRA_CONTRACT_API_KEY']]),
  ];
  const own = credentials(user, bearer, Object.fromEntries(keys.map(apiKey)));
  const others = options.as.map(identity);
  return { own, other: others.length === 0 ? undefined : Object.assign({}, ...others) };
}

/** Header fields given as `Name: value`. */
export function headersFrom(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const [, name, value] = /^([!#$%&'*+.^`|~\w-]+)\s*:\s*(.*)$/s.exec(field) ?? [];
      if (name === undefined || /[\r\n\0]/.test(value!))
        throw new UnusableInput(`${inline(field)} is not a header field.`, { hint: "write --header 'Name: value'" });
      return [name, value!];
    }),
  );
}

function apiKey(text: string): [string, string] {
  const cut = text.indexOf('=');
  return cut < 1 ? ['*', text] : [text.slice(0, cut), text.slice(cut + 1)];
}

/** `other=KEY:SECRET`, `other=TOKEN`, `other=SCHEME=VALUE`. */
function identity(text: string): Credentials {
  const [, who, credential] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (who !== 'other' || credential === undefined) {
    throw new UnusableInput('--as takes the credentials of one second user.', {
      hint: 'write --as other=KEY:SECRET or --as other=TOKEN',
    });
  }
  if (/^[\w.-]+=.+/.test(credential))
    return credentials(undefined, undefined, Object.fromEntries([apiKey(credential)]));
  return credential.includes(':')
    ? credentials(credential, credential, {})
    : credentials(undefined, credential, { '*': credential });
}

function credentials(
  user: string | undefined,
  bearer: string | undefined,
  apiKeys: Record<string, string>,
): Credentials {
  return {
    ...(user === undefined ? {} : { user }),
    ...(bearer === undefined ? {} : { bearer }),
    ...(Object.keys(apiKeys).length === 0 ? {} : { apiKeys }),
  };
}

async function token(command: string | undefined, cwd: string): Promise<string | undefined> {
  if (command === undefined) return undefined;
  try {
    const { stdout } = await promisify(exec)(command, { cwd, timeout: 30_000 });
    return stdout.trim();
  } catch {
    throw new UnusableInput('The command of --token-command failed.', { hint: 'run it separately to see why' });
  }
}
