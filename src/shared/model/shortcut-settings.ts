/** The keys that the user gave an action in place of its own: separated by spaces, such as `Ctrl Shift F`; '' for none. */
export interface ChangedKeys {
  readonly action: string;
  readonly keys: string;
}

/** What the user changed of the shortcuts. */
export interface ShortcutSettings {
  /** False: single letters do nothing, so that none is pressed by mistake. */
  readonly singleKeys: boolean;
  /** At most one entry an action. */
  readonly changed: readonly ChangedKeys[];
}

/** The shortcuts as they come. */
export const shortcutDefaults: ShortcutSettings = { singleKeys: true, changed: [] };
