import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { moment } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { ConcludeForm } from './conclude-form.js';
import type { Agreement, Side } from './queries.js';
import { stepText } from './step-text.js';
import { TermsForm } from './terms-form.js';
import { Terms } from './terms.js';
import type { MagWrites } from './writes.js';

type Parts = {
  readonly agreement: Agreement;
  readonly side: Side | undefined;
  readonly other: string;
  readonly writes: MagWrites | undefined;
};

/** One agreement: its text, how both say it ended, what can be done, and what happened. */
export function AgreementDetail({ agreement, side, other, writes }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const [open, setOpen] = useState<'change' | 'conclude'>();
  const { inForce, proposal, versions, conclusions, history, agreementId } = agreement;
  const shown = inForce ?? proposal ?? versions.at(-1);
  const toggle = (what: 'change' | 'conclude') => setOpen(open === what ? undefined : what);
  const concluded = conclusions.some((one) => one.side === side);
  const who = (of: string) => (of === side ? text('mag.you') : of === 'counterpart' ? other : text('mag.theManager'));
  return (
    <div className="peil-stack">
      {shown && <Terms version={shown} side={side} other={other} />}
      {conclusions.map((said) => (
        <p key={said.side}>
          {who(said.side)}: <strong>{text(`mag.conclusion.${said.conclusion}`)}</strong>
          {said.motivation !== undefined && `. ${said.motivation}`}
        </p>
      ))}
      {writes && side && inForce && (
        <ActionGroup>
          {proposal === undefined && (
            <Button variant="secondary" aria-expanded={open === 'change'} onClick={() => toggle('change')}>
              {text('mag.changeInForce')}
            </Button>
          )}
          {!concluded && (
            <Button variant="secondary" aria-expanded={open === 'conclude'} onClick={() => toggle('conclude')}>
              {text('mag.conclude')}
            </Button>
          )}
        </ActionGroup>
      )}
      {open === 'change' && writes && side && inForce && (
        <TermsForm
          writes={writes}
          side={side}
          other={other}
          change={{ agreementId, from: inForce }}
          close={() => setOpen(undefined)}
        />
      )}
      {open === 'conclude' && writes && (
        <ConcludeForm agreementId={agreementId} writes={writes} close={() => setOpen(undefined)} />
      )}
      <h3 className="ams-heading ams-heading--4">{text('mag.history')}</h3>
      <ul className="peil-history" role="list">
        {history.map(({ recordedAt, type, side: of, version, reason }, index) => (
          <li key={`${recordedAt} ${index}`}>
            <time dateTime={recordedAt}>{moment(recordedAt, language)}</time>
            {text(stepText(type), { who: who(of), version: version ?? 0 })}
            {reason !== undefined && ` “${reason}”`}
          </li>
        ))}
      </ul>
    </div>
  );
}
