import type { ReactNode } from 'react';
import { useText } from '../../../texts/use-text.js';
import { isObject, wordOf, type Json, type Path } from '../json.js';
import { useForm, useNames, type PlaceParts } from './form-context.js';
import { GroupField } from './group-field.js';
import { BareField, ChoiceField, DayField, LengthField, NumberField, TextField, YesNoField } from './leaf-fields.js';
import { ListField, MapField } from './list-field.js';
import { shapeOf } from './shape.js';
import { VariantsField } from './variants-field.js';
import { WordsField } from './words-field.js';

/** One place of the document as a form, whatever the language has there. */
export function Place({ schema, path, name, value, label: given, remove }: PlaceParts) {
  const { root } = useForm();
  const { field, hint, word } = useNames();
  const shape = shapeOf(schema, root);
  const parts = { path, label: given ?? field(name), hint: hint(name), value, remove };
  switch (shape.is) {
    case 'constant':
      return shape.value === true ? (
        <Fixed label={parts.label} remove={remove} />
      ) : (
        <Fixed label={word(wordOf(shape.value))} remove={remove} />
      );
    case 'text':
      return <TextField {...parts} />;
    case 'amount':
    case 'whole':
      return <NumberField {...parts} />;
    case 'day':
      return <DayField {...parts} />;
    case 'yesNo':
      return <YesNoField {...parts} />;
    case 'bare':
      return <BareField {...parts} />;
    case 'choice':
      return <ChoiceField {...parts} options={shape.options} />;
    case 'words':
      return <WordsField {...parts} name={name} options={shape.options} />;
    case 'length':
      return <LengthField {...parts} />;
    case 'range':
      return <Ends {...parts} names={['min', 'max']} />;
    case 'span':
      return <Ends {...parts} names={['from', 'until']} />;
    case 'names':
      return <Ends {...parts} names={['nl', 'en']} />;
    case 'variants':
      return <VariantsField {...parts} name={name} variants={shape.variants} />;
    case 'group':
      return <GroupField {...parts} properties={shape.properties} />;
    case 'list':
      return <ListField {...parts} name={name} items={shape.items} />;
    case 'map':
      return <MapField {...parts} values={shape.values} />;
  }
}

function Fixed({ label, remove }: { readonly label: string; readonly remove: ReactNode }) {
  return (
    <p className="peil-leaf__label">
      {label} {remove}
    </p>
  );
}

/** Two short fields that belong together, on one line. */
function Ends({
  path,
  label,
  hint,
  value,
  remove,
  names,
}: {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly remove?: ReactNode;
  readonly names: readonly string[];
}) {
  const text = useText();
  const { field } = useNames();
  const own = isObject(value) ? value : {};
  const Of = names.includes('from') ? DayField : names.includes('nl') ? TextField : NumberField;
  return (
    <fieldset className="peil-nested">
      <legend className="peil-leaf__label">
        <strong>{label}</strong> {remove}
      </legend>
      {hint && <p className="ams-hint">{hint}</p>}
      <div className={names.includes('nl') ? 'peil-stack' : 'peil-ends'}>
        {names.map((name) => (
          <Of
            key={name}
            path={[...path, name]}
            label={names.includes('nl') ? field(name) : `${field(name)} ${text('schemeForm.mayBeEmpty')}`}
            value={own[name]}
          />
        ))}
      </div>
    </fieldset>
  );
}
