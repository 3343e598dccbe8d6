import { createContext, useContext, type ComponentType, type ReactNode } from 'react';
import type { Schemas } from '../../../api/client.js';
import { allTexts, type TextKey } from '../../../texts/all-texts.js';
import { useServerText, useText } from '../../../texts/use-text.js';
import { FindingGlyph } from '../finding-glyph.js';
import { pathOf, type Json, type JsonObject, type Path } from '../json.js';

export type Finding = Schemas['FindingAnswer'];

/** What every field of a form needs: the schema, the document's own words, what is found, and how to change it. */
export type FormContext = {
  readonly root: JsonObject;
  readonly today: string;
  /** The version is not to be changed: nothing to add or to take away is shown. */
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly change: (path: Path, value: Json | undefined) => void;
  /** What shows one place of the document: parts hold places, and places hold parts. */
  readonly Place: ComponentType<PlaceParts>;
  /** The words a field can choose from, with what each is called; empty: any word may be typed. */
  readonly wordsFor: (field: string, path: Path) => readonly Choice[];
};

export type PlaceParts = {
  readonly schema: JsonObject;
  readonly path: Path;
  readonly name: string;
  readonly value: Json | undefined;
  /** Instead of the field's own name. */
  readonly label?: string | undefined;
  readonly remove?: ReactNode;
};

export type Choice = { readonly value: string; readonly name: string };

const Context = createContext<FormContext | undefined>(undefined);
export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('a field stands outside a form');
  return context;
}

const isKey = (key: string): key is TextKey => Object.hasOwn(allTexts, key);

/** What a field, or a word that the language knows, is called. */
export function useNames(): {
  readonly field: (name: string) => string;
  readonly hint: (name: string) => string | undefined;
  readonly word: (value: string) => string;
} {
  const text = useText();
  const of = (key: string): string | undefined => (isKey(key) ? text(key) : undefined);
  return {
    field: (name) => of(`schemeField.${name}`) ?? name,
    hint: (name) => of(`schemeHint.${name}`),
    word: (value) => of(`schemeWord.${value}`) ?? value,
  };
}

/** What is found at a place; `within` also takes what lies deeper. */
export function useFindings(path: Path, within = false): readonly Finding[] {
  const { findings } = useForm();
  const own = path.join('.');
  return findings.filter((one) => one.path === own || (within && one.path.startsWith(`${own}.`)));
}

/** The texts of what is found, each with what would repair it. */
export function Findings({ id, found }: { readonly id: string; readonly found: readonly Finding[] }) {
  const text = useText();
  const server = useServerText();
  const { change } = useForm();
  if (found.length === 0) return null;
  return (
    <div className="peil-findings" id={id}>
      {found.map((one) => (
        <div
          key={one.code + one.path + one.text.nl}
          className={one.severity === 'error' ? 'peil-finding' : 'peil-finding peil-finding--doubt'}
          role="group"
          aria-label={text(one.severity === 'error' ? 'scheme.fault' : 'scheme.doubt')}
        >
          <p>
            <FindingGlyph severity={one.severity} /> {server(one.text)}
          </p>
          {one.repairs !== undefined && (
            <div className="peil-repairs">
              {one.repairs.map((repair) => (
                <button
                  key={repair.path}
                  type="button"
                  className="peil-link-button"
                  onClick={() => change(pathOf(repair.path), repair.value)}
                >
                  {server(repair.text)}
                </button>
              ))}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
