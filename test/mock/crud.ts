/** The description of a typical API without hypermedia: pets, with paging, filters and every method. */
const json = (schema: object, examples?: object) => ({ 'application/json': { schema, ...(examples && { examples }) } });
const problem = {
  description: 'Problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const pet = { $ref: '#/components/schemas/Pet' };
const id = { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } };
const query = (name: string, schema: object) => ({ name, in: 'query', schema });

export const crud = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.example.org/api/v1' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [
          query('limit', { type: 'integer', default: 20 }),
          query('offset', { type: 'integer' }),
          query('status', { type: 'string' }),
          query('q', { type: 'string' }),
          query('sort', { type: 'string' }),
        ],
        responses: {
          200: {
            description: 'OK',
            headers: { 'X-Total-Count': { schema: { type: 'integer' } } },
            content: json(
              { $ref: '#/components/schemas/Pets' },
              {
                two: {
                  value: {
                    total: 2,
                    items: [
                      { id: 1, name: 'Ada', status: 'free', created: '2024-01-01T00:00:00Z' },
                      { id: 2, name: 'Bob', status: 'sold', created: '2024-01-02T00:00:00Z' },
                    ],
                  },
                },
              },
            ),
          },
        },
      },
      post: {
        operationId: 'createPet',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/Pet' }) },
        responses: { 201: { description: 'Created', content: json(pet) }, 400: problem },
      },
    },
    '/pets/{petId}': {
      parameters: [id],
      get: { operationId: 'getPet', responses: { 200: { description: 'OK', content: json(pet) }, 404: problem } },
      put: {
        operationId: 'putPet',
        requestBody: { required: true, content: json(pet) },
        responses: {
          200: { description: 'OK', content: json(pet) },
          201: { description: 'Created', content: json(pet) },
        },
      },
      patch: {
        operationId: 'patchPet',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': { schema: { type: 'object' } },
            'application/json-patch+json': { schema: { type: 'array' } },
          },
        },
        responses: { 200: { description: 'OK', content: json(pet) }, 400: problem, 404: problem },
      },
      delete: { operationId: 'deletePet', responses: { 204: { description: 'Gone' }, 404: problem } },
    },
    '/pets/{petId}/visits': {
      parameters: [id],
      get: {
        operationId: 'listVisits',
        responses: {
          200: { description: 'OK', content: json({ type: 'array', items: { $ref: '#/components/schemas/Visit' } }) },
          404: problem,
        },
      },
      post: {
        operationId: 'addVisit',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/Visit' }) },
        responses: { 201: { description: 'Created', content: json({ $ref: '#/components/schemas/Visit' }) } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name', 'created'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string', minLength: 1, maxLength: 20 },
          status: { type: 'string', enum: ['free', 'sold'] },
          secret: { type: 'string', writeOnly: true },
          created: { type: 'string', format: 'date-time', readOnly: true },
          modified: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
      Pets: {
        type: 'object',
        required: ['items', 'total'],
        properties: {
          total: { type: 'integer' },
          items: { type: 'array', items: pet },
          next: { type: ['string', 'null'] },
        },
      },
      Visit: { type: 'object', required: ['reason'], properties: { reason: { type: 'string' } } },
      Problem: {
        type: 'object',
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          instance: { type: 'string' },
        },
      },
    },
  },
};
