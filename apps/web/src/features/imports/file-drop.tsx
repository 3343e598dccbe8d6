import { Button, Label, Select } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { profilesQuery } from './queries.js';
import { rememberFile, sendFile } from './send-file.js';

/** Kinds that the pages of HR take in; the organisation is the administrator's. */
const KINDS: readonly string[] = ['completions', 'sessions', 'action-plans'];

/** A place to drop a file on, or to choose it with the keyboard; it is analysed at once, and nothing is recorded. */
export function FileDrop({ kinds = KINDS }: { readonly kinds?: readonly string[] }) {
  const text = useText();
  const server = useServerText();
  const navigate = useNavigate();
  const profiles = useQuery(profilesQuery);
  const input = useRef<HTMLInputElement>(null);
  const [profile, setProfile] = useState('');
  const [sent, setSent] = useState<{ readonly name: string; readonly share: number }>();
  const [error, setError] = useState<Error>();

  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined || sent !== undefined) return;
    setError(undefined);
    setSent({ name: file.name, share: 0 });
    try {
      const { importId } = await sendFile(file, profile === '' ? {} : { profile }, (share) =>
        setSent({ name: file.name, share }),
      );
      rememberFile(importId, file);
      await navigate({ to: '/imports/$importId', params: { importId } });
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setSent(undefined);
    }
  };

  return (
    <div className="peil-form peil-stack">
      <div>
        <Label htmlFor="profile">{text('imports.profile')}</Label>
        <p className="ams-hint" id="profile-hint">
          {text('imports.profileHint')}
        </p>
        <Select
          id="profile"
          aria-describedby="profile-hint"
          value={profile}
          onChange={({ target }) => setProfile(target.value)}
        >
          <Select.Option value="">{text('imports.profileUnknown')}</Select.Option>
          {profiles.data?.items
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ code, names }) => (
              <Select.Option key={code} value={code}>
                {server(names)}
              </Select.Option>
            ))}
        </Select>
      </div>
      <div>
        <p className="ams-label" id="file-label">
          {text('imports.file')}
        </p>
        <p className="ams-hint">{text('imports.fileHint')}</p>
        <div
          className="peil-drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void send(event.dataTransfer.files[0]);
          }}
        >
          {sent === undefined ? (
            <>
              {text('imports.drop')}{' '}
              <Button variant="tertiary" type="button" onClick={() => input.current?.click()}>
                {text('imports.chooseFile')}
              </Button>
            </>
          ) : (
            <div role="status">
              <p>{text('imports.sending', { name: sent.name })}</p>
              <progress className="peil-progress" max={1} value={sent.share} aria-label={text('imports.sent')} />
            </div>
          )}
          <input
            ref={input}
            type="file"
            hidden
            aria-labelledby="file-label"
            onChange={({ target }) => {
              void send(target.files?.[0]);
              target.value = '';
            }}
          />
        </div>
      </div>
      {error && <ProblemNote error={error} />}
    </div>
  );
}
