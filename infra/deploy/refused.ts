/** What was asked for can't be done as it was asked: every mistake at once. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}
