import { fieldOf, refusedHeading, sameHeading } from './headings.js';

const columns = [
  { field: 'day', headings: ['completion date', 'voltooiingsdatum', 'behaald op'], read: { type: 'day' as const } },
  { field: 'hours', headings: ['uren'], read: { type: 'duration' as const, unit: 'hours' as const } },
  { field: 'testPassed', headings: ['test passed'], read: { type: 'yesNo' as const } },
];
const known = (heading: string) => fieldOf(heading, columns) !== undefined;

describe('headings', () => {
  it.each([
    ['Completion_Date*', 'day'],
    ['VOLTOOIINGSDATUM', 'day'],
    ['Uren (decimaal)', 'hours'],
    ['u.r.e.n', 'hours'],
    ['Opmerkingen', undefined],
  ])('%s is %s', (heading, field) => {
    expect(fieldOf(heading, columns)).toBe(field);
  });
  it.each([
    ['Geslacht (m/v)', 'special'],
    ['Employee gender', 'special'],
    ['BSN', 'special'],
    ['burgst_kd', 'special'],
    ['Nationaliteit', 'special'],
    ['ageGroup', 'special'],
    ['Quiz grade (Real)', 'score'],
    ['Eindcijfer', 'score'],
    ['Score', 'score'],
    ['Behaald op', undefined],
    ['Test passed', undefined],
    ['Naam', undefined],
  ])('%s is refused as %s', (heading, refused) => {
    expect(refusedHeading(heading, known)).toBe(refused);
  });
});

describe('a heading', () => {
  it.each([
    ['givenName', 'First name [givenName]', true],
    ['uren', 'Uren (werkelijk)', true],
    ['naam', 'Naam manager', false],
  ])('is named %s: %s', (named, heading, same) => {
    expect(sameHeading(named, heading)).toBe(same);
  });
});
