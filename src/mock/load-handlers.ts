/** Loads a module of handlers, TypeScript or JavaScript, afresh each time. */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { UnusableInput } from '../finding.js';
import type { Handlers } from './handlers.js';

let edition = 0;
let hooked = false;

/**
 * The handlers that a file exports (`export default defineHandlers({ … })`).
 * @throws {UnusableInput} when it cannot be loaded, or names an operation that is not there
 */
export async function loadHandlers(file: string, operationIds: readonly string[]): Promise<Handlers> {
  if (!existsSync(file))
    throw new UnusableInput(`There is no file ${file} with handlers.`, { location: { kind: 'source', file } });
  hook();
  const handlers = await importFresh(file);
  if (typeof handlers !== 'object' || handlers === null) {
    throw wrong(
      file,
      'It has no default export with handlers.',
      'Write: export default { operationId: ({ answer }) => answer };',
    );
  }
  for (const [name, handler] of Object.entries(handlers)) {
    if (!operationIds.includes(name)) {
      throw wrong(
        file,
        `"${name}" is no operation of the contract.`,
        `Its operations are: ${operationIds.slice(0, 20).join(', ')}.`,
      );
    }
    if (typeof handler !== 'function') throw wrong(file, `The handler "${name}" is no function.`, 'Export functions.');
  }
  return handlers as Handlers;
}

async function importFresh(file: string): Promise<unknown> {
  try {
    const loaded = (await import(`${pathToFileURL(file).href}?handlers=${++edition}`)) as {
      readonly default?: unknown;
    };
    return loaded.default;
  } catch (error) {
    throw wrong(
      file,
      error instanceof Error ? error.message : String(error),
      'Mend the module; the mock takes it up at once.',
      error,
    );
  }
}

function wrong(file: string, message: string, hint: string, cause?: unknown): UnusableInput {
  return new UnusableInput(`Handlers: ${message}`, { location: { kind: 'source', file }, hint, cause });
}

/**
 * Teaches this process to import TypeScript and to take a module of handlers afresh with all that it imports itself
 * (Node 20 cannot strip types; a query in the URL is what makes a module new).
 */
function hook(): void {
  if (hooked) return;
  hooked = true;
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
