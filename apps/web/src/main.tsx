import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/hanken-grotesk/wght.css';
import './theme/components.css';
import './theme/roles.css';
import 'virtual:theme-tokens.css';
import './theme/base.css';
import './theme/peil.css';
import './theme/schemes.css';
import './theme/steering.css';
import { ProblemError } from './api/client.js';
import { createPeilRouter } from './app/router.js';
import { TextProvider } from './texts/use-text.js';

const MAX_RETRIES = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // What the server refused it will refuse again; only what did not arrive, or was too early, is asked anew.
      retry: (failures, error) =>
        failures < MAX_RETRIES && (!(error instanceof ProblemError) || error.problem.status === 503),
    },
  },
});
const router = createPeilRouter(client);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the application');
createRoot(root).render(
  <StrictMode>
    <TextProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </TextProvider>
  </StrictMode>,
);
