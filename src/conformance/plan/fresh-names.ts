/** Identifiers that a run chooses itself and that must be unique. */
/** Names like a given one that are unique for each number: with the number appended, or of the same shape where that is not allowed. */
export function freshNames(name: string, n: number): [string, ...string[]] {
  return [`${name}-${n}`, shaped(name, n, 26), shaped(name, n, 6)];
}

/** The number encoded in the letters and digits of a name, from its end; with six letters a hexadecimal name stays hexadecimal. */
function shaped(name: string, n: number, letters: number): string {
  let rest = n;
  const digit = (base: number): number => {
    const value = rest % base;
    rest = Math.floor(rest / base);
    return value;
  };
  return [...name]
    .toReversed()
    .map((char) => {
      if (/\d/.test(char)) return String(digit(10));
      if (/[a-z]/.test(char)) return String.fromCharCode(97 + digit(letters));
      return /[A-Z]/.test(char) ? String.fromCharCode(65 + digit(letters)) : char;
    })
    .toReversed()
    .join('');
}
