import { DatabaseSync } from 'node:sqlite';
import { contentHash } from './content-hash.js';

function databaseWith(statements: string): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(statements);
  return database;
}

const pieces = `
  CREATE TABLE piece (person TEXT, events TEXT);
  CREATE VIEW canonical_piece AS SELECT person, one.value AS event FROM piece, json_each(piece.events) AS one;
`;

describe('the hash of what a projection holds', () => {
  it('is the same whatever the order of writing', () => {
    const table = 'CREATE TABLE answer (id TEXT, value INTEGER);';
    const one = databaseWith(`${table} INSERT INTO answer VALUES ('a', 1), ('b', 2)`);
    const other = databaseWith(`${table} INSERT INTO answer VALUES ('b', 2), ('a', 1)`);
    expect(contentHash(one)).toBe(contentHash(other));
  });

  it('is the same for the same events cut into other pieces, where a view says what they hold', () => {
    const whole = databaseWith(`${pieces} INSERT INTO piece VALUES ('p', '[[1,"a"],[2,"b"]]')`);
    const cut = databaseWith(`${pieces} INSERT INTO piece VALUES ('p', '[[1,"a"]]'), ('p', '[[2,"b"]]')`);
    expect(contentHash(whole)).toBe(contentHash(cut));
  });

  it('is another one when any value differs', () => {
    const one = databaseWith(`${pieces} INSERT INTO piece VALUES ('p', '[[1,"a"]]')`);
    const other = databaseWith(`${pieces} INSERT INTO piece VALUES ('p', '[[1,"c"]]')`);
    expect(contentHash(one)).not.toBe(contentHash(other));
  });
});
