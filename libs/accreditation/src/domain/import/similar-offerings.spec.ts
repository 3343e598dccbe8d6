import { similarOfferings } from './similar-offerings.js';

const offerings = [
  { offeringId: '1', code: 'OMST-03', titles: ['Omgangsvormen op het werk', 'Manners at work'] },
  { offeringId: '2', code: 'OMST-04', titles: ['Omgaan met stress', 'Coping with stress'] },
  { offeringId: '3', code: 'BIW-1', titles: ['Bewust inclusief werven', 'Inclusive recruitment'] },
];
const codesFor = (text: string) => similarOfferings(text, offerings).map(({ code }) => code);

describe('offerings a text may mean', () => {
  it.each([
    ['OMST03', 'OMST-03'],
    ['omst 03', 'OMST-03'],
    ['OMST-3', 'OMST-03'],
    ['Omgaan met stres', 'OMST-04'],
    ['omgangsvormen op werk', 'OMST-03'],
    ['BIW-1 Bewust inclusief werven (groep 2)', 'BIW-1'],
    ['Inclusief bewust werven', 'BIW-1'],
  ])('%s: %s first', (text, code) => {
    expect(codesFor(text)[0]).toBe(code);
  });
  it.each(['Excel voor beginners', 'XYZ-99', 'x', ''])('%s: none', (text) => {
    expect(codesFor(text)).toEqual([]);
  });
});
