import { Component, type ReactNode } from 'react';
import './error-boundary.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | undefined;
}

/** Stands in for the window when drawing it went wrong: what is on disk is safe, and loading the window again brings it back. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <main className="crash" role="alert">
        <h1>The window could not be drawn</h1>
        <p>Your workspace and your log are safe, and the catch server goes on. Load the window again; if this returns, the text below says where it went wrong.</p>
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          Load the window again
        </button>
        <pre className="code">{error.stack ?? error.message}</pre>
      </main>
    );
  }
}
