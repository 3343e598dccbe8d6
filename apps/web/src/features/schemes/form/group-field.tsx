import { Button, Select } from '@amsterdam/design-system-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../../../texts/use-text.js';
import { isObject, keyOf, type Json, type Path } from '../json.js';
import { Findings, useForm, useNames } from './form-context.js';
import { firstValue, type Property } from './shape.js';

type Parts = {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly remove?: ReactNode;
  readonly properties: readonly Property[];
};

/** A part of the document with its own fields, under a heading of its own. */
export function GroupField({ label, hint, remove, ...parts }: Parts) {
  return (
    <fieldset className="peil-nested">
      <legend className="peil-leaf__label">
        <strong>{label}</strong> {remove}
      </legend>
      {hint && <p className="ams-hint">{hint}</p>}
      <Properties {...parts} />
    </fieldset>
  );
}

/** The fields that are there, and the others to add: so that a form is as short as the rule. */
export function Properties({
  path,
  value,
  properties,
  hidden = [],
  only,
}: Pick<Parts, 'path' | 'value' | 'properties'> & {
  readonly hidden?: readonly string[];
  /** At the top of the document: the keys this form is about. */
  readonly only?: readonly string[];
}) {
  const text = useText();
  const { field } = useNames();
  const { change, findings, root, today, readOnly, Place } = useForm();
  const [next, setNext] = useState('');
  const own = isObject(value) ? value : {};
  const ours = namesLast(properties.filter(({ name }) => !hidden.includes(name)));
  const shown = ours.filter(({ name, required }) => required || own[name] !== undefined);
  const absent = ours.filter((one) => !shown.includes(one));
  const inside = shown.map(({ name }) => keyOf([...path, name]));
  const at = keyOf(path);
  const isOurs = (key: string): boolean =>
    only === undefined
      ? key === at || key.startsWith(`${at}.`)
      : only.some((own) => key === own || key.startsWith(`${own}.`));
  const found = findings.filter(
    (one) => isOurs(one.path) && !inside.some((key) => one.path === key || one.path.startsWith(`${key}.`)),
  );
  const add = (): void => {
    const property = absent.find(({ name }) => name === next);
    if (property === undefined) return;
    change([...path, property.name], firstValue(property.schema, root, today));
    setNext('');
  };
  const id = `add-${at}`;
  return (
    <div className="peil-stack">
      <Findings id={`found-${at}`} found={found} />
      {shown.map(({ name, schema, required }) => (
        <Place
          key={name}
          name={name}
          schema={schema}
          path={[...path, name]}
          value={own[name]}
          remove={
            required ? undefined : <RemoveButton what={field(name)} remove={() => change([...path, name], undefined)} />
          }
        />
      ))}
      {!readOnly && absent.length > 0 && (
        <div className="peil-add">
          <label className="ams-visually-hidden" htmlFor={id}>
            {text('schemeForm.addTo')}
          </label>
          <Select id={id} value={next} onChange={({ target }) => setNext(target.value)}>
            <Select.Option value="">{text('schemeForm.addTo')}</Select.Option>
            {absent.map(({ name }) => (
              <Select.Option key={name} value={name}>
                {field(name)}
              </Select.Option>
            ))}
          </Select>
          <Button type="button" variant="tertiary" onClick={add}>
            {text('schemeForm.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What a rule does comes first; how it is called, and where it stands in the source, last. */
const namesLast = (properties: readonly Property[]): readonly Property[] => {
  const isName = ({ name }: Property): boolean => ['id', 'label', 'article'].includes(name);
  return [...properties.filter((one) => !isName(one)), ...properties.filter(isName)];
};

export function RemoveButton({ what, remove }: { readonly what: string; readonly remove: () => void }) {
  const text = useText();
  const { readOnly } = useForm();
  if (readOnly) return null;
  return (
    <button
      type="button"
      className="peil-link-button peil-small"
      aria-label={text('schemeForm.removeNamed', { what })}
      onClick={remove}
    >
      {text('schemeForm.remove')}
    </button>
  );
}
