import type { ReactNode } from 'react';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { keepOwn, takeOutside } from './outside-change';
import { closeScenario, makeScenario, saveNow } from './scenario-library';
import type { OpenScenario, OutsideChange } from './scenarios-state';

/** Asks which text counts where the file was changed, or deleted, by another program while it was open here. */
export function OutsideNotice({ open: { entry, text }, outside }: { readonly open: OpenScenario; readonly outside: OutsideChange }): ReactNode {
  if (outside.kind === 'gone') {
    return (
      <Banner
        tone="warn"
        title={`${entry.fileName} is no longer in the folder`}
        actions={
          <>
            <Button onClick={() => void makeScenario(entry.fileName.replace(/\.ya?ml$/i, ''), text)}>Save it again</Button>
            <Button variant="ghost" onClick={() => void closeScenario()}>
              Close it
            </Button>
          </>
        }
      >
        Another program deleted or renamed it. The text here is kept until you decide.
      </Banner>
    );
  }
  const keep = (): void => {
    keepOwn();
    void saveNow();
  };
  return (
    <Banner
      tone="warn"
      title={`${entry.fileName} was changed outside while you were typing`}
      actions={
        <>
          <Button onClick={takeOutside}>Take the file’s text</Button>
          <Button variant="ghost" onClick={keep}>
            Keep mine
          </Button>
        </>
      }
    >
      Nothing is saved until you decide which of the two counts.
    </Banner>
  );
}
