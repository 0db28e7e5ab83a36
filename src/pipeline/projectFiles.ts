/** A file as it was read: its bytes and what they hash to. */
export interface FileContents {
  readonly bytes: Uint8Array;
  /** Hex. */
  readonly sha256: string;
}

/**
 * The project folder as the pipeline sees it: names and bytes. Paths are relative to the project and use `/`; lists are
 * sorted, so that nothing depends on the order in which a disk returns them.
 */
export interface ProjectFiles {
  /** Names of the folders below plates/. */
  studies(): Promise<readonly string[]>;
  /** Files below plates/<study>/ as `plates/<study>/a/x.txt`, half-written ones too, hidden ones not. */
  filesOfStudy(study: string): Promise<readonly string[]>;
  /** `protocols/*.yaml` and `*.yml`. */
  protocols(): Promise<readonly string[]>;
  /** null when the file is not there or cannot be read. */
  read(path: string): Promise<FileContents | null>;
}
