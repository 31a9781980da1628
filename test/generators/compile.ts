/** Compiles generated modules in memory. */
import ts from 'typescript';

const LIB = ts.createSourceFile(
  'lib.d.ts',
  `interface Array<T> { length: number; [n: number]: T } interface Boolean {} interface CallableFunction {}
   interface Function {} interface IArguments {} interface NewableFunction {} interface Number {} interface Object {}
   interface RegExp {} interface String { length: number } interface Symbol {} interface SymbolConstructor {}
   type Record<K extends keyof any, T> = { [P in K]: T }; type NonNullable<T> = T & {};
   type Exclude<T, U> = T extends U ? never : T; type Pick<T, K extends keyof T> = { [P in K]: T[P] };
   type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>; type Required<T> = { [P in keyof T]-?: T[P] };
   type Extract<T, U> = T extends U ? T : never;`,
  ts.ScriptTarget.ES2022,
);

/** The diagnostics of `tsc --strict` for modules, with file and line. Empty if they compile. */
export function compile(files: Readonly<Record<string, string>>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const sources = new Map(
    Object.entries(files).map(([name, text]) => [name, ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)]),
  );
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => sources.get(name.replace(/^.*\//, '')) ?? (name.endsWith('lib.d.ts') ? LIB : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    fileExists: (name) => sources.has(name.replace(/^.*\//, '')),
    readFile: () => undefined,
    writeFile: () => undefined,
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(describeDiagnostic);
}

function describeDiagnostic({ file, start, messageText }: ts.Diagnostic): string {
  const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
