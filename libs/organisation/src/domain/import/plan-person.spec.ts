import { readRows } from '../../testing/rows.js';
import { planPerson, type FindByNumber, type KnownPerson } from './plan-person.js';

const sanne: KnownPerson = {
  personId: 'p1',
  name: 'Sanne de Vries',
  personnelNumber: '001234',
  login: 'svries',
  email: null,
};
const find =
  (...people: readonly KnownPerson[]): FindByNumber =>
  (number) => ({
    exact: people.filter((one) => one.personnelNumber === number),
    butForZeros: people.filter((one) => one.personnelNumber?.replace(/^0+/, '') === number.replace(/^0+/, '')),
  });

function plan(values: Readonly<Record<string, string>>, ...known: readonly KnownPerson[]) {
  const [row] = readRows(values);
  if (!row) throw new Error('no row');
  const { rows, commands } = planPerson(row, find(...known), 'new');
  return { class: rows[0]?.class, code: rows[0]?.problems[0]?.code, command: commands[0]?.command };
}

describe('an import of people', () => {
  it('registers who is not known', () => {
    expect(plan({ personnelNumber: '77', name: 'Bram Bos', email: 'bram@stad.example' })).toEqual({
      class: 'new',
      code: undefined,
      command: {
        type: 'registerPerson',
        personId: 'new',
        details: { name: 'Bram Bos', personnelNumber: '77', email: 'bram@stad.example' },
      },
    });
  });

  it.each([
    [{ givenName: 'Sanne', prefix: 'de', familyName: 'Vries' }, 'Sanne de Vries'],
    [{ name: 'Vries, Sanne de' }, 'Sanne de Vries'],
    [{ givenName: 'Sanne', familyName: 'Vries' }, 'Sanne Vries'],
    [{ name: 'Sanne de Vries' }, 'Sanne de Vries'],
  ])('reads the name in %j', (values, name) => {
    expect(plan({ personnelNumber: '77', ...values })).toMatchObject({ command: { details: { name } } });
  });

  it('changes nothing about who is known', () => {
    expect(plan({ personnelNumber: '001234', name: 'Sanne de Vries' }, sanne)).toMatchObject({ class: 'unchanged' });
    expect(plan({ personnelNumber: '001234', login: 'svries' }, sanne)).toMatchObject({ class: 'unchanged' });
  });

  it('corrects what changed and keeps what the row does not say', () => {
    expect(plan({ personnelNumber: '001234', name: 'Sanne Bos' }, sanne)).toMatchObject({
      class: 'correction',
      command: {
        type: 'correctDetails',
        personId: 'p1',
        details: { name: 'Sanne Bos', personnelNumber: '001234', login: 'svries' },
      },
    });
  });

  it('restores lost zeros only where one person fits', () => {
    const other: KnownPerson = { ...sanne, personId: 'p2', personnelNumber: '01234' };
    expect(plan({ personnelNumber: '1234', name: 'Sanne de Vries' }, sanne)).toMatchObject({ class: 'unchanged' });
    expect(plan({ personnelNumber: '1234', name: 'Sanne de Vries' }, sanne, other)).toMatchObject({
      code: 'number-ambiguous',
    });
  });

  it.each([
    [{ personnelNumber: '1,2E+05', name: 'Iemand' }, 'number-in-scientific-notation'],
    [{ personnelNumber: '77' }, 'name-missing'],
    [{ personnelNumber: '77', name: 'Bram Bos', email: 'bram' }, 'email-invalid'],
    [{ personnelNumber: '77', name: 'B'.repeat(201) }, 'value-too-long'],
  ])('reports %j', (values, code) => {
    expect(plan(values)).toEqual({ class: 'bad', code, command: undefined });
  });
});
