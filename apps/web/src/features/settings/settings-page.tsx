import { Button, Checkbox, FieldSet, Radio } from '@amsterdam/design-system-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.js';
import { OwnPages } from '../../app/own-pages.js';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useAttempt } from '../../shared/attempt.js';
import { letLettersWork, lettersWork } from '../../shared/use-keys.js';
import { LANGUAGES } from '../../texts/language.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { forgetTour } from '../tour/tour-seen.js';

/** What somebody chooses about Peil itself. Each choice holds at once. */
export function SettingsPage() {
  const text = useText();
  return (
    <>
      <OwnPages at="/settings" />
      <PageHeading>{text('settings.title')}</PageHeading>
      <p className="peil-lead">{text('settings.lead')}</p>
      <Section id="language" title={text('settings.language')}>
        <LanguageChoice />
      </Section>
      <Section id="mail" title={text('settings.mail')}>
        <MailChoice />
      </Section>
      <Section id="keys" title={text('settings.keys')}>
        <KeysChoice />
      </Section>
      <Section id="tour-again" title={text('settings.tour')}>
        <TourAgain />
      </Section>
    </>
  );
}

function LanguageChoice() {
  const text = useText();
  const { language, choose } = useLanguage();
  return (
    <FieldSet legend={text('settings.languageOfPages')}>
      {LANGUAGES.map((one) => (
        <Radio key={one} name="language" value={one} checked={language === one} onChange={() => choose(one)}>
          {text(`settings.language.${one}`)}
        </Radio>
      ))}
    </FieldSet>
  );
}

type MailSettings = Schemas['MailSettingsDocument'];

const mailQuery = { queryKey: ['mail-settings'], queryFn: () => answerOf(api.GET('/me/mail-settings')) };

function MailChoice() {
  const text = useText();
  const client = useQueryClient();
  const settings = useQuery(mailQuery);
  const { attempt, error } = useAttempt();
  if (settings.error) return <ProblemNote error={settings.error} retry={() => void settings.refetch()} />;
  if (settings.data === undefined) return <Waiting height="9rem" />;
  const { digest, language } = settings.data;
  const choose = (wanted: MailSettings): void => {
    void attempt(async () => {
      const chosen = await answerOf(api.PUT('/me/mail-settings', { body: wanted }));
      client.setQueryData(mailQuery.queryKey, chosen);
    }, text('settings.kept'));
  };
  return (
    <div className="peil-stack">
      {error && <ProblemNote error={error} />}
      <Checkbox checked={digest} onChange={() => choose({ language, digest: !digest })}>
        {text('settings.digest')}
      </Checkbox>
      <FieldSet legend={text('settings.languageOfMails')}>
        {LANGUAGES.map((one) => (
          <Radio
            key={one}
            name="mail-language"
            value={one}
            checked={language === one}
            onChange={() => choose({ digest, language: one })}
          >
            {text(`settings.language.${one}`)}
          </Radio>
        ))}
      </FieldSet>
    </div>
  );
}

function KeysChoice() {
  const text = useText();
  const [on, setOn] = useState(lettersWork);
  return (
    <>
      <Checkbox
        checked={on}
        onChange={() => {
          letLettersWork(!on);
          setOn(!on);
        }}
      >
        {text('settings.letters')}
      </Checkbox>
      <p className="peil-sub peil-small">{text('settings.lettersHelp')}</p>
    </>
  );
}

function TourAgain() {
  const text = useText();
  const navigate = useNavigate();
  return (
    <Button
      variant="secondary"
      onClick={() => {
        forgetTour();
        void navigate({ to: '/points' });
      }}
    >
      {text('settings.tourAgain')}
    </Button>
  );
}
