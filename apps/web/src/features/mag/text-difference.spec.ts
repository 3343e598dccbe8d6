import fc from 'fast-check';
import { differenceOf } from './text-difference.js';

const words = fc
  .array(fc.constantFrom('ik', 'bespreek', 'elk', 'kwartaal', 'maand', 'een', 'casus'), { maxLength: 12 })
  .map((list) => list.join(' '));

const without = (left: 'added' | 'removed', before: string, after: string): readonly string[] =>
  differenceOf(before, after)
    .filter(({ type }) => type !== left)
    .flatMap(({ text }) => text.split(/\s+/).filter((word) => word !== ''));

const wordsIn = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

describe('the difference between two texts', () => {
  it('marks what is new and what is gone, and leaves the rest', () => {
    expect(differenceOf('Ik bespreek elk kwartaal een casus.', 'Ik bespreek elke twee maanden een casus.')).toEqual([
      { type: 'same', text: 'Ik bespreek ' },
      { type: 'removed', text: 'elk kwartaal ' },
      { type: 'added', text: 'elke twee maanden ' },
      { type: 'same', text: 'een casus.' },
    ]);
  });

  it('holds both texts: without what is gone it is the new one, without what is new the old one', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(without('removed', before, after)).toEqual(wordsIn(after));
        expect(without('added', before, after)).toEqual(wordsIn(before));
      }),
      { numRuns: 300 },
    );
  });

  it('marks nothing when nothing changed', () => {
    fc.assert(
      fc.property(words, (text) => differenceOf(text, text).every(({ type }) => type === 'same')),
      { numRuns: 300 },
    );
  });
});
