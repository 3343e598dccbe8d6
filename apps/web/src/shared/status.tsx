import { useText } from '../texts/use-text.js';
import type { TextKey } from '../texts/all-texts.js';
import { Glyph, type GlyphName } from './glyphs.js';

type Tone = 'good' | 'link' | 'warn' | 'bad' | 'ink';
type State = { readonly text: TextKey; readonly glyph: GlyphName; readonly tone: Tone };

/**
 * How every state looks: its glyph, its word and its tone, by the kind of thing and the code of the API. A state that
 * stands for a person never takes the tone of trouble (design, principle 7).
 */
const STATES = {
  person: {
    met: { text: 'points.state.met', glyph: 'met', tone: 'good' },
    onTrack: { text: 'points.state.onTrack', glyph: 'onTrack', tone: 'link' },
    atRisk: { text: 'points.state.atRisk', glyph: 'atRisk', tone: 'warn' },
    short: { text: 'points.state.short', glyph: 'short', tone: 'ink' },
    lapsed: { text: 'points.state.lapsed', glyph: 'lapsed', tone: 'ink' },
    exempt: { text: 'points.state.exempt', glyph: 'exempt', tone: 'ink' },
    notInScope: { text: 'points.state.notInScope', glyph: 'not', tone: 'ink' },
  },
  requirement: {
    met: { text: 'status.met', glyph: 'met', tone: 'good' },
    onTrack: { text: 'status.onTrack', glyph: 'onTrack', tone: 'link' },
    atRisk: { text: 'status.atRisk', glyph: 'atRisk', tone: 'warn' },
    short: { text: 'status.short', glyph: 'short', tone: 'bad' },
    lapsed: { text: 'status.lapsed', glyph: 'lapsed', tone: 'bad' },
    exempt: { text: 'status.exempt', glyph: 'exempt', tone: 'ink' },
    notInScope: { text: 'status.notInScope', glyph: 'not', tone: 'ink' },
  },
  line: {
    counted: { text: 'points.state.counted', glyph: 'met', tone: 'good' },
    provisional: { text: 'points.state.provisional', glyph: 'waiting', tone: 'ink' },
    planned: { text: 'points.state.planned', glyph: 'open', tone: 'ink' },
    notCounted: { text: 'points.state.notCounted', glyph: 'not', tone: 'ink' },
    returned: { text: 'points.state.returned', glyph: 'returned', tone: 'warn' },
  },
  colleague: {
    met: { text: 'directorate.person.met', glyph: 'met', tone: 'good' },
    onTrack: { text: 'status.onTrack', glyph: 'onTrack', tone: 'link' },
    atRisk: { text: 'status.atRisk', glyph: 'atRisk', tone: 'warn' },
    short: { text: 'status.short', glyph: 'short', tone: 'ink' },
    lapsed: { text: 'status.lapsed', glyph: 'lapsed', tone: 'ink' },
    exempt: { text: 'status.exempt', glyph: 'exempt', tone: 'ink' },
    notInScope: { text: 'status.noScheme', glyph: 'not', tone: 'ink' },
  },
  unitDuty: {
    done: { text: 'directorate.ownState.done', glyph: 'met', tone: 'good' },
    open: { text: 'directorate.ownState.open', glyph: 'open', tone: 'ink' },
    late: { text: 'directorate.ownState.late', glyph: 'late', tone: 'bad' },
    vacant: { text: 'directorate.ownState.vacant', glyph: 'exempt', tone: 'ink' },
    notMeasurable: { text: 'directorate.ownState.notMeasurable', glyph: 'not', tone: 'ink' },
  },
  activity: {
    planned: { text: 'activity.state.planned', glyph: 'exempt', tone: 'ink' },
    recorded: { text: 'activity.state.recorded', glyph: 'open', tone: 'ink' },
    submitted: { text: 'activity.state.submitted', glyph: 'waiting', tone: 'ink' },
    approved: { text: 'activity.state.approved', glyph: 'met', tone: 'good' },
    returned: { text: 'activity.state.returned', glyph: 'returned', tone: 'warn' },
    rejected: { text: 'activity.state.rejected', glyph: 'lapsed', tone: 'ink' },
    withdrawn: { text: 'activity.state.withdrawn', glyph: 'not', tone: 'ink' },
  },
  agreement: {
    waitsForYou: { text: 'mag.state.waitsForYou', glyph: 'waiting', tone: 'ink' },
    proposed: { text: 'mag.state.proposed', glyph: 'waiting', tone: 'ink' },
    inForce: { text: 'mag.state.inForce', glyph: 'met', tone: 'good' },
    changeProposed: { text: 'mag.state.changeProposed', glyph: 'waiting', tone: 'ink' },
    declined: { text: 'mag.state.declined', glyph: 'not', tone: 'ink' },
    withdrawn: { text: 'mag.state.withdrawn', glyph: 'not', tone: 'ink' },
    concluded: { text: 'mag.state.concluded', glyph: 'met', tone: 'ink' },
  },
  moment: {
    done: { text: 'mag.momentState.done', glyph: 'met', tone: 'good' },
    open: { text: 'mag.momentState.open', glyph: 'open', tone: 'ink' },
    late: { text: 'mag.momentState.late', glyph: 'late', tone: 'bad' },
    exempt: { text: 'mag.momentState.exempt', glyph: 'exempt', tone: 'ink' },
  },
  action: {
    notStarted: { text: 'plan.state.notStarted', glyph: 'open', tone: 'ink' },
    onSchedule: { text: 'plan.state.onSchedule', glyph: 'onTrack', tone: 'link' },
    slightlyDelayed: { text: 'plan.state.slightlyDelayed', glyph: 'atRisk', tone: 'warn' },
    delayed: { text: 'plan.state.delayed', glyph: 'late', tone: 'bad' },
    done: { text: 'plan.state.done', glyph: 'met', tone: 'good' },
    dropped: { text: 'plan.state.dropped', glyph: 'not', tone: 'ink' },
  },
  progress: {
    onCourse: { text: 'mag.progress.onCourse', glyph: 'onTrack', tone: 'link' },
    needsAttention: { text: 'mag.progress.needsAttention', glyph: 'atRisk', tone: 'warn' },
  },
  import: {
    receiving: { text: 'imports.state.receiving', glyph: 'waiting', tone: 'ink' },
    waiting: { text: 'imports.state.waiting', glyph: 'waiting', tone: 'ink' },
    analysing: { text: 'imports.state.analysing', glyph: 'waiting', tone: 'ink' },
    question: { text: 'imports.state.question', glyph: 'returned', tone: 'warn' },
    preview: { text: 'imports.state.preview', glyph: 'open', tone: 'ink' },
    running: { text: 'imports.state.running', glyph: 'waiting', tone: 'ink' },
    done: { text: 'imports.state.done', glyph: 'met', tone: 'good' },
    failed: { text: 'imports.state.failed', glyph: 'lapsed', tone: 'bad' },
    cancelled: { text: 'imports.state.cancelled', glyph: 'not', tone: 'ink' },
    withdrawn: { text: 'imports.state.withdrawn', glyph: 'not', tone: 'ink' },
  },
  accreditation: {
    requested: { text: 'catalogue.state.requested', glyph: 'waiting', tone: 'ink' },
    granted: { text: 'catalogue.state.granted', glyph: 'met', tone: 'good' },
    refused: { text: 'catalogue.state.refused', glyph: 'lapsed', tone: 'ink' },
    withdrawn: { text: 'catalogue.state.withdrawn', glyph: 'not', tone: 'ink' },
    expired: { text: 'catalogue.state.expired', glyph: 'exempt', tone: 'ink' },
    none: { text: 'catalogue.state.none', glyph: 'open', tone: 'ink' },
  },
  column: {
    read: { text: 'imports.column.read', glyph: 'met', tone: 'good' },
    ignored: { text: 'imports.column.ignored', glyph: 'not', tone: 'ink' },
    refused: { text: 'imports.column.refused', glyph: 'lapsed', tone: 'bad' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, State>>>>;

export type StateKind = keyof typeof STATES;
export type StateCode<Kind extends StateKind> = keyof (typeof STATES)[Kind] & string;

/** A state as a glyph and a word. */
export function Status<Kind extends StateKind>({ of, code }: { readonly of: Kind; readonly code: StateCode<Kind> }) {
  const text = useText();
  const states: Readonly<Record<string, State>> = STATES[of];
  const state = states[code];
  if (state === undefined) return null;
  return (
    <span className={`peil-status is-${state.tone}`}>
      <Glyph name={state.glyph} />
      {text(state.text)}
    </span>
  );
}
