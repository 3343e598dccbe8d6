import { ActionGroup, Button, Heading } from '@amsterdam/design-system-react';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useText } from '../../texts/use-text.js';
import { rememberTour, tourSeen } from './tour-seen.js';

/** What the tour shows, in this order: the design, section 5. */
export const TOUR = ['board', 'todo', 'whatIf', 'ledger', 'myData'] as const;
export type TourStep = (typeof TOUR)[number];

type Tour = { readonly step: TourStep | undefined; readonly next: () => void; readonly end: () => void };

const Current = createContext<Tour>({ step: undefined, next: () => undefined, end: () => undefined });

/** Shows who comes here first around the page, once. It is not modal: everything works on, and Escape ends it. */
export function TourProvider({ children, starts }: { readonly children: ReactNode; readonly starts: boolean }) {
  const [at, setAt] = useState(() => (tourSeen() ? TOUR.length : 0));
  const step = starts ? TOUR[at] : undefined;
  const tour = useMemo<Tour>(
    () => ({
      step,
      next: () => {
        setAt(at + 1);
        if (at + 1 >= TOUR.length) rememberTour();
      },
      end: () => {
        setAt(TOUR.length);
        rememberTour();
      },
    }),
    [step, at],
  );
  useEffect(() => {
    if (step === undefined) return undefined;
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') tour.end();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [step, tour]);
  return <Current value={tour}>{children}</Current>;
}

/** A thing that the tour comes to. While it is there, the thing is marked and the words stand above it, never over it. */
export function TourStop({ step, children }: { readonly step: TourStep; readonly children?: ReactNode }) {
  const tour = useContext(Current);
  const here = tour.step === step;
  return (
    <div>
      {here && <TourWords step={step} tour={tour} />}
      {children !== undefined && <div className={here ? 'peil-tour-thing' : undefined}>{children}</div>}
    </div>
  );
}

function TourWords({ step, tour: { next, end } }: { readonly step: TourStep; readonly tour: Tour }) {
  const text = useText();
  const at = TOUR.indexOf(step);
  const panel = useRef<HTMLDivElement>(null);
  // The first step leaves the focus where the browser put it; each next one follows a press on its button.
  useEffect(() => {
    if (at === 0) return;
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: 'start' });
  }, [at]);
  const last = at === TOUR.length - 1;
  return (
    <div
      ref={panel}
      role="dialog"
      tabIndex={-1}
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      className="peil-tour-words"
      data-step={step}
    >
      <p className="peil-small peil-sub">{text('tour.at', { at: at + 1, of: TOUR.length })}</p>
      <Heading level={2} id="tour-title" className="peil-h3">
        {text(`tour.${step}`)}
      </Heading>
      <p id="tour-text">{text(`tour.${step}.text`)}</p>
      <ActionGroup>
        <Button variant="secondary" onClick={next}>
          {text(last ? 'tour.done' : 'tour.next')}
        </Button>
        {!last && (
          <Button variant="tertiary" onClick={end}>
            {text('tour.skip')}
          </Button>
        )}
      </ActionGroup>
    </div>
  );
}
