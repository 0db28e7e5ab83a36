import type { InputFile } from '#domain/analysis';
import type { Protocol } from '#domain/protocol';
import type { ProtocolFile } from './chooseProtocol.ts';

/** The study as its folder, its protocol and the program name it. */
export interface StudyContext {
  readonly study: string;
  readonly protocol: Protocol;
  readonly protocolInput: InputFile;
  /** What problems with a place in the protocol show a piece of. */
  readonly protocolText: string;
  readonly programVersion: string;
}

/** The context of a study whose protocol was understood. */
export function studyContext(
  study: string,
  { file, sha256, text }: ProtocolFile,
  protocol: Protocol,
  programVersion: string,
): StudyContext {
  return {
    study,
    protocol,
    protocolInput: { file, sha256, kind: 'protocol', vendor: null },
    protocolText: text,
    programVersion,
  };
}
