import ts from 'typescript';

/** A small change of a formula: what stands at a place of the source, and what stands there instead. */
export interface Mutation {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

const { SyntaxKind: Kind } = ts;

const otherOperators: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [Kind.PlusToken]: ['-'],
  [Kind.MinusToken]: ['+'],
  [Kind.AsteriskToken]: ['/'],
  [Kind.SlashToken]: ['*'],
  [Kind.AsteriskAsteriskToken]: ['*'],
  [Kind.LessThanToken]: ['<=', '>'],
  [Kind.LessThanEqualsToken]: ['<', '>'],
  [Kind.GreaterThanToken]: ['>=', '<'],
  [Kind.GreaterThanEqualsToken]: ['>', '<'],
  [Kind.EqualsEqualsEqualsToken]: ['!=='],
  [Kind.ExclamationEqualsEqualsToken]: ['==='],
  [Kind.AmpersandAmpersandToken]: ['||'],
  [Kind.BarBarToken]: ['&&'],
  [Kind.PlusEqualsToken]: ['-='],
  [Kind.MinusEqualsToken]: ['+='],
  [Kind.AsteriskEqualsToken]: ['/='],
  [Kind.SlashEqualsToken]: ['*='],
};

/** Of a sum or a difference either term can be left out, of a product or a quotient the second factor. */
const droppable: Readonly<Partial<Record<ts.SyntaxKind, 'either' | 'second'>>> = {
  [Kind.PlusToken]: 'either',
  [Kind.MinusToken]: 'second',
  [Kind.AsteriskToken]: 'second',
  [Kind.SlashToken]: 'second',
};

const otherFunctions: Readonly<Record<string, string>> = {
  'Math.min': 'Math.max',
  'Math.max': 'Math.min',
  'Math.expm1': 'Math.exp',
  'Math.log1p': 'Math.log',
  'Math.abs': '',
  'Math.sqrt': '',
};

/**
 * Every mutation of the formulas of a file: other operators, terms left out, signs, constants, comparisons.
 *
 * Left alone: types, texts, what is thrown, and the value behind `??`, which stands for what the compiler cannot know to be there.
 */
export function mutationsOf(source: string, fileName: string): Mutation[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2023, true);
  const found: Mutation[] = [];
  const textOf = (node: ts.Node): string => node.getText(file);
  const replace = (node: ts.Node, to: string): void => {
    const start = node.getStart(file);
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ start, end: node.getEnd(), line, from: textOf(node), to });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTemplateExpression(node)) return;
    if (ts.isBinaryExpression(node)) {
      const { left, right, operatorToken: operator } = node;
      if (operator.kind === Kind.QuestionQuestionToken) {
        visit(left);
        return;
      }
      if (!isText(left) && !isText(right)) {
        for (const to of otherOperators[operator.kind] ?? []) replace(operator, to);
        const drop = droppable[operator.kind];
        if (drop !== undefined) replace(node, `(${textOf(left)})`);
        if (drop === 'either') replace(node, `(${textOf(right)})`);
      }
    } else if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === Kind.MinusToken || node.operator === Kind.ExclamationToken)
        replace(node, `(${textOf(node.operand)})`);
    } else if (ts.isNumericLiteral(node)) replace(node, otherNumber(Number(node.text)));
    else if (ts.isPropertyAccessExpression(node)) {
      const to = otherFunctions[textOf(node)];
      if (to !== undefined) replace(node, to);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The source with one mutation in it. */
export function mutated(source: string, { start, end, to }: Mutation): string {
  return `${source.slice(0, start)}${to}${source.slice(end)}`;
}

function otherNumber(value: number): string {
  return String(Number.isInteger(value) ? value + 1 : value * 1.01);
}

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}
