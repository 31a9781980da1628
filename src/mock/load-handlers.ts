/** Loads a TypeScript or JavaScript module with handlers, bypassing the module cache. */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { UnusableInput } from '../finding.js';
import type { Handlers } from './handlers.js';

let loads = 0;
let isHooked = false;

/**
 * The handlers that a file exports (`export default defineHandlers({ … })`).
 * @throws {UnusableInput} if it cannot be loaded or names an unknown operation
 */
export async function loadHandlers(file: string, operationIds: readonly string[]): Promise<Handlers> {
  if (!existsSync(file))
    throw new UnusableInput(`The handlers file ${file} does not exist.`, { location: { kind: 'source', file } });
  hook();
  const handlers = await importUncached(file);
  if (typeof handlers !== 'object' || handlers === null) {
    const hint = 'Add a default export: export default { operationId: ({ answer }) => answer };';
    throw unusable(file, 'the module has no default export with handlers.', hint);
  }
  for (const [name, handler] of Object.entries(handlers)) checkHandler(file, name, handler, operationIds);
  return handlers as Handlers;
}

function checkHandler(file: string, name: string, handler: unknown, operationIds: readonly string[]): void {
  if (!operationIds.includes(name)) {
    const hint = `Use one of the contract's operations: ${operationIds.slice(0, 20).join(', ')}.`;
    throw unusable(file, `"${name}" is not an operation of the contract.`, hint);
  }
  if (typeof handler !== 'function')
    throw unusable(file, `the handler "${name}" is not a function.`, 'Export a function for each operation.');
}

async function importUncached(file: string): Promise<unknown> {
  try {
    const loaded = (await import(`${pathToFileURL(file).href}?handlers=${++loads}`)) as {
      readonly default?: unknown;
    };
    return loaded.default;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw unusable(file, message, 'Fix the module; a running mock server reloads it when it changes.', error);
  }
}

function unusable(file: string, message: string, hint: string, cause?: unknown): UnusableInput {
  return new UnusableInput(`Handlers: ${message}`, { location: { kind: 'source', file }, hint, cause });
}

/**
 * Lets this process import TypeScript, and import handlers together with the modules that they import without the
 * module cache (Node 20 cannot strip types; a new query in the URL bypasses the cache).
 */
function hook(): void {
  if (isHooked) return;
  isHooked = true;
  const source = `data:text/javascript,${encodeURIComponent(HOOKS)}`;
  module.register(source, { parentURL: import.meta.url, data: { from: import.meta.url } });
}

const HOOKS = `
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
let require;
let typescript;
export async function initialize({ from }) { require = createRequire(from); }
export async function resolve(specifier, context, next) {
  const edition = /[?&]handlers=\\d+/.exec(context.parentURL ?? '')?.[0].slice(1);
  if (edition === undefined) return next(specifier, context);
  const found = await next(specifier, context).catch((error) => {
    if (!/\\.[mc]?js$/.test(specifier)) throw error;
    return next(specifier.replace(/js$/, 'ts'), context);
  });
  const own = found.url.startsWith('file:') && !found.url.includes('/node_modules/') && !found.url.includes('?');
  return own ? { ...found, url: found.url + '?' + edition } : found;
}
export async function load(url, context, next) {
  const [path, query = ''] = url.split('?');
  if (!/\\.[mc]?ts$/.test(path) || !query.startsWith('handlers=')) return next(url, context);
  typescript ??= require('typescript');
  const text = await readFile(fileURLToPath(path), 'utf8');
  const options = { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022, inlineSourceMap: true };
  const { outputText, diagnostics } = typescript.transpileModule(text, { compilerOptions: options, fileName: fileURLToPath(path), reportDiagnostics: true });
  const [first] = diagnostics ?? [];
  if (first) throw new SyntaxError(typescript.flattenDiagnosticMessageText(first.messageText, ' '));
  return { format: 'module', source: outputText, shortCircuit: true };
}
`;
