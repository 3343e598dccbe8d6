import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { PageHeading } from '../../../app/page.js';
import { ProblemNote } from '../../../app/problems.js';
import { useSayDone } from '../../../shared/say-done.js';
import { useRested } from '../../../shared/use-rested.js';
import { useServerText, useText } from '../../../texts/use-text.js';
import { FormProvider } from '../form/form-context.js';
import { Place } from '../form/schema-form.js';
import { firstValue } from '../form/shape.js';
import { isList, isObject, wordOf } from '../json.js';
import { checkQuery, type Scheme, type Version } from '../queries.js';
import { freeId, rulesOf, SETTING_NAMES, type Rule, type RulePart } from '../rules.js';
import { schemeSchema } from '../scheme-schema.js';
import { Compare } from './compare.js';
import { EditorHead } from './editor-head.js';
import { RuleForm, SettingForm } from './rule-form.js';
import { RuleList } from './rule-list.js';
import { TimeLine } from './time-line.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { useDraft } from './use-draft.js';
import { useWordChoices } from './use-word-choices.js';
import { YamlView } from './yaml-view.js';

const REST_MS = 400;

/** A version of a scheme, to read or, while it is a draft, to change. */
export function Editor({ scheme, version }: { readonly scheme: Scheme; readonly version: Version }) {
  const { rule: chosen } = useParams({ from: '/signed-in/schemes/$schemeId/versions/$version/rules/$rule' });
  const { view } = useSearch({ from: '/signed-in/schemes/$schemeId/versions/$version/rules/$rule' });
  const { me } = useRouteContext({ from: '/signed-in' });
  const text = useText();
  const server = useServerText();
  const navigate = useNavigate();
  const say = useSayDone();
  const draft = useDraft(version);
  const { document, change, replace } = draft;
  const check = useQuery(checkQuery({ document: useRested(document, REST_MS) }));
  const wordsFor = useWordChoices(document, check.data?.sentences);
  // A published version is what it is: what the check has against it helps nobody any more.
  const isDraft = version.stage === 'draft';
  const findings = useMemo(() => (isDraft ? (check.data?.findings ?? []) : []), [check.data, isDraft]);
  const shown = check.data && { ...check.data, findings };
  const [turn, setTurn] = useState(0);
  const [first] = useState(chosen);
  const { schemeId } = scheme;
  const rules = rulesOf(document);
  const rule = rules.find(({ number }) => String(number) === chosen);
  const setting = SETTING_NAMES.find((one) => one === chosen);
  const goTo = (number: number): void => {
    const params = { schemeId, version: String(version.version), rule: String(Math.max(1, number)) };
    void navigate({ to: '/schemes/$schemeId/versions/$version/rules/$rule', params, resetScroll: false });
  };
  const add = (part: RulePart): void => {
    const list = isList(document[part]) ? document[part] : [];
    const schemaOf = isObject(schemeSchema.properties) ? schemeSchema.properties[part] : undefined;
    const items = isObject(schemaOf) && isObject(schemaOf.items) ? schemaOf.items : {};
    const begin = firstValue(items, schemeSchema, me.today);
    const named = isObject(begin) ? { ...begin, id: freeId(document, wordOf(begin.id) || part) } : begin;
    const changed = { ...document, [part]: [...list, named] };
    replace(changed);
    goTo(rulesOf(changed).findLast((one) => one.part === part)?.number ?? 1);
  };
  const deedsOf = ({ part, index, number }: Rule) => {
    const list = isList(document[part]) ? document[part] : [];
    return {
      isFirst: index === 0,
      isLast: index === list.length - 1,
      remove: () => {
        const before = document;
        replace({ ...document, [part]: list.toSpliced(index, 1) });
        goTo(Math.min(number, rules.length - 1));
        setTurn(turn + 1);
        say({ what: text('scheme.removed', { number }), undo: async () => replace(before) });
      },
      move: (by: -1 | 1) => {
        const [moved] = list.slice(index, index + 1);
        if (moved === undefined) return;
        replace({ ...document, [part]: list.toSpliced(index, 1).toSpliced(index + by, 0, moved) });
        goTo(number + by);
      },
    };
  };
  return (
    <>
      <UnsavedGuard draft={draft} within={`/schemes/${schemeId}/versions/${version.version}/rules/`} />
      <EditorHead scheme={scheme} version={version} draft={draft} valid={check.data?.valid} today={me.today}>
        <PageHeading>{server(scheme.name)}</PageHeading>
      </EditorHead>
      {draft.error && <ProblemNote error={draft.error} />}
      {check.error && <ProblemNote error={check.error} />}
      <TimeLine scheme={scheme} document={document} shown={version} today={me.today} />
      <FormProvider
        value={{ root: schemeSchema, today: me.today, readOnly: !isDraft, findings, change, wordsFor, Place }}
      >
        {view === 'yaml' && <YamlView document={document} readOnly={!isDraft} replace={replace} />}
        {view === 'compare' && <Compare scheme={scheme} version={version} sentences={check.data?.sentences} />}
        {view === undefined && (
          <div className="peil-cols peil-cols--side">
            <RuleList
              schemeId={schemeId}
              version={version.version}
              document={document}
              check={shown}
              chosen={chosen}
              add={isDraft ? add : undefined}
            />
            {rule !== undefined && (
              <RuleForm
                key={`${rule.part} ${rule.index} ${turn}`}
                rule={rule}
                arrives={chosen !== first}
                document={document}
                sentences={check.data?.sentences}
                deeds={isDraft ? deedsOf(rule) : undefined}
              />
            )}
            {setting !== undefined && (
              <SettingForm key={setting} setting={setting} document={document} readOnly={!isDraft} />
            )}
            {rule === undefined && setting === undefined && <p className="peil-none">{text('scheme.noRule')}</p>}
          </div>
        )}
      </FormProvider>
    </>
  );
}
