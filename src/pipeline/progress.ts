/** Told what is being done, for anybody who waits: `reading plates/fig2/a/x.txt`, 3 of 12. */
export type Progress = (doing: string, done: number, total: number) => void;

export const silent: Progress = () => undefined;
