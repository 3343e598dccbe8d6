import { Button, Field, Label, Select, TextInput } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { useText } from '../../../texts/use-text.js';
import { isList, keyOf, type Json } from '../json.js';
import { Findings, useFindings, useForm, useNames, type Choice } from './form-context.js';
import type { LeafParts } from './leaf-fields.js';

const wordsOf = (value: Json | undefined): readonly string[] =>
  isList(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];

/** Words, of which any one fits: each chosen word with its way out, and one more from the list or typed. */
export function WordsField({
  name,
  options,
  ...parts
}: LeafParts & { readonly name: string; readonly options?: readonly string[] | undefined }) {
  const text = useText();
  const { word } = useNames();
  const { change, wordsFor, readOnly } = useForm();
  const { path, label, hint, remove } = parts;
  const found = useFindings(path, true);
  const [next, setNext] = useState('');
  const id = `field-${keyOf(path)}`;
  const known: readonly Choice[] = options?.map((value) => ({ value, name: word(value) })) ?? wordsFor(name, path);
  const chosen = wordsOf(parts.value);
  const left = known.filter(({ value }) => !chosen.includes(value));
  const nameOf = (value: string): string => known.find((one) => one.value === value)?.name ?? value;
  const add = (): void => {
    const value = next.trim();
    if (value === '' || chosen.includes(value)) return;
    change(path, [...chosen, value]);
    setNext('');
  };
  return (
    <Field invalid={found.some(({ severity }) => severity === 'error')} className="peil-leaf">
      <span className="peil-leaf__label">
        {readOnly ? <strong>{label}</strong> : <Label htmlFor={id}>{label}</Label>}
        {remove}
      </span>
      {hint && <p className="ams-hint">{hint}</p>}
      {chosen.length > 0 && (
        <ul className="peil-chosen" role="list">
          {chosen.map((value) => (
            <li key={value}>
              {nameOf(value)}
              {!readOnly && (
                <button
                  type="button"
                  className="peil-link-button peil-small"
                  aria-label={text('schemeForm.removeNamed', { what: nameOf(value) })}
                  onClick={() =>
                    change(
                      path,
                      chosen.filter((one) => one !== value),
                    )
                  }
                >
                  {text('schemeForm.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <span className="peil-pair">
          {known.length > 0 ? (
            <Select id={id} value={next} onChange={({ target }) => setNext(target.value)}>
              <Select.Option value="">{text('record.choose')}</Select.Option>
              {left.map(({ value, name: called }) => (
                <Select.Option key={value} value={value}>
                  {called}
                </Select.Option>
              ))}
            </Select>
          ) : (
            <TextInput
              id={id}
              autoComplete="off"
              value={next}
              onChange={({ target }) => setNext(target.value)}
              onBlur={add}
            />
          )}
          <Button type="button" variant="tertiary" onClick={add}>
            {text('schemeForm.add')}
          </Button>
        </span>
      )}
      <Findings id={`${id}-found`} found={found} />
    </Field>
  );
}
