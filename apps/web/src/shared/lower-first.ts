/** "Resultaat" as it stands within a sentence: "resultaat". */
export const lowerFirst = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);
