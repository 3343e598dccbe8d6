import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.js';
import { isDocument, withValue, type Json, type JsonObject, type Path } from '../json.js';
import { versionQuery, type Version } from '../queries.js';

export type Draft = {
  readonly document: JsonObject;
  readonly dirty: boolean;
  readonly savedAt: string | undefined;
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly change: (path: Path, value: Json | undefined) => void;
  readonly replace: (document: JsonObject) => void;
  /** Writes the document to the server; false when that was refused. */
  readonly save: () => Promise<boolean>;
};

/** The document of a version as it is being edited, until it is saved. */
export function useDraft(version: Version): Draft {
  const client = useQueryClient();
  const [document, setDocument] = useState<JsonObject>(() => documentOf(version));
  const [saved, setSaved] = useState(document);
  const [savedAt, setSavedAt] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const { schemeId, version: number } = version;
  const save = async (): Promise<boolean> => {
    if (busy) return false;
    if (document === saved) return true;
    setBusy(true);
    setError(undefined);
    try {
      const path = { schemeId, version: number };
      await answerOf(api.PUT('/schemes/{schemeId}/versions/{version}', { params: { path }, body: { document } }));
      client.setQueryData(versionQuery(schemeId, number).queryKey, { ...version, document });
      setSaved(document);
      setSavedAt(new Date().toISOString());
      return true;
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ document, dirty: document !== saved, savedAt, busy, error, save },
    replace: setDocument,
    change: (path, value) =>
      setDocument((before) => {
        const changed: unknown = withValue(before, path, value);
        return isDocument(changed) ? changed : before;
      }),
  };
}

export function documentOf({ document }: Version): JsonObject {
  const read: unknown = document;
  return isDocument(read) ? read : {};
}
