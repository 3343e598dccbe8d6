import { classifyFields } from '@peil/eventing';
import { personEvents, unitEvents } from './events.js';

describe('the events of the organisation', () => {
  it.each([...unitEvents, ...personEvents])('$type says of every string whether it is personal', (definition) => {
    expect(classifyFields(definition.schema).unclassified).toEqual([]);
  });

  it('hold personal text in the details of a person only', () => {
    const personal = [...unitEvents, ...personEvents].filter(({ personalFields }) => personalFields.length > 0);
    expect(personal.map(({ type }) => type)).toEqual(['PersonRegistered', 'PersonDetailsCorrected']);
    expect(personal.map(({ personalFields }) => personalFields)).toEqual(
      personal.map(() => [['name'], ['personnelNumber'], ['login'], ['email']]),
    );
  });

  it('have names of their own', () => {
    const names = [...unitEvents, ...personEvents].map(({ type }) => type);
    expect(new Set(names).size).toBe(names.length);
  });
});
