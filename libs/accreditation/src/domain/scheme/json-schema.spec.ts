import { factsFileJsonSchema, schemeJsonSchema } from './json-schema.js';

test('the published JSON Schemas name what a file must have', () => {
  expect(schemeJsonSchema()).toMatchObject({
    title: 'Scheme',
    type: 'object',
    required: expect.arrayContaining(['scheme', 'who', 'period']),
  });
  expect(factsFileJsonSchema()).toMatchObject({ title: 'Facts file', type: 'object' });
});
