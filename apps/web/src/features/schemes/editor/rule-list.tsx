import { Button, Heading, Select } from '@amsterdam/design-system-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useServerText, useText } from '../../../texts/use-text.js';
import { FindingGlyph } from '../finding-glyph.js';
import { keyOf, type JsonObject } from '../json.js';
import type { Check } from '../queries.js';
import { foundIn, RULE_PARTS, rulesOf, SETTING_NAMES, SETTINGS, type RulePart } from '../rules.js';

type Parts = {
  readonly schemeId: string;
  readonly version: number;
  readonly document: JsonObject;
  readonly check: Check | undefined;
  readonly chosen: string;
  /** Absent: the version is not to be changed. */
  readonly add?: ((part: RulePart) => void) | undefined;
};

/** The rules by number, with a glyph where something is found, and the rest of the scheme below them. */
export function RuleList({ schemeId, version, document, check, chosen, add }: Parts) {
  const text = useText();
  const server = useServerText();
  const findings = check?.findings ?? [];
  const names = new Map(check?.sentences?.map(({ path, name }) => [path, server(name)]));
  const link = (rule: string, name: string, paths: readonly string[], number?: number) => {
    const [worst] = foundIn(findings, paths);
    return (
      <li key={rule}>
        <Link
          to="/schemes/$schemeId/versions/$version/rules/$rule"
          params={{ schemeId, version: String(version), rule }}
          className="row peil-rule-row"
          aria-current={chosen === rule ? 'true' : undefined}
          resetScroll={false}
        >
          {number !== undefined && <span className="peil-sub peil-num peil-rule-row__number">{number}</span>}
          <span className="peil-rule-row__name">{name}</span>
          {worst !== undefined && (
            <span>
              <FindingGlyph severity={worst.severity} />
              <span className="ams-visually-hidden">{server(worst.text)}</span>
            </span>
          )}
        </Link>
      </li>
    );
  };
  return (
    <nav aria-label={text('scheme.rules')}>
      <Heading level={2} className="peil-h4">
        {text('scheme.rules')}
      </Heading>
      <ol className="peil-list" role="list">
        {rulesOf(document).map(({ number, path, id }) =>
          link(String(number), names.get(keyOf(path)) ?? id, [keyOf(path)], number),
        )}
      </ol>
      {add !== undefined && <AddRule add={add} />}
      <Heading level={2} className="peil-h4 peil-after">
        {text('scheme.rest')}
      </Heading>
      <ul className="peil-list" role="list">
        {SETTING_NAMES.map((setting) => link(setting, text(`scheme.setting.${setting}`), SETTINGS[setting]))}
      </ul>
    </nav>
  );
}

function AddRule({ add }: { readonly add: (part: RulePart) => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [part, setPart] = useState<RulePart>('earn');
  if (!open) {
    return (
      <p className="peil-note">
        <Button type="button" variant="tertiary" onClick={() => setOpen(true)}>
          {text('scheme.addRule')}
        </Button>
      </p>
    );
  }
  return (
    <div className="peil-add peil-note">
      <label className="ams-visually-hidden" htmlFor="add-rule">
        {text('scheme.whichRule')}
      </label>
      <Select
        id="add-rule"
        value={part}
        onChange={({ target }) => setPart(RULE_PARTS.find((one) => one === target.value) ?? 'earn')}
      >
        {RULE_PARTS.map((one) => (
          <Select.Option key={one} value={one}>
            {text(`scheme.part.${one}`)}
          </Select.Option>
        ))}
      </Select>
      <Button
        type="button"
        variant="tertiary"
        onClick={() => {
          setOpen(false);
          add(part);
        }}
      >
        {text('schemeForm.add')}
      </Button>
    </div>
  );
}
