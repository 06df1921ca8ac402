/** The sentences of a paragraph, each with its mark and the closing quotes behind it; joined they are the text. */
export function splitSentences(text: string): string[] {
  return text.match(SENTENCE) ?? [];
}

const SENTENCE = /[^。！？；…]*[。！？；…]+[”’"'」』）)】]*\s*|[^。！？；…]+$/g;
