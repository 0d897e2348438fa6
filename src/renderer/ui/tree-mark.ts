/** What a check says of one value in a tree. */
export interface TreeMark {
  readonly state: 'warn' | 'fail';
  readonly reason: string;
}
