import { methodsFacts, type MethodsFact, type MethodsFactName } from '#domain/methodsFacts';
import { onOneLine } from './phraseList.ts';

/** The facts that a protocol states, and which of them a text has used; what nobody told is asked for and never invented. */
export class StatedFacts {
  readonly #facts: Readonly<Record<string, string>>;
  readonly #used = new Set<string>();

  /** @param facts - of the protocol, by name */
  constructor(facts: Readonly<Record<string, string>>) {
    this.#facts = facts;
  }

  /** The fact as it was written, or `[state: seeding density]`. */
  of(name: MethodsFactName): string {
    return this.given(name) ?? factToState(name);
  }

  /** The fact as it was written, or null. */
  given(name: MethodsFactName): string | null {
    this.#used.add(name);
    const text = onOneLine(Object.hasOwn(this.#facts, name) ? (this.#facts[name] ?? '') : '');
    const inside = text.replace(/\.$/, '');
    return inside === '' ? null : inside;
  }

  /** What is said with the fact, or what `none` means where that was written. */
  said(name: MethodsFactName, say: (fact: string) => string): string {
    const fact = this.of(name);
    const { none }: MethodsFact = methodsFacts[name];
    return none !== undefined && /^(?:none|no|not done)$/i.test(fact) ? none : say(fact);
  }

  /** Facts that no sentence has used, as they were written. */
  unused(): (readonly [name: string, text: string])[] {
    return Object.entries(this.#facts)
      .filter(([name]) => !this.#used.has(name))
      .map(([name, text]) => [onOneLine(name), onOneLine(text)] as const);
  }
}

/** What stands in a text where a fact is missing. */
function factToState(name: MethodsFactName): string {
  return `[state: ${name}]`;
}

/** The parts of a text, those that are to be stated apart from those between them. */
export function partsToState(text: string): { readonly text: string; readonly fact: string | null }[] {
  return text
    .split(/(\[state: [^\]]+\])/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, fact: /^\[state: (.*)\]$/.exec(part)?.[1] ?? null }));
}
