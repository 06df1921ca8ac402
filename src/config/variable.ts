/** How a variable is read: undefined is a mistake, told as `expected`, with the value only where `isShown`. */
export type Reading<T> = { read: (text: string) => T | undefined; expected: string; isShown?: boolean };

export type ReadVariable = <T>(name: string, reading: Reading<T>, fallback: T) => T;
