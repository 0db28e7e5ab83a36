/** A file to be written below output/<study>/; the path uses `/`. */
export interface OutputFile {
  readonly path: string;
  readonly contents: string | Uint8Array;
}
