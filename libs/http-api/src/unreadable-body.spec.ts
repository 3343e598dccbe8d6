import { unreadableIn } from './unreadable-body.js';

describe('a body', () => {
  it('is read when it holds ordinary things', () => {
    expect(unreadableIn({ a: ['é', '🏳️‍🌈', 1, null, { b: true }] })).toEqual([]);
    for (const one of [undefined, null, 'text', 1, []]) expect(unreadableIn(one)).toEqual([]);
  });

  it('with half a character is named by field, in texts and in names', () => {
    const problems = unreadableIn({ a: { b: ['x', '\ud800'] }, '\udc00': 1 });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['', 'half-character'],
      ['a.b.1', 'half-character'],
    ]);
  });

  it('nested without end is refused without a stack that overflows', () => {
    const deep: unknown = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    expect(unreadableIn(deep)).toMatchObject([{ field: 'a', code: 'too-deep' }]);
  });
});
