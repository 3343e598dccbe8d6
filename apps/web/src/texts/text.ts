/** One text in both languages. Values stand in braces, as ICU messages have them; `<b>` is what matters in a sentence. */
export type Text = { readonly nl: string; readonly en: string };

/** Texts of one part of the application; keys begin with the name of that part. */
export type Texts<Key extends string> = Readonly<Record<Key, Text>>;

export const texts = <Key extends string>(list: Texts<Key>): Texts<Key> => list;
