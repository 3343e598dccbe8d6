import { measuredByGroup, type MeasuredIndicator } from './measured-group.js';

const panels: MeasuredIndicator = {
  names: { nl: 'Gemengde commissies', en: 'Mixed panels' },
  ...{ value: '80%', required: '75%', achieved: true },
};
const title = { nl: 'Selecteren', en: 'Selecting' };
const stateOf = (...parts: Parameters<typeof measuredByGroup>) => measuredByGroup(...parts).state;

describe('an agreement measured by figures of a group', () => {
  it('is fulfilled when every target is reached and everyone followed', () => {
    expect(measuredByGroup([panels], [{ title, group: 8, followed: 8 }])).toEqual({
      state: 'fulfilled',
      text: {
        nl: 'Gemengde commissies: 80%, streefcijfer 75%. Selecteren: 8 van de 8 leidinggevenden volgden dit.',
        en: 'Mixed panels: 80%, target 75%. Selecting: 8 of 8 managers followed it.',
      },
    });
  });

  it('needs attention while a target is not reached, and is on course while some have yet to follow', () => {
    expect(stateOf([{ ...panels, achieved: false }], [{ title, group: 8, followed: 8 }])).toBe('needsAttention');
    expect(stateOf([panels], [{ title, group: 8, followed: 7 }])).toBe('onCourse');
    expect(stateOf([{ ...panels, required: undefined, achieved: undefined }], [])).toBe('onCourse');
  });

  it('is never fulfilled, nor zero, by what cannot be seen', () => {
    const unseen = { ...panels, value: undefined, achieved: undefined };
    expect(measuredByGroup([unseen], [{ title, group: null, followed: null }])).toEqual({
      state: 'notMeasurable',
      text: {
        nl: 'Gemengde commissies: op dit niveau niet te meten. Selecteren: de groep is te klein om te tonen.',
        en: 'Mixed panels: not measurable at this level. Selecting: the group is too small to show.',
      },
    });
    expect(stateOf([panels], [{ title, group: 0, followed: 0 }])).toBe('onCourse');
  });
});
