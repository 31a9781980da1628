/** The Redocly configuration for a description: the user's rules, or a default set. */
import type { RawUniversalConfig } from '@redocly/openapi-core';
import { getArray, getObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';

type Rules = Readonly<Record<string, 'error' | 'warn' | 'off'>>;

/** Rules that are always off, since checks of this project cover more than they do. */
const TAKEN_OVER: Rules = {
  'no-invalid-media-type-examples': 'off',
  'no-invalid-parameter-examples': 'off',
  'no-invalid-schema-examples': 'off',
};

/**
 * How the default set differs from Redocly's `recommended`: matters of taste are off, what the standard leaves open
 * is a warning, and a trailing slash is a property of the server that the description has to reproduce.
 */
const DEFAULTS: Rules = {
  'info-license': 'off',
  'info-license-strict': 'off',
  'no-empty-servers': 'warn',
  'no-path-trailing-slash': 'off',
  'no-server-example.com': 'off',
  'no-server-trailing-slash': 'warn',
  'operation-4xx-response': 'off',
  'operation-operationId': 'off',
  'operation-operationId-url-safe': 'warn',
  'operation-summary': 'off',
  'tag-description': 'off',
};

const RULE_SETS = ['rules', 'oas3_0Rules', 'oas3_1Rules', 'oas3_2Rules'] as const;
const BUILT_IN = ['minimal', 'recommended', 'recommended-strict', 'spec'];

/** The Redocly configuration for an API: the user's own rules if there are any, otherwise the default set. */
export function lintConfig(lint: JsonObject | undefined): RawUniversalConfig {
  const own = lint === undefined ? {} : ownRules(lint);
  const isOwn = Object.keys(own).length > 0 || getArray(lint, 'extends').length > 0;
  const config = isOwn ? { extends: builtIn(lint), ...own } : { extends: ['recommended'], rules: DEFAULTS };
  return { ...config, rules: { ...config.rules, ...TAKEN_OVER } } as RawUniversalConfig;
}

/** Only Redocly's built-in sets can be extended here: anything else would have to be read from the disk. */
function builtIn(lint: JsonObject | undefined): string[] {
  const named = getArray(lint, 'extends').filter(
    (name): name is string => typeof name === 'string' && BUILT_IN.includes(name),
  );
  return named.length > 0 ? named : ['recommended'];
}

/** The user's rules, except for those of plugins: `redocly lint` runs them. */
function ownRules(lint: JsonObject): { rules?: JsonObject } & JsonObject {
  const sets = RULE_SETS.map(
    (set) => [set, Object.entries(getObject(lint, set)).filter(([name]) => isBuiltInRule(name))] as const,
  );
  return Object.fromEntries(
    sets.filter(([, rules]) => rules.length > 0).map(([set, rules]) => [set, Object.fromEntries(rules) as Json]),
  );
}

function isBuiltInRule(name: string): boolean {
  return !name.includes('/') || name.startsWith('rule/');
}
