/** A small contract whose halves agree, as files. */
export const description = `openapi: 3.1.1
info:
  title: Library
  version: '1'
  description: Books and where they stand.
servers:
  - url: https://library.example/api
security: []
tags:
  - name: Books
    description: What can be read.
paths:
  /books/{book}:
    get:
      operationId: getBook
      summary: Retrieve a Book
      tags: [Books]
      parameters:
        - name: book
          in: path
          required: true
          description: Number of the book.
          schema: { type: integer }
          example: 7
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Book' }
              example: { title: Moby Dick, pages: 635 }
        '404':
          description: Not found
components:
  schemas:
    Book:
      type: object
      x-jsonld-type: https://library.example/vocab#Book
      required: [title]
      properties:
        title: { type: string, description: What is on the cover. }
        pages: { type: integer, minimum: 0, description: How many there are. }
`;

/** A vocabulary that disagrees with the description on the range of `pages`. */
export const vocabulary = JSON.stringify({
  '@context': ['http://www.w3.org/ns/hydra/context.jsonld', { lib: 'https://library.example/vocab#' }],
  '@id': 'https://library.example/vocab',
  '@type': 'ApiDocumentation',
  supportedClass: {
    '@id': 'lib:Book',
    '@type': 'Class',
    supportedProperty: {
      '@type': 'SupportedProperty',
      property: { '@id': 'lib:pages', '@type': 'rdf:Property', range: 'xsd:string' },
    },
  },
});

export const config = `apis:
  library:
    root: openapi.yaml
    x-hydra-contract:
      generate:
        - { generator: types, output: out/types.ts }
        - { generator: bundle, output: out/bundle.json }
`;

export const files = { 'openapi.yaml': description, 'redocly.yaml': config };
