import { factsFileJsonSchema, schemeJsonSchema } from './json-schema.js';

test('the published JSON Schemas name what a file must have', () => {
  expect(schemeJsonSchema()).toMatchObject({
    title: 'Scheme',
    type: 'object',
  });
  expect(factsFileJsonSchema()).toMatchObject({ title: 'Facts file', type: 'object' });
});
