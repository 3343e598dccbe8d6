import { runningOrganisation, type RunningOrganisation } from '../testing/running-organisation.js';
import { DatabaseSync } from 'node:sqlite';
import { createPeopleIndex } from './people-index.js';
import { peopleProjection } from './people-projection.js';
import { searchText } from './search-text.js';

let running: RunningOrganisation;

beforeEach(async () => {
  running = await runningOrganisation();
  const register = (personId: string, name: string, more: object = {}) =>
    running.givePerson({ type: 'registerPerson', personId, details: { name, ...more } });
  await register('p1', 'Sanne de Öztürk-Bos', {
    personnelNumber: '001234',
    login: 'SOzturk',
    email: 'S.Ozturk@stad.example',
  });
  await register('p2', 'Bram Bos');
});
afterEach(() => running.close());

describe('the name index', () => {
  it('finds by parts of a name, without case and accents', () => {
    const found = (words: string) => running.index.search(words).map(({ personId }) => personId);
    expect(found('bos')).toEqual(['p2', 'p1']);
    expect(found('OZTURK sanne')).toEqual(['p1']);
    expect(found('%')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('finds by number, login and e-mail', () => {
    expect(running.index.withPersonnelNumber('001234')).toHaveLength(1);
    expect(running.index.withPersonnelNumber('1234')).toEqual([]);
    expect(running.index.withPersonnelNumberButForZeros('1234')).toHaveLength(1);
    expect(running.index.withLogin('sozturk')[0]?.personId).toBe('p1');
    expect(running.index.withEmail('s.ozturk@STAD.example')[0]?.name).toBe('Sanne de Öztürk-Bos');
    expect(running.index.find('p2')).toMatchObject({ name: 'Bram Bos', login: null });
  });

  it('follows a correction', async () => {
    await running.givePerson({ type: 'correctDetails', personId: 'p2', details: { name: 'Bram Vos', login: 'bvos' } });
    expect(running.index.nameOf('p2')).toBe('Bram Vos');
    expect(running.index.search('bos').map(({ personId }) => personId)).toEqual(['p1']);
  });

  it('forgets a person', () => {
    running.index.forget('p1');
    expect(running.index.nameOf('p1')).toBeUndefined();
    expect(running.index.search('sanne')).toEqual([]);
  });

  it('loses a person once a later fact comes without readable text', async () => {
    await running.givePerson({ type: 'correctDetails', personId: 'p1', details: { name: 'Sanne Bos' } });
    const [registered] = await running.store.readStream('person-p1');
    const [, corrected] = await running.store.readStream('person-p1');
    if (!registered || !corrected) throw new Error('not recorded');
    const database = new DatabaseSync(':memory:');
    database.exec(peopleProjection.tables);
    const fold = peopleProjection.open(database);
    fold.apply({ ...registered, data: { personId: 'p1', name: 'Sanne Bos', personnelNumber: '001234' } });
    expect(createPeopleIndex(database).nameOf('p1')).toBe('Sanne Bos');
    fold.apply({ ...corrected, data: { personId: 'p1', name: { erased: true } } });
    expect(createPeopleIndex(database).nameOf('p1')).toBeUndefined();
    database.close();
  });

  it('built again knows nothing of a person whose key was destroyed', async () => {
    running.vault.erase('p1');
    const rebuilt = await running.rebuild();
    const index = createPeopleIndex(rebuilt.database('people'));
    expect(index.nameOf('p1')).toBeUndefined();
    expect(index.withPersonnelNumber('001234')).toEqual([]);
    expect(index.nameOf('p2')).toBe('Bram Bos');
    await rebuilt.stop();
  });
});

it('compares names without marks', () => {
  expect(searchText('  Özlem d’Été-Vries ')).toBe('ozlem d ete vries');
});
