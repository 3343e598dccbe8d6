import {
  ActionGroup,
  Button,
  Checkbox,
  Field,
  FieldSet,
  Label,
  Select,
  TextInput,
} from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { hours } from '../../shared/format.js';
import { typedAmountOf } from '../../shared/typed-amount.js';
import { useAttempt } from '../../shared/attempt.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { kindsQuery } from '../points/queries.js';
import { providersQuery, type Offering } from './queries.js';
import { COMPONENT_CODES, useOfferingNames } from './use-offering-names.js';
import { useCatalogueWrites } from './writes.js';

const MINUTES = 60;

type Typed = {
  readonly nl: string;
  readonly en: string;
  readonly code: string;
  readonly kind: string;
  readonly provider: string;
  readonly length: string;
  readonly components: readonly string[];
};

/** A new offering, or the details of one that is there. */
export function OfferingForm({ offering }: { readonly offering?: Offering }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const names = useOfferingNames();
  const kinds = useQuery(kindsQuery);
  const providers = useQuery(providersQuery);
  const writes = useCatalogueWrites();
  const { attempt, busy, error } = useAttempt();
  const [missing, setMissing] = useState(false);
  const [typed, setTyped] = useState<Typed>(() => typedOf(offering, (minutes) => hours(minutes, language)));
  const id = useId();
  const change = (changes: Partial<Typed>): void => setTyped((before) => ({ ...before, ...changes }));
  const length = typedAmountOf(typed.length);
  const complete =
    [typed.nl, typed.en, typed.code, typed.kind, typed.provider].every((one) => one.trim() !== '') &&
    length !== undefined &&
    length > 0;

  const save = async (): Promise<void> => {
    setMissing(!complete);
    if (!complete) return;
    const body = {
      code: typed.code.trim(),
      title: { nl: typed.nl.trim(), en: typed.en.trim() },
      providerId: typed.provider,
      kind: typed.kind,
      minutes: Math.round(length * MINUTES),
      components: [...typed.components],
      tags: offering?.tags ?? [],
      categories: offering?.categories ?? [],
    };
    await attempt(
      async () => {
        const { offeringId } = await (offering === undefined
          ? writes.add(body)
          : writes.change(offering.offeringId, body));
        await navigate({ to: '/offerings/$offeringId', params: { offeringId } });
      },
      text(offering === undefined ? 'catalogue.added' : 'catalogue.changed'),
    );
  };

  const line = (name: 'nl' | 'en' | 'code' | 'length', label: string) => (
    <Field>
      <Label htmlFor={`${id}-${name}`}>{label}</Label>
      <TextInput
        id={`${id}-${name}`}
        value={typed[name]}
        {...(name === 'length' && { inputMode: 'decimal' })}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </Field>
  );
  return (
    <form
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {missing && (
        <p className="ams-error-message" role="alert">
          {text('catalogue.incomplete')}
        </p>
      )}
      {error && <ProblemNote error={error} />}
      <div className="peil-cols peil-cols--2">
        {line('nl', text('catalogue.titleNl'))}
        {line('en', text('catalogue.titleEn'))}
        {line('code', text('catalogue.codeLabel'))}
        {line('length', text('catalogue.length'))}
        <Field>
          <Label htmlFor={`${id}-kind`}>{text('offerings.kind')}</Label>
          <Select id={`${id}-kind`} value={typed.kind} onChange={({ target }) => change({ kind: target.value })}>
            <Select.Option value="">{text('record.choose')}</Select.Option>
            {kinds.data?.items.map(({ code, names: named }) => (
              <Select.Option key={code} value={code}>
                {server(named)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label htmlFor={`${id}-provider`}>{text('catalogue.provider')}</Label>
          <Select
            id={`${id}-provider`}
            value={typed.provider}
            onChange={({ target }) => change({ provider: target.value })}
          >
            <Select.Option value="">{text('record.choose')}</Select.Option>
            {providers.data?.items.map(({ providerId, name }) => (
              <Select.Option key={providerId} value={providerId}>
                {name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <FieldSet legend={text('offerings.components')} className="peil-choices">
        {COMPONENT_CODES.map((code) => (
          <Checkbox
            key={code}
            checked={typed.components.includes(code)}
            onChange={({ target }) =>
              change({
                components: target.checked
                  ? [...typed.components, code]
                  : typed.components.filter((one) => one !== code),
              })
            }
          >
            {names.component(code)}
          </Checkbox>
        ))}
      </FieldSet>
      <ActionGroup>
        <Button type="submit" variant={offering === undefined ? 'primary' : 'secondary'} aria-disabled={busy}>
          {text(offering === undefined ? 'catalogue.addNow' : 'catalogue.save')}
        </Button>
      </ActionGroup>
    </form>
  );
}

function typedOf(offering: Offering | undefined, written: (minutes: number) => string): Typed {
  return {
    nl: offering?.title.nl ?? '',
    en: offering?.title.en ?? '',
    code: offering?.code ?? '',
    kind: offering?.kind ?? '',
    provider: offering?.providerId ?? '',
    length: offering === undefined ? '' : written(offering.minutes),
    components: offering?.components ?? [],
  };
}
