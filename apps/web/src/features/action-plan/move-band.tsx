import { useText } from '../../texts/use-text.js';
import type { Lift } from './use-lift.js';

const KEYS = [
  {
    keys: [
      ['ArrowLeft', '←', 'plan.key.earlier'],
      ['ArrowRight', '→', 'plan.key.later'],
    ],
    what: 'plan.key.quarter',
  },
  {
    keys: [
      ['ArrowUp', '↑', 'plan.key.up'],
      ['ArrowDown', '↓', 'plan.key.down'],
    ],
    what: 'plan.key.theme',
  },
] as const;

/** Says where a lifted action stands, and which keys move it; each of them is a button too. */
export function MoveBand({ lift, place }: { readonly lift: Lift; readonly place: string }) {
  const text = useText();
  const { lifted } = lift;
  return (
    <>
      <div role="status" className="ams-visually-hidden">
        {lifted && text('plan.lifted', { title: lifted.action.title, place })}
      </div>
      {lifted && (
        <div className="peil-band peil-move-band">
          <strong>{text('plan.lifted', { title: lifted.action.title, place })}</strong>
          {KEYS.map(({ keys, what }) => (
            <span key={what} className="peil-small">
              {keys.map(([key, sign, label]) => (
                <button
                  key={key}
                  type="button"
                  className="peil-key"
                  aria-label={text(label)}
                  onClick={() => lift.step(key)}
                >
                  {sign}
                </button>
              ))}{' '}
              {text(what)}
            </span>
          ))}
          <span className="peil-small">
            <button type="button" className="peil-key" onClick={lift.drop}>
              Enter <span className="ams-visually-hidden">{text('plan.key.drop')}</span>
            </button>{' '}
            <span aria-hidden="true">{text('plan.key.drop')}</span>
          </span>
          <span className="peil-small">
            <button type="button" className="peil-key" onClick={lift.back}>
              Esc <span className="ams-visually-hidden">{text('plan.key.back')}</span>
            </button>{' '}
            <span aria-hidden="true">{text('plan.key.back')}</span>
          </span>
        </div>
      )}
    </>
  );
}
