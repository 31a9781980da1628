/** Generates the index page of all generated files. */
import type { Class, Contract, GenerateTarget } from '../../src/model/contract.js';
import { defineGenerator } from '../generator.js';
import type { GeneratorOptions, GeneratorResult } from '../generator.js';
import { code, link, plainText, table } from '../markdown.js';
import { classFileNames } from '../names.js';
import { operationsAt } from '../operations.js';
import { OVERVIEW_FILE } from '../picture/picture.js';
import type { StyleFacts } from '../pages/style.js';
import { styles } from '../pages/styles.js';
import { relativePath } from '../paths.js';

/** The page that a code host shows for a folder of generated files: what the API is, and where everything lies. */
export const overview = overviewOf(styles);

/** The generator, which links to the pages of classes in these styles. */
export function overviewOf(among: readonly StyleFacts[]) {
  return defineGenerator({
    name: 'overview',
    title: 'Index page (README.md) of everything that is generated from the contract',
    output: 'file',
    fileName: 'README.md',
    generate: (contract: Contract, options: Pick<GeneratorOptions, 'output'>) => generate(contract, options, among),
  });
}

/** Describes the output of each generator to readers. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['types', 'TypeScript types of requests and responses, constants for the vocabulary'],
  ['pages', 'Documentation pages'],
  ['picture', 'Pictures of the classes, with light and dark colours'],
  ['vocabulary', 'Hydra ApiDocumentation and JSON-LD context'],
  ['openapi', 'OpenAPI skeleton derived from the vocabulary'],
  ['bundle', 'Self-contained OpenAPI Description with examples'],
]);

function generate(
  contract: Contract,
  { output }: Pick<GeneratorOptions, 'output'>,
  among: readonly StyleFacts[],
): GeneratorResult {
  const own =
    output ?? contract.settings.generate.find(({ generator }) => generator === 'overview')?.output ?? 'README.md';
  const page = new Page(contract, own, among);
  const sections = [page.head(), page.picture(), page.classes(), page.operations(), page.files()];
  return {
    files: [{ path: '', text: `${sections.filter((section) => section !== '').join('\n\n')}\n` }],
    findings: [],
  };
}

class Page {
  readonly #contract: Contract;
  readonly #own: string;
  readonly #names: ReadonlyMap<string, string>;
  readonly #targets: readonly GenerateTarget[];
  /** The styles with one page per class, and the extension of these pages. */
  readonly #classPages: ReadonlyMap<string, string>;

  constructor(contract: Contract, own: string, among: readonly StyleFacts[]) {
    this.#contract = contract;
    this.#own = own;
    this.#classPages = new Map(
      among.filter(({ subject }) => subject === 'class').map(({ name, extension }) => [name, extension]),
    );
    this.#names = classFileNames(contract);
    this.#targets = contract.settings.generate.filter(({ generator }) => generator !== 'overview');
  }

  head(): string {
    const { name, openapi, hydra } = this.#contract;
    const title = `# ${plainText(openapi.title === '' ? (hydra.title ?? name) : openapi.title)}`;
    const description = paragraphsOf(openapi.description ?? hydra.description);
    const origin = `These files are generated from the contract ${code(name)}. To change them, change the contract and run ${code(`hydra-contract generate ${name}`)}.`;
    return [title, ...description, origin].join('\n\n');
  }

  picture(): string {
    const folder = this.#target('picture');
    if (folder === undefined || this.#contract.hydra.classes.length === 0) return '';
    return `!${link('The classes and the links between them', this.#to(`${folder.output}/${OVERVIEW_FILE}`))}`;
  }

  classes(): string {
    const { classes } = this.#contract.hydra;
    if (classes.length === 0) return '';
    const rows = classes.map((cls) => [
      this.#classLinks(cls),
      summaryOf(cls.description),
      String(cls.properties.length),
      this.#methods(cls),
    ]);
    return `## Classes\n\n${table(['Class', 'Description', 'Properties', 'Operations'], rows)}`;
  }

  operations(): string {
    const { operations } = this.#contract.openapi;
    if (operations.length === 0) return '';
    const rows = operations.map(({ method, path, summary, description, responses }) => [
      code(method),
      code(path),
      summaryOf(summary ?? description),
      responses.map(({ status }) => plainText(status)).join(', '),
    ]);
    return `## Operations\n\n${table(['Method', 'Path', 'Description', 'Responses'], rows)}`;
  }

  files(): string {
    if (this.#targets.length === 0) return '';
    const rows = this.#targets.map(({ generator, output, style }) => [
      link(code(this.#to(output)), this.#to(output)),
      plainText(
        `${KINDS.get(generator) ?? generator}${generator === 'pages' && style !== undefined ? ` in style ${style}` : ''}`,
      ),
    ]);
    return `## Files\n\n${table(['File', 'Content'], rows)}`;
  }

  /** The class with links to its pages and its picture. */
  #classLinks(cls: Class): string {
    const file = this.#names.get(cls.iri) ?? '';
    const pages = this.#targets.flatMap(({ generator, style = '', output }) => {
      const extension = generator === 'pages' ? this.#classPages.get(style) : undefined;
      const written = cls.properties.length + cls.operations.length > 0; // nothing to say, no page
      return extension === undefined || !written
        ? []
        : [link(plainText(style), this.#to(`${output}/${file}${extension}`))];
    });
    const folder = this.#target('picture');
    const picture = folder === undefined ? [] : [link('picture', this.#to(`${folder.output}/${file}.svg`))];
    const links = [...pages, ...picture];
    return `**${plainText(cls.title) || plainText(cls.name) || 'Unnamed'}** ${code(cls.compact)}${links.length === 0 ? '' : `<br>${links.join(' · ')}`}`;
  }

  #methods(cls: Class): string {
    return operationsAt(this.#contract, cls.operations)
      .map(({ method, title }) => `${code(method)} ${plainText(title ?? '')}`.trim())
      .join('<br>');
  }

  #target(generator: string): GenerateTarget | undefined {
    return this.#targets.find((target) => target.generator === generator);
  }

  #to(path: string): string {
    return relativePath(this.#own, path);
  }
}

/** The first paragraph of a description, as one line. */
function summaryOf(description: string | undefined): string {
  return paragraphsOf(description)[0] ?? '';
}

/** The paragraphs of a description, each as one line. */
function paragraphsOf(description: string | undefined): readonly string[] {
  return description === undefined
    ? []
    : description
        .trim()
        .split(/\n\s*\n/)
        .map(plainText);
}
