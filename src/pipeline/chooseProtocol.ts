import type { Problem, WithProblems } from '#domain/problem';
import type { Protocol } from '#domain/protocol';
import { matchPath } from '#layout/filePattern';
import { parseProtocol } from '#protocol/parseProtocol';
import type { ProjectFiles } from './projectFiles.ts';

/** A protocol of the project, read; `protocol` is null when it could not be understood. */
export interface ProtocolFile {
  readonly file: string;
  readonly sha256: string;
  /** Empty when the letters could not be read. */
  readonly text: string;
  readonly protocol: Protocol | null;
  readonly problems: readonly Problem[];
}

/** Reads all protocols of the project once, for all studies. */
export async function readProtocols(files: ProjectFiles): Promise<ProtocolFile[]> {
  const read: ProtocolFile[] = [];
  for (const file of await files.protocols()) {
    const contents = await files.read(file);
    if (contents === null) continue;
    const text = textFromBytes(contents.bytes);
    const { value, problems } =
      text === null ? { value: null, problems: [notUnicode(file)] } : parseProtocol({ text, file });
    read.push({ file, sha256: contents.sha256, text: text ?? '', protocol: value, problems });
  }
  return read;
}

/** UTF-8, or UTF-16 as Windows editors save it; null for anything else, where a µ would turn into something unreadable. */
function textFromBytes(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notUnicode(file: string): Problem {
  return {
    code: 'protocol-syntax',
    severity: 'error',
    file,
    place: null,
    found: 'letters that are not in UTF-8',
    expected: 'a text in UTF-8',
    fix: 'Save the protocol again with the encoding UTF-8 (in most editors: Save as … Encoding).',
  };
}

/**
 * The protocol of a study: the one of its name, or the one whose `studies` patterns match.
 *
 * @returns null with `no-protocol` or `two-protocols`
 */
export function protocolOfStudy(
  study: string,
  protocols: readonly ProtocolFile[],
): WithProblems<ProtocolFile | null> {
  const claiming = protocols.filter(
    ({ file, protocol }) =>
      stem(file) === study || (protocol?.studies ?? []).some((pattern) => matchPath(pattern, study) !== null),
  );
  const [only, second] = claiming;
  if (only === undefined) return { value: null, problems: [noProtocol(study, protocols)] };
  if (second === undefined) return { value: only, problems: [] };
  return { value: null, problems: [twoProtocols(study, claiming)] };
}

function stem(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

function noProtocol(study: string, protocols: readonly ProtocolFile[]): Problem {
  return {
    code: 'no-protocol',
    severity: 'error',
    file: `plates/${study}`,
    place: null,
    found: `no protocol for the study "${study}"${protocols.length > 0 ? ` among ${protocols.map((one) => one.file).join(', ')}` : ''}`,
    expected: `protocols/${study}.yaml, or a protocol whose \`studies\` matches "${study}"`,
    fix: `Write protocols/${study}.yaml; protocols/fig2.yaml is an example to start from.`,
  };
}

function twoProtocols(study: string, claiming: readonly ProtocolFile[]): Problem {
  return {
    code: 'two-protocols',
    severity: 'error',
    file: claiming[0]?.file ?? null,
    place: null,
    found: `${claiming.map((one) => one.file).join(' and ')} claim the study "${study}"`,
    expected: 'one protocol for a study',
    fix: 'Narrow `studies` in one of them, or rename one.',
  };
}
