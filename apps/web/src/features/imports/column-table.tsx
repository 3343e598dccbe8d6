import { Button, Label, Select } from '@amsterdam/design-system-react';
import { useId, useState } from 'react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Status } from '../../shared/status.js';
import { useText } from '../../texts/use-text.js';
import { COMPLETION_FIELDS, fieldText } from './import-states.js';
import type { ColumnReading, Import } from './queries.js';
import { useImportWrites } from './writes.js';

/** The answer that leaves a column out. */
const IGNORE = 'ignore';

/** How each column was understood; a person can say otherwise as long as nothing is taken. */
export function ColumnTable({ one }: { readonly one: Import }) {
  const text = useText();
  const open = (one.state === 'question' || one.state === 'preview') && one.kind === 'completions';
  return (
    <Section id="columns" title={text('imports.columns')}>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('imports.columns')}</caption>
        <thead className="ams-table__header">
          <tr>
            {(['column', 'becomes', 'firstValue', 'result'] as const).map((head) => (
              <th key={head} scope="col" className="ams-table__header-cell">
                {text(`imports.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {one.columns.map((column, index) => (
            <Line key={`${index} ${column.heading}`} column={column} importId={one.importId} open={open} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Line({
  column: { heading, field, treatment, sample },
  importId,
  open,
}: {
  readonly column: ColumnReading;
  readonly importId: string;
  readonly open: boolean;
}) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  const known = field === undefined ? undefined : fieldText(field);
  const becomes =
    treatment === 'refused'
      ? text('imports.refused')
      : field === undefined
        ? text('imports.passedBy')
        : known === undefined
          ? field
          : text(known);
  const name = heading === '' ? text('imports.noHeading') : heading;
  return (
    <tr>
      <th scope="row" className="ams-table__header-cell">
        {name}
      </th>
      <td className="ams-table__cell" data-l={`${text('imports.head.becomes')}:`}>
        {editing ? (
          <ColumnChoice name={heading} field={field} importId={importId} done={() => setEditing(false)} />
        ) : (
          <>
            {becomes}{' '}
            {open && treatment !== 'refused' && heading !== '' && (
              <Button variant="tertiary" className="peil-table-edit" onClick={() => setEditing(true)}>
                {text('imports.change')}
                <span className="ams-visually-hidden"> {name}</span>
              </Button>
            )}
          </>
        )}
      </td>
      <td className="ams-table__cell" data-l={`${text('imports.head.firstValue')}:`}>
        {treatment === 'read' ? (sample ?? '–') : <span className="peil-sub">{text('imports.notRead')}</span>}
      </td>
      <td className="ams-table__cell">
        <Status of="column" code={treatment} />
      </td>
    </tr>
  );
}

function ColumnChoice({
  name,
  field,
  importId,
  done,
}: {
  readonly name: string;
  readonly field: string | undefined;
  readonly importId: string;
  readonly done: () => void;
}) {
  const text = useText();
  const writes = useImportWrites(importId);
  const id = useId();
  const [chosen, setChosen] = useState(field ?? IGNORE);
  const [error, setError] = useState<Error>();
  const save = async (): Promise<void> => {
    try {
      await writes.answer({ [`column:${name}`]: chosen });
      done();
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return (
    <span className="peil-filter peil-wrap">
      <Label htmlFor={id} className="ams-visually-hidden">
        {text('imports.becomesWhat', { name })}
      </Label>
      <Select id={id} value={chosen} autoFocus onChange={({ target }) => setChosen(target.value)}>
        <Select.Option value={IGNORE}>{text('imports.passedBy')}</Select.Option>
        {COMPLETION_FIELDS.map((one) => {
          const key = fieldText(one);
          return (
            <Select.Option key={one} value={one}>
              {key === undefined ? one : text(key)}
            </Select.Option>
          );
        })}
      </Select>
      <Button variant="secondary" onClick={() => void save()}>
        {text('imports.useThis')}
      </Button>
      <Button variant="tertiary" onClick={done}>
        {text('imports.leaveIt')}
      </Button>
      {error && <ProblemNote error={error} />}
    </span>
  );
}
