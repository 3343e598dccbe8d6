import { Field, Label, Select } from '@amsterdam/design-system-react';
import type { ReactNode } from 'react';
import { useText } from '../../../texts/use-text.js';
import { isObject, keyOf, wordOf, type Json, type JsonObject, type Path } from '../json.js';
import { useForm, useNames } from './form-context.js';
import { Properties } from './group-field.js';
import { firstValue, fits, resolved, shapeOf } from './shape.js';

type Option = { readonly key: string; readonly name: string; readonly schema: JsonObject; readonly begin: Json };

/** One of several ways to say it: which one, and then its own fields. */
export function VariantsField({
  path,
  label,
  hint,
  value,
  remove,
  name,
  variants,
}: {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly remove?: ReactNode;
  readonly name: string;
  readonly variants: readonly JsonObject[];
}) {
  const text = useText();
  const { change, root, Place } = useForm();
  const options = useOptions(variants);
  const chosen =
    options.find(({ begin }) => typeof begin === 'string' && begin === value) ??
    options.find(({ schema }) => fits(value, schema, root)) ??
    options[0];
  const shape = chosen && shapeOf(chosen.schema, root);
  const id = `way-${keyOf(path)}`;
  return (
    <fieldset className="peil-nested">
      <legend className="peil-leaf__label">
        <strong>{label}</strong> {remove}
      </legend>
      {hint && <p className="ams-hint">{hint}</p>}
      <div className="peil-stack">
        <Field>
          <Label className="ams-visually-hidden" htmlFor={id}>
            {text('schemeForm.wayOf', { field: label })}
          </Label>
          <Select
            id={id}
            value={chosen?.key ?? ''}
            onChange={({ target }) => change(path, options.find(({ key }) => key === target.value)?.begin)}
          >
            {options.map((option) => (
              <Select.Option key={option.key} value={option.key}>
                {option.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {chosen !== undefined && shape?.is === 'group' && (
          <Properties
            path={path}
            value={value}
            properties={shape.properties}
            hidden={shape.properties.filter(({ schema }) => schema.const !== undefined).map((one) => one.name)}
          />
        )}
        {chosen !== undefined && shape !== undefined && !['group', 'constant', 'choice'].includes(shape.is) && (
          <Place schema={chosen.schema} path={path} name={name} label={label} value={value} />
        )}
      </div>
    </fieldset>
  );
}

/** The ways to choose from: a fixed word each, or what the first thing they ask is called. */
function useOptions(variants: readonly JsonObject[]): readonly Option[] {
  const { root, today } = useForm();
  const { field, word } = useNames();
  return variants.flatMap((schema): readonly Option[] => {
    const shape = shapeOf(schema, root);
    if (shape.is === 'constant') {
      const value = wordOf(shape.value);
      return [{ key: value, name: word(value), schema, begin: shape.value }];
    }
    if (shape.is === 'choice') return shape.options.map((one) => ({ key: one, name: word(one), schema, begin: one }));
    const begin = firstValue(schema, root, today);
    if (shape.is !== 'group') return [{ key: shape.is, name: word(`a-${shape.is}`), schema, begin }];
    const type = resolved(schema, root).properties;
    const kind = isObject(type) && isObject(type.type) ? type.type.const : undefined;
    if (typeof kind === 'string') return [{ key: kind, name: word(kind), schema, begin }];
    const first = shape.properties.find(({ required }) => required)?.name ?? shape.properties[0]?.name ?? '';
    return [{ key: first, name: field(first), schema, begin }];
  });
}
