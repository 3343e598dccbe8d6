import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { shortDay } from '../../shared/format.js';
import { ReasonField } from '../../shared/reason-field.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { usePeriodWrites, type Restatement } from './queries.js';

const keyOf = ({ managerId, periodId }: Restatement): string => `${managerId} ${periodId}`;
const changes = ({ settledStatus, status }: Restatement): boolean => settledStatus !== status;

/** Settled results that the facts no longer agree with: what would change, and the decision in place. */
export function RestatementTable({ rows }: { readonly rows: readonly Restatement[] }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const search = useSearch({ from: '/signed-in/periods' });
  const navigate = useNavigate();
  const [open, setOpen] = useState('');
  const ordered = rows.toSorted((one, other) => Number(changes(other)) - Number(changes(one)));
  const columns: readonly Column<Restatement>[] = [
    {
      id: 'name',
      label: 'periods.who',
      by: ({ name, managerId }) => name ?? managerId,
      cell: ({ name, managerId, period }) => (
        <>
          <Link to="/people/$personId" params={{ personId: managerId }} className="ams-link">
            {name ?? text('periods.erased')}
          </Link>
          <span className="peil-why peil-plain">
            {text('periods.range', { from: shortDay(period.from, language), until: shortDay(period.until, language) })}
          </span>
        </>
      ),
    },
    {
      id: 'settled',
      label: 'periods.settled',
      named: true,
      by: ({ settledOn }) => settledOn,
      highFirst: true,
      cell: ({ settledStatus, settledOn }) => (
        <>
          <Status of="colleague" code={settledStatus} />
          <span className="peil-why">{shortDay(settledOn, language)}</span>
        </>
      ),
    },
    {
      id: 'now',
      label: 'periods.now',
      named: true,
      by: (one) => (changes(one) ? 0 : 1),
      cell: ({ status }) => <Status of="colleague" code={status} />,
    },
    {
      id: 'what',
      label: 'periods.differences',
      cell: (one) => (
        <>
          {one.differences.map(({ text: words }, index) => (
            <span key={index} className="peil-block">
              {server(words)}
            </span>
          ))}
          {open === keyOf(one) && <Decision one={one} leave={() => setOpen('')} />}
        </>
      ),
    },
    {
      id: 'deed',
      label: 'periods.deed',
      cell: (one) =>
        open !== keyOf(one) && (
          <Button variant="tertiary" className="peil-table-edit" onClick={() => setOpen(keyOf(one))}>
            {text('periods.decide')}
            <span className="ams-visually-hidden"> {one.name}</span>
          </Button>
        ),
    },
  ];
  const filters: readonly Filter<Restatement>[] = [
    {
      name: 'status',
      label: 'periods.show',
      options: [{ value: 'changes', label: text('periods.otherStatus') }],
      keeps: changes,
    },
  ];
  return (
    <DataTable
      caption={text('periods.restatements')}
      rows={ordered}
      columns={columns}
      filters={filters}
      keyOf={keyOf}
      search={search}
      onSearch={(next) => void navigate({ to: '/periods', search: next, resetScroll: false })}
      none={text('periods.noRestatements')}
    />
  );
}

/** Take over what the facts now say, or keep what was settled: both with a reason, and neither is expected. */
function Decision({ one, leave }: { readonly one: Restatement; readonly leave: () => void }) {
  const text = useText();
  const writes = usePeriodWrites();
  const { attempt, busy, error } = useAttempt();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = (decision: 'accept' | 'decline'): void => {
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') return;
    void attempt(
      () => writes.decide(one, decision, why),
      text(decision === 'accept' ? 'periods.accepted' : 'periods.declined'),
    );
  };
  return (
    <div className="peil-stack peil-after">
      {error && <ProblemNote error={error} />}
      <ReasonField
        label={text('catalogue.reason')}
        value={reason}
        change={setReason}
        problem={missing ? text('catalogue.problem.reason') : undefined}
      />
      <ActionGroup>
        <Button variant="secondary" aria-disabled={busy} onClick={() => decide('accept')}>
          {text('periods.accept')}
        </Button>
        <Button variant="secondary" aria-disabled={busy} onClick={() => decide('decline')}>
          {text('periods.decline')}
        </Button>
        <Button variant="tertiary" onClick={leave}>
          {text('periods.notNow')}
        </Button>
      </ActionGroup>
    </div>
  );
}
