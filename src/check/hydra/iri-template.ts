import { isObject } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { placeOf } from '../../model/nodes.js';
import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { inHydra } from '../support/places.js';
import { nodesOfType, valuesOf } from '../support/vocabulary-nodes.js';
import { nearest, quote } from '../support/words.js';

export const iriTemplate = defineCheck({
  id: 'iri-template',
  title: 'An IriTemplate is a URI template, its variables are mapped, and what it expands to is an IRI',
  severity: 'error',
  source: 'Hydra Core §5.4 (IriTemplate); RFC 6570 §2; RFC 3987 §2.2',
  run: async ({ contract }): Promise<Report[]> => {
    if (contract.hydra.origin === 'derived') return [];
    const { parseTemplate } = await import('url-template');
    return nodesOfType(contract, `${HYDRA}IriTemplate`).flatMap((node) =>
      judge(contract, node, (template, values) => parseTemplate(template).expand(values)),
    );
  },
});

function judge(
  contract: Contract,
  node: JsonObject,
  expandTemplate: (template: string, values: Record<string, string>) => string,
): Report[] {
  const template = textOf(node, `${HYDRA}template`);
  const report = (message: string, hint: string, at = placeOf(node)): Report => ({
    message,
    ...inHydra(contract, at),
    hint,
    about: template === undefined ? [] : [template],
  });
  if (template === undefined) return [report('An IriTemplate has no template.', 'Add hydra:template.')];
  const variables = variablesOf(template);
  if (variables === undefined)
    return [
      report(
        `${quote(template)} is no URI template.`,
        'Balance the braces and name the variables with letters, digits, _ and dots.',
      ),
    ];
  const mappings = valuesOf(node, `${HYDRA}mapping`).filter(isObject);
  const mapped = mappings.map((mapping) => textOf(mapping, `${HYDRA}variable`) ?? '');
  const unmapped = variables
    .filter((name) => !mapped.includes(name))
    .map((name) =>
      report(`The variable ${quote(name)} of ${quote(template)} has no mapping.`, 'Add an IriTemplateMapping for it.'),
    );
  const stray = mappings.flatMap((mapping, index) => {
    const name = mapped[index] ?? '';
    if (variables.includes(name)) return [];
    const guess = nearest(name, variables);
    return [
      report(
        `The mapping of ${quote(name)} is for no variable of ${quote(template)}.`,
        guess === undefined ? 'Remove it, or put the variable into the template.' : `Did you mean ${guess}?`,
        placeOf(mapping),
      ),
    ];
  });
  const expanded = expandTemplate(template, Object.fromEntries(variables.map((name) => [name, '1'])));
  const broken = isIriReference(expanded)
    ? []
    : [
        report(
          `${quote(template)} expands to ${quote(expanded)}, which is no IRI.`,
          'Percent-encode what an IRI cannot hold.',
        ),
      ];
  return [...unmapped, ...stray, ...broken];
}

/** The variables of a URI template (RFC 6570 §2.3), or undefined if it is none. */
function variablesOf(template: string): string[] | undefined {
  const names: string[] = [];
  for (const [, expression = ''] of template.matchAll(/\{([^{}]*)\}/g)) {
    for (const spec of expression.replace(/^[+#./;?&]/, '').split(',')) {
      const [, name] = /^([\w.%]+)(?::\d{1,4}|\*)?$/.exec(spec) ?? [];
      if (name === undefined) return undefined;
      names.push(name);
    }
  }
  return /[{}]/.test(template.replaceAll(/\{[^{}]*\}/g, '')) ? undefined : [...new Set(names)];
}

function isIriReference(text: string): boolean {
  return (
    !/[\s<>"{}|\\^`]/.test(text) &&
    !/%(?![0-9a-f]{2})/i.test(text) &&
    (URL.canParse(text) || URL.canParse(text, 'https://base.invalid/'))
  );
}

function textOf(node: JsonObject, property: string): string | undefined {
  const value = valuesOf(node, property)[0];
  const text = isObject(value) ? value['@value'] : undefined;
  return typeof text === 'string' ? text : undefined;
}
