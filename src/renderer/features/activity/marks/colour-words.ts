import type { MarkColour } from '../../../../shared/model/record-mark';

/** The colours in words, so that nobody has to see them. */
export const colourWords: Readonly<Record<MarkColour, string>> = { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue', violet: 'Violet' };
