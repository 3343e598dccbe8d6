import type {
  FacilitatorCommand,
  OfferingCommand,
  ProviderCommand,
  SchemeCommand,
  StandingCommand,
} from '@peil/accreditation';
import type { ActionPlanCommand, PlanWordsCommand } from '@peil/action-plans';
import type { ActivityKindCommand, DossierCommand } from '@peil/development';
import { derivedId, type Actor } from '@peil/eventing';
import type { IndicatorCommand } from '@peil/indicators';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { MenuCardCommand, MenuChoiceCommand } from '@peil/menu-cards';
import type { PersonCommand, UnitCommand } from '@peil/organisation';
import type { AgreementKindCommand, CycleRequest, PolicyCommand } from '@peil/performance-agreements';
import { dayAt, dayNumber, momentOf, type DayNumber, type DemoCalendar } from './calendar.js';

/** A command to one stream, as the context's own handlers take it. */
export type DemoTarget =
  | { readonly to: 'unit'; readonly streamId: string; readonly command: UnitCommand }
  | { readonly to: 'person'; readonly streamId: string; readonly command: PersonCommand }
  | { readonly to: 'dossier'; readonly streamId: string; readonly command: DossierCommand }
  | { readonly to: 'activityKind'; readonly streamId: string; readonly command: ActivityKindCommand }
  | { readonly to: 'scheme'; readonly streamId: string; readonly command: SchemeCommand }
  | { readonly to: 'offering'; readonly streamId: string; readonly command: OfferingCommand }
  | { readonly to: 'provider'; readonly streamId: string; readonly command: ProviderCommand }
  | { readonly to: 'facilitator'; readonly streamId: string; readonly command: FacilitatorCommand }
  | { readonly to: 'indicator'; readonly streamId: string; readonly command: IndicatorCommand }
  | { readonly to: 'standing'; readonly streamId: string; readonly command: StandingCommand }
  | { readonly to: 'magCycle'; readonly streamId: string; readonly command: CycleRequest }
  | { readonly to: 'agreementKind'; readonly streamId: string; readonly command: AgreementKindCommand }
  | { readonly to: 'magPolicy'; readonly streamId: string; readonly command: PolicyCommand }
  | { readonly to: 'planWords'; readonly streamId: string; readonly command: PlanWordsCommand }
  | { readonly to: 'actionPlan'; readonly streamId: string; readonly command: ActionPlanCommand }
  | { readonly to: 'menuCard'; readonly streamId: string; readonly command: MenuCardCommand }
  | { readonly to: 'menuChoice'; readonly streamId: string; readonly command: MenuChoiceCommand }
  | { readonly to: 'evidence'; readonly streamId: string; readonly file: EvidenceFile };

/** A file that somebody adds to an activity of their own: text, as all evidence of the demo. */
export type EvidenceFile = {
  readonly activityId: string;
  readonly evidenceId: string;
  readonly today: CalendarDay;
  readonly fileName: string;
  readonly text: string;
};

/** A command of the history: who gives it, and the moment it is recorded. */
export type DemoCommand = DemoTarget & {
  readonly at: Instant;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
};

export type Moment = {
  readonly on: DayNumber;
  /** Since the day began in Amsterdam. */
  readonly minute: number;
};

/** Collects the commands of the history. */
export type Script = {
  readonly seed: string;
  /** The last day something is recorded. */
  readonly lastDay: DayNumber;
  /** An id that belongs to these parts of this city. */
  readonly id: (...parts: readonly (string | number)[]) => string;
  /**
   * Adds a command; one of a day that is still to come is left out.
   * @param key what the command is, unique in the city
   * @param together what commands given in one go have in common
   */
  readonly add: (key: string, when: Moment, actor: Actor, target: DemoTarget, together?: string) => void;
  /** In the order in which they are recorded. */
  readonly commands: () => readonly DemoCommand[];
};

export function emptyScript(seed: string, calendar: DemoCalendar): Script {
  const commands: DemoCommand[] = [];
  const lastDay = dayNumber(calendar.lastDay);
  const id = (...parts: readonly (string | number)[]): string => derivedId('demo-city', seed, ...parts);
  return {
    seed,
    lastDay,
    id,
    add(key, { on, minute }, actor, target, together) {
      if (on > lastDay) return;
      const commandId = id('command', key);
      const correlationId = together === undefined ? commandId : id('together', together);
      commands.push({ ...target, at: momentOf(dayAt(on), minute), actor, commandId, correlationId });
    },
    commands: () => commands.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
  };
}
