import { defineConformanceCheck, defineScenario } from '../check.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { variations } from '../plan/variations.js';
import { isBelow } from '../state/addresses.js';
import { memberKey } from '../state/collection-page.js';
import { creatableTypes } from '../state/lifecycle-steps.js';
import { readCollection } from '../state/read-collection.js';

/** Bad bodies that are sent. */
const TRIES = 6;

export const refusedNotStored = defineConformanceCheck({
  id: 'refused-not-stored',
  title: 'What was refused at creation is not stored',
  severity: 'error',
  source: 'RFC 9110 §15.5: the request was not carried out',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state, 'list').filter(
        (resourceType) => resourceType.create !== undefined && isBelow(resourceType),
      ),
    operation: ({ create }) => create,
    async run(session, resourceType) {
      const operation = resourceType.create!;
      const media = bodyType(operation);
      const base = session.body(operation);
      if (media?.schema === undefined || base === undefined) return 'no body could be made';
      const judge = session.state.judges.judge(media.schema, 'request');
      const bad = variations(session.state.contract.openapi.document, media.schema, base, judge).filter(
        ({ valid }) => !valid,
      );
      const before = await readCollection(session, resourceType.list!);
      const step = Math.max(1, Math.floor(bad.length / TRIES));
      const refused: { readonly title: string; readonly status: number }[] = [];
      for (const { value, title, at } of bad.filter((_, index) => index % step === 0).slice(0, TRIES)) {
        const answer = await session.call(operation, { body: { mediaType: media.mediaType, value } });
        if (answer.response !== undefined && answer.response.status >= 400 && answer.response.status < 500)
          refused.push({ title: `${at}: ${title}`, status: answer.response.status });
        else return 'not every bad request was refused';
      }
      const after = await readCollection(session, resourceType.list!);
      const known = new Set(before.members.map(memberKey));
      const fresh = after.members.filter((member) => !known.has(memberKey(member)));
      if (!before.complete || !after.complete) return 'the list could not be read to its end';
      if (fresh.length > 0)
        session.report(after.first, {
          message: `${refused.length} bad requests were refused with ${refused[0]!.status}, yet the list has ${fresh.length} more members after them.`,
          key: 'stored',
        });
    },
  }),
});
