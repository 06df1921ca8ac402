/** 高温慰问 into 高温 and 慰问, as a dictionary has them; a word that is one already stays as it is. */
export function splitWords(words: readonly string[]): string[] {
  return [...new Set(words.flatMap(partsOf))];
}

function partsOf(word: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(word))
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment);
}

/** Loads a dictionary, which takes a moment: only for who needs it. */
let segmenter: Intl.Segmenter | undefined;
