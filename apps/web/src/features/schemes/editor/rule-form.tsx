import { Button, Heading } from '@amsterdam/design-system-react';
import { useEffect, useRef } from 'react';
import { useServerText, useText } from '../../../texts/use-text.js';
import { useRested } from '../../../shared/use-rested.js';
import { isObject, keyOf, valueAt, type JsonObject } from '../json.js';
import { Properties } from '../form/group-field.js';
import { shapeOf } from '../form/shape.js';
import type { Check } from '../queries.js';
import { SETTINGS, type Rule, type Setting } from '../rules.js';
import { schemeSchema } from '../scheme-schema.js';

const SAID_AFTER_MS = 1_000;

type Deeds = {
  readonly remove: () => void;
  readonly move: (by: -1 | 1) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** One rule: its sentence as a manager reads it, and the form of what it says. */
export function RuleForm({
  rule,
  document,
  sentences,
  deeds,
  arrives,
}: {
  readonly rule: Rule;
  readonly document: JsonObject;
  readonly sentences: Check['sentences'];
  /** Absent: not to be changed. */
  readonly deeds?: Deeds | undefined;
  /** It was chosen from the list: the focus goes to it. */
  readonly arrives: boolean;
}) {
  const text = useText();
  const server = useServerText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrives) heading.current?.focus();
  }, [arrives]);
  const sentence = sentences?.find(({ path }) => path === keyOf(rule.path));
  const list = isObject(schemeSchema.properties) ? schemeSchema.properties[rule.part] : undefined;
  const items = isObject(list) && isObject(list.items) ? list.items : {};
  const shape = shapeOf(items, schemeSchema);
  return (
    <form className="peil-stack peil-rule-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <div>
        <Heading level={2} ref={heading} tabIndex={-1}>
          {text('scheme.rule', { number: rule.number, name: sentence ? server(sentence.name) : rule.id })}
        </Heading>
        <p className="peil-sub peil-small peil-note">
          {text(`scheme.part.${rule.part}`)}. {text('scheme.reads')}
        </p>
        {sentence && <LiveSentence words={server(sentence.text)} />}
      </div>
      <fieldset className="peil-bare" disabled={deeds === undefined}>
        <legend className="ams-visually-hidden">{text('scheme.fields')}</legend>
        {shape.is === 'group' && (
          <Properties path={rule.path} value={valueAt(document, rule.path)} properties={shape.properties} />
        )}
      </fieldset>
      {deeds && (
        <p className="peil-repairs">
          {!deeds.isFirst && (
            <Button type="button" variant="tertiary" onClick={() => deeds.move(-1)}>
              {text('scheme.earlier')}
            </Button>
          )}
          {!deeds.isLast && (
            <Button type="button" variant="tertiary" onClick={() => deeds.move(1)}>
              {text('scheme.later')}
            </Button>
          )}
          <Button type="button" variant="tertiary" onClick={deeds.remove}>
            {text('scheme.removeRule')}
          </Button>
        </p>
      )}
    </form>
  );
}

/** Changes while one types, and is said after a second of rest. */
function LiveSentence({ words }: { readonly words: string }) {
  const said = useRested(words, SAID_AFTER_MS);
  return (
    <>
      <p className="peil-sentence" data-sentence>
        {words}
      </p>
      <p className="ams-visually-hidden" aria-live="polite">
        {said === words ? said : ''}
      </p>
    </>
  );
}

/** What a scheme says besides its rules. */
export function SettingForm({
  setting,
  document,
  readOnly,
}: {
  readonly setting: Setting;
  readonly document: JsonObject;
  readonly readOnly: boolean;
}) {
  const text = useText();
  const shape = shapeOf(schemeSchema, schemeSchema);
  const keys: readonly string[] = SETTINGS[setting];
  const properties = shape.is === 'group' ? shape.properties.filter(({ name }) => keys.includes(name)) : [];
  return (
    <form className="peil-stack peil-rule-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <Heading level={2}>{text(`scheme.setting.${setting}`)}</Heading>
      <fieldset className="peil-bare" disabled={readOnly}>
        <legend className="ams-visually-hidden">{text('scheme.fields')}</legend>
        <Properties path={[]} value={document} properties={properties} only={keys} />
      </fieldset>
    </form>
  );
}
