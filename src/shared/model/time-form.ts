/** How times of records are shown: `clock` 14:32:07.418, `ago` 35 s ago, `iso` 2026-11-23T14:32:07.418+01:00. All in this computer's zone. */
export type TimeForm = (typeof timeForms)[number];
/** All of them, in the order in which they are offered. */
export const timeForms = ['clock', 'ago', 'iso'] as const;
