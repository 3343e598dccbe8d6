import { Heading } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../../../app/problems.js';
import { Waiting } from '../../../app/waiting.js';
import { useServerText, useText } from '../../../texts/use-text.js';
import { checkQuery, versionQuery, type Check, type Scheme, type Version } from '../queries.js';
import { documentOf } from './use-draft.js';

type Sentence = NonNullable<Check['sentences']>[number];

const partOf = ({ path, id }: Sentence): string => `${path.split('.')[0] ?? ''} ${id}`;

/** The rules that read otherwise than in the version this one was made from, side by side. */
export function Compare({
  scheme,
  version,
  sentences,
}: {
  readonly scheme: Scheme;
  readonly version: Version;
  readonly sentences: Check['sentences'];
}) {
  const text = useText();
  const server = useServerText();
  const number = version.basedOn ?? scheme.currentVersion ?? version.version;
  const other = useQuery(versionQuery(scheme.schemeId, number));
  const read = useQuery({
    ...checkQuery({ document: other.data === undefined ? {} : documentOf(other.data) }),
    enabled: other.data !== undefined,
  });
  const error = other.error ?? read.error;
  if (error) return <ProblemNote error={error} />;
  if (read.data === undefined || sentences === undefined) return <Waiting height="20rem" />;
  const before = new Map(read.data.sentences?.map((one) => [partOf(one), one]));
  const after = new Map(sentences.map((one) => [partOf(one), one]));
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, old: before.get(key), now: after.get(key) }))
    .filter(({ old, now }) => old?.text.nl !== now?.text.nl);
  const name = text(version.stage === 'draft' ? 'scheme.draft' : 'scheme.version', { version: version.version });
  const heads = [text('scheme.ruleHead'), text('scheme.version', { version: number }), name];
  return (
    <section aria-labelledby="compare">
      <Heading level={2} id="compare">
        {text('scheme.changed', { count: changed.length })}
      </Heading>
      {changed.length > 0 && (
        <table className="ams-table__table peil-rows peil-note">
          <caption className="ams-visually-hidden">{text('scheme.changed', { count: changed.length })}</caption>
          <thead className="ams-table__header">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="ams-table__header-cell">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {changed.map(({ key, old, now }) => (
              <tr key={key}>
                <th scope="row" className="ams-table__header-cell">
                  {server((now ?? old)?.name ?? { nl: '', en: '' })}
                </th>
                <td className="ams-table__cell" data-l={`${heads[1]}:`}>
                  {old === undefined ? text('scheme.notThere') : <del>{server(old.text)}</del>}
                </td>
                <td className="ams-table__cell" data-l={`${heads[2]}:`}>
                  {now === undefined ? text('scheme.notThere') : <ins>{server(now.text)}</ins>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
