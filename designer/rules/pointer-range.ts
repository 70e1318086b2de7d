import { jsonLanguage } from '@codemirror/lang-json';
import { pointerKeys } from '#engine';

type SyntaxNode = ReturnType<typeof jsonLanguage.parser.parse>['topNode'];

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in a JSON text the value stands that a pointer names; of one that is missing, what it should stand in.
 * Works on texts with faults as far as they can be understood.
 */
export function rangeOfPointer(text: string, pointer: string): TextRange {
  const top = jsonLanguage.parser.parse(text).topNode.firstChild;
  if (!top) return { from: 0, to: text.length };
  let node = top;
  for (const key of pointerKeys(pointer)) {
    const next = node.name === 'Array' ? itemAt(node, Number(key)) : memberNamed(node, key, text);
    if (!next) break;
    node = next;
  }
  return { from: node.from, to: node.to };
}

function itemAt(array: SyntaxNode, index: number): SyntaxNode | undefined {
  return children(array).filter(isValue)[index];
}

function memberNamed(object: SyntaxNode, key: string, text: string): SyntaxNode | undefined {
  const property = children(object).find((child) => {
    const name = child.name === 'Property' ? child.getChild('PropertyName') : null;
    return name !== null && unquoted(text.slice(name.from, name.to)) === key;
  });
  return property && children(property).findLast((child) => child.name !== 'PropertyName' && isValue(child));
}

const values: readonly string[] = ['True', 'False', 'Null', 'Number', 'String', 'Object', 'Array'];

function isValue({ name }: SyntaxNode): boolean {
  return values.includes(name);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
