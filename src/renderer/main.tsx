import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './styles/tokens.css';
import './styles/components.css';
import './styles/controls.css';
import './styles/floating.css';
import './styles/panes.css';
import './styles/forced-colors.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { ErrorBoundary } from './app/error-boundary';
import { fetchPage } from './app/pages';
import { navigationStore } from './host/navigation';
import { restorePlace } from './host/remembered-place';
import { TooltipProvider } from './ui/tooltip';

restorePlace();
// So that the page is here by the time main has told how things are.
void fetchPage(navigationStore.getState().place);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <CSPProvider disableStyleElements>
        <TooltipProvider>
          <App />
        </TooltipProvider>
      </CSPProvider>
    </ErrorBoundary>
  </StrictMode>,
);
