import { useCallback } from 'react';
import type { JsonNode } from '../../../../shared/json/parse-json';
import { findInTextInSteps, type TextPlace } from '../../../ui/find-in-text';
import { findInTreeInSteps } from '../../../ui/json-tree-find';
import { useWork } from '../../../ui/use-work';
import type { ShownMode } from './body-mode';

/** What was found in a body: how often, and the place that is the current one, as a value of the tree or in the text. */
export interface FoundInBody {
  readonly count: number;
  readonly node: JsonNode | undefined;
  readonly place: TextPlace | undefined;
}

const smallCharacters = 256 * 1024;

/** Finds words in what is shown: in the tree its values, else places in the text. */
export function useFound(mode: ShownMode, text: string, root: JsonNode | undefined, find: { readonly words: string; readonly place: number }): FoundInBody {
  const { words, place } = find;
  const isSmall = text.length <= smallCharacters;
  const inTree = mode === 'read' && root !== undefined && words !== '';
  const inText = mode !== 'read' && words !== '';
  const searchTree = useCallback(() => findInTreeInSteps(text, root ?? { kind: 'null', start: 0, end: 0 }, words), [text, root, words]);
  const searchText = useCallback(() => findInTextInSteps(text, words), [text, words]);
  const { value: nodes = [] } = useWork(inTree ? searchTree : undefined, isSmall);
  const { value: places = [] } = useWork(inText ? searchText : undefined, isSmall);
  const count = inTree ? nodes.length : places.length;
  const at = count === 0 ? 0 : place % count;
  return { count, node: inTree ? nodes[at] : undefined, place: inText ? places[at] : undefined };
}
