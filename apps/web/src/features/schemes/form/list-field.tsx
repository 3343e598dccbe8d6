import { Button, TextInput } from '@amsterdam/design-system-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../../../texts/use-text.js';
import { isList, isObject, keyOf, type Json, type JsonObject, type Path } from '../json.js';
import { Findings, useFindings, useForm, useNames } from './form-context.js';
import { RemoveButton } from './group-field.js';
import { firstValue } from './shape.js';

type Parts = {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly remove?: ReactNode;
};

/** Several of the same, in the order in which they are applied. */
export function ListField({
  path,
  label,
  hint,
  value,
  remove,
  name,
  items,
}: Parts & { readonly name: string; readonly items: JsonObject }) {
  const text = useText();
  const { change, root, today, readOnly, Place } = useForm();
  const list = isList(value) ? value : [];
  const found = useFindings(path);
  return (
    <fieldset className="peil-nested">
      <legend className="peil-leaf__label">
        <strong>{label}</strong> {remove}
      </legend>
      {hint && <p className="ams-hint">{hint}</p>}
      <Findings id={`found-${keyOf(path)}`} found={found} />
      {list.map((item, index) => {
        const called = text('schemeForm.item', { what: label, number: index + 1 });
        return (
          <Place
            key={index}
            name={name}
            label={called}
            schema={items}
            path={[...path, index]}
            value={item}
            remove={<RemoveButton what={called} remove={() => change([...path, index], undefined)} />}
          />
        );
      })}
      {!readOnly && (
        <Button
          type="button"
          variant="tertiary"
          onClick={() => change([...path, list.length], firstValue(items, root, today))}
        >
          {text('schemeForm.addItem', { what: label })}
        </Button>
      )}
    </fieldset>
  );
}

/** Values by a word of one's own. */
export function MapField({ path, label, hint, value, remove, values }: Parts & { readonly values: JsonObject }) {
  const text = useText();
  const { word } = useNames();
  const { change, root, today, readOnly, Place } = useForm();
  const [next, setNext] = useState('');
  const entries = isObject(value) ? Object.entries(value) : [];
  const id = `add-${keyOf(path)}`;
  const add = (): void => {
    const key = next.trim();
    if (key === '' || entries.some(([known]) => known === key)) return;
    change([...path, key], firstValue(values, root, today));
    setNext('');
  };
  return (
    <fieldset className="peil-nested">
      <legend className="peil-leaf__label">
        <strong>{label}</strong> {remove}
      </legend>
      {hint && <p className="ams-hint">{hint}</p>}
      {entries.map(([key, item]) => (
        <Place
          key={key}
          name={key}
          label={word(key)}
          schema={values}
          path={[...path, key]}
          value={item}
          remove={<RemoveButton what={key} remove={() => change([...path, key], undefined)} />}
        />
      ))}
      {!readOnly && (
        <div className="peil-add">
          <label className="ams-label" htmlFor={id}>
            {text('schemeForm.newWord')}
          </label>
          <span className="peil-pair">
            <TextInput id={id} autoComplete="off" value={next} onChange={({ target }) => setNext(target.value)} />
            <Button type="button" variant="tertiary" onClick={add}>
              {text('schemeForm.add')}
            </Button>
          </span>
        </div>
      )}
    </fieldset>
  );
}
