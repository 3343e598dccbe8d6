import { ActionGroup, Button, Field, Label, TextArea } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { longDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { useAttempt } from '../../shared/attempt.js';
import { agreementState, titleOf } from './agreement-state.js';
import type { Agreement, Side, Version } from './queries.js';
import { TermsForm } from './terms-form.js';
import { Terms } from './terms.js';
import type { MagWrites } from './writes.js';

type Parts = {
  readonly agreement: Agreement;
  readonly proposal: Version;
  readonly side: Side;
  readonly other: string;
  readonly writes: MagWrites;
};

/** A proposal beside what is in force, and the answers to it. */
export function AgreementAnswer({ agreement, proposal, side, other, writes }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const { inForce, versions, agreementId } = agreement;
  // What it is compared with: what is in force, else what was proposed before.
  const before = inForce ?? versions.findLast(({ version }) => version < proposal.version);
  const mine = proposal.side === side;
  const of = (version: Version) =>
    version.side === side
      ? text('mag.yourProposal', { version: version.version })
      : text('mag.proposalOf', { name: other, version: version.version });
  const id = `agreement-${agreementId}`;
  return (
    <section className="peil-section peil-stack" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <div className="peil-topline">
        <h2 className="ams-heading ams-heading--2" id={`${id}-title`}>
          {titleOf(agreement, language)}
        </h2>
        <Status of="agreement" code={agreementState(agreement)} />
      </div>
      <div className="peil-cols peil-cols--2 peil-start">
        <article className="peil-stack">
          <h3 className="ams-heading ams-heading--4">
            {inForce ? text('mag.inForce', { version: inForce.version }) : before ? of(before) : text('mag.nothing')}
          </h3>
          {inForce?.answeredOn !== undefined && (
            <p className="peil-sub peil-small">
              {text('mag.bothAgreed', { day: longDay(inForce.answeredOn, language) })}
            </p>
          )}
          {before ? <Terms version={before} side={side} other={other} /> : <p>{text('mag.nothingLead')}</p>}
        </article>
        <article className="peil-proposal peil-stack">
          <h3 className="ams-heading ams-heading--4">{of(proposal)}</h3>
          <p className="peil-sub peil-small">
            {text(before ? 'mag.proposedChanges' : 'mag.proposedOn', { day: longDay(proposal.day, language) })}
          </p>
          <Terms version={proposal} before={before} side={side} other={other} />
          {proposal.reason !== undefined && (
            <p className="peil-small">
              {mine ? text('mag.yourWhy') : text('mag.whyBy', { name: other })} “{proposal.reason}”
            </p>
          )}
        </article>
      </div>
      {mine ? (
        <TakeBack agreement={agreement} writes={writes} />
      ) : (
        <Answers agreement={agreement} proposal={proposal} side={side} other={other} writes={writes} />
      )}
      <p className="peil-small peil-sub">
        {inForce
          ? text(mine ? 'mag.staysUntilOther' : 'mag.stays', { version: inForce.version, name: other })
          : text('mag.nothingYet')}{' '}
        {text('mag.onlyTwo')}
      </p>
    </section>
  );
}

/** Three answers that look alike: none is the one Peil would rather have. */
function Answers({ agreement: { agreementId }, proposal, side, other, writes }: Parts) {
  const text = useText();
  const [open, setOpen] = useState<'change' | 'decline'>();
  const [reason, setReason] = useState('');
  const { attempt, busy, error } = useAttempt();
  const { version, fingerprint } = proposal;
  const toggle = (what: 'change' | 'decline') => setOpen(open === what ? undefined : what);
  return (
    <div className="peil-stack">
      {error && <ProblemNote error={error} />}
      <ActionGroup>
        <Button
          variant="secondary"
          aria-disabled={busy}
          onClick={() => {
            if (fingerprint === undefined) return;
            void attempt(() => writes.accept(agreementId, { version, fingerprint }), text('mag.accepted', { version }));
          }}
        >
          {text(busy ? 'mag.busy' : 'mag.accept', { version })}
        </Button>
        <Button variant="secondary" aria-expanded={open === 'change'} onClick={() => toggle('change')}>
          {text('mag.change')}
        </Button>
        <Button variant="secondary" aria-expanded={open === 'decline'} onClick={() => toggle('decline')}>
          {text('mag.decline')}
        </Button>
      </ActionGroup>
      {open === 'change' && (
        <TermsForm
          writes={writes}
          side={side}
          other={other}
          change={{ agreementId, from: proposal }}
          close={() => setOpen(undefined)}
        />
      )}
      {open === 'decline' && (
        <form
          className="peil-form peil-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === '') return;
            void attempt(
              () => writes.decline(agreementId, { version, reason: reason.trim() }),
              text('mag.declined', { version }),
            );
          }}
        >
          <Field>
            <Label htmlFor={`decline-${agreementId}`}>{text('mag.why', { name: other })}</Label>
            <TextArea
              id={`decline-${agreementId}`}
              rows={2}
              required
              maxLength={2000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
          <Button type="submit" variant="secondary" aria-disabled={busy}>
            {text('mag.declineNow')}
          </Button>
        </form>
      )}
    </div>
  );
}

/** The own proposal waits for the other; it can be taken back. */
function TakeBack({ agreement, writes }: { readonly agreement: Agreement; readonly writes: MagWrites }) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  return (
    <div className="peil-stack">
      {error && <ProblemNote error={error} />}
      <Button
        variant="tertiary"
        aria-disabled={busy}
        onClick={() => void attempt(() => writes.withdraw(agreement.agreementId), text('mag.withdrawn'))}
      >
        {text('mag.withdraw')}
      </Button>
    </div>
  );
}
