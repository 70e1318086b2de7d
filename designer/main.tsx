import '@fontsource-variable/inter/index.css';
import '@fontsource/ibm-plex-mono/400.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startText } from './app/text/text.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('the page has no place for the app');
await startText();
createRoot(root).render(<App />);
