import type { IndexedPerson, PeopleIndex } from '@peil/organisation';
import { machineOf, personOf } from './who-is-it.js';

const person = (personId: string, login: string, personnelNumber: string): IndexedPerson => ({
  ...{ personId, name: personId, login, personnelNumber },
  email: null,
});
const all = [person('anna', 'Anna@stad.example', '1'), person('bo', 'twice', '2'), person('ed', 'twice', '3')];
const people: Pick<PeopleIndex, 'find' | 'withLogin' | 'withPersonnelNumber'> = {
  find: (id) => all.find(({ personId }) => personId === id),
  withLogin: (login) => all.filter((one) => one.login?.toLowerCase() === login.toLowerCase()),
  withPersonnelNumber: (number) => all.filter((one) => one.personnelNumber === number),
};
const roles = {
  claim: 'realm_access.roles',
  byValue: { 'peil-hr': [{ role: 'hr', units: ['parks'] }], 'peil-admin': [{ role: 'administrator', units: 'all' }] },
} as const;
const byLogin = { person: { claim: 'preferred_username', by: 'login' }, roles } as const;

describe('who a token is of', () => {
  it('is the one person with that login, number or id', () => {
    expect(personOf({ preferred_username: 'anna@stad.example' }, byLogin, people)?.personId).toBe('anna');
    const byNumber = { person: { claim: 'employee', by: 'personnelNumber' }, roles } as const;
    expect(personOf({ employee: '2' }, byNumber, people)?.personId).toBe('bo');
    const byId = { person: { claim: 'sub', by: 'personId' }, roles } as const;
    expect(personOf({ sub: 'ed' }, byId, people)?.personId).toBe('ed');
  });

  it('is nobody when there is none, more than one, or no name', () => {
    for (const claims of [
      {},
      { preferred_username: 'x' },
      { preferred_username: 'twice' },
      { preferred_username: 1 },
    ]) {
      expect(personOf(claims, byLogin, people)).toBeUndefined();
    }
  });

  it('brings the roles that the configuration gives for its claims, and no others', () => {
    const claims = (given: unknown) => ({ preferred_username: 'anna@stad.example', realm_access: { roles: given } });
    expect(personOf(claims(['peil-hr', 'other', 'constructor', 7]), byLogin, people)?.claimed).toEqual([
      { role: 'hr', units: ['parks'] },
    ]);
    expect(personOf(claims('peil-admin'), byLogin, people)?.claimed).toEqual([{ role: 'administrator', units: 'all' }]);
    expect(personOf(claims(undefined), byLogin, people)?.claimed).toEqual([]);
  });

  it('is a program when the subject is the client, and only with a role', () => {
    const claims = { sub: 'figures', client_id: 'figures', realm_access: { roles: ['peil-hr'] } };
    expect(machineOf(claims, byLogin)).toEqual({
      personId: 'client:figures',
      claimed: [{ role: 'hr', units: ['parks'] }],
    });
    expect(machineOf({ ...claims, sub: 'somebody' }, byLogin)).toBeUndefined();
    expect(machineOf({ ...claims, realm_access: {} }, byLogin)).toBeUndefined();
  });
});
