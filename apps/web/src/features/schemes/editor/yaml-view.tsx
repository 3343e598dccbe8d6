import { Button, Field, Heading, Label } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { parseDocument, stringify } from 'yaml';
import { useRested } from '../../../shared/use-rested.js';
import { useServerText, useText } from '../../../texts/use-text.js';
import { FindingGlyph } from '../finding-glyph.js';
import { isDocument, type JsonObject } from '../json.js';
import { checkQuery } from '../queries.js';

const REST_MS = 500;

/** The same draft as text, with what is found at its line. */
export function YamlView({
  document,
  readOnly,
  replace,
}: {
  readonly document: JsonObject;
  readonly readOnly: boolean;
  readonly replace: (document: JsonObject) => void;
}) {
  const text = useText();
  const server = useServerText();
  const [yaml, setYaml] = useState(() => stringify(document, { lineWidth: 100 }));
  const [unreadable, setUnreadable] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const check = useQuery(checkQuery({ yaml: useRested(yaml, REST_MS) }));
  const lines = yaml.split('\n');
  const findings = unreadable === undefined ? (check.data?.findings ?? []) : [];
  const worst = new Map(findings.toReversed().map((one) => [one.line ?? 1, one.severity]));
  const goTo = (line: number): void => {
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  const write = (typed: string): void => {
    setYaml(typed);
    const parsed = parseDocument(typed, { schema: 'core' });
    const [error] = parsed.errors;
    const read: unknown = error === undefined ? parsed.toJS({ maxAliasCount: 100 }) : undefined;
    setUnreadable(isDocument(read) ? undefined : (error?.message.split('\n')[0] ?? text('scheme.noDocument')));
    if (isDocument(read)) replace(read);
  };
  return (
    <div className="peil-stack">
      <Heading level={2}>{text('scheme.yaml')}</Heading>
      {unreadable !== undefined && (
        <p className="peil-finding" role="alert">
          <FindingGlyph severity="error" /> {text('scheme.unreadable', { what: unreadable })}
        </p>
      )}
      <ul className="peil-list" role="list" aria-label={text('scheme.found')}>
        {findings.map((one) => (
          <li key={one.code + one.path + one.text.nl} className="peil-version">
            <FindingGlyph severity={one.severity} />{' '}
            {one.line !== undefined && (
              <Button type="button" variant="tertiary" onClick={() => goTo(one.line ?? 1)}>
                {text('scheme.line', { line: one.line })}
              </Button>
            )}{' '}
            {server(one.text)}
          </li>
        ))}
      </ul>
      <Field>
        <Label htmlFor="yaml">{text('scheme.yamlField')}</Label>
        <div className="peil-yaml">
          <ol aria-hidden="true" className="peil-yaml__lines">
            {lines.map((_, index) => {
              const severity = worst.get(index + 1);
              return (
                <li key={index}>
                  {severity !== undefined && <FindingGlyph severity={severity} />} {index + 1}
                </li>
              );
            })}
          </ol>
          <textarea
            id="yaml"
            ref={area}
            className="peil-yaml__text"
            spellCheck={false}
            wrap="off"
            rows={lines.length}
            readOnly={readOnly}
            value={yaml}
            onChange={({ target }) => write(target.value)}
          />
        </div>
      </Field>
    </div>
  );
}
