import { isObject } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { placeOf } from '../../model/nodes.js';
import { isIriReference } from '../../validate/formats.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { didYouMean, nearest, quote } from '../support/phrases.js';
import { inHydra } from '../support/places.js';
import { nodesOfType, valuesOf } from '../support/vocabulary-nodes.js';

export const iriTemplate = defineCheck({
  id: 'iri-template',
  title: 'IriTemplates are valid and all variables are mapped',
  severity: 'error',
  source: 'Hydra Core, hydra:IriTemplate; RFC 6570 §2; RFC 3987 §2.2',
  run: async ({ contract }): Promise<Report[]> => {
    if (contract.hydra.origin === 'derived') return [];
    const { parseTemplate } = await import('url-template');
    return nodesOfType(contract, `${HYDRA}IriTemplate`).flatMap((node) =>
      judge(node, (template, values) => parseTemplate(template).expand(values)).map(({ at, ...report }) => ({
        ...report,
        ...inHydra(contract, placeOf(at)),
      })),
    );
  },
});

/** What is wrong with an IriTemplate, and the node concerned. */
type Fault = Pick<Report, 'message' | 'hint' | 'about'> & { readonly at: JsonObject };

type Expand = (template: string, values: Readonly<Record<string, string>>) => string;

function judge(node: JsonObject, expand: Expand): Fault[] {
  const template = textOf(node, `${HYDRA}template`);
  if (template === undefined)
    return [{ message: 'An IriTemplate has no template.', hint: 'Add hydra:template.', about: [], at: node }];
  const variables = variablesOf(template);
  if (variables === undefined) return [malformed(node, template)];
  const mappings = valuesOf(node, `${HYDRA}mapping`).filter(isObject);
  return [
    ...unmapped(node, template, variables, mappings),
    ...strayMappings(template, variables, mappings),
    ...badExpansion(node, template, expand(template, Object.fromEntries(variables.map((name) => [name, '1'])))),
  ];
}

function malformed(node: JsonObject, template: string): Fault {
  return {
    message: `${quote(template)} is not a valid URI template.`,
    hint: 'Balance the braces, and use only letters, digits, underscores and dots in the names of variables.',
    about: [template],
    at: node,
  };
}

function unmapped(
  node: JsonObject,
  template: string,
  variables: readonly string[],
  mappings: readonly JsonObject[],
): Fault[] {
  const mapped = mappings.map(variableOf);
  return variables
    .filter((name) => !mapped.includes(name))
    .map((name) => ({
      message: `The variable ${quote(name)} of ${quote(template)} has no mapping.`,
      hint: 'Add an IriTemplateMapping for it.',
      about: [template],
      at: node,
    }));
}

function strayMappings(template: string, variables: readonly string[], mappings: readonly JsonObject[]): Fault[] {
  return mappings
    .filter((mapping) => !variables.includes(variableOf(mapping)))
    .map((mapping) => ({
      message: `The mapping of ${quote(variableOf(mapping))} does not match a variable of ${quote(template)}.`,
      hint: didYouMean(
        nearest(variableOf(mapping), variables),
        'Remove the mapping, or add the variable to the template.',
      ),
      about: [template],
      at: mapping,
    }));
}

function badExpansion(node: JsonObject, template: string, expanded: string): Fault[] {
  if (isIri(expanded)) return [];
  return [
    {
      message: `${quote(template)} expands to ${quote(expanded)}, which is not a valid IRI.`,
      hint: 'Percent-encode the characters that are not allowed in an IRI.',
      about: [template],
      at: node,
    },
  ];
}

function variableOf(mapping: JsonObject): string {
  return textOf(mapping, `${HYDRA}variable`) ?? '';
}

/** The variables of a URI template (RFC 6570 §2.3), or undefined if it is not a valid template. */
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

function isIri(text: string): boolean {
  return !/\s/.test(text) && isIriReference(text) && URL.canParse(text, 'https://base.invalid/');
}

function textOf(node: JsonObject, property: string): string | undefined {
  const value = valuesOf(node, property)[0];
  const text = isObject(value) ? value['@value'] : undefined;
  return typeof text === 'string' ? text : undefined;
}
