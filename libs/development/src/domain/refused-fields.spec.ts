import fc from 'fast-check';
import { isSpecialName, scoreFieldNames, specialFieldNames } from '@peil/imports';
import { refuseScores, scoresIn } from './refused-fields.js';

describe('a score in a request', () => {
  it.each([
    ['score', { score: 7 }],
    ['activity.Grade', { activity: { Grade: 'A' } }],
    ['outcomes.1.pass_fail', { outcomes: [{}, { pass_fail: 'pass' }] }],
    ['facts.result', { facts: { result: '8' } }],
    ['a.b.c.d.Geslaagd', { a: { b: { c: { d: { Geslaagd: true } } } } }],
    ['Eind-Cijfer', { 'Eind-Cijfer': '7,5' }],
  ])('is found at %s', (field, body) => {
    expect(refuseScores(body)).toMatchObject({ code: 'no-scores', field });
  });

  it('is explained in both languages', () => {
    expect(refuseScores({ score: 1 })?.message.nl).toContain('geen score, cijfer, uitslag');
    expect(refuseScores({ score: 1 })?.message.en).toContain('no score, grade, result or pass/fail');
  });

  it('is found each time it stands there', () => {
    expect(scoresIn({ score: 1, items: [{ grade: 2, gender: 'x' }] })).toMatchObject([
      { field: 'score', code: 'no-scores' },
      { field: 'items.0.grade', code: 'no-scores' },
      { field: 'items.0.gender', code: 'no-personal-characteristics' },
    ]);
  });

  it('is not the bare fact that a test was passed, nor a word in a text', () => {
    expect(refuseScores({ kind: 'training', facts: { testPassed: true }, description: 'score 7' })).toBeUndefined();
  });

  it('is found wherever it stands', () => {
    const names = fc.constantFrom(...scoreFieldNames);
    const path = fc.array(fc.constantFrom('activity', 'facts', 'items', 'x'), { maxLength: 6 });
    fc.assert(
      fc.property(names, path, fc.boolean(), (name, above, upper) => {
        const body = above.reduceRight<unknown>((inner, step, index) => (index % 2 ? [inner] : { [step]: inner }), {
          [upper ? name.toUpperCase() : name]: 1,
        });
        expect(refuseScores(body)?.code).toBe('no-scores');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a personal characteristic in a request', () => {
  it.each(['Geslacht', 'GENDER', 'BSN', 'Nationaliteit', 'burgst_kd', 'ageGroup', 'herkomst'])('%s', (name) => {
    expect(isSpecialName(name)).toBe(true);
    expect(refuseScores({ facts: [{ [name]: 'x' }] })).toMatchObject({ code: 'no-personal-characteristics' });
  });

  it('is on a list without doubles', () => {
    expect(new Set(specialFieldNames).size).toBe(specialFieldNames.length);
    expect(new Set(scoreFieldNames).size).toBe(scoreFieldNames.length);
  });
});
